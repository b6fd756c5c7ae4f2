/**
 * What is kept of a run: report.json. Every number of the report page comes from it, and from
 * nothing else.
 */

import * as tf from '@tensorflow/tfjs';
import { gatherRows } from '../data/rows.ts';
import { summaryText } from '../lesson/08-summary.ts';
import type { Sequential } from '../lesson/09-sequential.ts';
import type { History } from '../training/history.ts';
import { floatsToBase64, toBase64 } from './base64.ts';
import type { Value } from './figures/figure.ts';
import type { LayerData } from './figures/network.ts';
import type { EpochValues } from './figures/training.ts';
import { type WeightCounts, weightCounts } from './weight-counts.ts';

export interface RecordedLayer extends LayerData {
  /** Weights after training: [inputs, units] float32, row by row, in base64. */
  kernel: string;
}

export interface RecordedPicture {
  /** Which sample of its set, counted from 0. */
  index: number;
  label: number;
  /** Bytes 0 … 255, row by row, in base64. */
  pixels: string;
}

interface RecordedPrediction extends RecordedPicture {
  /** One a class. */
  probabilities: number[];
}

/** What the caller knows of a run. */
export interface RunFacts {
  /** As the learner chose them: style, seed, batchSize … */
  settings: Record<string, string | number>;
  classNames: readonly string[];
  /** What took how long. */
  seconds: Record<string, number>;
  /** Of every epoch. */
  epochSeconds: readonly number[];
  peakMemoryMiB: number;
  versions: Record<string, string>;
}

export interface RunRecord extends Omit<RunFacts, 'epochSeconds'> {
  engine: string;
  model: { name: string; summary: string; layers: RecordedLayer[] };
  trainSamples: number;
  epochs: (EpochValues & { seconds: number })[];
  batches: { loss: Value[]; accuracy: Value[]; steps: number };
  validation: {
    loss: Value;
    accuracy: Value;
    labels: number[];
    /** null where the model's outputs were no numbers. */
    predictions: (number | null)[];
    /** The probability of the predicted class. */
    probabilities: Value[];
  };
  pictures: {
    width: number;
    height: number;
    samples: RecordedPicture[];
    right: RecordedPrediction[];
    wrong: RecordedPrediction[];
  };
  weightCounts: WeightCounts[];
}

/** A run, while its tensors are still there. */
export interface Run {
  /** Dense layers only, the first one on the pixels of pictures. */
  model: Sequential;
  /** `weightsOf(model)` before training. */
  before: Float32Array[];
  /** With `validationData` and `recordBatches`. */
  history: History;
  /** Pixels of the pictures. */
  width: number;
  height: number;
  /** [n, width × height], values 0 … 1, and integer labels [n]. */
  trainInput: tf.Tensor;
  trainTarget: tf.Tensor1D;
  valInput: tf.Tensor;
  valTarget: tf.Tensor1D;
}

const [SAMPLES_SHOWN, WRONG_SHOWN] = [20, 10];
const BYTE_MAX = 255;
/** Few enough not to take much memory. */
const PREDICTED_AT_ONCE = 1000;

/** The kernels of the model's layers, copied. */
export function weightsOf(model: Sequential): Float32Array[] {
  return model.layers.map((layer) => Float32Array.from(layer.getWeights()[0].dataSync()));
}

/** What `predict` says of many samples. */
export interface Predictions {
  /** The likeliest class of each sample; null where the outputs are no numbers. */
  classes: (number | null)[];
  /** Probabilities of all classes, [samples, classes] row by row. */
  values: Float32Array;
}

/** @param input [samples, …inputShape] */
export function predictClasses(model: Sequential, input: tf.Tensor): Predictions {
  const output = model.predict(input, { batchSize: PREDICTED_AT_ONCE }) as tf.Tensor2D;
  const values = output.dataSync() as Float32Array;
  output.dispose();
  const width = values.length / input.shape[0];
  const classes = Array.from({ length: input.shape[0] }, (_, n) => {
    const row = values.subarray(n * width, (n + 1) * width);
    return row.every(Number.isFinite) ? row.indexOf(Math.max(...row)) : null;
  });
  return { classes, values };
}

/** Nothing is disposed of; the tensors stay the caller's. */
export function recordRun(run: Run, predictions: Predictions, facts: RunFacts): RunRecord {
  const { model, before, history } = run;
  const { epochSeconds, ...others } = facts;
  const { loss, accuracy } = history.batches;
  const { val_loss: valLoss, val_accuracy: valAccuracy } = history.history;
  if (!loss || !accuracy || !valLoss || !valAccuracy) {
    throw new Error(
      "A run is recorded from a model compiled with metrics: ['accuracy'] and trained by fit with " +
        'validationData and recordBatches: true.',
    );
  }
  const after = weightsOf(model);
  const epochs = history.epoch.map((_, i) => ({
    ...lossAndAccuracy(history.loss[i], history.accuracy[i]),
    ...validationValues(lossAndAccuracy(valLoss[i], valAccuracy[i])),
    seconds: epochSeconds[i],
  }));
  const last = epochs[epochs.length - 1];
  return {
    ...others,
    engine: history.engine,
    model: {
      name: model.name,
      summary: summaryText(model),
      layers: model.layers.map((layer, i) => ({
        ...layerData(layer),
        kernel: floatsToBase64(after[i]),
      })),
    },
    trainSamples: run.trainInput.shape[0],
    epochs,
    batches: {
      loss: loss.map(finite),
      accuracy: accuracy.map(finite),
      steps: loss.length / epochs.length,
    },
    validation: {
      loss: last.valLoss,
      accuracy: last.valAccuracy,
      labels: Array.from(run.valTarget.dataSync()),
      predictions: predictions.classes,
      probabilities: predictions.classes.map((_, n) => finite(sureness(predictions, n))),
    },
    pictures: shownPictures(run, predictions),
    weightCounts: model.layers.map((layer, i) => weightCounts(layer.name, before[i], after[i])),
  };
}

function layerData(layer: tf.layers.Layer): LayerData {
  const [inputs, units] = layer.getWeights()[0].shape;
  const { activation } = layer.getConfig() as { activation: string };
  return { name: layer.name, inputs, units, activation, params: layer.countParams() };
}

function shownPictures(run: Run, predictions: Predictions): RunRecord['pictures'] {
  const labels = run.valTarget.dataSync();
  const classes = predictions.values.length / labels.length;
  const surestFirst = predictions.classes
    .map((_, n) => n)
    .filter((n) => predictions.classes[n] !== null)
    .sort((a, b) => sureness(predictions, b) - sureness(predictions, a));
  const [right, wrong] = [true, false].map((isRight) =>
    surestFirst.filter((n) => (predictions.classes[n] === labels[n]) === isRight),
  );
  const surestOf = (label: number) => right.filter((n) => labels[n] === label).slice(0, 1);
  const withProbabilities = (shown: number[]) =>
    picturesOf(run.valInput, run.valTarget, shown).map((picture) => ({
      ...picture,
      probabilities: Array.from(probabilitiesOf(predictions, picture.index), rounded),
    }));
  const samples = Math.min(SAMPLES_SHOWN, run.trainInput.shape[0]);
  return {
    width: run.width,
    height: run.height,
    samples: picturesOf(run.trainInput, run.trainTarget, [...Array(samples).keys()]),
    right: withProbabilities([...Array(classes).keys()].flatMap(surestOf)),
    wrong: withProbabilities(wrong.slice(0, WRONG_SHOWN)),
  };
}

/** The probability of the predicted class; NaN where nothing was predicted. */
function sureness(predictions: Predictions, n: number): number {
  return probabilitiesOf(predictions, n)[predictions.classes[n] ?? -1] ?? Number.NaN;
}

function probabilitiesOf({ classes, values }: Predictions, n: number): Float32Array {
  const width = values.length / classes.length;
  return values.subarray(n * width, (n + 1) * width);
}

function picturesOf(input: tf.Tensor, target: tf.Tensor1D, shown: number[]): RecordedPicture[] {
  if (shown.length === 0) return [];
  const labels = target.dataSync();
  const pixels = tf.tidy(() =>
    gatherRows(input, Int32Array.from(shown)).mul(BYTE_MAX).round().dataSync(),
  );
  const size = pixels.length / shown.length;
  return shown.map((index, i) => ({
    index,
    label: labels[index],
    pixels: toBase64(Uint8Array.from(pixels.subarray(i * size, (i + 1) * size))),
  }));
}

/** Where the loss is not a number, nothing was predicted, whatever was counted as right. */
function lossAndAccuracy(loss: number, accuracy: number): { loss: Value; accuracy: Value } {
  return { loss: finite(loss), accuracy: Number.isFinite(loss) ? finite(accuracy) : null };
}

function validationValues({ loss, accuracy }: { loss: Value; accuracy: Value }) {
  return { valLoss: loss, valAccuracy: accuracy };
}

function finite(value: number): Value {
  return Number.isFinite(value) ? rounded(value) : null;
}

/** To a millionth: more digits than any figure shows, and a file of half the size. */
function rounded(value: number): number {
  return Number(value.toFixed(6));
}
