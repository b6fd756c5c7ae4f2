import { found, numbersIn, type Predictions } from './prediction.ts';

export const layers: Predictions = {
  'hidden-output-shape': {
    asks: {
      en: 'Images of 784 pixels go into a Dense layer of 100 nodes. What is the shape of its output? (`null` stands for the number of images, which isn’t fixed.)',
      ko: '픽셀 784개짜리 이미지가 노드 100개인 Dense 층에 들어갑니다. 출력의 형태는 무엇일까요? (`null`은 아직 정해지지 않은 이미지의 개수입니다.)',
    },
    answer: (printed) => found(printed, /\[ (null, \d+) \]/).replace(/^.*$/, '[$&]'),
    choices: {
      '[null, 784]': {
        why: {
          en: 'That is what goes in. Each node adds its 784 products up to a single number, so 100 numbers come out.',
          ko: '그것은 들어가는 것의 형태입니다. 노드마다 곱 784개를 더해 수 하나로 만들므로 100개가 나옵니다.',
        },
      },
      '[null, 100]': {
        why: {
          en: 'One number per node, for each image.',
          ko: '이미지마다, 노드마다 수 하나씩 나옵니다.',
        },
      },
      '[784, 100]': {
        why: {
          en: 'That is the shape of the layer’s weights: one for each input of each node. They stay in the layer.',
          ko: '그것은 층이 지닌 가중치의 형태입니다. 노드마다 입력마다 하나씩 있으며, 밖으로 나오지 않습니다.',
        },
      },
      '[100]': {
        why: {
          en: 'That would be one image’s. A layer takes many at once, and the first dimension counts them.',
          ko: '이미지 하나라면 그렇습니다. 층은 여럿을 한꺼번에 받으며, 첫째 차원이 그 개수입니다.',
        },
      },
    },
  },

  'node-sum': {
    asks: {
      en: 'A node without activation has the weights 0.5 and −1 and the bias 0.3. What does it give for the inputs 0.2 and 0.8?',
      ko: '활성화 함수가 없는 노드의 가중치가 0.5와 −1, 절편이 0.3입니다. 입력 0.2와 0.8에 대해 얼마를 출력할까요?',
    },
    answer: (printed) => found(printed, /[-−]?\d+\.\d+/),
    within: 0.001,
    why: {
      en: '0.2 × 0.5 + 0.8 × (−1) + 0.3 = 0.1 − 0.8 + 0.3. Without an activation the sum is the output, below 0 too.',
      ko: '0.2 × 0.5 + 0.8 × (−1) + 0.3 = 0.1 − 0.8 + 0.3입니다. 활성화 함수가 없으면 0보다 작아도 합이 그대로 출력입니다.',
    },
    mistakes: [
      {
        guess: 0,
        why: {
          en: 'A perceptron would answer 0. This node doesn’t jump to 0 or 1: it passes the sum on.',
          ko: '퍼셉트론이라면 0입니다. 이 노드는 0이나 1로 뛰지 않고 합을 그대로 넘깁니다.',
        },
      },
      {
        guess: -0.7,
        why: { en: 'The bias, 0.3, is missing.', ko: '절편 0.3이 빠졌습니다.' },
      },
      {
        guess: 1.2,
        why: {
          en: 'The second weight is −1: its product is −0.8.',
          ko: '둘째 가중치는 −1이므로 곱은 −0.8입니다.',
        },
      },
      {
        guess: -1,
        why: {
          en: 'The bias is added, not taken away: + 0.3.',
          ko: '절편은 빼지 않고 더합니다. + 0.3입니다.',
        },
      },
    ],
    otherwise: {
      en: 'Multiply each input by its weight, and add both products and the bias.',
      ko: '입력마다 가중치를 곱하고, 두 곱과 절편을 더합니다.',
    },
  },

  'xor-spots': {
    asks: {
      en: 'A hidden layer has two nodes, OR and NAND. It turns each of the four inputs [0, 0], [0, 1], [1, 0] and [1, 1] into a pair of answers. How many different pairs come out?',
      ko: '은닉층에 노드 OR와 NAND가 있습니다. 네 입력 [0, 0], [0, 1], [1, 0], [1, 1]이 저마다 두 답의 쌍이 됩니다. 서로 다른 쌍은 몇 개일까요?',
    },
    answer(printed) {
      const pairs = [...printed.matchAll(/→ (\[[^\]]*\]) →/g)].map(([, pair]) => pair);
      return String(new Set(pairs).size);
    },
    choices: {
      2: {
        why: {
          en: '[0, 0] and [1, 1] don’t meet: OR says 0 and 1 to them. Only the two inputs that XOR wants as 1 come to the same pair.',
          ko: '[0, 0]과 [1, 1]은 만나지 않습니다. OR의 답이 0과 1로 다릅니다. 같은 쌍이 되는 것은 XOR가 1이어야 하는 두 입력뿐입니다.',
        },
      },
      3: {
        why: {
          en: '[0, 1] and [1, 0] both become [1, 1]. That is why one more line is enough for the rest.',
          ko: '[0, 1]과 [1, 0]은 둘 다 [1, 1]이 됩니다. 그래서 나머지는 직선 하나로 나뉩니다.',
        },
      },
      4: {
        why: {
          en: 'Then nothing would be won: four separate corners are what one line could not divide. A hidden layer may bring points together.',
          ko: '그러면 얻는 것이 없습니다. 네 귀퉁이를 직선 하나로 나누지 못한 것이 문제였습니다. 은닉층은 점들을 한데 모을 수 있습니다.',
        },
      },
    },
  },

  depth: {
    asks: {
      en: 'A network has 784 inputs, hidden layers of 100 and 50 nodes, and an output layer of 10. What is its depth?',
      ko: '입력 784개, 노드가 100개와 50개인 두 은닉층, 노드 10개인 출력층으로 된 신경망이 있습니다. 깊이는 얼마일까요?',
    },
    answer(printed) {
      return String(numbersIn(printed).pop());
    },
    choices: {
      2: {
        why: {
          en: 'You counted the hidden layers. The output layer computes with weights and biases as well.',
          ko: '은닉층만 세었습니다. 출력층도 가중치와 절편으로 계산합니다.',
        },
      },
      3: {
        why: {
          en: 'Two hidden layers and the output layer compute. With two hidden ones it is deep.',
          ko: '은닉층 둘과 출력층이 계산합니다. 은닉층이 둘이므로 딥러닝입니다.',
        },
      },
      4: {
        why: {
          en: 'You counted the input layer. It computes nothing, it only passes the pixels on.',
          ko: '입력층까지 세었습니다. 입력층은 계산하지 않고 픽셀을 넘기기만 합니다.',
        },
      },
      160: {
        why: {
          en: 'Those are the nodes: 100 + 50 + 10. Depth counts layers.',
          ko: '그것은 노드의 수 100 + 50 + 10입니다. 깊이는 층의 수입니다.',
        },
      },
    },
  },
};
