import { calls, type Exercise } from './exercise.ts';

export const rmspropStep: Exercise = {
  chapter: '10',
  title: { en: 'A step of RMSprop', ko: 'RMSprop 한 스텝' },
  task: {
    en: `RMSprop keeps a running mean v of the squared gradient g and divides by its root:
v ← 0.9 v + 0.1 g², then w ← w − 0.001 g / √(v + 10⁻⁷) with the new v.
Return the new { w, v }.`,
    ko: `RMSprop은 그레이디언트 g를 제곱한 값의 이동 평균 v를 기억하고 그 제곱근으로 나눕니다.
v ← 0.9 v + 0.1 g², 그다음 새 v로 w ← w − 0.001 g / √(v + 10⁻⁷)입니다.
새로운 { w, v }를 반환하세요.`,
  },
  code: `
export function rmsprop(w: number, v: number, g: number): { w: number; v: number } {
  GAP
}`,
  stub: 'return { w, v };',
  solution: `const mean = 0.9 * v + 0.1 * g ** 2;
return { w: w - (0.001 * g) / Math.sqrt(mean + 1e-7), v: mean };`,
  mistakes: [
    {
      code: `const mean = 0.9 * v + 0.1 * g ** 2;
return { w: w - (0.001 * g) / Math.sqrt(v + 1e-7), v: mean };`,
      says: {
        en: 'You divided by the root of the old v. Before the first step that is almost 0, and the step gets far too long.',
        ko: '이전 v의 제곱근으로 나누었습니다. 첫 스텝에서는 거의 0이므로 스텝이 지나치게 커집니다.',
      },
    },
    {
      code: `const mean = 0.9 * v + 0.1 * g ** 2;
return { w: w - (0.001 * g) / (mean + 1e-7), v: mean };`,
      says: {
        en: 'The root is missing: v is a mean of squares, and only its root has the size of a gradient.',
        ko: '제곱근이 빠졌습니다. v는 제곱의 평균이므로 제곱근을 취해야 그레이디언트와 크기가 맞습니다.',
      },
    },
    {
      code: `const mean = 0.9 * v + 0.1 * g;
return { w: w - (0.001 * g) / Math.sqrt(Math.abs(mean) + 1e-7), v: mean };`,
      says: {
        en: 'The square is missing: without it gradients of both signs cancel in the mean.',
        ko: '제곱이 빠졌습니다. 제곱하지 않으면 부호가 다른 그레이디언트가 평균에서 서로 지워집니다.',
      },
    },
    {
      code: `const mean = 0.1 * v + 0.9 * g ** 2;
return { w: w - (0.001 * g) / Math.sqrt(mean + 1e-7), v: mean };`,
      says: {
        en: 'The two shares are swapped: 0.9 of the old mean is kept, the new square comes in with 0.1.',
        ko: '두 비율이 바뀌었습니다. 이전 평균을 0.9만큼 남기고 새 제곱을 0.1만큼 더합니다.',
      },
    },
    {
      code: `const mean = 0.9 * v + 0.1 * g ** 2;
return { w: w + (0.001 * g) / Math.sqrt(mean + 1e-7), v: mean };`,
      says: {
        en: 'This step goes uphill: it must go against the gradient.',
        ko: '오르막으로 갔습니다. 그레이디언트의 반대로 가야 합니다.',
      },
    },
    {
      code: `const mean = 0.9 * v + 0.1 * g ** 2;
return { w: w - (0.001 * g) / Math.sqrt(mean + 1e-7), v };`,
      says: {
        en: 'w is right, but you returned the old v: the next step would not know of this gradient.',
        ko: 'w는 맞지만 이전 v를 반환했습니다. 그러면 다음 스텝이 이번 그레이디언트를 모릅니다.',
      },
    },
  ],
  hints: [
    {
      en: 'Compute the new mean first and keep it: it is used in the update and returned.',
      ko: '새 평균을 먼저 계산해 두세요. 갱신에 쓰고 반환도 합니다.',
    },
    {
      en: 'const mean = 0.9 * v + 0.1 * g ** 2; the root is Math.sqrt(mean + 1e-7).',
      ko: 'const mean = 0.9 * v + 0.1 * g ** 2;이고 제곱근은 Math.sqrt(mean + 1e-7)입니다.',
    },
  ],
  explanation: {
    en: 'In the first step v is 0, so g is divided by √0.1 · |g|: whether g is 1 or 0.01, the weight moves by 0.001 / √0.1 = 0.00316. Only the sign of the gradient counts then; later its size does, against what it was before.',
    ko: '첫 스텝에서는 v가 0이므로 g를 √0.1 · |g|로 나눕니다. g가 1이든 0.01이든 가중치는 0.001 / √0.1 = 0.00316만큼 움직입니다. 이때는 그레이디언트의 부호만 중요하고, 나중에는 이전 그레이디언트와 견준 크기도 중요합니다.',
  },
  ask: ({ rmsprop }) =>
    calls('rmsprop', rmsprop, [
      [0.5, 0, 1],
      [0.5, 0, -0.01],
      [0.5, 0.04, 0.1],
    ]).map(({ what, value }) => ({
      what,
      // Moves of a thousandth are told from each other: in thousandths.
      value: {
        'w, in thousandths': value && 1000 * (value as { w: number }).w,
        v: (value as { v: number }).v,
      },
    })),
};
