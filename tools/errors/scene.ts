/** What stands ready where a mistake is made: the folder, the names, and a small network with its samples. */

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import * as lesson from '../../src/index.ts';
import * as report from '../../src/report/index.ts';

export type Scene = Record<string, unknown>;

/** A fresh one for every mistake. */
export function makeScene(): Scene {
  tf.env().set('PROD', true); // no greeting
  lesson.clearSession();
  lesson.setRandomSeed(42);
  const model = lesson.sequential([
    lesson.dense({ units: 4, activation: 'sigmoid', inputShape: [3] }),
    lesson.dense({ units: 2, activation: 'softmax' }),
  ]);
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  const x = tf.tensor2d([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 0.5, 0], [4, 3]);
  const y = tf.tensor1d([0, 1, 1, 0], 'int32');
  return { ...lesson, ...report, tf, readFileSync, rmSync, writeFileSync, model, x, y };
}
