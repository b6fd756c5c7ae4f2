/** What the lesson shows on its way: headings, shapes, how well the model does, and what comes next. */

import * as tf from '@tensorflow/tfjs';
import stringWidth from 'string-width';
import type { History } from '../../src/index.ts';
import { confusionMatrix, confusionTable, localNames, lossChart } from '../../src/internal.ts';
import type { Language } from '../../src/report/index.ts';
import { type LessonWords, lessonWords } from './words.ts';

export function heading(text: string): void {
  console.log(`\n── ${text} ──`);
}

/** Hangul takes two columns each. */
export const padded = (text: string, columns: number) =>
  text + ' '.repeat(Math.max(0, columns - stringWidth(text)));

/** @example show('train_input', trainInput) // 'train_input          [48000, 784]' */
export function show(name: string, tensor: tf.Tensor, note = ''): void {
  console.log(`${padded(name, 20)} ${`[${tensor.shape.join(', ')}]`.padEnd(16)} ${note}`.trimEnd());
}

export function firstTen(labels: tf.Tensor1D): string {
  const values = tf.tidy(() => labels.slice(0, Math.min(10, labels.shape[0])).dataSync());
  return Array.from(values).join(' ');
}

export function showValidation(
  { engine }: History,
  images: number,
  { loss, accuracy }: { loss: number; accuracy?: number },
  word: LessonWords,
): void {
  console.log(`\n${word.validation(engine, images, loss.toFixed(4), accuracy?.toFixed(4))}`);
}

/** @param predictions a class for each image; null where the model gave no number */
export function showPredictions(
  { loss }: History,
  labels: tf.Tensor1D,
  predictions: (number | null)[],
  classNames: readonly string[],
  language: Language,
): void {
  const word = lessonWords[language];
  const matrix = confusionMatrix(Array.from(labels.dataSync()), predictions, classNames.length);
  console.log(`\n${word.losses}\n${lossChart(loss)}`);
  console.log(`\n${word.confusion}`);
  console.log(confusionTable(matrix, localNames(classNames, language)));
  const silent = predictions.filter((prediction) => prediction === null).length;
  if (silent > 0) console.log(word.silent(silent));
}

/** What to type after the run. */
export function showNext({ next, waysOn }: LessonWords): void {
  const width = Math.max(...waysOn.map(([command]) => command.length));
  const lines = waysOn.map(([command, what]) => `  ${command.padEnd(width)}   ${what}`);
  console.log(`\n${[next, ...lines].join('\n')}`);
}
