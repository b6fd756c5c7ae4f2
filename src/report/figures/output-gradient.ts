/** Chapter 10 in a figure: p − y, which way a step pulls the sum of each output node. */

import { currentLanguage } from '../language.ts';
import { chart } from './chart.ts';
import { localNames } from './class-names.ts';
import { decimal, type FigureOptions, TITLE_HEIGHT } from './figure.ts';
import { striped } from './palette.ts';
import { outputGradientWords } from './words.ts';

interface OutputGradientData {
  /** What softmax gives, one a class. */
  probabilities: readonly number[];
  /** The true class. */
  label: number;
  classNames: readonly string[];
}

/** Two bars a class: its probability p, and the slope p − y of the loss by its sum. */
export function outputGradientFigure(
  { probabilities, label, classNames }: OutputGradientData,
  { language = currentLanguage(), theme }: FigureOptions = {},
): string {
  const word = outputGradientWords[language];
  const names = localNames(classNames, language);
  const slopes = probabilities.map((p, j) => p - (j === label ? 1 : 0));
  const largest = Math.max(...slopes);
  const description = word.describe(
    names[label],
    decimal(probabilities[label]),
    decimal(slopes[label]),
    decimal(largest),
  );
  const height = TITLE_HEIGHT + 90 + names.length * 30;
  const text = { title: word.title, description };
  return chart('output-gradient', text, height, theme, (palette) => ({
    legend: {},
    grid: { left: 90, right: 30, top: TITLE_HEIGHT, bottom: 78 },
    xAxis: { type: 'value', min: -1.5, max: 1, interval: 0.5, name: word.axis, nameGap: 26 },
    yAxis: {
      type: 'category',
      data: names,
      inverse: true,
      axisLabel: { interval: 0 },
      axisLine: { onZero: false },
    },
    series: [probabilities, slopes].map((values, n) => ({
      type: 'bar',
      name: [word.probability, word.slope][n],
      barGap: '10%',
      itemStyle: n === 0 ? {} : striped(palette),
      label: {
        show: true,
        fontSize: 11,
        color: palette.ink,
        position: n === 0 ? 'right' : 'left',
        formatter: ({ dataIndex }) =>
          n === 0 || dataIndex === label ? decimal(values[dataIndex]) : '',
      },
      data: [...values],
    })),
  }));
}
