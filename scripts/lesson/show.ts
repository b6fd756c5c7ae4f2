/** What the lesson shows on its way: headings, shapes, and how well the model does. */

import * as tf from '@tensorflow/tfjs';
import { formatCount, type History } from '../../src';
import { confusionMatrix, confusionTable, lossChart } from '../../src/internal';

export function heading(text: string): void {
  console.log(`\n── ${text} ──`);
}

/** @example show('train_input', trainInput) // 'train_input          [48000, 784]' */
export function show(name: string, tensor: tf.Tensor, note = ''): void {
  console.log(`${name.padEnd(20)} ${`[${tensor.shape.join(', ')}]`.padEnd(16)} ${note}`.trimEnd());
}

export function firstTen(labels: tf.Tensor1D): string {
  const values = tf.tidy(() => labels.slice(0, Math.min(10, labels.shape[0])).dataSync());
  return `starts ${Array.from(values).join(' ')}`;
}

export function showValidation(
  { engine }: History,
  images: number,
  { loss, accuracy }: { loss: number; accuracy?: number },
): void {
  console.log(
    `\nTrained by the engine '${engine}'. On the ${formatCount(images)} validation images: ` +
      `loss ${loss.toFixed(4)}, accuracy ${accuracy?.toFixed(4)}`,
  );
}

/** @param predictions a class for each image; null where the model gave no number */
export function showPredictions(
  { loss }: History,
  labels: tf.Tensor1D,
  predictions: (number | null)[],
  classNames: readonly string[],
): void {
  const matrix = confusionMatrix(Array.from(labels.dataSync()), predictions, classNames.length);
  console.log(`\nLoss of every epoch\n${lossChart(loss)}`);
  console.log('\nConfusion matrix: a row is what it is, a column what the model says');
  console.log(confusionTable(matrix, classNames));
  const silent = predictions.filter((prediction) => prediction === null).length;
  if (silent > 0)
    console.log(`(Samples for which the model gave no number: ${formatCount(silent)}.)`);
}
