/** The texts of docs/figures.md around the figures, in both languages. */

import type { Language } from '../src/report/index.ts';

export const pages: Record<
  Language,
  { file: string; title: string; intro: string; chapters: string[] }
> = {
  en: {
    file: 'figures.md',
    title: 'The lesson in figures',
    intro:
      'Made by `npm run figures`: the figures of ideas are computed when they are drawn, those of a run come from a recorded one. `npm run report` makes them of your own run.',
    chapters: [
      'Perceptron',
      'Layers',
      'Activations',
      'Losses',
      'How a network learns',
      'Data',
      'Training and evaluation',
      'Inside the network',
    ],
  },
  ko: {
    file: 'figures.ko.md',
    title: '그림으로 보는 강의',
    intro:
      '`npm run figures`가 만든 그림입니다. 개념의 그림은 그릴 때 계산하고, 실행의 그림은 기록해 둔 실행에서 나옵니다. 여러분의 실행은 `npm run report`가 그려 줍니다.',
    chapters: [
      '퍼셉트론',
      '층',
      '활성화 함수',
      '손실 함수',
      '신경망은 어떻게 배울까요',
      '데이터',
      '훈련과 평가',
      '신경망 들여다보기',
    ],
  },
};
