/** What training did to the weights: what hidden units look at, and how the weights are distributed. */

import { formatCount } from '../../lesson/08-summary.ts';
import { currentLanguage } from '../language.ts';
import { rangeOf, type WeightCounts } from '../weight-counts.ts';
import { chart, heightOfPanels, inPanel, stackedPanels } from './chart.ts';
import { localNames } from './class-names.ts';
import { decimal, drawing, type FigureOptions, TITLE_HEIGHT, WIDTH } from './figure.ts';
import { mix, type Palette } from './palette.ts';
import { heightOfSheet, label, picture, sheet } from './svg.ts';
import { distributionWords, weightWords } from './words.ts';

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

/** The weights that lead to each unit, as pictures. */
export function hiddenUnitsFigure(
  { kernel, width, height }: PixelWeightsData,
  { language = currentLanguage(), theme }: FigureOptions = {},
): string {
  const word = weightWords[language];
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
  { language = currentLanguage(), theme }: FigureOptions = {},
): string {
  const word = weightWords[language];
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

/** A panel a layer: how many weights lie where, before and after training. */
export function weightDistributionFigure(
  layers: readonly WeightCounts[],
  { language = currentLanguage(), theme }: FigureOptions = {},
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
