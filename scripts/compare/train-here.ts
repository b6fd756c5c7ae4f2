/** Trains a case in this edition, and keeps all that Keras's edition shows, too. */

import * as tf from '@tensorflow/tfjs';
import {
  clearSession,
  dense,
  type EngineChoice,
  type Sequential,
  sequential,
  summaryText,
} from '../../src';
import { RandomState } from '../../src/internal';
import type { Case, OptimizerSpec } from './cases';
import { type LessonData, samplesOf } from './lesson-data';

/** The orders in which `fit` takes the samples with this seed: one for each epoch. */
export function ordersOf({ epochs }: Case, count: number, seed: number): Int32Array[] {
  const random = new RandomState(seed);
  return Array.from({ length: epochs }, () => random.permutation(count));
}

export function build(
  { features, layers, optimizer, loss, accuracy }: Case,
  seed: number,
): Sequential {
  clearSession(); // the layers' names start again at dense
  const model = sequential();
  for (const [i, layer] of layers.entries()) {
    model.add(
      dense({ ...layer, seed: (seed + i) % 2 ** 32, ...(i === 0 && { inputShape: [features] }) }),
    );
  }
  model.compile({
    loss,
    metrics: accuracy ? ['accuracy'] : [],
    optimizer: makeOptimizer(optimizer),
  });
  return model;
}

export function makeOptimizer(spec: OptimizerSpec): string | tf.Optimizer {
  const { name, learningRate, momentum = 0, nesterov, epsilon } = spec;
  if (name === 'momentum') return tf.train.momentum(Number(learningRate), momentum, nesterov);
  if (name === 'rmsprop' && (learningRate ?? epsilon) !== undefined) {
    return tf.train.rmsprop(learningRate ?? 0.001, 0.9, 0, epsilon ?? 1e-7);
  }
  if (name === 'sgd' && learningRate !== undefined) return tf.train.sgd(learningRate);
  return name;
}

/** What a training showed, in either edition. */
export interface Run {
  /** By name, a value an epoch. */
  history: Record<string, number[]>;
  /** Loss, and accuracy if it was asked for, on the validation data (the samples, in small cases). */
  evaluated: number[];
  /** All weights, layer by layer, after so many steps. */
  weights: Record<string, Float32Array>;
  msPerStep: number;
  layers: { shape: (number | null)[]; params: number }[];
  summary: string;
}

export const flatWeights = (model: Sequential): Float32Array => {
  const all = model.getWeights().map((weight) => weight.dataSync() as Float32Array);
  const flat = new Float32Array(all.reduce((length, weights) => length + weights.length, 0));
  let at = 0;
  for (const weights of all) {
    flat.set(weights, at);
    at += weights.length;
  }
  return flat;
};

/**
 * @param seed of the starting weights, and of the order of the samples
 * @param orders other orders for the probes, to show that the comparison notices
 */
export async function trainHere(
  spec: Case,
  lesson: LessonData,
  seed: number,
  engine: EngineChoice,
  { probesOnly = false, orders = undefined as Int32Array[] | undefined } = {},
): Promise<Run & { engine: string }> {
  const [x, y] = samplesOf(spec, lesson);
  const { batchSize, epochs } = spec;
  const [firstOrder] = orders ?? ordersOf(spec, x.shape[0], seed);
  const weights: Run['weights'] = {};
  const fit = { batchSize, shuffle: false, verbose: 0, engine } as const;

  let model = build(spec, seed);
  let done = 0;
  for (const step of spec.probes) {
    const rows = tf.tensor1d(firstOrder.slice(done * batchSize, step * batchSize), 'int32');
    const [batchX, batchY] = [tf.gather(x, rows), tf.gather(y, rows)];
    await model.fit(batchX, batchY, fit);
    tf.dispose([rows, batchX, batchY]);
    done = step;
    weights[step] = flatWeights(model);
  }
  dispose(model);

  model = build(spec, seed);
  const steps = Math.ceil(x.shape[0] / batchSize);
  const layers = model.layers.map((layer) => ({
    shape: layer.outputShape as number[],
    params: layer.countParams(),
  }));
  const summary = summaryText(model);
  if (probesOnly) {
    dispose(model);
    tf.dispose([x, y]);
    return { history: {}, evaluated: [], weights, msPerStep: 0, layers, summary, engine };
  }
  const start = performance.now();
  const history = await model.fit(x, y, {
    ...fit,
    shuffle: true,
    seed, // the orders above
    epochs,
    callbacks: {
      onEpochEnd: (epoch) => {
        if (epoch === 0 || epoch === epochs - 1) weights[(epoch + 1) * steps] = flatWeights(model);
      },
    },
  });
  const msPerStep = (performance.now() - start) / (steps * epochs);
  const isLesson = spec.samples === 'lesson';
  const { loss, accuracy } = model.evaluate(
    isLesson ? lesson.valInput : x,
    isLesson ? lesson.valTarget : y,
    { engine, batchSize },
  );
  dispose(model);
  tf.dispose([x, y]);
  return {
    history: history.history,
    evaluated: accuracy === undefined ? [loss] : [loss, accuracy],
    weights,
    msPerStep,
    layers,
    summary,
    engine: history.engine,
  };
}

function dispose(model: Sequential): void {
  model.optimizer.dispose();
  model.dispose();
}
