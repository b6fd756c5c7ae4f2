import { caseOf, found, numbersIn, type Predictions } from './prediction.ts';

export const compileFitEvaluate: Predictions = {
  'steps-of-an-epoch': {
    asks: {
      en: '`fit` trains on 48,000 images in mini-batches of 32, for 5 epochs. How many steps does it take in one epoch?',
      ko: '`fit`이 이미지 48,000장을 32장씩 미니배치로 나누어 5에포크 동안 훈련합니다. 한 에포크에 몇 스텝을 갈까요?',
    },
    answer: (printed) => found(printed, /^(\d+)\/\1 /m),
    within: 0,
    why: {
      en: '48,000 / 32: each mini-batch gives one step.',
      ko: '48,000 / 32입니다. 미니배치 하나가 한 스텝입니다.',
    },
    mistakes: [
      {
        guess: 48000,
        why: {
          en: 'That is one step for each image. A step takes 32 together and uses the mean of their slopes.',
          ko: '이미지마다 한 스텝이라면 그렇습니다. 한 스텝은 32장을 함께 보고 기울기의 평균을 씁니다.',
        },
      },
      {
        guess: 7500,
        why: {
          en: 'Those are all five epochs.',
          ko: '그것은 다섯 에포크를 모두 더한 것입니다.',
        },
      },
      {
        guess: 1875,
        why: {
          en: 'That is 60,000 / 32. The 12,000 validation images are not trained on.',
          ko: '60,000 / 32입니다. 검증 이미지 12,000장으로는 훈련하지 않습니다.',
        },
      },
      {
        guess: 1,
        why: {
          en: 'One step per epoch would need the slopes of all 48,000 at once. With mini-batches the weights change after every 32.',
          ko: '에포크마다 한 스텝이라면 48,000장을 한꺼번에 넣어야 합니다. 미니배치에서는 32장마다 가중치가 바뀝니다.',
        },
      },
      {
        guess: 32,
        why: {
          en: '32 is the size of a mini-batch. How many such batches are there?',
          ko: '32는 미니배치의 크기입니다. 그런 배치가 몇 개일까요?',
        },
      },
    ],
    otherwise: {
      en: 'How often do 32 go into 48,000?',
      ko: '48,000은 32의 몇 배일까요?',
    },
  },

  'which-is-validation': {
    asks: {
      en: 'The figure draws both losses over the five epochs: training solid, validation dashed. Which sketch is like it?',
      ko: '그림에는 다섯 에포크의 두 손실이 있습니다. 실선이 훈련, 점선이 검증입니다. 어느 모양일까요?',
    },
    answer(printed) {
      const [, first, last, valFirst, valLast] = numbersIn(printed);
      return caseOf({
        rises: valLast > valFirst,
        above: valFirst > first,
        crosses: valLast > last,
        below: true,
      });
    },
    choices: {
      above: {
        says: { en: 'validation above from the start', ko: '검증이 처음부터 위에 있음' },
        sketch: [(x) => 0.2 + 0.5 * Math.exp(-3 * x), (x) => 0.38 + 0.5 * Math.exp(-3 * x)],
        why: {
          en: 'One expects new images to be harder. But the training loss of an epoch is the mean over its 1,500 steps, of which the first were still bad; validation is measured after the last.',
          ko: '처음 보는 이미지가 더 어려울 것 같습니다. 그러나 한 에포크의 훈련 손실은 1,500스텝의 평균이라 나빴던 처음도 들어가고, 검증 손실은 마지막 스텝 뒤에 잽니다.',
        },
      },
      crosses: {
        says: {
          en: 'validation below at first, above at the end',
          ko: '검증이 처음에는 아래, 끝에는 위',
        },
        sketch: [(x) => 0.15 + 0.7 * Math.exp(-3 * x), (x) => 0.25 + 0.35 * Math.exp(-3 * x)],
        why: {
          en: 'At first the training loss, a mean over the epoch, still holds the worst steps. Later it falls further: those images are trained on.',
          ko: '처음에는 에포크 동안의 평균인 훈련 손실에 가장 나쁜 스텝들이 들어 있습니다. 나중에는 훈련에 쓴 이미지라서 더 많이 내려갑니다.',
        },
      },
      rises: {
        says: { en: 'validation rising from the first epoch on', ko: '검증이 처음부터 올라감' },
        sketch: [(x) => 0.15 + 0.7 * Math.exp(-3 * x), (x) => 0.45 + 0.35 * x],
        why: {
          en: 'That would be overfitting at once. With 48,000 images and five epochs, what is learned helps with other images, too.',
          ko: '그러면 곧바로 과대적합이라는 뜻입니다. 이미지 48,000장을 다섯 에포크 훈련하는 동안에는 배운 것이 다른 이미지에도 도움이 됩니다.',
        },
      },
      below: {
        says: { en: 'validation below all the time', ko: '검증이 끝까지 아래에 있음' },
        sketch: [(x) => 0.35 + 0.5 * Math.exp(-3 * x), (x) => 0.2 + 0.45 * Math.exp(-3 * x)],
        why: {
          en: 'So it begins, since the training loss of an epoch also holds its early steps. But the images that are trained on are the ones the loss falls furthest on.',
          ko: '처음에는 그렇습니다. 한 에포크의 훈련 손실에는 앞쪽 스텝도 들어가기 때문입니다. 그러나 손실이 가장 많이 내려가는 것은 훈련에 쓴 이미지입니다.',
        },
      },
    },
  },

  'precision-or-recall': {
    asks: {
      en: 'Look at the shirts’ row and column in the matrix. Many shirts are taken for other clothes; fewer other clothes are taken for shirts. Which is higher for shirts?',
      ko: '행렬에서 셔츠의 행과 열을 보세요. 다른 옷으로 본 셔츠는 많고, 셔츠로 본 다른 옷은 그보다 적습니다. 셔츠에서 더 높은 것은 무엇일까요?',
    },
    answer(printed) {
      const [precision, recall] = numbersIn(found(printed, /^.*$/m));
      return caseOf({ precision: precision > recall, recall: recall > precision, equal: true });
    },
    choices: {
      precision: {
        says: { en: 'precision', ko: '정밀도' },
        why: {
          en: 'Whoever says “shirt” seldom says it wrongly when it is said seldom: the column is shorter than the row.',
          ko: '셔츠라는 말을 아끼면 그 말은 잘 틀리지 않습니다. 열의 합이 행의 합보다 작습니다.',
        },
      },
      recall: {
        says: { en: 'recall', ko: '재현율' },
        why: {
          en: 'Recall asks how many of all shirts were found, and it is they who get lost. You divided by the column in place of the row.',
          ko: '재현율은 모든 셔츠 가운데 얼마나 찾았는지를 묻는데, 놓친 것이 바로 셔츠입니다. 행의 합이 아니라 열의 합으로 나누었습니다.',
        },
      },
      equal: {
        says: { en: 'both are equal', ko: '둘이 같음' },
        why: {
          en: 'They share the diagonal cell, but one divides it by the column, the other by the row. Those are equal only if shirts are said as often as they occur.',
          ko: '대각선의 칸은 같지만 하나는 열의 합으로, 하나는 행의 합으로 나눕니다. 둘이 같으려면 실제 셔츠의 수만큼 셔츠라고 답해야 합니다.',
        },
      },
    },
  },

  'rather-sure': {
    asks: {
      en: 'Of 100 images, about 87 are classified correctly. Take only those for which the largest probability is between 0.5 and 0.9. What share of them is right?',
      ko: '이미지 100장 가운데 87장쯤을 맞힙니다. 가장 큰 확률이 0.5와 0.9 사이인 이미지만 보면 맞힌 비율은 얼마일까요?',
    },
    answer(printed) {
      const share = Number(found(printed, /(0\.\d+)$/m));
      return caseOf({ half: share < 0.58, between: share < 0.8, all: share < 0.93, sure: true });
    },
    choices: {
      half: {
        says: { en: 'about half: the model isn’t sure', ko: '절반쯤: 확신하지 못하므로' },
        why: {
          en: '0.5 is only the lower end of this group. And of ten classes, one that gets more than half stands out clearly.',
          ko: '0.5는 이 무리의 아래쪽 끝일 뿐입니다. 그리고 열 클래스 가운데 절반 넘게 얻은 클래스는 뚜렷이 앞선 것입니다.',
        },
      },
      between: {
        says: { en: 'about two thirds to three quarters', ko: '3분의 2에서 4분의 3쯤' },
        why: {
          en: 'Here the probabilities are roughly worth what they say: between 0.5 and 0.9, about that many are right.',
          ko: '여기서는 확률이 대체로 제값을 합니다. 0.5와 0.9 사이이면 맞는 것도 그쯤입니다.',
        },
      },
      all: {
        says: { en: 'about 87 of 100, as of all images', ko: '전체처럼 100장 중 87장쯤' },
        why: {
          en: '87 is the mean over easy and hard images. Where the model wavers, the images are harder.',
          ko: '87은 쉬운 이미지와 어려운 이미지를 모두 합친 평균입니다. 모델이 망설이는 것은 더 어려운 이미지입니다.',
        },
      },
      sure: {
        says: { en: 'nearly all: the largest one decides', ko: '거의 모두: 가장 큰 것이 답이므로' },
        why: {
          en: 'The largest one is the model’s answer, but an answer with 0.6 leaves 0.4 to the others, and often it is one of them.',
          ko: '가장 큰 것이 모델의 답이지만, 0.6이라면 나머지 클래스에 0.4가 남고 정답이 그 가운데 있을 때도 많습니다.',
        },
      },
    },
  },
};
