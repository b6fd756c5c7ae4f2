/** Trains a case in this edition, and keeps all that Keras's edition shows, too. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import {
  Adagrad,
  Adam,
  type Callback,
  clearSession,
  dense,
  dropout,
  EarlyStopping,
  type EngineChoice,
  flatten,
  type History,
  ModelCheckpoint,
  RMSprop,
  type Sequential,
  SGD,
  sequential,
  summaryText,
} from '../../src/index.ts';
import { fillMask, inTemporaryFolder, RandomState } from '../../src/internal.ts';
import type { Case, LayerSpec, OptimizerSpec } from './cases.ts';
import { type LessonData, samplesOf, validationOf } from './lesson-data.ts';

/** The orders in which `fit` takes the samples with this seed: one for each epoch. */
export function ordersOf({ epochs }: Case, count: number, seed: number): Int32Array[] {
  const random = new RandomState(seed);
  return Array.from({ length: epochs }, () => random.permutation(count));
}

/** Every layer has a seed of its own. */
const seedOf = (seed: number, layer: number) => (seed + layer) % 2 ** 32;

/**
 * What the case's Dropout layer, if it has one, drops in each step of the epochs: bytes [steps, batchSize, units],
 * 1 where a number is kept.
 */
export function masksOf(
  { layers, batchSize, epochs }: Case,
  count: number,
  seed: number,
): Uint8Array {
  const steps = epochs * Math.ceil(count / batchSize);
  const place = layers.findIndex((layer) => 'rate' in Object(layer));
  const [before, layer] = [Object(layers[place - 1]), Object(layers[place])];
  const mask = new Float32Array(place === -1 ? 0 : batchSize * before.units);
  const masks = new Uint8Array(steps * mask.length);
  const noise = { seed: seedOf(seed, place), draws: 0 };
  for (let step = 0; step < steps && mask.length > 0; step++) {
    fillMask(mask, layer.rate, noise);
    masks.set(mask.map(Math.sign), step * mask.length);
  }
  return masks;
}

function makeLayer(spec: LayerSpec, options: { seed: number; inputShape?: number[] }) {
  if (spec === 'flatten') return flatten({ inputShape: options.inputShape });
  return 'rate' in spec ? dropout({ ...spec, ...options }) : dense({ ...spec, ...options });
}

export function build(
  { input, layers, optimizer, loss, accuracy }: Case,
  seed: number,
): Sequential {
  clearSession(); // the layers' names start again at dense
  const model = sequential();
  for (const [i, layer] of layers.entries()) {
    model.add(makeLayer(layer, { seed: seedOf(seed, i), ...(i === 0 && { inputShape: input }) }));
  }
  model.compile({
    loss,
    metrics: accuracy ? ['accuracy'] : [],
    optimizer: makeOptimizer(optimizer),
  });
  return model;
}

const classes = { rmsprop: RMSprop, sgd: SGD, adagrad: Adagrad, adam: Adam };

export function makeOptimizer({ name, ...config }: OptimizerSpec): string | tf.Optimizer {
  if (name === 'momentum') {
    const { learningRate, momentum = 0, nesterov } = config;
    return tf.train.momentum(Number(learningRate), momentum, nesterov);
  }
  return Object.keys(config).length === 0 ? name : new classes[name](config);
}

/** What a training showed, in either edition. */
export interface Run {
  /** By name, a value an epoch. */
  history: Record<string, number[]>;
  /** Loss, and accuracy if it was asked for, on the validation data (the samples, in small cases). */
  evaluated: number[];
  /** All weights, layer by layer, after so many steps. */
  weights: Record<string, Float32Array>;
  /** Of a case with a patience. */
  decisions?: Decisions;
  msPerStep: number;
  layers: { shape: (number | null)[]; params: number }[];
  summary: string;
}

/** What EarlyStopping and ModelCheckpoint did; epochs are counted from 0. */
export interface Decisions {
  stoppedEpoch: number;
  bestEpoch: number;
  /** After which epochs the model was saved. */
  saved: number[];
  /** Whether the last file holds the weights that EarlyStopping gave back, to the last bit. */
  isSavedRestored: boolean;
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
  const validation = validationOf(spec, lesson);
  const keep = {
    onEpochEnd: (epoch: number) => {
      if (epoch === 0 || epoch === epochs - 1) weights[(epoch + 1) * steps] = flatWeights(model);
    },
  };
  const options = {
    ...fit,
    shuffle: true,
    seed, // the orders above
    epochs,
    validationData: spec.validation === undefined ? undefined : validation,
  };
  const start = performance.now();
  const [history, decisions] =
    spec.patience === undefined
      ? [await model.fit(x, y, { ...options, callbacks: keep })]
      : await fitWatched(model, spec.patience, (own) =>
          model.fit(x, y, { ...options, callbacks: [keep, ...own] }),
        );
  const msPerStep = (performance.now() - start) / (steps * history.epoch.length);
  if (decisions) weights[(decisions.bestEpoch + 1) * steps] = flatWeights(model);
  const { loss, accuracy } = model.evaluate(...validation, { engine, batchSize });
  dispose(model);
  tf.dispose([x, y, validation]);
  return {
    history: history.history,
    evaluated: accuracy === undefined ? [loss] : [loss, accuracy],
    weights,
    decisions,
    msPerStep,
    layers,
    summary,
    engine: history.engine,
  };
}

/** With EarlyStopping and ModelCheckpoint; leaves the model with the weights of the last file saved. */
async function fitWatched(
  model: Sequential,
  patience: number,
  train: (callbacks: Callback[]) => Promise<History>,
): Promise<[History, Decisions]> {
  return inTemporaryFolder('compare', async (folder) => {
    const stopping = new EarlyStopping({ patience, restoreBestWeights: true });
    const path = join(folder, '{epoch:02d}.weights.h5');
    const best = new ModelCheckpoint(path, { saveBestOnly: true, saveWeightsOnly: true });
    const history = await train([best, stopping]);
    const restored = flatWeights(model);
    const files = readdirSync(folder).sort();
    await model.loadWeights(join(folder, files[files.length - 1]));
    const decisions = {
      stoppedEpoch: stopping.stoppedEpoch,
      bestEpoch: stopping.bestEpoch,
      saved: files.map((file) => Number.parseInt(file, 10) - 1),
      isSavedRestored: flatWeights(model).join() === restored.join(),
    };
    return [history, decisions];
  });
}

function dispose(model: Sequential): void {
  model.optimizer.dispose();
  model.dispose();
}
