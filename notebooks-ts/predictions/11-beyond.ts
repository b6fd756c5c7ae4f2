import { caseOf, found, numbersIn, type Predictions } from './prediction.ts';

export const beyond: Predictions = {
  baseline: {
    asks: {
      en: 'A model looks at no image and always names the same one of the ten classes. What will its accuracy be, about?',
      ko: '이미지를 전혀 보지 않고 언제나 열 클래스 가운데 같은 하나를 답하는 모델이 있습니다. 정확도는 얼마쯤일까요?',
    },
    answer: (printed) => found(printed, /0\.\d+/),
    within: 0.02,
    why: {
      en: 'Of ten classes of about the same size, one in ten images is of that class. Every model has to beat that.',
      ko: '크기가 비슷한 열 클래스이므로 이미지 열 장 가운데 한 장쯤이 그 클래스입니다. 모든 모델은 이보다 나아야 합니다.',
    },
    mistakes: [
      {
        guess: [0.45, 0.55],
        why: {
          en: 'Right or wrong are two outcomes, but not equally likely ones: nine of ten images are of another class.',
          ko: '맞거나 틀리거나 둘 중 하나이지만 가능성이 같지는 않습니다. 열 장 가운데 아홉 장은 다른 클래스입니다.',
        },
      },
      {
        guess: 0,
        why: {
          en: 'By chance it is right whenever an image of that class comes.',
          ko: '그 클래스의 이미지가 나올 때마다 우연히 맞힙니다.',
        },
      },
      {
        guess: [8, 12],
        why: {
          en: 'In per cent, yes. As a share it is about 0.1.',
          ko: '백분율로는 맞습니다. 비율로는 0.1쯤입니다.',
        },
      },
    ],
    otherwise: {
      en: 'How many of 100 images, of ten classes alike in size, are of that one class?',
      ko: '크기가 비슷한 열 클래스의 이미지가 100장 있다면 그 한 클래스는 몇 장쯤일까요?',
    },
  },

  'without-a-hidden-layer': {
    asks: {
      en: 'The lesson’s network gets 0.87. Take its hidden layer away, so that a single Dense layer leads from the pixels to the ten classes. What accuracy is left?',
      ko: '강의의 신경망은 정확도가 0.87입니다. 은닉층을 빼고 층 하나만으로 픽셀에서 열 클래스로 바로 갑니다. 정확도는 얼마나 남을까요?',
    },
    answer(printed) {
      const [median] = numbersIn(printed);
      return caseOf({ chance: median < 0.2, half: median < 0.7, most: median < 0.866, all: true });
    },
    choices: {
      chance: {
        says: {
          en: 'about 0.10: without a hidden layer nothing is learned',
          ko: '0.10쯤: 은닉층이 없으면 배우지 못함',
        },
        why: {
          en: 'The output layer has weights, too, 784 for each class: it learns what a class looks like on average.',
          ko: '출력층에도 클래스마다 가중치 784개가 있어, 그 클래스가 평균적으로 어떤 모습인지 배웁니다.',
        },
      },
      half: {
        says: { en: 'about 0.50', ko: '0.50쯤' },
        why: {
          en: 'Lines separate more than one thinks: in 784 dimensions, most pairs of these classes lie well apart.',
          ko: '직선으로 나뉘는 것은 생각보다 많습니다. 784차원에서는 클래스들이 대개 서로 멀리 떨어져 있습니다.',
        },
      },
      most: {
        says: { en: 'about 0.85', ko: '0.85쯤' },
        why: {
          en: 'One layer of weights does most of it. The hidden layer adds the rest, about 2.5 points.',
          ko: '가중치 한 층이 대부분을 해냅니다. 은닉층은 나머지 2.5퍼센트포인트쯤을 보탭니다.',
        },
      },
      all: {
        says: { en: '0.87 as well', ko: '그대로 0.87' },
        why: {
          en: 'Without an activation, two layers would be no more than one. With sigmoid between them they can do a bit more, from every seed.',
          ko: '활성화 함수가 없다면 두 층은 한 층과 같습니다. 그러나 사이에 시그모이드가 있어, 모든 시드에서 조금 더 잘합니다.',
        },
      },
    },
  },

  'many-epochs-few-images': {
    asks: {
      en: 'Only 2,000 images, but 30 epochs. The training loss (solid) falls to the end. How does the validation loss (dashed) go?',
      ko: '이미지는 2,000장뿐인데 30에포크를 훈련합니다. 훈련 손실(실선)은 끝까지 내려갑니다. 검증 손실(점선)은 어떻게 될까요?',
    },
    answer(printed) {
      const seeds = printed.match(/^.* \d: .*$/gm) ?? [];
      const curves = seeds.map((line) => numbersIn(line).slice(1));
      const turns = curves.every(([best, last]) => last > best * 1.02);
      const [, , , begins] = numbersIn(found(printed, /^\[.*$/m)); // the figure's words
      return caseOf({
        rises: curves.every(([best]) => best >= begins),
        turns,
        follows: true,
      });
    },
    choices: {
      follows: {
        says: { en: 'it falls along with it', ko: '함께 내려감' },
        sketch: [(x) => 0.08 + 0.7 * Math.exp(-3 * x), (x) => 0.22 + 0.6 * Math.exp(-3 * x)],
        why: {
          en: 'As long as what is learned holds for other images. With so few, it is soon the images themselves that are learned.',
          ko: '배운 것이 다른 이미지에도 맞는 동안은 그렇습니다. 이미지가 이렇게 적으면 곧 이미지 자체를 외웁니다.',
        },
      },
      turns: {
        says: { en: 'it falls, then turns and rises', ko: '내려가다가 돌아서 올라감' },
        sketch: [
          (x) => 0.08 + 0.7 * Math.exp(-3 * x),
          (x) => 0.4 + 0.4 * Math.exp(-8 * x) + 0.25 * x,
        ],
        why: {
          en: 'Overfitting: first it learns what all shirts share, later what only these shirts have.',
          ko: '과대적합입니다. 처음에는 모든 셔츠의 공통점을 배우고, 나중에는 이 셔츠들에만 있는 것을 배웁니다.',
        },
      },
      rises: {
        says: { en: 'it rises from the start', ko: '처음부터 올라감' },
        sketch: [(x) => 0.08 + 0.7 * Math.exp(-3 * x), (x) => 0.35 + 0.45 * x],
        why: {
          en: 'The first epochs teach what holds for all images. Only then is there something to learn by heart.',
          ko: '첫 에포크들에서 배우는 것은 모든 이미지에 통합니다. 외우기 시작하는 것은 그다음입니다.',
        },
      },
    },
  },

  'on-the-test-set': {
    asks: {
      en: 'Of all models above, the one with the best validation accuracy was chosen. How does it do on the test images, which nobody has looked at?',
      ko: '위의 여러 모델 가운데 검증 정확도가 가장 높은 것을 골랐습니다. 아무도 보지 않은 테스트 이미지에서는 어떨까요?',
    },
    answer(printed) {
      const [validation, test] = numbersIn(printed);
      return caseOf({
        far: test < validation - 0.1,
        less: test < validation - 0.0005,
        more: test > validation + 0.0005,
        same: true,
      });
    },
    choices: {
      far: {
        says: { en: 'far worse', ko: '훨씬 나쁨' },
        why: {
          en: 'The validation images were never trained on either, so their accuracy is a fair guess. Choosing flatters it only a little.',
          ko: '검증 이미지도 훈련에 쓰지 않았으므로 그 정확도는 크게 틀리지 않습니다. 모델을 고르느라 조금 부풀려졌을 뿐입니다.',
        },
      },
      less: {
        says: { en: 'a little worse', ko: '조금 나쁨' },
        why: {
          en: 'The winner of a contest is good and was also lucky, and its luck stays behind on the validation set.',
          ko: '겨루어 이긴 모델은 실력도 있지만 운도 따랐습니다. 그 운은 검증 세트에서만 통합니다.',
        },
      },
      same: {
        says: { en: 'exactly the same', ko: '똑같음' },
        why: {
          en: 'Other images are other chances. Even without choosing, two sets hardly ever give the same number.',
          ko: '이미지가 다르면 우연도 다릅니다. 모델을 고르지 않았더라도 두 세트의 값이 똑같기는 어렵습니다.',
        },
      },
      more: {
        says: { en: 'a little better', ko: '조금 좋음' },
        why: {
          en: 'By luck it could. But the model was picked for its luck on the validation images, so the odds are against it.',
          ko: '운이 좋으면 그럴 수도 있습니다. 그러나 검증 이미지에서 운이 좋았던 모델을 골랐으므로 그럴 가능성은 작습니다.',
        },
      },
    },
  },
};
