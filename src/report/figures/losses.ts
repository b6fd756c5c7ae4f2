/** Chapter 4 in a figure: what a prediction costs. */

import { binaryCrossentropy, sparseCategoricalCrossentropy } from '../../lesson/04-losses.ts';
import { currentLanguage } from '../language.ts';
import { chart, lineOf } from './chart.ts';
import { decimal, type FigureOptions, TITLE_HEIGHT } from './figure.ts';
import { lossWords } from './words.ts';

/** From 0.01 to 0.99: at 0 and 1 the loss of a wrong answer has no bound. */
const probabilities = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);

/** The losses as functions of the predicted probability. */
export function lossesFigure({ language = currentLanguage(), theme }: FigureOptions = {}): string {
  const word = lossWords[language];
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
