/**
 * Chapter 8: the summary, a model as a table, as Keras draws it.
 *
 * The first number of every output shape is None: how many samples come at once
 * is open, since `fit` feeds mini-batches (32 samples unless `batchSize` says
 * otherwise) and `predict` any number.
 *
 * A Dense layer has inputs × units weights and one bias a unit:
 * 784 × 100 + 100 = 78,500 and 100 × 10 + 10 = 1,010.
 *
 * The table is drawn by hand: it is Keras's to the letter, which no table library breaks lines as.
 */

import type * as tf from '@tensorflow/tfjs';
import stringWidth from 'string-width';
import type { LayeredModel } from './02-layers.ts';

/** A named model made of layers. */
export interface NamedModel extends LayeredModel {
  name: string;
}

const BYTES_PER_PARAM = 4; // float32

const columns = [
  { title: 'Layer (type)', width: 31, right: false },
  { title: 'Output Shape', width: 22, right: false },
  { title: 'Param #', width: 13, right: true },
] as const;

/**
 * Keras's table of the model's layers, output shapes and parameter counts.
 * @example summaryText(buildNamedSequential()) // 'Model: "패션 MNIST 모델"\n┏━━━━…'
 * Keras: model.summary()
 */
export function summaryText(model: NamedModel): string {
  const layers = model.layers.filter((layer) => layer.getClassName() !== 'InputLayer');
  const rows = layers.map((layer) => [
    `${layer.name} (${layer.getClassName()})`,
    formatShape(layer),
    layer.built ? formatCount(layer.countParams()) : '0 (unbuilt)',
  ]);
  const trainable = countWeights(layers.flatMap((layer) => layer.trainableWeights));
  const total = countWeights(layers.flatMap((layer) => layer.weights));
  return [
    `Model: "${model.name}"`,
    border('┏', '━', '┳', '┓'),
    ...tableRow(
      columns.map(({ title }) => title),
      '┃',
    ),
    border('┡', '━', '╇', '┩'),
    ...rows.flatMap((row, i) => [
      ...(i === 0 ? [] : [border('├', '─', '┼', '┤')]),
      ...tableRow(row, '│'),
    ]),
    border('└', '─', '┴', '┘'),
    ` Total params: ${formatTotal(total)}`,
    ` Trainable params: ${formatTotal(trainable)}`,
    ` Non-trainable params: ${formatTotal(total - trainable)}`,
  ].join('\n');
}

/** @example formatCount(78500) // '78,500' */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** @example formatBytes(318040) // '310.59 KB' */
function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let unit = 0;
  for (; bytes >= 1024 && unit < units.length - 1; unit++) bytes /= 1024;
  return `${bytes.toFixed(2)} ${units[unit]}`;
}

function formatTotal(count: number): string {
  return `${formatCount(count)} (${formatBytes(count * BYTES_PER_PARAM)})`;
}

function formatShape(layer: tf.layers.Layer): string {
  if (!layer.built) return '?';
  const sizes = (layer.outputShape as tf.Shape).map((size) => size ?? 'None');
  return sizes.length === 1 ? `(${sizes[0]},)` : `(${sizes.join(', ')})`;
}

function countWeights(weights: tf.LayerVariable[]): number {
  return weights
    .map(({ shape }) => shape.reduce<number>((product, size) => product * Number(size), 1))
    .reduce((a, b) => a + b, 0);
}

function border(left: string, line: string, middle: string, right: string): string {
  return left + columns.map(({ width }) => line.repeat(width + 2)).join(middle) + right;
}

/** One row, which takes several lines where a cell is wider than its column. */
function tableRow(cells: readonly string[], bar: string): string[] {
  const wrapped = cells.map((cell, i) => wrap(cell, columns[i].width));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, n) => {
    const padded = wrapped.map((lines, i) => pad(lines[n] ?? '', columns[i]));
    return `${bar} ${padded.join(` ${bar} `)} ${bar}`;
  });
}

/** Breaks at spaces; a word that is wider than the column ends with '…'. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines[lines.length - 1]} ${word}`;
    if (lines.length > 0 && stringWidth(longer) <= width) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(truncate(word, width));
    }
  }
  return lines;
}

function truncate(word: string, width: number): string {
  if (stringWidth(word) <= width) return word;
  let kept = '';
  for (const character of word) {
    if (stringWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Fills up to the column's width as a terminal shows it: a Hangul syllable is two wide. */
function pad(text: string, { width, right }: { width: number; right: boolean }): string {
  const filling = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return right ? filling + text : text + filling;
}
