/** Chapter 9 in figures: loss and accuracy by epoch and by batch. */

import { currentLanguage } from '../language.ts';
import { chart, heightOfPanels, inPanel, lineOf, stackedPanels } from './chart.ts';
import { decimal, type FigureOptions, percent, type Value } from './figure.ts';
import { batchWords, trainingWords } from './words.ts';

export interface EpochValues {
  loss: Value;
  accuracy: Value;
  /** On data that are not trained on; absent if there were none. */
  valLoss?: Value;
  valAccuracy?: Value;
}

/** Two panels: loss above, accuracy below; training solid, validation dashed. */
export function trainingFigure(
  epochs: readonly EpochValues[],
  { language = currentLanguage(), theme }: FigureOptions = {},
): string {
  const word = trainingWords[language];
  const panels = [
    {
      name: word.loss,
      format: decimal,
      lines: [epochs.map(({ loss }) => loss), epochs.map(({ valLoss }) => valLoss)],
    },
    {
      name: word.accuracy,
      format: percent,
      lines: [epochs.map(({ accuracy }) => accuracy), epochs.map(({ valAccuracy }) => valAccuracy)],
    },
  ];
  const rows = panels.flatMap(({ name, format, lines }) =>
    lines.flatMap((values, n) => {
      const [from, to] = [values[0], values[values.length - 1]];
      if (from === undefined || to === undefined) return [];
      const series = `${[word.training, word.validation][n]}, ${name}`;
      return [word.row(series, word.ends(format(from), format(to)))];
    }),
  );
  const text = { title: word.title, description: word.describe(epochs.length) + rows.join(' ') };
  return chart('training', text, heightOfPanels(panels.length), theme, () => ({
    legend: {},
    ...stackedPanels(
      panels.map(({ name }) => ({
        x: {
          type: 'category',
          name: word.epoch,
          data: epochs.map((_, epoch) => String(epoch + 1)),
          boundaryGap: epochs.length === 1,
        },
        y: { type: 'value', name, scale: true },
      })),
      66,
    ),
    series: panels.flatMap(({ lines }, i) =>
      lines.map((data, n) => ({
        type: 'line',
        name: [word.training, word.validation][n],
        ...inPanel(i),
        symbol: ['circle', 'rect'][n],
        lineStyle: lineOf(n),
        data: data.map((value) => value ?? null),
      })),
    ),
  }));
}

export interface BatchValues {
  /** One value a batch, epoch after epoch. */
  loss: readonly Value[];
  accuracy: readonly Value[];
  /** Batches an epoch. */
  steps: number;
}

/** As many groups as fit the width of the figure. */
const GROUPS = 150;

interface Group {
  /** The number of its last batch, counted from 1. */
  end: number;
  mean: Value;
  low: Value;
  high: Value;
}

/** @example groups([3, 1, 2, 4], 2)[0] // { end: 2, mean: 2, low: 1, high: 3 } */
export function groups(values: readonly Value[], size: number): Group[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, i) => {
    const part = values.slice(i * size, (i + 1) * size).filter((value) => value !== null);
    const end = Math.min((i + 1) * size, values.length);
    if (part.length === 0) return { end, mean: null, low: null, high: null };
    const mean = part.reduce((a, b) => a + b) / part.length;
    const low = part.reduce((a, b) => Math.min(a, b));
    return { end, mean, low, high: part.reduce((a, b) => Math.max(a, b)) };
  });
}

/** Two panels: the mean of every group of batches, and how far single batches lie from it. */
export function batchesFigure(
  { loss, accuracy, steps }: BatchValues,
  { language = currentLanguage(), theme }: FigureOptions = {},
): string {
  const word = batchWords[language];
  const size = Math.ceil(loss.length / GROUPS);
  const panels = [
    { name: word.loss, format: decimal, values: groups(loss, size) },
    { name: word.accuracy, format: percent, values: groups(accuracy, size) },
  ].filter(({ values }) => values.length > 0);
  const rows = panels.map(({ name, format, values }) =>
    word.row(name, format(values[0].mean), format(values[values.length - 1].mean)),
  );
  const text = {
    title: word.title,
    description: word.describe(loss.length, size) + rows.join(' '),
  };
  return chart('batches', text, heightOfPanels(panels.length), theme, (palette) => ({
    legend: { data: size === 1 ? [word.each] : [word.mean, { name: word.range, icon: 'rect' }] },
    ...stackedPanels(
      panels.map(({ name }) => ({
        x: {
          type: 'value',
          name: word.batch,
          max: loss.length,
          interval: steps * Math.ceil(loss.length / steps / 5),
        },
        y: { type: 'value', name, scale: true },
      })),
      66,
    ),
    series: panels.flatMap(({ values }, i) => {
      const shared = { type: 'line' as const, ...inPanel(i), symbol: 'none' };
      const means = {
        ...shared,
        name: size === 1 ? word.each : word.mean,
        symbol: values.length === 1 ? 'circle' : 'none', // a line needs two points
        lineStyle: { width: 2 },
        itemStyle: { color: palette.series[0] },
        data: values.map(({ end, mean }) => [end, mean]),
      };
      if (size === 1) return [means];
      return [
        // The band: an invisible line at its lower end, and on top of it an area as high as the band.
        {
          ...shared,
          name: `${word.range} (1)`,
          stack: `band ${i}`,
          lineStyle: { opacity: 0 },
          data: values.map(({ end, low }) => [end, low]),
        },
        {
          ...shared,
          name: word.range,
          stack: `band ${i}`,
          lineStyle: { opacity: 0 },
          itemStyle: { color: palette.series[0], opacity: 0.25 },
          areaStyle: { opacity: 0.25 },
          data: values.map(({ end, low, high }) => [
            end,
            low === null || high === null ? null : high - low,
          ]),
        },
        means,
      ];
    }),
  }));
}
