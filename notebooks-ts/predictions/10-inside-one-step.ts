import { caseOf, found, numbersIn, type Predictions } from './prediction.ts';

export const insideOneStep: Predictions = {
  'untrained-probabilities': {
    asks: {
      en: 'The weights are still random: nothing has been trained. What do the ten probabilities for the first image look like?',
      ko: '가중치는 아직 무작위이고 훈련은 하지 않았습니다. 첫 이미지에 대한 확률 열 개는 어떤 모습일까요?',
    },
    answer(printed) {
      const p = numbersIn(found(printed, /^p .*$/m));
      return caseOf({
        one: Math.max(...p) > 0.9,
        even: p.every((value) => Math.abs(value - 0.1) < 0.001),
        zero: p.every((value) => value < 0.001),
        scattered: true,
      });
    },
    choices: {
      even: {
        says: { en: 'each exactly 0.1', ko: '모두 정확히 0.1' },
        why: {
          en: 'That would need ten equal sums. The weights are random, so the sums differ a little.',
          ko: '그러려면 합 열 개가 모두 같아야 합니다. 가중치가 무작위이므로 합은 조금씩 다릅니다.',
        },
      },
      scattered: {
        says: { en: 'different, but all well below 1', ko: '서로 다르지만 모두 1보다 훨씬 작음' },
        why: {
          en: 'Small random weights make small sums, some above 0, some below, and softmax spreads them around a tenth.',
          ko: '작은 무작위 가중치는 0보다 조금 크거나 작은 합을 만들고, 소프트맥스는 이를 10분의 1 언저리로 흩어 놓습니다.',
        },
      },
      one: {
        says: { en: 'one nearly 1, at a random class', ko: '아무 클래스 하나가 거의 1' },
        why: {
          en: 'To be that sure, one sum must lie several units above the others. The starting weights are far too small for that.',
          ko: '그렇게 확신하려면 합 하나가 나머지보다 훨씬 커야 합니다. 가중치의 초깃값은 그러기에는 너무 작습니다.',
        },
      },
      zero: {
        says: { en: 'all nearly 0', ko: '모두 거의 0' },
        why: {
          en: 'Softmax’s outputs add up to 1, trained or not.',
          ko: '훈련했든 하지 않았든 소프트맥스의 출력은 합이 1입니다.',
        },
      },
    },
  },

  'first-loss': {
    asks: {
      en: 'The true class is 9, the last of the ten probabilities above: 0.064. Will the loss be above or below −ln 0.1 = 2.303?',
      ko: '정답은 9번 클래스, 위의 확률 열 개 가운데 마지막인 0.064입니다. 손실은 −ln 0.1 = 2.303보다 클까요, 작을까요?',
    },
    answer(printed) {
      const [loss] = numbersIn(printed);
      return caseOf({ above: loss > 2.31, below: loss < 2.3, equal: true });
    },
    choices: {
      above: {
        says: { en: 'above', ko: '큼' },
        why: {
          en: 'The true class got less than a tenth, and the less it got, the larger −ln is.',
          ko: '정답 클래스의 확률이 10분의 1보다 작고, 작을수록 −ln은 커집니다.',
        },
      },
      equal: {
        says: { en: 'equal: the network knows nothing', ko: '같음: 아직 아무것도 모르므로' },
        why: {
          en: 'Only on average. This one image happened to get less than a tenth for its class.',
          ko: '평균은 그 언저리입니다. 그러나 이 이미지의 정답 클래스는 우연히 10분의 1보다 작은 확률을 얻었습니다.',
        },
      },
      below: {
        says: { en: 'below', ko: '작음' },
        why: {
          en: '0.064 is below 0.1, but −ln turns the order round: a smaller probability is a larger loss.',
          ko: '0.064가 0.1보다 작은 것은 맞지만 −ln은 순서를 뒤집습니다. 확률이 작을수록 손실은 큽니다.',
        },
      },
    },
  },

  'slope-of-the-true-class': {
    asks: {
      en: 'The true class got p = 0.064. What is the slope of the loss for its sum z?',
      ko: '정답 클래스의 확률이 p = 0.064입니다. 그 합 z에 대한 손실의 기울기는 얼마일까요?',
    },
    answer: (printed) => found(printed, /0\.\d+ − 1 = (−?[\d.]*\d)/),
    within: 0.002,
    why: {
      en: 'p − 1, since y is 1 there. It is below 0, so the step, which goes against it, raises the sum.',
      ko: '그 자리의 y가 1이므로 p − 1입니다. 0보다 작으므로, 반대로 가는 스텝은 합을 올립니다.',
    },
    mistakes: [
      {
        guess: [0.93, 0.94],
        why: {
          en: 'The sign is turned: 1 − p is how hard the step pushes up. The slope is p − y.',
          ko: '부호가 반대입니다. 1 − p는 스텝이 밀어 올리는 크기입니다. 기울기는 p − y입니다.',
        },
      },
      {
        guess: 0.064,
        why: {
          en: 'That is p − 0, right for the nine other classes. For the true one y is 1.',
          ko: '그것은 p − 0, 곧 나머지 아홉 클래스의 기울기입니다. 정답 클래스에서는 y가 1입니다.',
        },
      },
      {
        guess: [2.7, 2.8],
        why: {
          en: 'That is the loss itself, not how fast it changes.',
          ko: '그것은 손실이지 손실이 변하는 빠르기가 아닙니다.',
        },
      },
      {
        guess: [-16, -15],
        why: {
          en: 'That is −1 / p, the slope for p. From p to the sum z softmax’s own slope is multiplied, which leaves p − 1.',
          ko: '그것은 p에 대한 기울기 −1 / p입니다. p에서 합 z로 가려면 소프트맥스의 기울기를 곱해야 하고, 그러면 p − 1이 남습니다.',
        },
      },
    ],
    otherwise: {
      en: 'The slope is p − y, and for the true class y is 1.',
      ko: '기울기는 p − y이고, 정답 클래스에서는 y가 1입니다.',
    },
  },

  'weights-that-stay': {
    asks: {
      en: '351 of this image’s 784 pixels are black, x = 0. Each pixel has a weight to each of the 100 hidden nodes. How many of these 78,400 weights don’t move in this step?',
      ko: '이 이미지의 픽셀 784개 가운데 351개가 검은색, 곧 x = 0입니다. 픽셀마다 은닉층의 노드 100개로 가는 가중치가 있습니다. 이 가중치 78,400개 가운데 이번 스텝에 움직이지 않는 것은 몇 개일까요?',
    },
    answer: (printed) => String(numbersIn(printed)[0]),
    within: 0,
    why: {
      en: '351 × 100: a weight’s gradient is multiplied by its input, and that is 0.',
      ko: '351 × 100입니다. 가중치의 그레이디언트에는 입력이 곱해지는데 그것이 0입니다.',
    },
    mistakes: [
      {
        guess: 351,
        why: {
          en: 'Those are the pixels. From each of them lead 100 weights.',
          ko: '그것은 픽셀의 수입니다. 픽셀마다 가중치가 100개씩 있습니다.',
        },
      },
      {
        guess: 43300,
        why: {
          en: 'Those are the weights of the other 433 pixels: they move.',
          ko: '그것은 나머지 픽셀 433개의 가중치입니다. 이것들은 움직입니다.',
        },
      },
      {
        guess: 0,
        why: {
          en: 'Only if every weight had a gradient. At x = 0 it is 0: however the weight changes, 0 times it stays 0.',
          ko: '모든 가중치에 그레이디언트가 있다면 그렇습니다. x = 0이면 가중치가 어떻게 바뀌어도 곱은 0이므로 그레이디언트도 0입니다.',
        },
      },
    ],
    otherwise: {
      en: 'A weight stays if its input is 0. Each of the 351 black pixels has 100 weights.',
      ko: '입력이 0이면 가중치가 그대로입니다. 검은 픽셀 351개마다 가중치가 100개씩 있습니다.',
    },
  },

  'after-one-step': {
    asks: {
      en: 'Hardly any weight moves by more than 0.003. After this one step, what has become of the true class’s probability, 0.064?',
      ko: '0.003보다 많이 움직인 가중치는 거의 없습니다. 이 한 스텝 뒤에 정답 클래스의 확률 0.064는 얼마가 되었을까요?',
    },
    answer(printed) {
      const [before, after] = numbersIn(found(printed, /p\[y\].*/));
      return caseOf({ less: after < before, little: after < 0.08, much: after < 0.9, sure: true });
    },
    choices: {
      less: {
        says: { en: 'a little less', ko: '조금 줄었음' },
        why: {
          en: 'A step goes against the slope of the loss, and a smaller loss is a larger probability of the true class.',
          ko: '스텝은 손실이 줄어드는 쪽으로 갑니다. 손실이 줄면 정답 클래스의 확률은 커집니다.',
        },
      },
      little: {
        says: { en: 'a little more, about 0.067', ko: '조금 늘어 0.067쯤' },
        why: {
          en: 'Each change is small, but more than 40,000 weights move at once, every one in the direction that helps this image.',
          ko: '하나하나는 조금이지만 40,000개가 넘는 가중치가 한꺼번에, 모두 이 이미지에 유리한 쪽으로 움직입니다.',
        },
      },
      much: {
        says: { en: 'several times as much', ko: '몇 배가 되었음' },
        why: {
          en: 'Tens of thousands of small changes all pull in the same direction. That is also why one step on one image must not be large.',
          ko: '수만 개의 작은 변화가 모두 같은 쪽으로 당깁니다. 이미지 한 장을 보고 가는 스텝이 커서는 안 되는 까닭이기도 합니다.',
        },
      },
      sure: {
        says: { en: 'nearly 1: it is learned', ko: '거의 1: 이제 배웠음' },
        why: {
          en: 'A step follows the slope at one point for a short way. It improves the answer, it doesn’t finish it.',
          ko: '스텝은 한 점의 기울기를 따라 조금 갑니다. 답이 나아지지만 다 배운 것은 아닙니다.',
        },
      },
    },
  },
};
