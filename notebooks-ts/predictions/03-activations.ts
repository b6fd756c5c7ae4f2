import { caseOf, found, numbersIn, type Predictions } from './prediction.ts';

export const activations: Predictions = {
  'relu-between': {
    asks: {
      en: 'Two layers of one node each: 2x + 1, then 3 times that minus 4. Between them now stands ReLU, which turns what is below 0 into 0. What comes out for x = −1?',
      ko: '노드가 하나씩인 두 층이 있습니다. 2x + 1을 구하고, 그것의 3배에서 4를 뺍니다. 이제 그 사이에 0보다 작은 값을 0으로 만드는 렐루를 넣습니다. x = −1이면 얼마가 나올까요?',
    },
    answer: (printed) => String(numbersIn(found(printed, /^.*$/m)).pop()),
    within: 0.01,
    why: {
      en: '2 × (−1) + 1 = −1, ReLU makes it 0, and 3 × 0 − 4 = −4. For every x below −0.5 it is −4: a bend that no single layer has.',
      ko: '2 × (−1) + 1 = −1이 렐루를 지나 0이 되고, 3 × 0 − 4 = −4입니다. −0.5보다 작은 x에서는 모두 −4입니다. 층 하나로는 만들 수 없는 꺾임입니다.',
    },
    mistakes: [
      {
        guess: -7,
        why: {
          en: 'That is 6x − 1, without ReLU: 3 × (−1) − 4.',
          ko: '그것은 렐루가 없는 6x − 1입니다. 3 × (−1) − 4입니다.',
        },
      },
      {
        guess: 0,
        why: {
          en: 'You put ReLU at the end. Between the layers it cuts only the first one’s −1; the second still subtracts 4.',
          ko: '렐루를 맨 끝에 적용했습니다. 층 사이에 있으면 첫 층의 −1만 0이 되고, 둘째 층은 여전히 4를 뺍니다.',
        },
      },
      {
        guess: -1,
        why: {
          en: '−1 is what the first layer gives. ReLU and the second layer are still to come.',
          ko: '−1은 첫 층의 값입니다. 렐루와 둘째 층이 남아 있습니다.',
        },
      },
    ],
    otherwise: {
      en: 'Go layer by layer: 2x + 1, then ReLU, then times 3 minus 4.',
      ko: '층을 하나씩 따라가 보세요. 2x + 1, 다음은 렐루, 다음은 3배에서 4 빼기입니다.',
    },
  },

  'sigmoid-mirror': {
    asks: {
      en: 'σ(1) is 0.7311. What is σ(−1)?',
      ko: 'σ(1)은 0.7311입니다. σ(−1)은 얼마일까요?',
    },
    answer: (printed) => found(printed, /^-1 ([\d.]+)$/m),
    within: 0.002,
    why: {
      en: '1 − 0.7311: the curve is turned about its middle, (0, 0.5). As probabilities: if one class gets 0.73, the other gets the rest.',
      ko: '1 − 0.7311입니다. 곡선은 한가운데 (0, 0.5)를 중심으로 점대칭입니다. 확률로 보면 한 클래스가 0.73일 때 나머지가 다른 클래스의 몫입니다.',
    },
    mistakes: [
      {
        guess: -0.7311,
        why: {
          en: 'A sigmoid never goes below 0. Its middle is 0.5, not 0: that is tanh.',
          ko: '시그모이드는 0보다 작아지지 않습니다. 가운데가 0이 아니라 0.5입니다. 가운데가 0인 것은 tanh입니다.',
        },
      },
      {
        guess: 0.7311,
        why: {
          en: 'Then its sign wouldn’t matter. Sigmoid rises all the way: at −1 it is lower than at 0.',
          ko: '그러면 x의 부호가 상관없어집니다. 시그모이드는 계속 올라가므로 −1에서는 0에서보다 작습니다.',
        },
      },
      {
        guess: 0,
        why: {
          en: 'ReLU gives 0 there. Sigmoid comes close to 0 only far to the left: σ(−6) = 0.0025.',
          ko: '0이 되는 것은 렐루입니다. 시그모이드는 훨씬 왼쪽에 가서야 0에 가까워집니다. σ(−6) = 0.0025입니다.',
        },
      },
    ],
    otherwise: {
      en: 'Think of σ(0) = 0.5, and of how far σ(1) lies above it. σ(−1) lies as far below.',
      ko: 'σ(0) = 0.5에서 σ(1)이 얼마나 위에 있는지 생각해 보세요. σ(−1)은 그만큼 아래에 있습니다.',
    },
  },

  'softmax-ratio': {
    asks: {
      en: 'The logits are 1, 2 and 3. How many times as probable as class 2 (logit 2) does softmax make class 3 (logit 3)?',
      ko: '로짓이 1, 2, 3입니다. 소프트맥스를 거치면 클래스 3(로짓 3)의 확률은 클래스 2(로짓 2)의 몇 배일까요?',
    },
    answer(printed) {
      const [, second, third] = numbersIn(printed);
      return (third / second).toFixed(2);
    },
    within: 0.06,
    why: {
      en: 'e³ / e² = e: one more in the logit is 2.72 times the probability, wherever the two logits lie.',
      ko: 'e³ / e² = e입니다. 로짓이 1 크면 확률은 2.72배입니다. 두 로짓이 얼마이든 그렇습니다.',
    },
    mistakes: [
      {
        guess: 1.5,
        why: {
          en: 'That divides the logits, 3 / 2. Softmax raises e to them first, so their difference counts.',
          ko: '로짓끼리 나눈 3 / 2입니다. 소프트맥스는 먼저 e를 그만큼 거듭제곱하므로 로짓의 차이가 중요합니다.',
        },
      },
      {
        guess: 1,
        why: {
          en: '1 is the difference of the logits. The probabilities’ ratio is e to that difference.',
          ko: '1은 로짓의 차이입니다. 확률의 비는 e를 그 차이만큼 거듭제곱한 값입니다.',
        },
      },
      {
        guess: 3,
        why: {
          en: '3 is the logit itself. What counts is how far it lies above the other, and that is 1.',
          ko: '3은 로짓 자체입니다. 중요한 것은 다른 로짓보다 얼마나 큰가이고, 그 차이는 1입니다.',
        },
      },
    ],
    otherwise: {
      en: 'Both probabilities have the same sum below the line, so it cancels: e³ / e² is left.',
      ko: '두 확률의 분모가 같으므로 약분되고 e³ / e²만 남습니다.',
    },
  },

  'softmax-thousand': {
    asks: {
      en: 'What does softmax give for the logits 1000 and 999? (e¹⁰⁰⁰ is more than a computer’s number can hold.)',
      ko: '로짓이 1000과 999일 때 소프트맥스의 값은 무엇일까요? (e¹⁰⁰⁰은 컴퓨터의 수로 나타낼 수 없을 만큼 큽니다.)',
    },
    answer(printed) {
      const [first] = numbersIn(printed.replace('Infinity', ''));
      return caseOf({
        even: first < 0.6,
        as1and0: Math.abs(first - 1 / (1 + Math.exp(-1))) < 0.001,
        sure: first > 0.99,
        nan: Number.isNaN(first),
      });
    },
    choices: {
      even: {
        says: { en: '0.5003 and 0.4997: nearly even', ko: '0.5003과 0.4997: 거의 반반' },
        why: {
          en: 'That is 1000 / 1999: shares of the logits. Softmax compares by difference, and a difference of 1 is the same here as between 1 and 0.',
          ko: '1000 / 1999, 곧 로짓을 나눈 몫입니다. 소프트맥스는 차이로 견주며, 차이 1은 로짓이 1과 0일 때와 같습니다.',
        },
      },
      as1and0: {
        says: {
          en: '0.7311 and 0.2689: as for 1 and 0',
          ko: '0.7311과 0.2689: 로짓이 1과 0일 때와 같음',
        },
        why: {
          en: 'Only the difference counts, so the largest logit can be subtracted from all: 0 and −1, and nothing overflows.',
          ko: '차이만 중요하므로 가장 큰 로짓을 모두에서 빼도 됩니다. 그러면 0과 −1이 되어 넘치지 않습니다.',
        },
      },
      sure: {
        says: {
          en: '1 and 0: such a large logit is certain',
          ko: '1과 0: 로짓이 이만큼 크면 확실함',
        },
        why: {
          en: 'The size alone says nothing: the other logit is nearly as large, and only the difference of 1 counts.',
          ko: '크기만으로는 알 수 없습니다. 다른 로짓도 거의 그만큼 크고, 중요한 것은 차이 1뿐입니다.',
        },
      },
      nan: {
        says: { en: 'NaN: the numbers overflow', ko: 'NaN: 수가 넘침' },
        why: {
          en: 'By the formula as it stands, Infinity / Infinity is NaN. So no library computes it that way: it subtracts the largest logit first.',
          ko: '식 그대로 계산하면 Infinity / Infinity가 되어 NaN입니다. 그래서 라이브러리는 가장 큰 로짓을 먼저 뺍니다.',
        },
      },
    },
  },

  'flat-end': {
    asks: {
      en: 'How steep is sigmoid far out, at x = 10, beside its middle, x = 0?',
      ko: '시그모이드의 기울기는 멀리 떨어진 x = 10에서 가운데 x = 0에 견주어 어떨까요?',
    },
    answer(printed) {
      const slopes = printed.match(/0\.\d{6}/g)?.map(Number) ?? [];
      const times = slopes[0] / slopes[slopes.length - 1];
      return caseOf({ same: times < 2, ten: times < 100, thousands: times > 1000 });
    },
    choices: {
      same: {
        says: {
          en: 'the same: a slope belongs to the function',
          ko: '같음: 기울기는 함수마다 하나',
        },
        why: {
          en: 'Only a straight line has one slope everywhere. Sigmoid stays below 1, so it must flatten.',
          ko: '어디서나 기울기가 같은 것은 직선뿐입니다. 시그모이드는 1을 넘지 못하므로 평평해질 수밖에 없습니다.',
        },
      },
      ten: {
        says: { en: 'about ten times flatter', ko: '10배쯤 완만함' },
        why: {
          en: 'The slope doesn’t fall in step with x but about as e⁻ˣ: each further 1 makes it 2.7 times smaller.',
          ko: '기울기는 x에 반비례하지 않고 거의 e⁻ˣ처럼 줄어듭니다. x가 1 커질 때마다 2.7배 작아집니다.',
        },
      },
      thousands: {
        says: { en: 'thousands of times flatter', ko: '수천 배 완만함' },
        why: {
          en: '0.25 against 0.000045. A node that far out hardly hears what its weights do.',
          ko: '0.25와 0.000045입니다. 이만큼 멀리 있는 노드는 가중치가 바뀌어도 거의 느끼지 못합니다.',
        },
      },
    },
  },
};
