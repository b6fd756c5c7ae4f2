/**
 * Metrics (평가 지표), as Keras computes them: each says what it counts in a batch, and what comes of the
 * counts once they are added up over all batches.
 */

import * as tf from '@tensorflow/tfjs';
import { EPSILON, type Loss, type LossConfig, losses, lossOf, sigmoid } from './losses.ts';
import { callOwn, type OwnFunction } from './own-function.ts';

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
  /** How much each row counts, for a metric that is weighted: [rows]. */
  weights?: ArrayLike<number>;
}

/** A metric with what its class was given; the rest has Keras's default. */
export interface MetricConfig extends LossConfig {
  threshold?: number;
  /** Among so many of the largest outputs. */
  k?: number;
  thresholds?: number | readonly number[];
  topK?: number;
  /** Only this output is looked at. */
  classId?: number;
  numThresholds?: number;
  curve?: 'ROC' | 'PR';
  summationMethod?: 'interpolation' | 'minoring' | 'majoring';
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
  /** It is one of `weightedMetrics`. */
  isWeighted?: boolean;
}

/** Keras takes 0 / 0 for 0. */
const ratio = (a: number, b: number) => (b === 0 ? 0 : a / b);

/** A mean over the rows, by their weights if they have any. Keras: keras.metrics.MeanMetricWrapper */
function meanOf(
  takes: Metric['takes'],
  valueOfRow: (batch: MeasuredBatch, row: number) => number,
): Metric {
  return {
    takes,
    count(batch) {
      const { rows, samples, weights } = batch;
      let [sum, weight] = [0, 0];
      for (let row = 0; row < rows; row++) {
        const own = weights ? weights[row] : 1;
        sum += own * valueOfRow(batch, row);
        weight += own;
      }
      return weights ? [sum, weight] : [(sum * samples) / rows];
    },
    result: mean,
  };
}

/** @param weight the samples', where they are weighted */
const mean = ([sum, weight]: readonly number[], samples: number) => ratio(sum, weight ?? samples);

/** A loss as a metric: its mean, without regularization. */
function meanLoss(loss: Loss, sign = 1): Metric {
  const { takes, prepare, ofSample, ofLogits } = loss;
  const meanBy = (of: Loss['ofSample']) =>
    meanOf(
      takes,
      ({ outputs, targets, units }, row) => sign * of({ outputs, targets, row, units }),
    );
  const [plain, fromLogits] = [meanBy(ofSample), ofLogits && meanBy(ofLogits)];
  return {
    ...plain,
    isOfLogits: ofLogits !== undefined,
    isStrict: loss.isStrict,
    better: sign > 0 ? 'min' : 'max',
    count({ targets, logits, ...batch }) {
      const count = batch.rows * (takes === 'labels' ? 1 : batch.units);
      const prepared = { ...batch, targets: prepare?.(targets, count, batch.units) ?? targets };
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
  (labelOf: typeof sparseLabel, k: number) =>
  (batch: MeasuredBatch, row: number): number => {
    const { outputs, units } = batch;
    const label = Math.trunc(labelOf(batch, row));
    if (label < 0 || label >= units) return 0;
    const own = outputs[row * units + label];
    let larger = 0;
    for (let i = row * units; i < (row + 1) * units; i++) larger += Number(outputs[i] > own);
    return Number(larger < k && Number.isFinite(own));
  };

/** Whether fewer than k outputs of the row come before this one: larger, or as large and further left. */
function isInTop({ outputs, units }: MeasuredBatch, start: number, i: number, k: number): boolean {
  let before = 0;
  for (let other = start; other < start + units; other++) {
    const isEqual = outputs[other] === outputs[i];
    before += Number(outputs[other] > outputs[i] || (isEqual && other < i));
  }
  return before < k;
}

/**
 * How many outputs are above the threshold or not, and rightly so.
 * @returns [true positives, false positives, false negatives, true negatives]
 */
function countConfusion(
  batch: MeasuredBatch,
  { thresholds, topK, classId }: MetricConfig,
): number[] {
  const { outputs, targets, rows, units, weights } = batch;
  const [given] = [thresholds ?? (topK ? Number.NEGATIVE_INFINITY : 0.5)].flat();
  const threshold = Math.fround(given);
  const counts = [0, 0, 0, 0];
  for (let row = 0; row < rows; row++) {
    const start = row * units;
    const [from, to] = classId === undefined ? [0, units] : [classId, classId + 1];
    for (let i = start + from; i < start + to; i++) {
      const isAbove = outputs[i] > threshold;
      const isSaidSo = isAbove && (topK === undefined || isInTop(batch, start, i, topK));
      const isPositive = targets[i] !== 0;
      const kind = isSaidSo ? (isPositive ? 0 : 1) : isPositive ? 2 : 3;
      counts[kind] += weights ? weights[row] : 1;
    }
  }
  return counts;
}

const ofConfusion =
  (result: (counts: readonly number[]) => number, better?: Metric['better']) =>
  (config: MetricConfig): Metric => ({
    takes: 'values',
    count: (batch) => countConfusion(batch, config),
    result,
    better,
  });

/** The thresholds of a curve: those given, or evenly from 0 to 1, with one on each side. */
function curveThresholds({ thresholds, numThresholds = 200 }: MetricConfig): number[] {
  const steps = numThresholds - 1;
  const inner = thresholds
    ? [thresholds].flat().sort((a, b) => a - b)
    : Array.from({ length: numThresholds - 2 }, (_, i) => (i + 1) / steps);
  return [-EPSILON, ...inner, 1 + EPSILON];
}

/** As `numpy.allclose` says it. */
function areEven(thresholds: readonly number[]): boolean {
  if (thresholds.length < 3) return false;
  const even = (i: number) => i / (thresholds.length - 1);
  return thresholds.every((t, i) => Math.abs(t - even(i)) <= EPSILON + 1e-5 * even(i));
}

/** @returns of each output, how many thresholds it is above: positives [T + 1], then negatives [T + 1] */
function countByThreshold(config: MetricConfig): Metric['count'] {
  const thresholds = curveThresholds(config);
  const size = thresholds.length;
  const rounded = thresholds.map(Math.fround);
  const passed = areEven(thresholds)
    ? (p: number) => Math.max(1, Math.ceil(Math.fround(Math.min(1, Math.max(0, p)) * (size - 1))))
    : (p: number) => rounded.filter((threshold) => p > threshold).length;
  return ({ outputs, targets, rows, units, weights }) => {
    const counts = new Array<number>(2 * (size + 1)).fill(0);
    for (let i = 0; i < rows * units; i++) {
      const p = config.fromLogits ? Math.fround(sigmoid(outputs[i])) : outputs[i];
      const half = targets[i] !== 0 ? 0 : size + 1;
      counts[half + passed(p)] += weights ? weights[Math.floor(i / units)] : 1;
    }
    return counts;
  };
}

/** How many are above each threshold, from how many thresholds each is above. */
function above(passed: readonly number[]): number[] {
  const result = passed.slice(1);
  for (let i = result.length - 2; i >= 0; i--) result[i] += result[i + 1];
  return result;
}

/** The area under a curve. Keras: keras.metrics.AUC */
function areaUnderCurve(
  counts: readonly number[],
  { curve = 'ROC', summationMethod = 'interpolation' }: MetricConfig,
): number {
  const half = counts.length / 2;
  const [positives, negatives] = [counts.slice(0, half), counts.slice(half)];
  const [tp, fp] = [above(positives), above(negatives)]; // of each threshold
  const [allPositive, allNegative] = [positives, negatives].map((each) =>
    each.reduce((a, b) => a + b, 0),
  );
  let area = 0;
  for (let i = 0; i + 1 < tp.length; i++) {
    if (curve === 'PR' && summationMethod === 'interpolation') {
      area += interpolated([tp[i], tp[i + 1]], [tp[i] + fp[i], tp[i + 1] + fp[i + 1]], allPositive);
      continue;
    }
    const [x, y] =
      curve === 'ROC'
        ? [(n: number) => ratio(fp[n], allNegative), (n: number) => ratio(tp[n], allPositive)]
        : [(n: number) => ratio(tp[n], allPositive), (n: number) => ratio(tp[n], tp[n] + fp[n])];
    area += (x(i) - x(i + 1)) * heights[summationMethod](y(i), y(i + 1));
  }
  return area;
}

const heights = {
  interpolation: (a: number, b: number) => (a + b) / 2,
  minoring: Math.min,
  majoring: Math.max,
};

/**
 * What lies under precision over recall between two thresholds, of which true and all positives vary
 * evenly: slope · (ΔTP + intercept · ln(P₀ / P₁)) / all.
 * Source: J. Davis, M. Goadrich, "The relationship between Precision-Recall and ROC curves", 2006
 */
function interpolated([tp, nextTp]: number[], [p, nextP]: number[], all: number): number {
  const slope = ratio(tp - nextTp, p - nextP);
  const intercept = nextTp - slope * nextP;
  const logarithm = p > 0 && nextP > 0 ? Math.log(p / nextP) : 0;
  return ratio(slope * (tp - nextTp + intercept * logarithm), all);
}

/** A share of right answers. */
const accuracyOf = (...of: Parameters<typeof meanOf>): Metric => ({
  ...meanOf(...of),
  better: 'max',
});

const binaryAccuracy = ({ threshold = 0.5 }: Partial<MetricConfig>): Metric => {
  const least = Math.fround(threshold);
  return accuracyOf('values', ({ outputs, targets, units }, row) => {
    let right = 0;
    for (let i = row * units; i < (row + 1) * units; i++) {
      right += Number(Number(outputs[i] > least) === targets[i]);
    }
    return right / units;
  });
};

const atHalf = binaryAccuracy({});
const categoricalAccuracy = accuracyOf('values', isLargest(oneHotLabel));
const sparseCategoricalAccuracy = accuracyOf('labels', isLargest(sparseLabel));

/** By Keras's names: each of what its class may be given. */
export const metrics: Record<string, (config: MetricConfig) => Metric> = {
  /** Which one it is, Keras says by the shapes, not by the loss. */
  accuracy: () => ({
    ...atHalf,
    takes: 'either',
    count(batch) {
      if (batch.units === 1) return atHalf.count(batch);
      return (batch.labelSize === 1 ? sparseCategoricalAccuracy : categoricalAccuracy).count(batch);
    },
  }),
  binary_accuracy: binaryAccuracy,
  categorical_accuracy: () => categoricalAccuracy,
  sparse_categorical_accuracy: () => sparseCategoricalAccuracy,
  top_k_categorical_accuracy: ({ k = 5 }) => ({
    ...accuracyOf('values', isAmongLargest(oneHotLabel, k)),
    isStrict: true,
  }),
  sparse_top_k_categorical_accuracy: ({ k = 5 }) =>
    accuracyOf('labels', isAmongLargest(sparseLabel, k)),
  precision: ofConfusion(([right, wrong]) => ratio(right, right + wrong), 'max'),
  recall: ofConfusion(([right, , missed]) => ratio(right, right + missed), 'max'),
  true_positives: ofConfusion((counts) => counts[0]),
  false_positives: ofConfusion((counts) => counts[1]),
  false_negatives: ofConfusion((counts) => counts[2]),
  true_negatives: ofConfusion((counts) => counts[3]),
  auc: (config) => ({
    takes: 'values',
    count: countByThreshold(config),
    result: (counts) => areaUnderCurve(counts, config),
    better: 'max',
  }),
  root_mean_squared_error: () => ({
    ...meanLoss(losses.mean_squared_error),
    result: (counts, samples) => Math.sqrt(mean(counts, samples)),
  }),
  ...Object.fromEntries(
    Object.keys(losses).map((name) => [name, (config) => meanLoss(lossOf(config))]),
  ),
  cosine_similarity: () => meanLoss(losses.cosine_similarity, -1),
};

/** @example metricOf({ name: 'top_k_categorical_accuracy', k: 3 }) */
export function metricOf(config: MetricConfig): Metric {
  return metrics[config.name](config);
}

/**
 * A function of one's own as a metric: its mean over the samples; of one number a batch, over the batches.
 * @param f of targets [rows, labelSize] and predictions [rows, units]
 */
export function ownMetric(f: OwnFunction): Metric {
  return {
    takes: 'either',
    count({ outputs, targets, rows, units, labelSize, weights }) {
      const values = tf.tidy(() => {
        const y = tf.tensor2d(Float32Array.from(targets).slice(0, rows * labelSize), [
          rows,
          labelSize,
        ]);
        const p = tf.tensor2d(Float32Array.from(outputs).slice(0, rows * units), [rows, units]);
        const all = tf.cast(callOwn('metric', f, y, p), 'float32');
        const rest = all.shape.map((_, axis) => axis).slice(1);
        return (rest.length > 0 ? tf.mean(all, rest) : all).dataSync();
      });
      const isWeighted = Array.from(weights ?? []).some((weight, i) => i < rows && weight !== 1);
      if (isWeighted && values.length !== rows) {
        throw new TypeError(
          `A function among weightedMetrics gives one number for each of the ${rows} samples; got ` +
            `${values.length}. List it among metrics, or leave the mean over the samples out.`,
        );
      }
      let [sum, weight] = [0, 0];
      for (const [i, value] of values.entries()) {
        const own = isWeighted && weights ? weights[i] : 1;
        sum += own * value;
        weight += own;
      }
      return [sum, weight];
    },
    result: mean,
  };
}
