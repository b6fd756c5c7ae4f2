/** Figures and the report. */

import type { Chapter } from '../mistake.ts';

export const report: Chapter = {
  title: { en: 'Figures and the report', ko: '그림과 보고서' },
  mistakes: [
    {
      code: ['confusionMatrix([0, 1], [0], 2);', 'confusionMatrix([0, 1], [0, 2], 2);'],
      en: [
        'Labels and predictions differ in number, or there are more classes than was said.',
        'Give each label its prediction, and the number of classes.',
      ],
      ko: [
        '레이블과 예측의 수가 다르거나, 말한 것보다 클래스가 많습니다.',
        '레이블마다 예측을 주고 클래스 수를 맞추세요.',
      ],
    },
    {
      code: 'const history = await model.fit(x, y, { verbose: 0 }); recordRun({ model, before: [], history }, {}, {});',
      en: [
        'The report draws the validation of every epoch, and every batch; this fit recorded neither.',
        'Train as the message says.',
      ],
      ko: [
        '보고서는 에포크마다의 검증과 배치마다의 값을 그리는데, 이 훈련은 둘 다 남기지 않았습니다.',
        '메시지대로 훈련하세요.',
      ],
    },
  ],
};
