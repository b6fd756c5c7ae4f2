/** What training did to the weights: what hidden units look at, and how the weights are distributed. */

import { formatCount } from '../../lesson/07-summary';
import { rangeOf, type WeightCounts } from '../weight-counts';
import { chart, heightOfPanels, inPanel, stackedPanels } from './chart';
import { localNames } from './class-names';
import { decimal, drawing, type FigureOptions, TITLE_HEIGHT, WIDTH } from './figure';
import { mix, type Palette } from './palette';
import { heightOfSheet, label, picture, sheet } from './svg';

/** The weights of a Dense layer, [inputs, units], row by row. */
export interface Kernel {
  values: Float32Array;
  inputs: number;
  units: number;
}

/** Kernels whose inputs are the pixels of a picture. */
interface PixelWeightsData {
  kernel: Kernel;
  width: number;
  height: number;
}

const words = {
  en: {
    units: 'What the hidden units look at',
    templates: 'What speaks for each class',
    legend: 'blue: bright pixels there raise the sum; orange: they lower it',
    describeUnits: (units: number, size: string, range: string) =>
      `The weights of each of ${units} hidden units as a picture of ${size} pixels, each on its own scale. Over all units they go from ${range}.`,
    range: (low: string, high: string) => `${low} to ${high}`,
    lost: 'no number to no number: the weights are lost',
    describeTemplates: (names: string) =>
      `For each class the weights of all hidden units, weighted by what leads from them to the class: the product of the layers' weights. Pictures: ${names}.`,
  },
  ko: {
    units: '은닉 유닛이 보는 것',
    templates: '클래스별로 점수를 높이는 픽셀',
    legend: '파랑: 그 자리가 밝으면 합이 커짐, 주황: 작아짐',
    describeUnits: (units: number, size: string, range: string) =>
      `은닉 유닛 ${units}개의 가중치를 ${size} 픽셀 그림으로, 저마다의 눈금으로 그렸습니다. 전체 가중치의 범위: ${range}.`,
    range: (low: string, high: string) => `${low}에서 ${high}까지`,
    lost: '숫자가 아님(가중치가 망가졌습니다)',
    describeTemplates: (names: string) =>
      `클래스마다 모든 은닉 유닛의 가중치에 그 클래스로 가는 가중치를 곱해 더한 것, 곧 층들의 가중치의 곱입니다. 그림: ${names}.`,
  },
};

/** The weights that lead to each unit, as pictures. */
export function hiddenUnitsFigure(
  { kernel, width, height }: PixelWeightsData,
  { language = 'en', theme }: FigureOptions = {},
): string {
  const word = words[language];
  const range = rangeOf(kernel.values);
  const description = word.describeUnits(
    kernel.units,
    `${width} × ${height}`,
    range ? word.range(decimal(range.low, 2), decimal(range.high, 2)) : word.lost,
  );
  const columns = 10;
  const cell = (WIDTH - 10) / columns;
  const rows = Math.ceil(kernel.units / columns);
  const total = TITLE_HEIGHT + rows * cell + 30;
  return drawing('hidden-units', { title: word.units, description }, total, theme, (palette) => [
    ...Array.from({ length: kernel.units }, (_, unit) => {
      const [x, y] = [
        5 + (unit % columns) * cell,
        TITLE_HEIGHT + Math.floor(unit / columns) * cell,
      ];
      return picture(
        x + 1,
        y + 1,
        cell - 2,
        weightsPicture(columnOf(kernel, unit), width, height, palette),
      );
    }),
    label(WIDTH / 2, total - 10, word.legend, { anchor: 'middle', fill: palette.ink }),
  ]);
}

/** What leads from the pixels to each output, as pictures. */
export function classTemplatesFigure(
  { kernel, width, height }: PixelWeightsData,
  classNames: readonly string[],
  { language = 'en', theme }: FigureOptions = {},
): string {
  const word = words[language];
  const names = localNames(classNames, language);
  const text = { title: word.templates, description: word.describeTemplates(names.join(', ')) };
  const total = heightOfSheet(names.length) + 20;
  return drawing('class-templates', text, total, theme, (palette) => [
    ...sheet(
      names.map((name, i) => ({
        name,
        picture: weightsPicture(columnOf(kernel, i), width, height, palette),
      })),
      palette.ink,
    ),
    label(WIDTH / 2, total - 8, word.legend, { anchor: 'middle', fill: palette.ink }),
  ]);
}

/**
 * The product of two layers' weights: how much each input speaks for each output, if the units
 * between were linear.
 * @example product({ values: [1, 2], inputs: 1, units: 2 }, { values: [3, 4], inputs: 2, units: 1 }).values // [11]
 */
export function product(first: Kernel, second: Kernel): Kernel {
  const [inputs, between, units] = [first.inputs, first.units, second.units];
  const values = new Float32Array(inputs * units);
  for (let i = 0; i < inputs; i++) {
    for (let k = 0; k < between; k++) {
      const weight = first.values[i * between + k];
      for (let j = 0; j < units; j++)
        values[i * units + j] += weight * second.values[k * units + j];
    }
  }
  return { values, inputs, units };
}

function columnOf({ values, inputs, units }: Kernel, unit: number): number[] {
  return Array.from({ length: inputs }, (_, i) => values[i * units + unit]);
}

/** Steps of colour on each side of 0: enough for the eye, and the picture's file stays small. */
const STEPS = 15;

function weightsPicture(
  values: readonly number[],
  width: number,
  height: number,
  palette: Palette,
) {
  const { low, high } = rangeOf(values) ?? { low: 0, high: 0 };
  const largest = Math.max(-low, high) || 1;
  const colour = (value: number) => {
    if (!Number.isFinite(value)) return palette.zero;
    const fraction = Math.round((Math.abs(value) / largest) * STEPS) / STEPS;
    return mix(palette.zero, value < 0 ? palette.negative : palette.positive, fraction);
  };
  return { values, width, height, colour };
}

const distributionWords = {
  en: {
    title: 'Weights before and after training',
    weight: (layer: string) => `weight of ${layer}`,
    count: 'weights',
    before: 'before',
    after: 'after',
    between: (low: string, high: string) => `between ${low} and ${high}`,
    lost: 'no numbers',
    describe: (layer: string, count: string, before: string, after: string) =>
      `${layer}: ${count} weights, before training ${before}, afterwards ${after}.`,
  },
  ko: {
    title: '학습 전과 후의 가중치',
    weight: (layer: string) => `${layer}의 가중치`,
    count: '가중치 수',
    before: '학습 전',
    after: '학습 후',
    between: (low: string, high: string) => `${low}에서 ${high} 사이`,
    lost: '숫자가 아님',
    describe: (layer: string, count: string, before: string, after: string) =>
      `${layer}: 가중치 ${count}개, 학습 전 ${before}, 학습 후 ${after}.`,
  },
};

/** A panel a layer: how many weights lie where, before and after training. */
export function weightDistributionFigure(
  layers: readonly WeightCounts[],
  { language = 'en', theme }: FigureOptions = {},
): string {
  const word = distributionWords[language];
  const rows = layers.map(({ layer, before, rangeBefore, rangeAfter }) => {
    const count = formatCount(before.reduce((a, b) => a + b, 0));
    const ends = [rangeBefore, rangeAfter].map((range) =>
      range ? word.between(decimal(range.low), decimal(range.high)) : word.lost,
    );
    return word.describe(layer, count, ends[0], ends[1]);
  });
  const text = { title: word.title, description: rows.join(' ') };
  const height = heightOfPanels(layers.length);
  return chart('weight-distribution', text, height, theme, () => ({
    legend: {},
    ...stackedPanels(
      layers.map(({ layer, edges }) => ({
        x: {
          type: 'value',
          name: word.weight(layer),
          min: edges[0],
          max: edges[edges.length - 1],
          axisLabel: {
            formatter: (value: number) => decimal(value, 2),
            showMinLabel: false,
            showMaxLabel: false,
          },
        },
        y: { type: 'value', name: word.count },
      })),
      78,
    ),
    series: layers.flatMap(({ edges, before, after }, i) =>
      [before, after].map((counts, n) => ({
        type: 'line',
        name: [word.before, word.after][n],
        ...inPanel(i),
        symbol: 'none',
        step: 'start', // a count belongs to the interval on the left of its point
        lineStyle: { width: 2, type: n === 0 ? 'dashed' : 'solid' },
        areaStyle: { opacity: n === 0 ? 0 : 0.25 },
        data: [[edges[0], 0], ...counts.map((count, k) => [edges[k + 1], count])],
      })),
    ),
  }));
}
