import { caseOf, found, numbersIn, type Predictions } from './prediction.ts';

export const howANetworkLearns: Predictions = {
  'twice-as-far': {
    asks: {
      en: 'The samples follow y = 2x, so the best weight is 2. With w = 1, at a distance of 1, the mean squared error is 4.667. What is it with w = 0, at twice that distance?',
      ko: '샘플은 y = 2x를 따르므로 가장 좋은 가중치는 2입니다. 거리가 1인 w = 1에서 평균 제곱 오차는 4.667입니다. 거리가 두 배인 w = 0에서는 얼마일까요?',
    },
    answer: (printed) => found(printed, /w 0 \D*([\d.]+)/),
    within: 0.05,
    why: {
      en: 'Every difference is twice as large, so its square is four times as large: 4 × 4.667.',
      ko: '모든 차이가 두 배이므로 제곱은 네 배입니다. 4 × 4.667입니다.',
    },
    mistakes: [
      {
        guess: [9.2, 9.4],
        why: {
          en: 'The differences are doubled, but the loss squares them: not twice but four times.',
          ko: '차이는 두 배이지만 손실은 차이를 제곱합니다. 두 배가 아니라 네 배입니다.',
        },
      },
      {
        guess: [4.6, 4.7],
        why: {
          en: 'That would be w = 3, as far away on the other side. w = 0 is further.',
          ko: '그것은 반대쪽으로 같은 거리인 w = 3의 값입니다. w = 0은 더 멉니다.',
        },
      },
      {
        guess: 0,
        why: {
          en: 'At w = 0 the node predicts 0 for every sample. The loss is 0 only where the predictions are right.',
          ko: 'w = 0이면 노드는 모든 샘플에 0이라고 예측합니다. 손실이 0인 것은 예측이 맞을 때뿐입니다.',
        },
      },
    ],
    otherwise: {
      en: 'With w = 0 the differences are 2, 4 and 6, with w = 1 they are 1, 2 and 3. Square them.',
      ko: 'w = 0이면 차이가 2, 4, 6이고 w = 1이면 1, 2, 3입니다. 제곱해 보세요.',
    },
  },

  'sign-of-the-slope': {
    asks: {
      en: 'At w = 0 the slope of the loss is negative. What is its sign at w = 3, beyond the best weight 2?',
      ko: 'w = 0에서 손실의 기울기는 음수입니다. 가장 좋은 가중치 2를 지난 w = 3에서는 부호가 무엇일까요?',
    },
    answer(printed) {
      const slope = Number(found(printed, /w 3 \D*?(-?[\d.]+)/));
      return caseOf({ negative: slope < 0, zero: slope === 0, positive: slope > 0 });
    },
    choices: {
      negative: {
        says: { en: 'negative', ko: '음수' },
        why: {
          en: 'The weight has to go down there, and that is the step: it goes against the slope. The slope says what happens if w grows, and then the loss rises.',
          ko: '거기서 가중치를 줄여야 하는 것은 맞지만 그것은 스텝이고, 스텝은 기울기의 반대로 갑니다. 기울기는 w가 커질 때 어떻게 되는지를 말하며, 그때 손실은 커집니다.',
        },
      },
      zero: {
        says: { en: 'zero', ko: '0' },
        why: {
          en: 'The slope is 0 only at the bottom of the valley, w = 2.',
          ko: '기울기가 0인 곳은 골짜기의 바닥인 w = 2뿐입니다.',
        },
      },
      positive: {
        says: { en: 'positive', ko: '양수' },
        why: {
          en: 'To the right of the bottom the loss rises with w. A step against the slope leads back to the left.',
          ko: '바닥의 오른쪽에서는 w가 커질수록 손실이 커집니다. 기울기의 반대로 가는 스텝은 왼쪽으로 돌아갑니다.',
        },
      },
    },
  },

  'larger-rate': {
    asks: {
      en: 'A step is w ← w − rate × slope. Ten steps from w = 0, where the loss is 18.667, bring it to 2.630 with a rate of 0.01, and to 0.000 with 0.08. How does the loss go with a rate of 0.22?',
      ko: '한 스텝은 w ← w − 학습률 × 기울기입니다. 손실이 18.667인 w = 0에서 열 스텝을 가면 학습률 0.01로는 2.630, 0.08로는 0.000이 됩니다. 학습률이 0.22이면 손실이 어떻게 될까요?',
    },
    answer(printed) {
      const last = numbersIn(found(printed, /0\.22\D.*$/m))
        .slice(1)
        .find((n) => !Number.isInteger(n));
      return caseOf({
        soon: Number(last) < 0.001,
        slow: Number(last) < 18.6,
        grows: Number(last) > 18.7,
      });
    },
    choices: {
      soon: {
        says: { en: 'to 0, only sooner', ko: '더 빨리 0이 됨' },
        sketch: [(x) => Math.exp(-9 * x) * 0.9],
        why: {
          en: 'Larger steps arrive sooner only as long as they don’t jump over the bottom. These land on the other side, further up.',
          ko: '스텝이 클수록 빨리 닿는 것은 바닥을 뛰어넘지 않을 때뿐입니다. 이 스텝은 반대쪽, 더 높은 곳에 내립니다.',
        },
      },
      slow: {
        says: { en: 'down, but to and fro', ko: '오르내리며 줄어듦' },
        sketch: [(x) => 0.9 * (1 - x) ** 2 * (0.65 + 0.35 * Math.cos(40 * x))],
        why: {
          en: 'A step would do that if it landed on the other side but lower. With 0.22 it multiplies the distance by 1 − 0.22 × 28/3 = −1.05: a bit further each time.',
          ko: '반대쪽의 더 낮은 곳에 내린다면 그렇습니다. 0.22에서는 스텝마다 거리에 1 − 0.22 × 28/3 = −1.05를 곱하므로 매번 조금씩 더 멀어집니다.',
        },
      },
      grows: {
        says: { en: 'up, with every step', ko: '스텝마다 커짐' },
        sketch: [(x) => 0.3 * Math.exp(1.15 * x)],
        why: {
          en: 'Each step jumps over the bottom and lands higher on the other side: the distance is multiplied by −1.05.',
          ko: '스텝마다 바닥을 뛰어넘어 반대쪽의 더 높은 곳에 내립니다. 거리에 −1.05를 곱하는 셈입니다.',
        },
      },
    },
  },

  'slope-of-the-square': {
    asks: {
      en: 'The label is 1 and a sigmoid node says p = 0.001: almost as wrong as can be. If the loss were the square (p − 1)², how large would its slope be for the node’s sum z, before the sigmoid?',
      ko: '레이블이 1인데 시그모이드 노드가 p = 0.001이라고 합니다. 이보다 더 틀리기 어렵습니다. 손실이 제곱 (p − 1)²이라면, 시그모이드에 들어가는 합 z에 대한 기울기는 얼마나 될까요?',
    },
    answer(printed) {
      const [, square] = numbersIn(found(printed, /^p 0\.001.*$/m));
      return caseOf({ nothing: Math.abs(square) < 0.01, one: square > -1.5, two: true });
    },
    choices: {
      nothing: {
        says: { en: 'almost 0', ko: '거의 0' },
        why: {
          en: 'The square’s slope, nearly −2, is multiplied by sigmoid’s, p (1 − p) = 0.001. Where the node is most wrong it learns least.',
          ko: '제곱의 기울기는 거의 −2이지만 시그모이드의 기울기 p (1 − p) = 0.001이 곱해집니다. 가장 크게 틀린 곳에서 가장 적게 배웁니다.',
        },
      },
      one: {
        says: { en: 'about −1', ko: '약 −1' },
        why: {
          en: 'That is p − y, the slope of −ln p. With the square, sigmoid’s flat end is still in it.',
          ko: '그것은 −ln p의 기울기인 p − y입니다. 제곱에는 시그모이드의 평평한 끝이 그대로 남습니다.',
        },
      },
      two: {
        says: { en: 'about −2', ko: '약 −2' },
        why: {
          en: 'That is the slope for p, 2 (p − 1). From p to the sum z one more slope is multiplied, sigmoid’s.',
          ko: '그것은 p에 대한 기울기 2 (p − 1)입니다. p에서 합 z로 가려면 시그모이드의 기울기를 한 번 더 곱해야 합니다.',
        },
      },
    },
  },

  'signs-of-three': {
    asks: {
      en: 'Three logits, and the second class is the true one. What are the signs of the loss’s slopes for the three logits?',
      ko: '로짓이 셋이고 둘째 클래스가 정답입니다. 세 로짓에 대한 손실의 기울기는 부호가 각각 무엇일까요?',
    },
    answer: (printed) =>
      [...printed.matchAll(/= (-?)[\d.]+/g)].map(([, minus]) => (minus ? '−' : '+')).join(' '),
    choices: {
      '+ − +': {
        why: {
          en: 'Slopes p − y: raising a wrong class’s logit takes probability from the true one, so the loss rises.',
          ko: '기울기는 p − y입니다. 틀린 클래스의 로짓을 올리면 정답의 확률을 빼앗으므로 손실이 커집니다.',
        },
      },
      '− + −': {
        why: {
          en: 'Those are the signs of the step: true class up, others down. The slope points the other way.',
          ko: '그것은 스텝의 부호입니다. 정답은 올리고 나머지는 내립니다. 기울기는 그 반대입니다.',
        },
      },
      '0 − 0': {
        why: {
          en: 'Only the true class’s probability enters the loss, but softmax divides by the sum of all: the others change it as well.',
          ko: '손실에 쓰이는 것은 정답 클래스의 확률뿐이지만, 소프트맥스는 모두의 합으로 나눕니다. 그래서 다른 로짓도 그 확률을 바꿉니다.',
        },
      },
      '− − −': {
        why: {
          en: 'If all three logits grew alike, softmax would not change at all. So the three slopes add up to 0.',
          ko: '세 로짓이 똑같이 커지면 소프트맥스는 전혀 달라지지 않습니다. 그러니 세 기울기의 합은 0이어야 합니다.',
        },
      },
    },
  },

  'ten-layers': {
    asks: {
      en: 'With sigmoid, each layer on the way back multiplies the gradient by a slope of at most 0.25 and by small weights. From 1 hidden layer to 10: how many times smaller does the first layer’s gradient become?',
      ko: '시그모이드를 쓰면 되돌아가는 길에 층마다 커야 0.25인 기울기와 작은 가중치가 곱해집니다. 은닉층이 1개에서 10개가 되면 첫째 층의 그레이디언트는 몇 배나 작아질까요?',
    },
    answer(printed) {
      const times = numbersIn(found(printed, /^sigmoid.*$/m)).pop() ?? 0;
      return caseOf({ ten: times < 30, forty: times < 1000, many: times > 100_000 });
    },
    choices: {
      ten: {
        says: { en: 'about 10 times', ko: '10배쯤' },
        why: {
          en: 'It isn’t shared out among the layers. Every layer multiplies what is left once more.',
          ko: '층마다 나누어 갖는 것이 아닙니다. 층마다 남은 것에 또 곱합니다.',
        },
      },
      forty: {
        says: { en: 'about 36 times: 9 layers, 4 times each', ko: '36배쯤: 9개 층에서 4배씩' },
        why: {
          en: 'You added where the chain rule multiplies: not 9 × 4 but 4 × 4 × … nine times, 4⁹ = 262,144.',
          ko: '연쇄 법칙은 더하지 않고 곱합니다. 9 × 4가 아니라 4를 아홉 번 곱한 4⁹ = 262,144입니다.',
        },
      },
      many: {
        says: { en: 'more than 100,000 times', ko: '100,000배 넘게' },
        why: {
          en: 'Nine more factors of at most 0.25 each are already 1 / 262,144; the weights take the rest.',
          ko: '커야 0.25인 수를 아홉 번 더 곱하면 이미 1 / 262,144이고, 나머지는 가중치 때문입니다.',
        },
      },
    },
  },

  'spread-of-32': {
    asks: {
      en: 'Slopes of single samples lie around the true slope with a spread of ± 5.91. How large is the spread of means over 32 samples each?',
      ko: '샘플 하나로 구한 기울기는 참된 기울기 주위에 ± 5.91만큼 흩어져 있습니다. 샘플 32개씩의 평균은 얼마나 흩어질까요?',
    },
    answer(printed) {
      const spread = Number(found(printed, / 32 .*± ([\d.]+)/));
      return caseOf({ same: spread > 4, root: spread > 0.5, whole: spread > 0.1, none: true });
    },
    choices: {
      same: {
        says: { en: 'about 5.9, as before', ko: '그대로 5.9쯤' },
        why: {
          en: 'Samples that are too high and too low are averaged, so a part of the noise cancels.',
          ko: '너무 큰 값과 너무 작은 값이 평균되므로 잡음의 일부가 서로 지워집니다.',
        },
      },
      root: {
        says: { en: 'about 1', ko: '1쯤' },
        why: {
          en: 'The spread falls with the square root: 5.91 / √32 = 1.04. Four times the work halves the noise.',
          ko: '흩어짐은 제곱근에 따라 줄어듭니다. 5.91 / √32 = 1.04입니다. 계산을 네 배로 늘려야 잡음이 반이 됩니다.',
        },
      },
      whole: {
        says: { en: 'about 0.18: 32 times less', ko: '0.18쯤: 32배 작음' },
        why: {
          en: 'Noise doesn’t cancel that well: chance also puts several high ones into the same batch. The root of 32, 5.7, is what remains.',
          ko: '잡음이 그만큼 깨끗이 지워지지는 않습니다. 우연히 큰 값이 여럿 모이는 배치도 있습니다. 32가 아니라 그 제곱근인 5.7배만 줄어듭니다.',
        },
      },
      none: {
        says: { en: '0: a mean is exact', ko: '0: 평균은 정확함' },
        why: {
          en: 'Only the mean of all samples is exact. Another 32 give another mean.',
          ko: '정확한 것은 모든 샘플의 평균뿐입니다. 다른 32개를 고르면 평균도 달라집니다.',
        },
      },
    },
  },

  'first-step-of-rmsprop': {
    asks: {
      en: 'RMSprop divides the slope by the root of a running mean of its square. In the very first step: how many times as far does a weight with the slope 100 move as one with the slope 0.1?',
      ko: 'RMSprop은 기울기를 그 제곱의 이동 평균의 제곱근으로 나눕니다. 맨 첫 스텝에서 기울기가 100인 가중치는 기울기가 0.1인 가중치보다 몇 배 멀리 움직일까요?',
    },
    answer(printed) {
      const steps = [...printed.matchAll(/RMSprop ([\d.]+)/g)].map(([, step]) => Number(step));
      const times = steps[steps.length - 1] / steps[0];
      return caseOf({ less: times < 0.9, same: times < 1.1, root: times < 100, all: true });
    },
    choices: {
      same: {
        says: { en: 'as far', ko: '똑같이' },
        why: {
          en: 'Before it the mean is 0, after it 0.1 g². So g is divided by √0.1 · |g|, and only its sign is left.',
          ko: '그 전의 평균은 0이고 그 뒤에는 0.1 g²입니다. g를 √0.1 · |g|로 나누므로 부호만 남습니다.',
        },
      },
      root: {
        says: { en: 'about 32 times, √1000', ko: '√1000인 32배쯤' },
        why: {
          en: 'The root is taken of the square, which gives back |g| itself. Nothing of its size remains.',
          ko: '제곱의 제곱근이므로 |g| 자체가 됩니다. 크기는 전혀 남지 않습니다.',
        },
      },
      all: {
        says: { en: '1,000 times', ko: '1,000배' },
        why: {
          en: 'That is what SGD does: rate × slope.',
          ko: '그것은 학습률 × 기울기로 움직이는 SGD입니다.',
        },
      },
      less: {
        says: { en: 'less far: steep weights are held back', ko: '덜 움직임: 가파르면 붙잡음' },
        why: {
          en: 'It divides by the slope’s size, not by more than that: steep and flat come out even.',
          ko: '기울기의 크기로 나눌 뿐 그보다 더 나누지는 않습니다. 가파르든 완만하든 같아집니다.',
        },
      },
    },
  },
};
