/** What is trained in both editions: the lesson's model, and every kind that the engines take. */

import * as tf from '@tensorflow/tfjs';
import {
  clearSession,
  dense,
  type EngineChoice,
  fashionMnist,
  type Sequential,
  sequential,
  summaryText,
  trainTestSplit,
} from '../../src';
import { RandomState } from '../../src/internal';

export interface OptimizerSpec {
  name: 'rmsprop' | 'sgd' | 'momentum' | 'adam';
  learningRate?: number;
  momentum?: number;
  nesterov?: boolean;
  /** RMSprop's; only ever changed to show that the comparison notices. */
  epsilon?: number;
}

export interface Case {
  name: string;
  features: number;
  layers: { units: number; activation: 'sigmoid' | 'relu' | 'tanh' | 'softmax' | 'linear' }[];
  /** Keras's name. */
  loss: string;
  optimizer: OptimizerSpec;
  accuracy: boolean;
  batchSize: number;
  epochs: number;
  /** Weights are compared after so many steps, too. */
  probes: number[];
  /** Which samples, and what they are labelled with. */
  target: 'label' | 'one-hot' | 'is a shoe' | 'brightness';
  samples: 'lesson' | number;
}

export const lessonCase: Case = {
  name: 'the lesson: 784–100 sigmoid–10 softmax, RMSprop',
  features: 784,
  layers: [
    { units: 100, activation: 'sigmoid' },
    { units: 10, activation: 'softmax' },
  ],
  loss: 'sparse_categorical_crossentropy',
  optimizer: { name: 'rmsprop' },
  accuracy: true,
  batchSize: 32,
  epochs: 5,
  probes: [1, 50],
  target: 'label',
  samples: 'lesson',
};

const small = { features: 784, accuracy: false, epochs: 2, probes: [1], samples: 1600 };
const softmax10 = { units: 10, activation: 'softmax' } as const;

/** Each output layer of chapter 2 with its loss; hidden layers; depth; optimizers; batch sizes. */
export const otherCases: Case[] = [
  {
    ...small,
    name: 'binary: 784–16 relu–1 sigmoid, SGD with momentum',
    layers: [
      { units: 16, activation: 'relu' },
      { units: 1, activation: 'sigmoid' },
    ],
    loss: 'binary_crossentropy',
    accuracy: true,
    optimizer: { name: 'momentum', learningRate: 0.01, momentum: 0.9 },
    batchSize: 32,
    target: 'is a shoe',
  },
  {
    ...small,
    name: 'one-hot: 784–16 sigmoid–10 softmax, Adam',
    layers: [{ units: 16, activation: 'sigmoid' }, softmax10],
    loss: 'categorical_crossentropy',
    accuracy: true,
    optimizer: { name: 'adam' },
    batchSize: 16,
    target: 'one-hot',
  },
  {
    ...small,
    name: 'integer labels: 784–16 tanh–10 softmax, SGD',
    layers: [{ units: 16, activation: 'tanh' }, softmax10],
    loss: 'sparse_categorical_crossentropy',
    accuracy: true,
    optimizer: { name: 'sgd' },
    batchSize: 7,
    target: 'label',
  },
  {
    ...small,
    name: 'regression: 784–16 relu–1, RMSprop',
    layers: [
      { units: 16, activation: 'relu' },
      { units: 1, activation: 'linear' },
    ],
    loss: 'mean_squared_error',
    optimizer: { name: 'rmsprop' },
    batchSize: 100,
    target: 'brightness',
  },
  {
    ...small,
    name: 'deep: 784–16 sigmoid–12 relu–8 tanh–10 softmax, SGD with Nesterov’s momentum',
    layers: [
      { units: 16, activation: 'sigmoid' },
      { units: 12, activation: 'relu' },
      { units: 8, activation: 'tanh' },
      softmax10,
    ],
    loss: 'sparse_categorical_crossentropy',
    accuracy: true,
    optimizer: { name: 'momentum', learningRate: 0.01, momentum: 0.9, nesterov: true },
    batchSize: 32,
    target: 'label',
  },
];

/** Training and validation data of the lesson; the caller disposes of them. */
export interface LessonData {
  trainInput: tf.Tensor2D;
  trainTarget: tf.Tensor1D;
  valInput: tf.Tensor2D;
  valTarget: tf.Tensor1D;
  /** What is compared of them. */
  facts: Record<string, number | number[]>;
}

export function loadLesson(dir?: string): LessonData {
  const [[images, labels], [testImages, testLabels]] = fashionMnist.loadData({ dir });
  const pixelSum = (tensor: tf.Tensor) => Array.from(tensor.dataSync()).reduce((a, b) => a + b, 0);
  const ten = (tensor: tf.Tensor) => Array.from(tensor.dataSync().subarray(0, 10));
  const facts: LessonData['facts'] = {
    'train images, shape': images.shape,
    'test images, shape': testImages.shape,
    'sum of all training pixels': pixelSum(images),
    'sum of all test pixels': pixelSum(testImages),
    'first labels': ten(labels),
  };
  const floats = images.toFloat();
  const flat = tf.tidy(() => floats.div(255).reshape([-1, 784]) as tf.Tensor2D);
  tf.dispose([images, testImages, testLabels, floats]);
  const [trainInput, valInput, trainTarget, valTarget] = trainTestSplit(flat, labels, {
    testSize: 0.2,
    randomState: 42,
  });
  tf.dispose([flat, labels]);
  const firstImage = tf.tidy(() => trainInput.slice([0, 0], [1, 784]).mul(255).round().dataSync());
  Object.assign(facts, {
    'train input, shape': trainInput.shape,
    'validation input, shape': valInput.shape,
    'first training labels': ten(trainTarget),
    'first validation labels': ten(valTarget),
    'sum of all training labels by place': Array.from(trainTarget.dataSync()).reduce(
      (sum, label, i) => sum + label * (i % 1000),
      0,
    ),
    'sum of the first training image': Array.from(firstImage).reduce((a, b) => a + b, 0),
  });
  return { trainInput, trainTarget, valInput, valTarget, facts };
}

/** The samples of a case, of which the lesson's are its training set. */
export function samplesOf(
  { samples, target }: Pick<Case, 'samples' | 'target'>,
  lesson: LessonData,
): [tf.Tensor2D, tf.Tensor] {
  return tf.tidy(() => {
    const count = samples === 'lesson' ? lesson.trainInput.shape[0] : samples;
    const x = lesson.trainInput.slice([0, 0], [count, 784]);
    const labels = lesson.trainTarget.slice([0], [count]);
    switch (target) {
      case 'label':
        return [x, labels];
      case 'one-hot':
        return [x, tf.oneHot(labels, 10).toFloat()];
      case 'is a shoe': {
        const isShoe = [5, 7, 9].map((shoe) => labels.equal(shoe).toFloat());
        return [x, tf.addN(isShoe).reshape([-1, 1])];
      }
      case 'brightness':
        return [x, x.mean(1, true)];
    }
  });
}

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
