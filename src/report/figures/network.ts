/** Chapters 2 and 8 in a figure: the layers, their roles and shapes, and the arithmetic of their parameters. */

import { formatCount } from '../../lesson/08-summary.ts';
import { currentLanguage } from '../language.ts';
import { drawing, type FigureOptions, TITLE_HEIGHT, WIDTH } from './figure.ts';
import type { Palette } from './palette.ts';
import { bar, circle, label, line } from './svg.ts';
import { networkWords } from './words.ts';

/** A Dense layer, as far as the figure shows it. */
export interface LayerData {
  name: string;
  inputs: number;
  units: number;
  activation: string;
  /** Weights and biases. */
  params: number;
}

/** More nodes than these are shown as a gap. */
const SHOWN_NODES = 7;
const NODE_GAP = 30;
/** Columns that are nearer to each other have their texts in lines of one word. */
const NEAR = 100;

/** @example arithmetic({ inputs: 784, units: 100, params: 78500, … }) // '784 × 100 + 100 = 78,500' */
export function arithmetic({ inputs, units, params }: LayerData): string {
  const biases = params - inputs * units;
  const products = `${formatCount(inputs)} × ${formatCount(units)}`;
  return `${products}${biases === 0 ? '' : ` + ${formatCount(biases)}`} = ${formatCount(params)}`;
}

/** A column of nodes a layer, the input layer first. */
export function networkFigure(
  layers: readonly LayerData[],
  { language = currentLanguage(), theme }: FigureOptions = {},
): string {
  const word = networkWords[language];
  const roles = layers.map((_, i) => (i === layers.length - 1 ? word.output : word.hidden));
  const total = formatCount(layers.reduce((sum, { params }) => sum + params, 0));
  const parts = [
    word.features(layers[0].inputs),
    ...layers.map(
      (layer, i) => `${word.layer(layer, roles[i])}: ${word.params(arithmetic(layer))}`,
    ),
  ];
  const description = `${parts.join('; ')}. ${word.total(total)}`;

  const sizes = [layers[0].inputs, ...layers.map(({ units }) => units)];
  const step = (WIDTH - 120) / layers.length;
  const isTight = step < NEAR;
  const [radius, size] = isTight ? [8, 11] : [10, 13];
  const linesOf = (text: string) => (isTight ? text.split(' ') : [text]);
  const x = (column: number) => 60 + column * step;
  const middle = TITLE_HEIGHT + 50 + ((SHOWN_NODES - 1) / 2) * NODE_GAP;
  const foot = TITLE_HEIGHT + 50 + SHOWN_NODES * NODE_GAP;
  const height = foot + 84;
  return drawing('network', { title: word.title, description }, height, theme, (palette) => {
    const { ink, muted, grid, series, background } = palette;
    const nodes = sizes.map((size) => nodeOffsets(size).map((offset) => middle + offset));
    const centred = { anchor: 'middle', fill: ink } as const;
    const edges = layers.flatMap((_, i) =>
      nodes[i].flatMap((from) => nodes[i + 1].map((to) => line(x(i), from, x(i + 1), to, grid))),
    );
    const columns = sizes.flatMap((count, column) => {
      const layer = layers[column - 1];
      const colour = column === 0 ? muted : series[column === layers.length ? 1 : 0];
      const role = column === 0 ? word.input : roles[column - 1];
      return [
        ...linesOf(role).map((text, i) =>
          label(x(column), TITLE_HEIGHT + 16 + 14 * i, text, { ...centred, size, weight: 'bold' }),
        ),
        ...nodes[column].map((y) => circle(x(column), y, radius, background, colour)),
        ...(count > SHOWN_NODES ? dots(x(column), middle, ink) : []),
        label(x(column), foot + 4, `(None, ${count})`, { ...centred, size }),
        label(x(column), foot + 22, layer?.name ?? '', { ...centred, fill: muted }),
        ...(layer ? [layer.activation] : linesOf(word.computesNothing)).map((text, i) =>
          label(x(column), foot + (layer ? 40 : 22) + 18 * i, text, { ...centred, fill: muted }),
        ),
      ];
    });
    const sums = layers.flatMap((layer, i) =>
      onEdges((x(i) + x(i + 1)) / 2, middle, layer, palette, isTight),
    );
    const all = label(WIDTH / 2, foot + 70, word.total(total), { ...centred, size: 13 });
    return [...edges, ...columns, ...sums, all];
  });
}

/** Where the shown nodes of a layer stand, up and down from the middle. */
function nodeOffsets(size: number): number[] {
  const shown = Math.min(size, SHOWN_NODES);
  const offsets = Array.from({ length: shown }, (_, i) => (i - (shown - 1) / 2) * NODE_GAP);
  return size > SHOWN_NODES ? offsets.filter((offset) => offset !== 0) : offsets;
}

/** The arithmetic of a layer's parameters, in the middle of the edges that lead to it. */
function onEdges(
  x: number,
  y: number,
  layer: LayerData,
  palette: Palette,
  isTight: boolean,
): string[] {
  const [product, rest] = arithmetic(layer).split(/ (?=[+=])(.*)/);
  const texts = [product, ...rest.split(/ (?==)/)];
  const style = { anchor: 'middle', fill: palette.ink, size: isTight ? 10 : 12 } as const;
  const width = isTight ? 60 : 76;
  return [
    bar(x - width / 2, y - 11 - texts.length * 8, width, texts.length * 16 + 8, palette.background),
    ...texts.map((text, i) => label(x, y + 2 + (i - (texts.length - 1) / 2) * 16, text, style)),
  ];
}

function dots(x: number, y: number, fill: string): string[] {
  return [-7, 0, 7].map((dy) => circle(x, y + dy, 1.5, fill, fill));
}
