/** The classes of a data set: how many there are, what they are called, and its labels counted from 0. */

import * as tf from '@tensorflow/tfjs';
import { fashionMnist } from '../../src/index.ts';
import type { LessonWords } from './words.ts';

export interface Classes {
  names: readonly string[];
  /** The lowest label, which became 0. */
  first: number;
}

/**
 * Another data set's are told by its labels, the lowest to the highest: EMNIST's letters are 1 to 26.
 * @param dataDir undefined for Fashion-MNIST
 */
export function classesOf(dataDir: string | undefined, ...labels: tf.Tensor1D[]): Classes {
  if (dataDir === undefined) return { names: fashionMnist.classNames, first: 0 };
  const values = labels.map((each) => each.dataSync());
  const seen = new Set(values.flatMap((each) => [...new Set(each)]));
  const [first, last] = [Math.min(...seen), Math.max(...seen)];
  const names = Array.from({ length: last - first + 1 }, (_, i) => `class ${first + i}`);
  return { names, first };
}

/** The labels as an output layer counts its nodes: from 0. */
export function fromZero(
  labels: tf.Tensor1D,
  { names, first }: Classes,
  word: LessonWords,
): tf.Tensor1D {
  if (first === 0) return labels;
  const last = first + names.length - 1;
  console.log(word.classes(names.length, first, last));
  const shifted: tf.Tensor1D = labels.sub(tf.scalar(first, 'int32'));
  labels.dispose();
  return shifted;
}
