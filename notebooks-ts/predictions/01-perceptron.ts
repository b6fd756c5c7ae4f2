import { caseOf, found, numbersIn, type Predictions } from './prediction.ts';

export const perceptron: Predictions = {
  'how-many-ones': {
    asks: {
      en: 'A perceptron has the weights 1 and 1 and the bias −1.5. Its inputs are [0, 0], [0, 1], [1, 0] and [1, 1]. For how many of the four is its output 1?',
      ko: '가중치가 1과 1이고 절편이 −1.5인 퍼셉트론이 있습니다. 입력은 [0, 0], [0, 1], [1, 0], [1, 1]입니다. 넷 가운데 몇 개에서 1을 출력할까요?',
    },
    answer: (printed) => String(printed.match(/→ 1$/gm)?.length ?? 0),
    choices: {
      0: {
        why: {
          en: 'The bias pulls every sum down, but two ones outweigh it: 1 + 1 − 1.5 = 0.5 is above 0.',
          ko: '절편이 모든 합을 낮추지만 1이 둘이면 이깁니다. 1 + 1 − 1.5 = 0.5는 0보다 큽니다.',
        },
      },
      1: {
        why: {
          en: 'Only [1, 1] gets above 0: 1 + 1 − 1.5 = 0.5. A single one leaves −0.5.',
          ko: '[1, 1]만 0을 넘습니다. 1 + 1 − 1.5 = 0.5입니다. 1이 하나면 −0.5에 그칩니다.',
        },
      },
      3: {
        why: {
          en: 'That is what a bias of −0.5 would do: one input would be enough. Here one input gives 1 − 1.5 = −0.5, which is not above 0.',
          ko: '절편이 −0.5라면 그렇습니다. 그때는 1이 하나만 있어도 됩니다. 여기서는 하나로는 1 − 1.5 = −0.5라서 0을 넘지 못합니다.',
        },
      },
      4: {
        why: {
          en: 'Positive weights are not enough. For [0, 0] the products are 0, and the sum is the bias alone: −1.5.',
          ko: '가중치가 양수인 것만으로는 부족합니다. [0, 0]에서는 곱이 모두 0이어서 합이 절편 −1.5뿐입니다.',
        },
      },
    },
  },

  'the-sum': {
    asks: {
      en: 'Three inputs 1, 0.5 and 0.25, their weights 0.7, −0.4 and 1.2, and the bias −0.5: what is the sum?',
      ko: '입력은 1, 0.5, 0.25이고 가중치는 차례로 0.7, −0.4, 1.2, 절편은 −0.5입니다. 합은 얼마일까요?',
    },
    answer: (printed) => found(printed, /= ([−-]?\d+\.\d+)/),
    within: 0.005,
    why: {
      en: '0.7 × 1 − 0.4 × 0.5 + 1.2 × 0.25 − 0.5 = 0.7 − 0.2 + 0.3 − 0.5. It is above 0, so the output is 1.',
      ko: '0.7 × 1 − 0.4 × 0.5 + 1.2 × 0.25 − 0.5 = 0.7 − 0.2 + 0.3 − 0.5입니다. 0보다 크므로 출력은 1입니다.',
    },
    mistakes: [
      {
        guess: 0.8,
        why: {
          en: 'The bias is missing. It is added once, whatever the inputs.',
          ko: '절편이 빠졌습니다. 절편은 입력이 무엇이든 한 번 더합니다.',
        },
      },
      {
        guess: 0.7,
        why: {
          en: 'The sign of −0.4 got lost: that input pulls the sum down, by 0.4 × 0.5 = 0.2.',
          ko: '−0.4의 부호를 놓쳤습니다. 이 입력은 합을 0.4 × 0.5 = 0.2만큼 낮춥니다.',
        },
      },
      {
        guess: 1.3,
        why: {
          en: 'The bias is negative: it takes 0.5 away.',
          ko: '절편이 음수이므로 0.5를 빼야 합니다.',
        },
      },
      {
        guess: 1,
        why: {
          en: '1 is the output, which only says that the sum is above 0. (Or did you add the weights without the inputs?)',
          ko: '1은 출력이고, 합이 0보다 크다는 것만 말해 줍니다. (아니면 입력을 곱하지 않고 가중치만 더했나요?)',
        },
      },
    ],
    otherwise: {
      en: 'Multiply each input by its own weight, add the three products, and then the bias.',
      ko: '입력마다 제 가중치를 곱해 세 곱을 더하고, 거기에 절편을 더합니다.',
    },
  },

  'or-signs': {
    asks: {
      en: 'OR is 1 if at least one input is. Training starts with both weights at 0. What signs will the two weights have at the end?',
      ko: 'OR는 입력이 하나라도 1이면 1입니다. 훈련은 두 가중치가 0일 때 시작합니다. 끝났을 때 두 가중치의 부호는 어떨까요?',
    },
    answer(printed) {
      const [first, second] = numbersIn(found(printed, /\[[^\]]*\]/));
      return caseOf({
        positive: first > 0 && second > 0,
        negative: first < 0 && second < 0,
        zero: first === 0 && second === 0,
        mixed: true,
      });
    },
    choices: {
      positive: {
        says: { en: 'both above 0', ko: '둘 다 0보다 큼' },
        why: {
          en: 'An input of 1 speaks for the answer 1, so each missed 1 adds its inputs to the weights.',
          ko: '입력이 1이면 답이 1일 근거가 됩니다. 그래서 1을 놓칠 때마다 그 입력이 가중치에 더해집니다.',
        },
      },
      negative: {
        says: { en: 'both below 0', ko: '둘 다 0보다 작음' },
        why: {
          en: 'Then more ones would make the sum smaller: the signs of NOR, the opposite of OR.',
          ko: '그러면 1이 많을수록 합이 작아집니다. OR의 반대인 NOR의 부호입니다.',
        },
      },
      mixed: {
        says: { en: 'one above 0, one below', ko: '하나는 0보다 크고 하나는 작음' },
        why: {
          en: 'OR treats its inputs alike: a 1 in either place must be able to push the sum above 0.',
          ko: 'OR에서 두 입력은 처지가 같습니다. 어느 쪽이 1이든 합을 0 위로 올릴 수 있어야 합니다.',
        },
      },
      zero: {
        says: { en: 'both still 0', ko: '둘 다 그대로 0' },
        why: {
          en: 'Then the sum would be the bias alone, and all four inputs would get the same answer.',
          ko: '그러면 합이 절편뿐이어서 네 입력의 답이 모두 같아집니다.',
        },
      },
    },
  },

  'xor-epoch': {
    asks: {
      en: 'XOR is 1 if exactly one of the two inputs is 1. The perceptron that has just learned OR may now train on XOR for 1,000 epochs. In which epoch will it make no mistake?',
      ko: 'XOR는 두 입력 가운데 하나만 1일 때 1입니다. 방금 OR를 배운 것과 같은 퍼셉트론을 XOR로 1,000에포크까지 훈련합니다. 실수가 하나도 없는 것은 몇 번째 에포크일까요?',
    },
    answer: (printed) =>
      caseOf({
        never: printed.includes('Infinity'),
        early: Number(found(printed, /XOR\D*(\d+|Infinity)/)) < 20,
        late: true,
      }),
    choices: {
      early: {
        says: { en: 'after a few, as with OR', ko: 'OR처럼 몇 번 만에' },
        why: {
          en: 'OR was quick because one line separates its 1s from its 0s. Draw XOR’s four points: its 1s lie across from each other.',
          ko: 'OR가 빨랐던 것은 직선 하나로 1과 0이 나뉘기 때문입니다. XOR의 네 점을 그려 보세요. 1이 서로 마주 보고 있습니다.',
        },
      },
      late: {
        says: { en: 'after some hundred', ko: '수백 번 뒤에' },
        why: {
          en: 'Patience doesn’t help: whichever line the weights draw, one of the four points lies on its wrong side.',
          ko: '오래 기다려도 소용없습니다. 가중치가 어떤 직선을 긋든 네 점 가운데 하나는 틀린 쪽에 놓입니다.',
        },
      },
      never: {
        says: { en: 'in none', ko: '그런 에포크는 없음' },
        why: {
          en: 'No straight line separates (0, 1) and (1, 0) from (0, 0) and (1, 1). One node draws one line.',
          ko: '(0, 1)과 (1, 0)을 (0, 0)과 (1, 1)에서 나누는 직선은 없습니다. 노드 하나는 직선 하나를 긋습니다.',
        },
      },
    },
  },
};
