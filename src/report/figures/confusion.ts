/** Chapter 9 in figures: what the model takes for what, and how well it knows every class. */

import { formatCount } from '../../lesson/08-summary.ts';
import type { ClassScores } from '../confusion-matrix.ts';
import { currentLanguage } from '../language.ts';
import { chart } from './chart.ts';
import { localNames } from './class-names.ts';
import { type FigureOptions, percent, TITLE_HEIGHT } from './figure.ts';
import { css, mix, readableOn, striped } from './palette.ts';
import { confusionWords, scoreWords } from './words.ts';

interface ConfusionData {
  /** Row = label, column = prediction: see `confusionMatrix`. */
  matrix: readonly (readonly number[])[];
  classNames: readonly string[];
}

/** Counts of all pairs of label and prediction; the darker, the larger its share of the row. */
export function confusionFigure(
  { matrix, classNames }: ConfusionData,
  { language = currentLanguage(), theme }: FigureOptions = {},
): string {
  const word = confusionWords[language];
  const names = localNames(classNames, language);
  const cells = matrix.flatMap((row, label) =>
    row.map((count, prediction) => ({ label, prediction, count })),
  );
  const supports = matrix.map((row) => row.reduce((a, b) => a + b, 0));
  const total = supports.reduce((a, b) => a + b, 0);
  const right = matrix.reduce((sum, row, i) => sum + row[i], 0);
  const worst = cells
    .filter(({ label, prediction, count }) => label !== prediction && count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, 3)
    .map(({ label, prediction, count }) => word.pair(names[label], names[prediction], count));
  const found = word.describe(formatCount(right), formatCount(total), percent(right / total));
  const mistakes = worst.length === 0 ? word.none : word.worst(worst.join(', '));
  const description = total === 0 ? word.empty : found + mistakes;
  return chart('confusion', { title: word.title, description }, 500, theme, (palette) => ({
    grid: { left: 108, right: 10, top: TITLE_HEIGHT + 6, bottom: 118 },
    xAxis: {
      type: 'category',
      data: names,
      name: word.prediction,
      nameGap: 92,
      axisLabel: { interval: 0, rotate: 55 },
    },
    yAxis: {
      type: 'category',
      data: names,
      name: word.label,
      nameGap: 88,
      inverse: true,
      axisLabel: { interval: 0 },
    },
    visualMap: {
      show: false,
      dimension: 3,
      min: 0,
      max: 1,
      inRange: { color: [css(palette.little), css(palette.much)] },
    },
    series: {
      type: 'heatmap',
      itemStyle: { borderColor: palette.grid, borderWidth: 0.5 },
      data: cells.map(({ label, prediction, count }) => {
        const share = supports[label] === 0 ? 0 : count / supports[label];
        return {
          value: [prediction, label, count, share],
          label: {
            show: true,
            fontSize: 12,
            color: readableOn(mix(palette.little, palette.much, share)),
            formatter: String(count),
          },
        };
      }),
    },
  }));
}

interface ClassScoresData {
  scores: readonly ClassScores[];
  classNames: readonly string[];
}

/** Two bars a class. */
export function classScoresFigure(
  { scores, classNames }: ClassScoresData,
  { language = currentLanguage(), theme }: FigureOptions = {},
): string {
  const word = scoreWords[language];
  const names = localNames(classNames, language);
  const hasGap = scores.some(({ precision, recall }) => precision === null || recall === null);
  const description = `${names.map((name, i) => word.row(name, scores[i])).join('; ')}.${hasGap ? ` ${word.missing}` : ''}`;
  const height = TITLE_HEIGHT + 90 + names.length * 38;
  return chart('class-scores', { title: word.title, description }, height, theme, (palette) => ({
    legend: {},
    grid: { left: 90, right: 62, top: TITLE_HEIGHT, bottom: 78 },
    xAxis: { type: 'value', min: 0, max: 100, name: word.share, nameGap: 26 },
    yAxis: { type: 'category', data: names, inverse: true, axisLabel: { interval: 0 } },
    series: (['precision', 'recall'] as const).map((kind, n) => ({
      type: 'bar',
      name: word[kind],
      barGap: '10%',
      itemStyle: n === 0 ? {} : striped(palette),
      label: {
        show: true,
        position: 'right',
        fontSize: 11,
        color: palette.ink,
        formatter: ({ dataIndex }) => percent(scores[dataIndex][kind]),
      },
      data: scores.map((score) => (score[kind] ?? 0) * 100),
    })),
  }));
}
