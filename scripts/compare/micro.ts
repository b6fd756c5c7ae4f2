/** The lesson in one file, micro.ts, from the start and in the order that Keras was given. */

import { join } from 'node:path';
import { loadSamples, trainEpoch, trainTestSplit, type Weights, zeros } from '../../micro.ts';
import { PROJECT_DIR } from '../../src/internal.ts';
import { lessonCase } from './cases.ts';
import { boundedRow, type Row, weightRow } from './rows.ts';
import { build, ordersOf, type Run } from './train-here.ts';

/** Its weights after some of the first epoch's steps, or after all of them, when its scores are compared, too. */
export function compareMicro(seed: number, keras: Run, onlySteps?: number): Row[] {
  const model = build(lessonCase, seed);
  const weights: Weights = model.getWeights().map((w) => Float32Array.from(w.dataSync()));
  model.optimizer.dispose();
  model.dispose();
  const folder = join(PROJECT_DIR, 'data', 'fashion-mnist');
  const { train } = trainTestSplit(loadSamples(folder, 'train'), 0.2, 42);
  const order = ordersOf({ ...lessonCase, epochs: 1 }, train.length, seed)[0];
  const steps = onlySteps ?? Math.ceil(train.length / lessonCase.batchSize);
  const samples = Array.from(order.subarray(0, steps * lessonCase.batchSize), (i) => train[i]);
  const scores = trainEpoch(weights, zeros(), samples);
  const all = new Float32Array(weights.flatMap((w) => [...w]));
  const rows = [weightRow(steps, all, keras.weights[steps])];
  if (onlySteps !== undefined) return rows;
  for (const [what, value] of Object.entries(scores)) {
    rows.push(boundedRow(`epoch 1, ${what}`, value, keras.history[what][0], 1e-5));
  }
  return rows;
}
