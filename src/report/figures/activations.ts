/** Chapter 3 in figures: the activations, their slopes, softmax, and what depth does to a gradient. */

import { relu, reluSlope, sigmoid, sigmoidSlope, softmax } from '../../lesson/03-activations';
import type { GradientOfDepth } from '../gradient-by-depth';
import { chart, heightOfPanels, inPanel, lineOf, stackedPanels } from './chart';
import { decimal, type FigureOptions, TITLE_HEIGHT } from './figure';

const words = {
  en: {
    title: 'Sigmoid and ReLU, and their slopes',
    value: 'value',
    slope: 'slope',
    x: 'x, the sum of a node',
    describe: (low: string, high: string, top: string, flat: string) =>
      `Sigmoid goes from ${low} at x = −6 through 0.5 at 0 to ${high} at 6; its slope is largest at 0, ${top}, and only ${flat} at −6 and 6: flat ends. ` +
      'ReLU is 0 up to x = 0 and x above; its slope is 0 below 0 and 1 above.',
  },
  ko: {
    title: '시그모이드와 렐루, 그리고 그 기울기',
    value: '값',
    slope: '기울기',
    x: 'x, 노드의 합',
    describe: (low: string, high: string, top: string, flat: string) =>
      `시그모이드는 x = −6에서 ${low}, 0에서 0.5, 6에서 ${high}입니다. 기울기는 0에서 가장 커서 ${top}이고 −6과 6에서는 ${flat}뿐이라 양 끝이 평평합니다. ` +
      '렐루는 x가 0 이하이면 0, 0보다 크면 x입니다. 기울기는 0 아래에서 0, 위에서 1입니다.',
  },
};

const curve = (f: (x: number) => number, from = -6, to = 6, steps = 120) =>
  Array.from({ length: steps + 1 }, (_, i) => {
    const x = from + ((to - from) * i) / steps;
    return [x, f(x)];
  });

/** Sigmoid and ReLU over x from −6 to 6, above; their slopes below. */
export function activationsFigure({ language = 'en', theme }: FigureOptions = {}): string {
  const word = words[language];
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
          name: ['sigmoid', 'relu'][n],
          ...inPanel(i),
          data: curve(f as (x: number) => number),
          symbol: 'none',
          lineStyle: lineOf(n),
        })),
      ),
    }),
  );
}

const softmaxWords = {
  en: {
    title: 'Softmax: three logits share 1',
    logit: 'z₁, the first logit',
    probability: 'probability',
    describe: (others: string, rows: string) =>
      `The logits are z₁ and ${others}. As z₁ grows, class 1 takes its share from the others, and the three always add up to 1: ${rows}.`,
    row: (z: number, p: string) => `at z₁ = ${decimal(z, 0)} they are ${p}`,
    name: (n: number) => `class ${n}`,
  },
  ko: {
    title: '소프트맥스: 로짓 셋이 1을 나눕니다',
    logit: 'z₁, 첫째 로짓',
    probability: '확률',
    describe: (others: string, rows: string) =>
      `로짓은 z₁과 ${others}입니다. z₁이 커질수록 클래스 1이 나머지의 몫을 가져가며 셋의 합은 언제나 1입니다: ${rows}.`,
    row: (z: number, p: string) => `z₁ = ${decimal(z, 0)}일 때 ${p}`,
    name: (n: number) => `클래스 ${n}`,
  },
};

/** Three probabilities stacked, as the first logit goes from −6 to 6 beside two others. */
export function softmaxFigure(
  others: readonly [number, number] = [0, 1],
  { language = 'en', theme }: FigureOptions = {},
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

interface DepthFacts {
  units: number;
  deepest: number;
  /** Gradients of sigmoid, and how many times smaller the last one is; the same of relu. */
  first: string;
  last: string;
  factor: string;
  relu: string;
}

const depthWords = {
  en: {
    title: 'The gradient that reaches the first layer',
    depth: 'hidden layers',
    gradient: 'mean size of the gradient',
    describe: ({ units, deepest, first, last, factor, relu }: DepthFacts) =>
      `Networks of 1 to ${deepest} hidden layers of ${units} units, before training. With sigmoid the first layer's gradient shrinks from ${first} to ${last}, ${factor} times smaller; with relu it ends ${relu} times smaller.`,
  },
  ko: {
    title: '첫째 층에 닿는 기울기',
    depth: '은닉층 수',
    gradient: '기울기의 평균 크기',
    describe: ({ units, deepest, first, last, factor, relu }: DepthFacts) =>
      `유닛 ${units}개짜리 은닉층이 1개에서 ${deepest}개인 학습 전 신경망. 시그모이드에서는 첫째 층의 기울기가 ${first}에서 ${last}까지 ${factor}배 작아지고, 렐루에서는 ${relu}배 작아지는 데 그칩니다.`,
  },
};

/** The first layer's gradient over the number of hidden layers, on a logarithmic axis. */
export function gradientFigure(
  { units, rows }: GradientOfDepth,
  { language = 'en', theme }: FigureOptions = {},
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
      name,
      symbol: ['circle', 'rect'][n],
      lineStyle: lineOf(n),
      data: rows.map((row) => row[name]),
    })),
  }));
}

/** @example scientific(0.00012) // '1.2e−4' */
function scientific(value: number): string {
  return Number(value.toPrecision(2)).toExponential().replace('-', '−').replace('+', '');
}
