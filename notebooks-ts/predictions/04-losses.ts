import { caseOf, found, numbersIn, type Predictions } from './prediction.ts';

export const losses: Predictions = {
  'loss-curve': {
    asks: {
      en: 'p is the probability that the model gave to the true class, from 0 on the left to 1 on the right. Which curve is the loss −ln p?',
      ko: 'p는 모델이 정답 클래스에 준 확률이며 왼쪽 끝이 0, 오른쪽 끝이 1입니다. 손실 −ln p의 곡선은 어느 것일까요?',
    },
    answer(printed) {
      const at = Object.fromEntries(
        [...printed.matchAll(/(0\.\d+) → \D*([\d.]+)/g)].map(([, p, loss]) => [p, Number(loss)]),
      );
      const left = (at['0.001'] - at['0.1']) / 0.099;
      const right = (at['0.5'] - at['0.9']) / 0.4;
      return caseOf({
        rising: right < 0,
        line: left / right < 1.5,
        square: left / right < 6,
        steep: left / right >= 6,
      });
    },
    choices: {
      line: {
        says: { en: 'a straight line down to 0', ko: '0까지 곧게 내려가는 직선' },
        sketch: [(p) => 1 - p],
        why: {
          en: 'That is 1 − p. On it 0.001 costs hardly more than 0.1, though the true class then counts as a hundred times less likely.',
          ko: '그것은 1 − p입니다. 그러면 정답 클래스의 확률이 0.1에서 100분의 1인 0.001로 줄어도 손실이 거의 그대로입니다.',
        },
      },
      square: {
        says: { en: 'a parabola from 1 to 0', ko: '1에서 0으로 가는 포물선' },
        sketch: [(p) => (1 - p) ** 2],
        why: {
          en: 'That is (1 − p)², at most 1. −ln p has no upper end: the less the true class got, the more each further step costs.',
          ko: '그것은 (1 − p)²이고 커야 1입니다. −ln p에는 위쪽 끝이 없습니다. 정답 클래스의 확률이 작을수록 더 가파르게 커집니다.',
        },
      },
      steep: {
        says: { en: 'very high at the left, then flat', ko: '왼쪽 끝에서 매우 높고 점점 완만해짐' },
        sketch: [(p) => -Math.log(Math.max(p, 0.01)) / 4.6],
        why: {
          en: '0 at p = 1, and without limit as p goes to 0: each tenth part costs 2.3 more. Being confidently wrong costs the most.',
          ko: 'p = 1이면 0이고 p가 0에 가까워지면 끝없이 커집니다. 확률이 10분의 1이 될 때마다 2.3씩 늘어납니다. 확신하고 틀리면 손실이 가장 큽니다.',
        },
      },
      rising: {
        says: { en: 'rising from the left to the right', ko: '오른쪽으로 갈수록 높아짐' },
        sketch: [(p) => Math.log(1 + 50 * p) / Math.log(51)],
        why: {
          en: 'That rises like ln p. The minus turns it over: a loss must be small where the true class got much.',
          ko: 'ln p처럼 올라가는 곡선입니다. 앞의 −가 이를 뒤집습니다. 정답 클래스의 확률이 클수록 손실은 작아야 합니다.',
        },
      },
    },
  },

  'label-zero': {
    asks: {
      en: 'Two samples: a label 1 for which the model said 0.9, and a label 0 for which it said 0.2. What is their binary cross-entropy? (−ln 0.9 = 0.105, −ln 0.8 = 0.223, −ln 0.2 = 1.609.)',
      ko: '샘플이 둘입니다. 레이블이 1인 것에는 모델이 0.9라고 했고, 레이블이 0인 것에는 0.2라고 했습니다. 이진 교차 엔트로피는 얼마일까요? (−ln 0.9 = 0.105, −ln 0.8 = 0.223, −ln 0.2 = 1.609입니다.)',
    },
    answer: (printed) => Number(found(printed, /0\.\d+/)).toFixed(3),
    choices: {
      '0.164': {
        why: {
          en: '0.2 for class 1 leaves 0.8 for class 0, the true one: (0.105 + 0.223) / 2.',
          ko: '클래스 1이 0.2이면 정답인 클래스 0은 0.8입니다. (0.105 + 0.223) / 2입니다.',
        },
      },
      '0.857': {
        why: {
          en: 'You took −ln 0.2 for the second sample. The model’s number is the probability of class 1; the true class here is 0, which got 1 − 0.2.',
          ko: '둘째 샘플에 −ln 0.2를 썼습니다. 모델이 말한 수는 클래스 1의 확률입니다. 여기서 정답은 클래스 0이고, 그 확률은 1 − 0.2입니다.',
        },
      },
      '0.328': {
        why: {
          en: 'That is the sum of both. The loss of several samples is their mean.',
          ko: '그것은 둘의 합입니다. 여러 샘플의 손실은 평균입니다.',
        },
      },
      '0.105': {
        why: {
          en: 'You left the sample with label 0 out. Its loss is the other half of the formula, −ln(1 − p).',
          ko: '레이블이 0인 샘플을 빠뜨렸습니다. 그 손실은 식의 나머지 절반인 −ln(1 − p)입니다.',
        },
      },
    },
  },

  'largest-loss': {
    asks: {
      en: 'Three samples, one of each class. The model gave the classes [0.8, 0.1, 0.1], [0.3, 0.5, 0.2] and [0.1, 0.2, 0.7], and each time its largest probability is the true class. Which sample has the largest loss?',
      ko: '클래스마다 하나씩 샘플이 셋 있습니다. 모델이 준 확률은 [0.8, 0.1, 0.1], [0.3, 0.5, 0.2], [0.1, 0.2, 0.7]이고, 셋 다 확률이 가장 큰 클래스가 정답입니다. 손실이 가장 큰 샘플은 무엇일까요?',
    },
    answer(printed) {
      const losses = [...printed.matchAll(/\] ([\d.]+)/g)].map(([, loss]) => Number(loss));
      return ['first', 'second', 'third'][losses.indexOf(Math.max(...losses))];
    },
    choices: {
      none: {
        says: { en: 'none: all three are right', ko: '없음: 셋 다 맞혔음' },
        why: {
          en: 'All three are right, so their accuracy is the same. The loss also asks how sure: only a probability of 1 costs nothing.',
          ko: '셋 다 맞혔으니 정확도는 같습니다. 그러나 손실은 얼마나 확신했는지도 봅니다. 확률이 1일 때만 손실이 0입니다.',
        },
      },
      first: {
        says: { en: 'the first, with 0.8', ko: '첫째, 0.8' },
        why: {
          en: 'The other way round: 0.8 is the most that a true class got here, so −ln makes it the smallest loss.',
          ko: '반대입니다. 정답 클래스가 얻은 확률이 가장 크므로 −ln은 가장 작습니다.',
        },
      },
      second: {
        says: { en: 'the second, with 0.5', ko: '둘째, 0.5' },
        why: {
          en: 'Its true class got the least, and −ln 0.5 = 0.69. What the other two classes got doesn’t matter.',
          ko: '정답 클래스의 확률이 가장 작고 −ln 0.5 = 0.69입니다. 나머지 두 클래스의 확률은 상관없습니다.',
        },
      },
      third: {
        says: { en: 'the third, with 0.7', ko: '셋째, 0.7' },
        why: {
          en: 'Its true class got more than the second’s, 0.7 against 0.5. Its place in the list doesn’t matter.',
          ko: '정답 클래스의 확률이 0.7로 둘째의 0.5보다 큽니다. 몇 번째 자리인지는 상관없습니다.',
        },
      },
    },
  },

  'loss-of-zero': {
    asks: {
      en: 'A model gives the true class a probability of exactly 0. What loss will Keras’s function return?',
      ko: '모델이 정답 클래스에 준 확률이 정확히 0입니다. 케라스의 함수는 손실을 얼마라고 할까요?',
    },
    answer(printed) {
      const loss = found(printed, /(\S+)\s*$/);
      return caseOf({
        infinite: loss === 'Infinity',
        zero: loss === '0.000',
        one: loss === '1.000',
        large: numbersIn(loss)[0] > 10,
      });
    },
    choices: {
      zero: {
        says: { en: '0', ko: '0' },
        why: {
          en: 'A loss of 0 belongs to a probability of 1. This is the worst answer there is.',
          ko: '손실이 0인 것은 확률이 1일 때입니다. 이것은 가장 나쁜 답입니다.',
        },
      },
      one: {
        says: { en: '1, the largest loss', ko: '가장 큰 손실인 1' },
        why: {
          en: 'A cross-entropy has no largest value of 1: already p = 0.1 costs 2.3.',
          ko: '교차 엔트로피의 최댓값은 1이 아닙니다. p = 0.1만 해도 2.3입니다.',
        },
      },
      large: {
        says: { en: 'a large number, about 16', ko: '16쯤 되는 큰 수' },
        why: {
          en: 'Keras keeps every probability 10⁻⁷ away from 0: −ln 10⁻⁷ = 16.118. One hopeless sample then can’t make the mean infinite.',
          ko: '케라스는 모든 확률을 0에서 10⁻⁷만큼 떨어뜨립니다. −ln 10⁻⁷ = 16.118입니다. 그래야 샘플 하나 때문에 평균이 무한대가 되지 않습니다.',
        },
      },
      infinite: {
        says: { en: 'Infinity', ko: 'Infinity' },
        why: {
          en: 'In mathematics, yes. But a batch with one such sample would have an infinite mean and useless slopes, so a small number is put in the place of 0.',
          ko: '수학으로는 맞습니다. 그러나 그런 샘플이 하나만 있어도 배치의 평균이 무한대가 되고 기울기는 쓸모없어지므로, 0 대신 작은 수를 씁니다.',
        },
      },
    },
  },
};
