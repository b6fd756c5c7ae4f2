import { found, numbersIn, type Predictions } from './prediction.ts';

export const data: Predictions = {
  'shape-of-the-labels': {
    asks: {
      en: 'The 60,000 training images of 28 × 28 pixels have the shape [60000, 28, 28]. Their labels are numbers from 0 to 9. What is the shape of the labels?',
      ko: '28 × 28 픽셀인 훈련 이미지 60,000장의 형태는 [60000, 28, 28]입니다. 레이블은 0부터 9까지의 번호입니다. 레이블의 형태는 무엇일까요?',
    },
    answer: (printed) => found(printed, /\] \[ (\d+) \]/).replace(/^.*$/, '[$&]'),
    choices: {
      '[60000]': {
        why: {
          en: 'One number for each image. That is why the lesson’s loss is the sparse one.',
          ko: '이미지마다 수 하나입니다. 그래서 이 강의의 손실은 희소 범주형 교차 엔트로피입니다.',
        },
      },
      '[60000, 10]': {
        why: {
          en: 'That would be one-hot labels, ten numbers for each image. These are integers: the 9 itself, not its place in a row of ten.',
          ko: '이미지마다 수가 열 개인 원-핫 레이블이라면 그렇습니다. 여기서는 열 칸 가운데 한 자리가 아니라 번호 9 자체입니다.',
        },
      },
      '[10]': {
        why: {
          en: 'That is one entry per class. There are ten classes, but each of the 60,000 images has a label.',
          ko: '클래스마다 하나라면 그렇습니다. 클래스는 열 개이지만 레이블은 이미지 60,000장마다 하나씩 있습니다.',
        },
      },
      '[60000, 28, 28]': {
        why: {
          en: 'A label belongs to the image as a whole, not to each pixel.',
          ko: '레이블은 픽셀마다가 아니라 이미지 전체에 하나 붙습니다.',
        },
      },
    },
  },

  'largest-pixel': {
    asks: {
      en: 'Pixels are whole numbers from 0 to 255. Each is divided by 255. What is the largest value then?',
      ko: '픽셀은 0부터 255까지의 정수입니다. 모두 255로 나누면 가장 큰 값은 얼마일까요?',
    },
    answer: (printed) => String(numbersIn(printed).pop()),
    within: 0.0005,
    why: {
      en: '255 / 255: white becomes exactly 1, black stays 0.',
      ko: '255 / 255입니다. 흰색은 정확히 1이 되고 검은색은 그대로 0입니다.',
    },
    mistakes: [
      {
        guess: [0.99, 0.9994],
        why: {
          en: 'That is 255 / 256. There are 256 values, but the largest is 255, and by that we divide.',
          ko: '그것은 255 / 256입니다. 값의 가짓수는 256이지만 가장 큰 값은 255이고, 그것으로 나눕니다.',
        },
      },
      {
        guess: 255,
        why: {
          en: 'That is the largest value before.',
          ko: '그것은 나누기 전의 가장 큰 값입니다.',
        },
      },
      {
        guess: 0,
        why: {
          en: 'Whole-number division would give 0 for nearly all. Here the result has decimals.',
          ko: '정수로 나누면 거의 모두 0이 되겠지만, 여기서는 소수까지 구합니다.',
        },
      },
    ],
    otherwise: { en: 'Divide the largest, 255, by 255.', ko: '가장 큰 255를 255로 나누어 보세요.' },
  },

  'after-reshape': {
    asks: {
      en: 'The images have the shape [60000, 28, 28]. What is it after `reshape([-1, 784])`?',
      ko: '이미지의 형태는 [60000, 28, 28]입니다. `reshape([-1, 784])` 뒤에는 무엇일까요?',
    },
    answer: (printed) => `[${numbersIn(printed).join(', ')}]`,
    choices: {
      '[60000, 784]': {
        why: {
          en: 'The numbers stay the same, 60,000 × 784 of them. With 784 in a row, 60,000 rows result.',
          ko: '수의 개수는 60,000 × 784로 그대로입니다. 한 행에 784개씩 놓으면 60,000행이 됩니다.',
        },
      },
      '[-1, 784]': {
        why: {
          en: 'No dimension is negative: −1 stands for “as many as it takes”.',
          ko: '음수인 차원은 없습니다. −1은 «필요한 만큼»이라는 뜻입니다.',
        },
      },
      '[59999, 784]': {
        why: {
          en: '−1 doesn’t take one away. It leaves the number of rows to `reshape`.',
          ko: '−1은 하나를 뺀다는 뜻이 아닙니다. 행의 수를 `reshape`에 맡기는 것입니다.',
        },
      },
      '[784, 60000]': {
        why: {
          en: 'The order is as given: −1 first, then 784. A row is an image.',
          ko: '순서는 쓴 대로 −1이 먼저, 784가 다음입니다. 한 행이 이미지 한 장입니다.',
        },
      },
    },
  },

  'left-to-train-on': {
    asks: {
      en: 'There are 60,000 images for training and 10,000 for the test. A fifth of the training data is set aside for validation. How many images are left to train on?',
      ko: '훈련용 이미지 60,000장과 테스트용 이미지 10,000장이 있습니다. 훈련 데이터의 5분의 1을 검증용으로 떼어 둡니다. 훈련에 남는 이미지는 몇 장일까요?',
    },
    answer: (printed) => String(numbersIn(printed)[0]),
    within: 0,
    why: {
      en: '60,000 × 0.8. The 12,000 others are never trained on.',
      ko: '60,000 × 0.8입니다. 나머지 12,000장으로는 훈련하지 않습니다.',
    },
    mistakes: [
      {
        guess: 12000,
        why: {
          en: 'That is the part set aside.',
          ko: '그것은 떼어 둔 쪽입니다.',
        },
      },
      {
        guess: 56000,
        why: {
          en: 'That is 0.8 × 70,000. The test images are not training data: nobody looks at them until the end.',
          ko: '70,000 × 0.8입니다. 테스트 이미지는 훈련 데이터가 아니며, 마지막까지 보지 않습니다.',
        },
      },
      {
        guess: [50000, 50000],
        why: {
          en: 'The test’s 10,000 are not taken out of the 60,000; they are separate files. A fifth of 60,000 is 12,000.',
          ko: '테스트용 10,000장은 60,000장에서 빼는 것이 아니라 따로 있습니다. 60,000의 5분의 1은 12,000입니다.',
        },
      },
      {
        guess: 60000,
        why: {
          en: 'Then the same images would judge that were trained on, and learning by heart would look like understanding.',
          ko: '그러면 훈련한 이미지로 평가하게 되어, 외운 것과 배운 것을 가려낼 수 없습니다.',
        },
      },
    ],
    otherwise: {
      en: 'A fifth of 60,000 is 12,000. Take it away from 60,000.',
      ko: '60,000의 5분의 1은 12,000입니다. 60,000에서 빼 보세요.',
    },
  },
};
