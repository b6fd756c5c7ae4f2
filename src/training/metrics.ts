/**
 * Metrics (평가 지표), as Keras computes them: each says what it counts in a batch, and what comes of the
 * counts once they are added up over all batches.
 */

import * as tf from '@tensorflow/tfjs';
import { type Loss, losses } from './losses';

/** A batch's predictions beside its targets. */
export interface MeasuredBatch {
  /** What the model predicts: [rows, units]. */
  outputs: ArrayLike<number>;
  /** Integer labels [rows], or a value for every output [rows, units]. */
  targets: ArrayLike<number>;
  rows: number;
  units: number;
  /** A sample has one row, unless the model's outputs have more dimensions. */
  samples: number;
  /** Targets of a row: 1 for an integer label. */
  labelSize: number;
  /** What a last sigmoid or softmax made the outputs of, if that is known: [rows, units]. */
  logits?: ArrayLike<number>;
}

export interface Metric {
  /** @returns what is added up over the batches */
  count(batch: MeasuredBatch): number[];
  /** @param total the counts of all batches, added up, which had so many samples */
  result(total: readonly number[], samples: number): number;
  /** What the targets are: a class's number, or a value for each output. */
  takes: 'labels' | 'values' | 'either';
  /** Whether Keras computes it from the logits where the last layer has sigmoid or softmax. */
  isOfLogits?: boolean;
  /** Keras doesn't take labels [n] for outputs [n, 1]. */
  isStrict?: boolean;
  /** Which way it is better, where Keras says: callbacks that monitor it look here. */
  better?: 'min' | 'max';
}

/** A metric as the logs name it. */
export interface NamedMetric {
  name: string;
  metric: Metric;
}

/** Keras takes 0 / 0 for 0. */
const ratio = (a: number, b: number) => (b === 0 ? 0 : a / b);

/** A mean over the rows. Keras: keras.metrics.MeanMetricWrapper */
function meanOf(
  takes: Metric['takes'],
  valueOfRow: (batch: MeasuredBatch, row: number) => number,
): Metric {
  return {
    takes,
    count(batch) {
      let sum = 0;
      for (let row = 0; row < batch.rows; row++) sum += valueOfRow(batch, row);
      return [(sum * batch.samples) / batch.rows];
    },
    result: ([sum], samples) => sum / samples,
  };
}

/** A loss as a metric: its mean, without regularization. */
function meanLoss(loss: Loss, sign = 1): Metric {
  const { takes, prepare, ofSample, ofLogits } = loss;
  const mean = (of: Loss['ofSample']) =>
    meanOf(
      takes,
      ({ outputs, targets, units }, row) => sign * of({ outputs, targets, row, units }),
    );
  const [plain, fromLogits] = [mean(ofSample), ofLogits && mean(ofLogits)];
  return {
    ...plain,
    isOfLogits: ofLogits !== undefined,
    isStrict: loss.isStrict,
    better: sign > 0 ? 'min' : 'max',
    count({ targets, logits, ...batch }) {
      const prepared = {
        ...batch,
        targets:
          prepare?.(targets, batch.rows * (takes === 'labels' ? 1 : batch.units), batch.units) ??
          targets,
      };
      return logits && fromLogits
        ? fromLogits.count({ ...prepared, outputs: logits })
        : plain.count(prepared);
    },
  };
}

/** Where the largest of `count` values from `start` on lies, counted from there: the first, if several do. */
function largestIndex(values: ArrayLike<number>, start: number, count: number): number {
  let largest = 0;
  for (let i = 1; i < count; i++) {
    if (values[start + i] > values[start + largest]) largest = i;
  }
  return largest;
}

const sparseLabel = ({ targets }: MeasuredBatch, row: number) => targets[row];
const oneHotLabel = ({ targets, units }: MeasuredBatch, row: number) =>
  largestIndex(targets, row * units, units);

const isLargest =
  (labelOf: typeof sparseLabel) =>
  (batch: MeasuredBatch, row: number): number =>
    Number(largestIndex(batch.outputs, row * batch.units, batch.units) === labelOf(batch, row));

/** Whether fewer than k outputs are larger than the label's. Keras: in_top_k */
const isAmongLargest =
  (labelOf: typeof sparseLabel, k = 5) =>
  (batch: MeasuredBatch, row: number): number => {
    const { outputs, units } = batch;
    const label = Math.trunc(labelOf(batch, row));
    if (label < 0 || label >= units) return 0;
    const own = outputs[row * units + label];
    let larger = 0;
    for (let i = row * units; i < (row + 1) * units; i++) larger += Number(outputs[i] > own);
    return Number(larger < k && Number.isFinite(own));
  };

/**
 * How many outputs are above 0.5 or not, and rightly so.
 * @returns [true positives, false positives, false negatives, true negatives]
 */
function countConfusion({ outputs, targets, rows, units }: MeasuredBatch): number[] {
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < rows * units; i++) {
    const [isPositive, isSaidSo] = [targets[i] !== 0, outputs[i] > 0.5];
    if (isPositive && isSaidSo) counts[0]++;
    else if (isSaidSo) counts[1]++;
    else if (isPositive) counts[2]++;
    else counts[3]++;
  }
  return counts;
}

const ofConfusion = (
  result: (counts: readonly number[]) => number,
  better?: Metric['better'],
): Metric => ({ takes: 'values', count: countConfusion, result, better });

/** Thresholds of the area under the curve. */
const THRESHOLDS = 200;

/**
 * Of each output, into which of the 199 steps between two thresholds it falls: positives [199], then
 * negatives [199].
 */
function countByThreshold({ outputs, targets, rows, units }: MeasuredBatch): number[] {
  const steps = THRESHOLDS - 1;
  const counts = new Array<number>(2 * steps).fill(0);
  for (let i = 0; i < rows * units; i++) {
    const clipped = Math.min(1, Math.max(0, outputs[i]));
    const step = Math.max(0, Math.ceil(Math.fround(clipped * steps)) - 1);
    counts[targets[i] !== 0 ? step : steps + step]++;
  }
  return counts;
}

/** The area under the ROC curve, by trapezia. Keras: keras.metrics.AUC */
function areaUnderCurve(counts: readonly number[]): number {
  const steps = THRESHOLDS - 1;
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const [positives, negatives] = [sum(counts.slice(0, steps)), sum(counts.slice(steps))];
  let [area, right] = [0, 0]; // from the highest threshold down
  for (let step = steps - 1; step >= 0; step--) {
    const [more, moreWrong] = [counts[step], counts[steps + step]];
    area += ratio(moreWrong, negatives) * ratio(right + more / 2, positives);
    right += more;
  }
  return area;
}

/** A share of right answers. */
const accuracyOf = (...of: Parameters<typeof meanOf>): Metric => ({
  ...meanOf(...of),
  better: 'max',
});

const binaryAccuracy = accuracyOf('values', ({ outputs, targets, units }, row) => {
  let right = 0;
  for (let i = row * units; i < (row + 1) * units; i++) {
    right += Number(Number(outputs[i] > 0.5) === targets[i]);
  }
  return right / units;
});

const categoricalAccuracy = accuracyOf('values', isLargest(oneHotLabel));
const sparseCategoricalAccuracy = accuracyOf('labels', isLargest(sparseLabel));

/** By Keras's names. */
export const metrics: Record<string, Metric> = {
  /** Which one it is, Keras says by the shapes, not by the loss. */
  accuracy: {
    ...binaryAccuracy,
    takes: 'either',
    count(batch) {
      if (batch.units === 1) return binaryAccuracy.count(batch);
      return (batch.labelSize === 1 ? sparseCategoricalAccuracy : categoricalAccuracy).count(batch);
    },
  },
  binary_accuracy: binaryAccuracy,
  categorical_accuracy: categoricalAccuracy,
  sparse_categorical_accuracy: sparseCategoricalAccuracy,
  top_k_categorical_accuracy: {
    ...accuracyOf('values', isAmongLargest(oneHotLabel)),
    isStrict: true,
  },
  sparse_top_k_categorical_accuracy: accuracyOf('labels', isAmongLargest(sparseLabel)),
  precision: ofConfusion(([right, wrong]) => ratio(right, right + wrong), 'max'),
  recall: ofConfusion(([right, , missed]) => ratio(right, right + missed), 'max'),
  true_positives: ofConfusion((counts) => counts[0]),
  false_positives: ofConfusion((counts) => counts[1]),
  false_negatives: ofConfusion((counts) => counts[2]),
  true_negatives: ofConfusion((counts) => counts[3]),
  auc: { takes: 'values', count: countByThreshold, result: areaUnderCurve, better: 'max' },
  root_mean_squared_error: {
    ...meanLoss(losses.mean_squared_error),
    result: ([sum], samples) => Math.sqrt(sum / samples),
  },
  ...Object.fromEntries(Object.entries(losses).map(([name, loss]) => [name, meanLoss(loss)])),
  cosine_similarity: meanLoss(losses.cosine_similarity, -1),
};

/**
 * A function of one's own as a metric: its mean over the samples.
 * @param f of targets [rows, labelSize] and predictions [rows, units]
 */
export function ownMetric(f: (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.Tensor): Metric {
  return {
    takes: 'either',
    count({ outputs, targets, rows, units, labelSize, samples }) {
      const value = tf.tidy(() => {
        const y = tf.tensor2d(Float32Array.from(targets).slice(0, rows * labelSize), [
          rows,
          labelSize,
        ]);
        const p = tf.tensor2d(Float32Array.from(outputs).slice(0, rows * units), [rows, units]);
        return tf.mean(f(y, p)).dataSync()[0];
      });
      return [value * samples];
    },
    result: ([sum], samples) => sum / samples,
  };
}
