import { caseOf, found, numbersIn, type Predictions } from './prediction.ts';

export const trainingNetworks: Predictions = {
  'best-epoch': {
    asks: {
      en: '6,000 images, 20 epochs, and the training loss falls to the end. In which epoch is the loss on other images, the validation loss, lowest?',
      ko: '이미지 6,000장을 20에포크 훈련하면 훈련 손실은 끝까지 내려갑니다. 다른 이미지에서 잰 검증 손실은 몇 번째 에포크에서 가장 낮을까요?',
    },
    answer(printed) {
      const [, line] = printed.match(/\n.*\n(.*\d\.\d+.*)/) ?? [];
      const epoch = Number(found(line ?? '', /(\d+)/));
      return caseOf({ first: epoch <= 2, before: epoch < 20, last: true });
    },
    choices: {
      first: {
        says: { en: 'in the first', ko: '첫 에포크' },
        why: {
          en: 'At first almost everything that is learned helps with other images, too.',
          ko: '처음에 배우는 것은 거의 모두 다른 이미지에도 도움이 됩니다.',
        },
      },
      before: {
        says: { en: 'some epochs before the end', ko: '끝나기 몇 에포크 전' },
        why: {
          en: 'Later the network learns the training images by heart: their loss still falls, that of others rises.',
          ko: '나중에는 훈련 이미지를 외웁니다. 훈련 손실은 계속 내려가지만 다른 이미지의 손실은 올라갑니다.',
        },
      },
      last: {
        says: { en: 'in the last, as the training loss', ko: '훈련 손실처럼 마지막 에포크' },
        why: {
          en: 'The training loss is measured on the images that were trained on. It can fall while the network gets worse for new ones.',
          ko: '훈련 손실은 훈련에 쓴 이미지에서 잽니다. 새 이미지에서 나빠지는 동안에도 내려갈 수 있습니다.',
        },
      },
    },
  },

  'what-dropout-keeps': {
    asks: {
      en: 'Dropout with a rate of 0.3 sets about 3 of 10 values to 0 while training, and keeps the sum about the same. Ten ones go in. What do those that are kept become?',
      ko: '비율이 0.3인 드롭아웃은 훈련할 때 값 열 개 가운데 세 개꼴로 0으로 만들되 합은 비슷하게 지킵니다. 1이 열 개 들어갑니다. 남은 값은 얼마가 될까요?',
    },
    answer: (printed) => String(Math.max(...numbersIn(found(printed, /^.*$/m)))),
    within: 0.01,
    why: {
      en: '1 / 0.7: seven such values add up to 10, as ten ones do.',
      ko: '1 / 0.7입니다. 이런 값 일곱 개의 합은 1이 열 개일 때와 같은 10입니다.',
    },
    mistakes: [
      {
        guess: 1,
        why: {
          en: 'Then the sum would fall from 10 to about 7, and the next layer would get other values in training than in `predict`.',
          ko: '그러면 합이 10에서 7쯤으로 줄어, 다음 층이 훈련할 때와 `predict`할 때 다른 크기의 값을 받게 됩니다.',
        },
      },
      {
        guess: 0.7,
        why: {
          en: 'That makes them smaller still. What is lost must be made up for: divide by 0.7.',
          ko: '그러면 더 작아집니다. 없앤 만큼 채워야 하므로 0.7로 나눕니다.',
        },
      },
      {
        guess: 1.3,
        why: {
          en: 'Seven times 1.3 is 9.1, not 10. What remains is 0.7 of the values, so divide by 0.7.',
          ko: '1.3이 일곱 개면 9.1로 10에 못 미칩니다. 남은 것이 0.7이므로 0.7로 나눕니다.',
        },
      },
      {
        guess: [3.3, 3.4],
        why: {
          en: 'You divided by 0.3, the share that is dropped. The share that stays is 0.7.',
          ko: '없애는 비율 0.3으로 나누었습니다. 남는 비율은 0.7입니다.',
        },
      },
    ],
    otherwise: {
      en: 'About seven values are left, and together they should be 10 again.',
      ko: '일곱 개쯤 남고, 그 합이 다시 10이어야 합니다.',
    },
  },

  'gap-with-dropout': {
    asks: {
      en: 'After 20 epochs, the loss on validation images is higher than on training images. Both are evaluated without dropping. What does Dropout do to this gap?',
      ko: '20에포크 뒤에는 검증 이미지의 손실이 훈련 이미지의 손실보다 높습니다. 둘 다 노드를 끄지 않고 평가합니다. 드롭아웃을 쓰면 이 차이는 어떻게 될까요?',
    },
    answer(printed) {
      const [without, withIt] = printed.split('\n').map((line) => numbersIn(line).slice(1));
      return caseOf({
        narrows: withIt.every((gap, i) => gap < without[i]),
        widens: withIt.every((gap, i) => gap > without[i]),
        neither: true,
      });
    },
    choices: {
      narrows: {
        says: { en: 'it narrows', ko: '줄어듦' },
        why: {
          en: 'Nodes that may be missing can’t hold single images by heart. From every seed the gap is smaller.',
          ko: '언제 꺼질지 모르는 노드는 특정 이미지를 외워 둘 수 없습니다. 모든 시드에서 차이가 줄어듭니다.',
        },
      },
      widens: {
        says: { en: 'it widens', ko: '커짐' },
        why: {
          en: 'Dropout makes training harder, but for the images that are learned by heart: their loss falls less far.',
          ko: '드롭아웃은 훈련을 어렵게 하지만, 어려워지는 것은 외우기입니다. 훈련 이미지의 손실이 덜 내려갑니다.',
        },
      },
      neither: {
        says: {
          en: 'nothing: it is off while evaluating',
          ko: '그대로: 평가할 때는 꺼져 있으므로',
        },
        why: {
          en: 'It is off then, but the weights that are evaluated were learned with it.',
          ko: '그때는 꺼져 있지만, 평가하는 가중치는 드롭아웃을 켠 채로 배운 것입니다.',
        },
      },
    },
  },

  'patience-of-two': {
    asks: {
      en: '`EarlyStopping` has a patience of 2: it stops when the validation loss has not improved for 2 epochs. How many epochs after the best one does the training end?',
      ko: '`EarlyStopping`의 patience가 2입니다. 검증 손실이 2에포크 동안 나아지지 않으면 멈춥니다. 훈련은 가장 좋은 에포크에서 몇 에포크 뒤에 끝날까요?',
    },
    answer(printed) {
      const numbers = numbersIn(printed.split('[')[0]).filter((n) => n !== 20);
      return String(numbers[0] - numbers[1]);
    },
    within: 0,
    why: {
      en: 'After the best epoch come two that are worse, and with the second it ends. The best weights are given back.',
      ko: '가장 좋은 에포크 다음에 더 나쁜 에포크가 둘 오고, 둘째에서 끝납니다. 가장 좋았던 가중치는 되돌려 받습니다.',
    },
    mistakes: [
      {
        guess: 0,
        why: {
          en: 'Which epoch was best shows only afterwards: one must see that the next ones are worse.',
          ko: '어느 에포크가 가장 좋았는지는 지나 보아야 압니다. 다음 에포크가 더 나쁜지 보아야 합니다.',
        },
      },
      {
        guess: 1,
        why: {
          en: 'That would be a patience of 1: the first worse epoch ends it.',
          ko: '그것은 patience가 1일 때입니다. 처음 나빠진 에포크에서 끝납니다.',
        },
      },
      {
        guess: 3,
        why: {
          en: 'It doesn’t wait for a third: the second epoch without improvement uses its patience up.',
          ko: '셋째까지 기다리지는 않습니다. 나아지지 않은 둘째 에포크에서 끝납니다.',
        },
      },
    ],
    otherwise: {
      en: 'Count the epochs after the best until two have been no better.',
      ko: '가장 좋은 에포크 다음부터, 더 나아지지 않은 에포크가 둘이 될 때까지 세어 보세요.',
    },
  },
};
