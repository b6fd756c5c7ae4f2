import { caseOf, found, numbersIn, type Predictions } from './prediction.ts';

export const deepNetworks: Predictions = {
  'parameters-of-flatten': {
    asks: {
      en: 'A layer `Flatten` turns each image of 28 × 28 pixels into a row of 784 numbers. How many parameters will the summary show for it?',
      ko: '`Flatten` 층은 28 × 28 픽셀의 이미지를 784개의 수로 폅니다. 모델 요약은 이 층의 파라미터를 몇 개라고 할까요?',
    },
    answer: (printed) => found(printed, /\(Flatten\).*?([\d,]+) │$/m),
    within: 0,
    why: {
      en: 'It only puts the numbers in another order of rows. There is nothing in it to learn.',
      ko: '수를 다시 늘어놓을 뿐입니다. 배울 것이 없습니다.',
    },
    mistakes: [
      {
        guess: 784,
        why: {
          en: 'That is how many numbers come out. Parameters are what a layer multiplies and adds, and it does neither.',
          ko: '그것은 나오는 수의 개수입니다. 파라미터는 층이 곱하고 더하는 수인데, 이 층은 곱하지도 더하지도 않습니다.',
        },
      },
      {
        guess: [614656, 615440],
        why: {
          en: 'That is a Dense layer from 784 to 784. Flatten passes each number on as it is.',
          ko: '784개에서 784개로 가는 Dense 층이라면 그렇습니다. Flatten은 수를 있는 그대로 넘깁니다.',
        },
      },
      {
        guess: [78400, 78500],
        why: {
          en: 'Those belong to the Dense layer after it.',
          ko: '그것은 다음에 오는 Dense 층의 것입니다.',
        },
      },
    ],
    otherwise: {
      en: 'Ask what it would have to learn in order to write 28 rows one after the other.',
      ko: '28개 행을 한 줄로 이어 쓰려면 무엇을 배워야 할지 생각해 보세요.',
    },
  },

  'eight-quarters': {
    asks: {
      en: 'Sigmoid’s slope is 0.25 at most. On the way back through eight layers, eight such slopes are multiplied. About how much is left, at most?',
      ko: '시그모이드의 기울기는 커야 0.25입니다. 여덟 층을 되돌아가면 이런 기울기 여덟 개가 곱해집니다. 많아야 얼마쯤 남을까요?',
    },
    answer(printed) {
      const left = numbersIn(printed).pop() ?? 0;
      return caseOf({ added: left > 1, divided: left > 0.01, powers: left < 0.0001 });
    },
    choices: {
      added: {
        says: { en: '2', ko: '2' },
        why: {
          en: 'That is 8 × 0.25, a sum. The chain rule multiplies the slopes with each other.',
          ko: '그것은 0.25를 여덟 번 더한 것입니다. 연쇄 법칙은 기울기끼리 곱합니다.',
        },
      },
      divided: {
        says: { en: '0.03', ko: '0.03' },
        why: {
          en: 'That is 0.25 / 8. Each layer makes a quarter of what is left, not an eighth of the first.',
          ko: '그것은 0.25 / 8입니다. 층마다 남은 것의 4분의 1이 됩니다.',
        },
      },
      powers: {
        says: { en: '0.00002', ko: '0.00002' },
        why: {
          en: '0.25⁸ = 1 / 65,536, about 1.5 × 10⁻⁵. With relu it would be 1⁸ = 1.',
          ko: '0.25⁸ = 1 / 65,536, 약 1.5 × 10⁻⁵입니다. 렐루라면 1⁸ = 1입니다.',
        },
      },
    },
  },

  'eight-sigmoid-layers': {
    asks: {
      en: 'A network with one hidden layer of sigmoid gets about 0.80 after three epochs on 6,000 images. And one with eight such layers?',
      ko: '시그모이드를 쓰는 은닉층 하나인 신경망은 이미지 6,000장을 세 에포크 훈련하면 0.80쯤입니다. 그런 층이 여덟이면 어떨까요?',
    },
    answer(printed) {
      const line = found(printed, /^8 × sigmoid.*$/m);
      const highest = numbersIn(line.replace(/~/g, ' ')).pop() ?? 0;
      return caseOf({
        guesses: highest < 0.15,
        worse: highest < 0.75,
        same: highest < 0.82,
        better: true,
      });
    },
    choices: {
      better: {
        says: {
          en: 'better, about 0.85: deeper is stronger',
          ko: '더 좋아 0.85쯤: 깊을수록 강하므로',
        },
        why: {
          en: 'A deeper network could represent more, but it must first learn. Hardly any gradient reaches its first layers.',
          ko: '깊은 신경망은 더 많은 것을 나타낼 수 있지만 먼저 배워야 합니다. 앞쪽 층에는 그레이디언트가 거의 닿지 않습니다.',
        },
      },
      same: {
        says: { en: 'about the same', ko: '비슷함' },
        why: {
          en: 'The last layers do learn, but they only see what the untrained layers before them let through.',
          ko: '마지막 층들은 배우지만, 훈련되지 않은 앞의 층들이 넘겨준 것밖에 보지 못합니다.',
        },
      },
      worse: {
        says: { en: 'worse, about 0.60', ko: '더 나빠 0.60쯤' },
        why: {
          en: 'The direction is right, but eight flat slopes multiplied leave next to nothing.',
          ko: '방향은 맞습니다. 그러나 완만한 기울기 여덟 개를 곱하면 거의 남지 않습니다.',
        },
      },
      guesses: {
        says: { en: 'about 0.10: it still guesses', ko: '0.10쯤: 여전히 찍는 수준' },
        why: {
          en: 'Multiplied eight times, the gradient vanishes. Its loss stays near −ln 0.1 = 2.3. With relu the same eight layers learn.',
          ko: '여덟 번 곱해져 그레이디언트가 소실됩니다. 손실도 −ln 0.1 = 2.3 근처에 머뭅니다. 렐루라면 같은 여덟 층도 배웁니다.',
        },
      },
    },
  },

  'slowest-optimizer': {
    asks: {
      en: 'Five epochs with Keras’s defaults. Adagrad’s learning rate, 0.001, only ever shrinks; SGD’s stays at 0.01. Which optimizer has the highest validation loss at the end?',
      ko: '케라스의 기본값으로 다섯 에포크를 훈련합니다. Adagrad의 학습률은 0.001에서 줄어들기만 하고 SGD의 학습률은 0.01 그대로입니다. 끝났을 때 검증 손실이 가장 높은 옵티마이저는 무엇일까요?',
    },
    answer(printed) {
      const lowest = [...printed.matchAll(/^(\w+) +\D*(0\.\d+)/gm)].map(([, name, loss]) => ({
        name,
        loss: Number(loss),
      }));
      return lowest.reduce((a, b) => (b.loss > a.loss ? b : a)).name;
    },
    choices: {
      SGD: {
        why: {
          en: 'Plain as it is, its steps are ten times Adagrad’s at first and don’t shrink.',
          ko: '단순하지만 학습률이 처음부터 Adagrad의 열 배이고 줄어들지도 않습니다.',
        },
      },
      Adagrad: {
        why: {
          en: 'It begins with a small rate and divides by all squared gradients so far. In five epochs it doesn’t get far.',
          ko: '작은 학습률로 시작해 지금까지의 제곱한 그레이디언트 모두로 나눕니다. 다섯 에포크로는 멀리 가지 못합니다.',
        },
      },
      RMSprop: {
        why: {
          en: 'It has the same 0.001, but forgets old gradients, so its steps keep their length. (One of its seeds may end badly, though.)',
          ko: '같은 0.001이지만 오래된 그레이디언트를 잊으므로 스텝의 길이가 줄지 않습니다. (다만 결과가 나쁜 시드도 있습니다.)',
        },
      },
      Adam: {
        why: {
          en: 'It has the same 0.001, but a mean that forgets, and momentum: its steps don’t die away.',
          ko: '같은 0.001이지만 오래된 것을 잊는 평균과 모멘텀이 있어 스텝이 사그라지지 않습니다.',
        },
      },
    },
  },
};
