/** Chapter 3 in figures: the activations, their slopes, softmax, and what depth does to a gradient. */

import { relu, reluSlope, sigmoid, sigmoidSlope, softmax } from '../../lesson/03-activations.ts';
import type { GradientOfDepth } from '../gradient-by-depth.ts';
import { currentLanguage } from '../language.ts';
import { chart, heightOfPanels, inPanel, lineOf, stackedPanels } from './chart.ts';
import { decimal, type FigureOptions, TITLE_HEIGHT } from './figure.ts';
import { activationWords, depthWords, softmaxWords } from './words.ts';

const curve = (f: (x: number) => number, from = -6, to = 6, steps = 120) =>
  Array.from({ length: steps + 1 }, (_, i) => {
    const x = from + ((to - from) * i) / steps;
    return [x, f(x)];
  });

/** Sigmoid and ReLU over x from −6 to 6, above; their slopes below. */
export function activationsFigure({
  language = currentLanguage(),
  theme,
}: FigureOptions = {}): string {
  const word = activationWords[language];
  const description = word.describe(
    decimal(sigmoid(-6), 4),
    decimal(sigmoid(6), 4),
    decimal(sigmoidSlope(0), 2),
    decimal(sigmoidSlope(6), 4),
  );
  const panels = [
    { name: word.value, max: 2, curves: [sigmoid, relu] },
    { name: word.slope, max: 1.2, curves: [sigmoidSlope, reluSlope] },
  ];
  return chart(
    'activations',
    { title: word.title, description },
    heightOfPanels(panels.length),
    theme,
    () => ({
      legend: {},
      ...stackedPanels(
        panels.map(({ name, max }) => ({
          x: { type: 'value', min: -6, max: 6, interval: 2, name: word.x },
          y: { type: 'value', min: 0, max, name },
        })),
        60,
      ),
      series: panels.flatMap(({ curves }, i) =>
        curves.map((f, n) => ({
          type: 'line',
          name: [word.sigmoid, word.relu][n],
          ...inPanel(i),
          data: curve(f as (x: number) => number),
          symbol: 'none',
          lineStyle: lineOf(n),
        })),
      ),
    }),
  );
}

/** Three probabilities stacked, as the first logit goes from −6 to 6 beside two others. */
export function softmaxFigure(
  others: readonly [number, number] = [0, 1],
  { language = currentLanguage(), theme }: FigureOptions = {},
): string {
  const word = softmaxWords[language];
  const shares = (z: number) => softmax([z, ...others]);
  const rows = [-6, 0, 6].map((z) =>
    word.row(
      z,
      shares(z)
        .map((p) => decimal(p))
        .join(', '),
    ),
  );
  const description = word.describe(others.join(', '), rows.join('; '));
  return chart('softmax', { title: word.title, description }, 330, theme, (palette) => ({
    legend: {},
    grid: { left: 60, right: 20, top: TITLE_HEIGHT + 12, bottom: 78 },
    xAxis: { type: 'value', min: -6, max: 6, interval: 2, name: word.logit, nameGap: 26 },
    yAxis: { type: 'value', min: 0, max: 1, name: word.probability, nameGap: 36 },
    series: [0, 1, 2].map((n) => ({
      type: 'line',
      name: word.name(n + 1),
      stack: 'all',
      symbol: 'none',
      lineStyle: { width: 2, color: palette.background },
      areaStyle: { opacity: 0.9 },
      data: curve((z) => shares(z)[n]),
    })),
  }));
}

/** The first layer's gradient over the number of hidden layers, on a logarithmic axis. */
export function gradientFigure(
  { units, rows }: GradientOfDepth,
  { language = currentLanguage(), theme }: FigureOptions = {},
): string {
  const word = depthWords[language];
  const [first, last] = [rows[0], rows[rows.length - 1]];
  const factor = (name: 'sigmoid' | 'relu') =>
    Number((first[name] / last[name]).toPrecision(2)).toLocaleString('en');
  const description = word.describe({
    units,
    deepest: last.depth,
    first: scientific(first.sigmoid),
    last: scientific(last.sigmoid),
    factor: factor('sigmoid'),
    relu: factor('relu'),
  });
  return chart('gradient-by-depth', { title: word.title, description }, 340, theme, () => ({
    legend: {},
    grid: { left: 78, right: 20, top: TITLE_HEIGHT + 12, bottom: 78 },
    xAxis: {
      type: 'category',
      name: word.depth,
      nameGap: 26,
      data: rows.map(({ depth }) => String(depth)),
    },
    yAxis: { type: 'log', name: word.gradient, nameGap: 56, axisLabel: { formatter: scientific } },
    series: (['sigmoid', 'relu'] as const).map((name, n) => ({
      type: 'line',
      name: word[name],
      symbol: ['circle', 'rect'][n],
      lineStyle: lineOf(n),
      data: rows.map((row) => row[name]),
    })),
  }));
}

/** @example scientific(0.00012) // '1.2e−4' */
export function scientific(value: number): string {
  return Number(value.toPrecision(2)).toExponential().replace('-', '−').replace('+', '');
}
