import type { Exercise } from './exercise.ts';

export const andOr: Exercise = {
  chapter: '1',
  title: { en: 'AND and OR by hand', ko: '손으로 만드는 AND와 OR' },
  task: {
    en: 'A perceptron gives 1 if w₁·x₁ + w₂·x₂ + bias is above 0, else 0.\nChoose weights and a bias for two perceptrons whose inputs are 0 or 1:\nAND gives 1 only if both inputs are 1, OR gives 1 if at least one of them is.\nMany answers are right.',
    ko: '퍼셉트론은 w₁·x₁ + w₂·x₂ + 절편이 0보다 크면 1을, 아니면 0을 냅니다.\n입력이 0이나 1인 퍼셉트론 두 개의 가중치와 절편을 정해 보세요.\nAND는 두 입력이 모두 1일 때만, OR는 하나라도 1이면 1을 내야 합니다.\n정답은 여러 가지입니다.',
  },
  code: `
import { Perceptron } from '../src/index.ts';

GAP`,
  stub: `export const and = new Perceptron({ weights: [0, 0], bias: 0 });
export const or = new Perceptron({ weights: [0, 0], bias: 0 });`,
  solution: `export const and = new Perceptron({ weights: [1, 1], bias: -1.5 });
export const or = new Perceptron({ weights: [1, 1], bias: -0.5 });`,
  mistakes: [
    {
      code: `export const and = new Perceptron({ weights: [1, 1], bias: 1.5 });
export const or = new Perceptron({ weights: [1, 1], bias: 0.5 });`,
      says: {
        en: 'Both always give 1, even for [0, 0], where the sum is the bias alone. The bias is added, so a threshold to be exceeded goes in as a negative bias.',
        ko: '둘 다 언제나 1을 냅니다. 합이 절편뿐인 [0, 0]에서도 그렇습니다. 절편은 더하는 값이므로 넘어야 할 문턱은 음수로 넣어야 합니다.',
      },
    },
    {
      code: `export const and = new Perceptron({ weights: [1, 1], bias: -0.5 });
export const or = new Perceptron({ weights: [1, 1], bias: -1.5 });`,
      says: {
        en: 'The two are swapped. With the same weights the lower bias makes it harder to get above 0, and AND is the harder one.',
        ko: '둘이 뒤바뀌었습니다. 가중치가 같다면 절편이 작을수록 0을 넘기 어렵고, 더 어려워야 하는 쪽은 AND입니다.',
      },
    },
    {
      code: `export const and = new Perceptron({ weights: [1, 1], bias: 0 });
export const or = new Perceptron({ weights: [1, 1], bias: 0 });`,
      says: {
        en: 'Both compute OR: with yours a single 1 is enough for AND, too. The bias of AND must be so low that one weight alone does not get above 0.',
        ko: '둘 다 OR를 계산합니다. 1 하나만으로도 AND가 1을 냅니다. AND의 절편은 가중치 하나만으로는 0을 넘지 못할 만큼 작아야 합니다.',
      },
    },
    {
      code: `export const and = new Perceptron({ weights: [1, 1], bias: -1.5 });
export const or = new Perceptron({ weights: [1, 1], bias: -1.5 });`,
      says: {
        en: 'Both compute AND: with yours a single 1 is not enough for OR. For OR one weight plus the bias must already be above 0.',
        ko: '둘 다 AND를 계산합니다. 1 하나만으로는 OR가 1을 내지 못합니다. OR에서는 가중치 하나와 절편의 합이 이미 0보다 커야 합니다.',
      },
    },
    {
      code: `export const and = new Perceptron({ weights: [1, 1], bias: -2 });
export const or = new Perceptron({ weights: [1, 1], bias: -1 });`,
      says: {
        en: 'Reaching 0 is not enough: a sum of exactly 0 gives 0. Your AND never gets above it, your OR only with both inputs.',
        ko: '0에 닿는 것으로는 모자랍니다. 합이 꼭 0이면 출력은 0입니다. AND는 한 번도 0을 넘지 못하고, OR는 두 입력이 모두 1일 때만 넘습니다.',
      },
    },
  ],
  hints: [
    {
      en: 'For [0, 0] the weights do nothing: the sum is the bias. What must it be?',
      ko: '[0, 0]에서는 가중치가 아무 일도 하지 않아 합이 곧 절편입니다. 그때 합은 어때야 할까요?',
    },
    {
      en: 'With the weights 1 and 1 the inputs add 0, 1, 1 or 2. Between which two does the answer change?',
      ko: '가중치가 1과 1이면 입력이 더하는 값은 0, 1, 1, 2입니다. 그 가운데 어디와 어디 사이에서 답이 바뀔까요?',
    },
    {
      en: 'Keep the weights 1 and 1. A bias between −2 and −1 makes AND, one between −1 and 0 makes OR.',
      ko: '가중치는 1과 1로 두세요. 절편이 −2와 −1 사이이면 AND, −1과 0 사이이면 OR가 됩니다.',
    },
  ],
  explanation: {
    en: 'With the weights 1 and 1 and the bias −1.5 only [1, 1] gets above 0 (1 + 1 − 1.5 = 0.5); with −0.5 a single 1 does, too (1 − 0.5 = 0.5).',
    ko: '가중치가 1과 1이고 절편이 −1.5이면 [1, 1]만 0을 넘습니다(1 + 1 − 1.5 = 0.5). 절편이 −0.5이면 1 하나만 있어도 넘습니다(1 − 0.5 = 0.5).',
  },
  ask: ({ and, or }) => {
    const samples = [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ];
    return Object.entries({ and, or }).flatMap(([name, gate]) =>
      samples.map(([a, b]) => ({
        what: `${name}.predict([${a}, ${b}])`,
        value: gate.predict([a, b]),
      })),
    );
  },
  // The sums tell mistakes apart that give the same answers.
  recognise: ({ and, or }) =>
    [and, or].map(({ weights, bias }) => ({ what: 'weights', value: [...weights, bias] })),
};
