import { found, type Predictions } from './prediction.ts';

export const summary: Predictions = {
  'hidden-parameters': {
    asks: {
      en: '784 inputs go into a Dense layer of 100 nodes. How many parameters will `summary()` show for it?',
      ko: '입력 784개가 노드 100개인 Dense 층에 들어갑니다. `summary()`는 이 층의 파라미터를 몇 개라고 할까요?',
    },
    answer: (printed) => found(printed, /dense \(Dense\).*?([\d,]+) │$/m),
    within: 0,
    why: {
      en: 'Each of the 100 nodes has 784 weights and one bias: 784 × 100 + 100.',
      ko: '노드 100개에 저마다 가중치 784개와 절편 하나가 있습니다. 784 × 100 + 100입니다.',
    },
    mistakes: [
      {
        guess: 78400,
        why: {
          en: 'The biases are missing: every node has one, besides its 784 weights.',
          ko: '절편이 빠졌습니다. 노드마다 가중치 784개 말고도 절편이 하나씩 있습니다.',
        },
      },
      {
        guess: 79184,
        why: {
          en: 'You counted a bias for each input. A bias belongs to a node: there are 100.',
          ko: '입력마다 절편을 세었습니다. 절편은 노드에 하나씩이므로 100개입니다.',
        },
      },
      {
        guess: [784, 984],
        why: {
          en: 'You added. Each node has a weight for each input, so multiply.',
          ko: '더했습니다. 노드마다 모든 입력에 대한 가중치가 있으므로 곱해야 합니다.',
        },
      },
      {
        guess: 78401,
        why: {
          en: 'The layer doesn’t share one bias. Each of its 100 nodes has its own.',
          ko: '층 전체에 절편이 하나인 것이 아닙니다. 노드 100개에 저마다 하나씩 있습니다.',
        },
      },
      {
        guess: 79510,
        why: {
          en: 'That is the whole network, with the output layer’s 1,010.',
          ko: '그것은 출력층의 1,010개까지 더한 신경망 전체입니다.',
        },
      },
      {
        guess: 100,
        why: {
          en: 'Those are the nodes, or their outputs. Parameters are the numbers that they hold.',
          ko: '그것은 노드, 또는 출력의 개수입니다. 파라미터는 노드가 지닌 수입니다.',
        },
      },
    ],
    otherwise: {
      en: 'What does one node hold? A weight for each of 784 inputs, and one bias. There are 100 such nodes.',
      ko: '노드 하나에는 무엇이 있을까요? 입력 784개마다 가중치 하나씩, 그리고 절편 하나입니다. 그런 노드가 100개입니다.',
    },
  },

  'thirty-two-in': {
    asks: {
      en: '32 images are passed to `predict` at once. What is the shape of its output?',
      ko: '이미지 32장을 `predict`에 한꺼번에 넣습니다. 출력의 형태는 무엇일까요?',
    },
    answer: (printed) => found(printed, /\[ 32, \d+ \]/).replace(/\[ (.*) \]/, '[$1]'),
    choices: {
      '[10]': {
        why: {
          en: 'That would be a single answer for all. Each image gets its own ten probabilities.',
          ko: '그러면 모두에게 답이 하나뿐입니다. 이미지마다 확률 열 개를 따로 받습니다.',
        },
      },
      '[32, 10]': {
        why: {
          en: 'None has become 32; the 10 are the output nodes.',
          ko: 'None의 자리가 32가 되었고, 10은 출력층의 노드입니다.',
        },
      },
      '[32, 100]': {
        why: {
          en: 'That is what the hidden layer hands on. `predict` returns what the last layer gives.',
          ko: '그것은 은닉층이 넘기는 것입니다. `predict`는 마지막 층의 출력을 돌려줍니다.',
        },
      },
      '[32, 784]': {
        why: {
          en: 'That is what goes in.',
          ko: '그것은 들어가는 것의 형태입니다.',
        },
      },
    },
  },

  'shape-of-output-weights': {
    asks: {
      en: 'The hidden layer has 100 nodes, the output layer 10. What is the shape of the output layer’s weights?',
      ko: '은닉층의 노드는 100개, 출력층의 노드는 10개입니다. 출력층이 지닌 가중치의 형태는 무엇일까요?',
    },
    answer: (printed) => found(printed, /^dense_1 \D*\[ (\d+, \d+) \]/m).replace(/^.*$/, '[$&]'),
    choices: {
      '[100, 10]': {
        why: {
          en: 'Its inputs are the 100 hidden nodes, its outputs the 10 classes: x · W needs [100, 10].',
          ko: '입력은 은닉층의 노드 100개, 출력은 클래스 10개입니다. x · W를 계산하려면 [100, 10]이어야 합니다.',
        },
      },
      '[10, 100]': {
        why: {
          en: 'As many numbers, turned over. Keras computes x · W with one sample per row, so the inputs come first.',
          ko: '개수는 같지만 뒤집혔습니다. 케라스는 샘플을 행으로 놓고 x · W를 계산하므로 입력이 먼저입니다.',
        },
      },
      '[784, 10]': {
        why: {
          en: 'The pixels go to the hidden layer only. The output layer sees its 100 results.',
          ko: '픽셀은 은닉층에만 들어갑니다. 출력층이 보는 것은 그 결과 100개입니다.',
        },
      },
      '[10]': {
        why: {
          en: 'That is the shape of its biases, one for each node.',
          ko: '그것은 노드마다 하나씩 있는 절편의 형태입니다.',
        },
      },
    },
  },
};
