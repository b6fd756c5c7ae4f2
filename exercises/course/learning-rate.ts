import { calls, type Exercise } from './exercise.ts';

export const learningRate: Exercise = {
  chapter: '5',
  title: { en: 'Too small, right, too large', ko: '너무 작게, 알맞게, 너무 크게' },
  task: {
    en: `The loss is (w − 3)², so its slope at w is 2 (w − 3), and the lowest point is at w = 3.
Take so many steps of gradient descent from w, and return where you arrive.
The slope is that of the place where each step begins.`,
    ko: `손실은 (w − 3)²입니다. w에서의 기울기는 2 (w − 3)이고 가장 낮은 곳은 w = 3입니다.
w에서 시작해 경사 하강법으로 steps번 갱신하고, 도착한 w를 반환하세요.
기울기는 스텝마다 그 스텝이 시작하는 곳에서 구합니다.`,
  },
  code: `
export function descend(w: number, learningRate: number, steps: number): number {
  GAP
}`,
  stub: 'return w;',
  solution: `for (let step = 0; step < steps; step++) {
  w = w - learningRate * 2 * (w - 3);
}
return w;`,
  mistakes: [
    {
      code: `for (let step = 0; step < steps; step++) w = w + learningRate * 2 * (w - 3);
return w;`,
      says: {
        en: 'These steps go uphill: the slope points to where the loss grows, so go against it.',
        ko: '오르막으로 갔습니다. 기울기는 손실이 커지는 쪽을 가리키므로 그 반대로 가야 합니다.',
      },
    },
    {
      code: 'return w - learningRate * 2 * (w - 3);',
      says: {
        en: 'That is one step only. The next one begins where this one ended.',
        ko: '한 스텝뿐입니다. 다음 스텝은 이 스텝이 끝난 곳에서 시작합니다.',
      },
    },
    {
      code: 'return w - steps * learningRate * 2 * (w - 3);',
      says: {
        en: 'You used the slope of the start for every step. It gets smaller on the way down: compute it again each time.',
        ko: '처음의 기울기를 모든 스텝에 썼습니다. 내려가면서 기울기가 작아지므로 스텝마다 새로 계산해야 합니다.',
      },
    },
    {
      code: `for (let step = 0; step < steps; step++) w = w - 2 * (w - 3);
return w;`,
      says: {
        en: 'The learning rate is missing: with the whole slope each step jumps to the other side, as far away as before.',
        ko: '학습률이 빠졌습니다. 기울기만큼 그대로 움직이면 스텝마다 반대편의 같은 거리로 건너뜁니다.',
      },
    },
    {
      code: `for (let step = 0; step < steps; step++) w = w - learningRate * (w - 3);
return w;`,
      says: {
        en: 'The factor 2 is missing: the slope of a square e² is 2e.',
        ko: '2가 빠졌습니다. 제곱 e²의 기울기는 2e입니다.',
      },
    },
    {
      code: `for (let step = 0; step < steps; step++) w = w - learningRate * (w - 3) ** 2;
return w;`,
      says: {
        en: 'You stepped by the loss itself. What says which way is down is its slope.',
        ko: '손실 값만큼 움직였습니다. 어느 쪽이 내리막인지는 손실이 아니라 그 기울기가 알려 줍니다.',
      },
    },
  ],
  hints: [
    {
      en: 'One step: w − learning rate × slope. Then the same from the new w.',
      ko: '한 스텝은 w − 학습률 × 기울기입니다. 새 w에서 같은 일을 되풀이합니다.',
    },
    { en: 'A for loop, steps times.', ko: 'for 반복문으로 steps번 되풀이하세요.' },
    {
      en: 'In the loop: w = w - learningRate * 2 * (w - 3);',
      ko: '반복문 안에서 w = w - learningRate * 2 * (w - 3);을 실행합니다.',
    },
  ],
  explanation: {
    en: 'From 0, ten steps: with 0.01 you are only at 0.55, too small; with 0.3 at 2.9997; with 1 you swing between 0 and 6 for ever; with 1.1 each step ends further away than it began.',
    ko: '0에서 시작해 열 스텝을 가면, 학습률이 0.01일 때는 아직 0.55라 너무 작고, 0.3이면 2.9997입니다. 1이면 0과 6 사이를 끝없이 오가고, 1.1이면 스텝마다 더 멀어집니다.',
  },
  ask: ({ descend }) =>
    calls('descend', descend, [
      [0, 0.01, 10],
      [0, 0.3, 10],
      [0, 1, 10],
      [0, 1.1, 10],
      [5, 0.25, 1],
    ]),
};
