/** Chapter 4 in a figure: what a prediction costs. */

import { binaryCrossentropy, sparseCategoricalCrossentropy } from '../../lesson/04-losses';
import { chart, lineOf } from './chart';
import { decimal, type FigureOptions, TITLE_HEIGHT } from './figure';

const words = {
  en: {
    title: 'What a prediction costs',
    probability: 'predicted probability p',
    loss: 'loss (nats)',
    one: 'label 1, or p of the right class: −ln p',
    zero: 'label 0: −ln(1 − p)',
    describe: (rows: string) =>
      `Binary cross-entropy of label 1 and, with the same curve, both categorical cross-entropies, where p is the probability of the right class: ${rows}. The curve of label 0 is its mirror image. Sure and wrong costs most.`,
    row: (p: number, loss: string) => `p = ${p} costs ${loss}`,
  },
  ko: {
    title: '예측에 따른 손실',
    probability: '예측한 확률 p',
    loss: '손실 (nat)',
    one: '레이블 1, 또는 정답 클래스의 p: −ln p',
    zero: '레이블 0: −ln(1 − p)',
    describe: (rows: string) =>
      `레이블이 1인 이진 교차 엔트로피, 그리고 p가 정답 클래스의 확률일 때 같은 곡선인 두 범주형 교차 엔트로피: ${rows}. 레이블 0의 곡선은 그 거울상입니다. 확신하고 틀릴 때 가장 비쌉니다.`,
    row: (p: number, loss: string) => `p = ${p}이면 ${loss}`,
  },
};

/** From 0.01 to 0.99: at 0 and 1 the loss of a wrong answer has no bound. */
const probabilities = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);

/** The losses as functions of the predicted probability. */
export function lossesFigure({ language = 'en', theme }: FigureOptions = {}): string {
  const word = words[language];
  const rightClass = (p: number) => sparseCategoricalCrossentropy(0, [p, 1 - p]);
  const rows = [0.1, 0.5, 0.9].map((p) => word.row(p, decimal(rightClass(p))));
  const text = { title: word.title, description: word.describe(rows.join(', ')) };
  return chart('losses', text, 370, theme, () => ({
    legend: { orient: 'vertical', left: 60 },
    grid: { left: 60, right: 20, top: TITLE_HEIGHT + 12, bottom: 100 },
    xAxis: { type: 'value', min: 0, max: 1, name: word.probability, nameGap: 26 },
    yAxis: { type: 'value', min: 0, max: 5, name: word.loss, nameGap: 32 },
    series: [rightClass, (p: number) => binaryCrossentropy(0, p)].map((loss, n) => ({
      type: 'line',
      name: [word.one, word.zero][n],
      symbol: 'none',
      lineStyle: lineOf(n),
      data: probabilities.map((p) => [p, loss(p)]),
    })),
  }));
}
