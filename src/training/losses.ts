/**
 * Losses (손실 함수), as Keras computes them: of one sample, with the slope by which each of its outputs
 * changes it. TensorFlow.js's own differ from Keras's in many places; here is one formula for each.
 */

/** One sample among those of a batch. */
export interface SampleOf {
  /** An integer label [rows], or a value for every output [rows, units]. */
  targets: ArrayLike<number>;
  /** [rows, units]: predictions, or the logits that a last sigmoid or softmax makes them of. */
  outputs: ArrayLike<number>;
  row: number;
  units: number;
  /** Gets dL/d(output): [rows, units]. */
  slopes?: Float32Array;
}

export interface Loss {
  /** What the targets are: a class's number, or a value for each output. */
  takes: 'labels' | 'values';
  /** What is made of a batch's targets first: of so many from the beginning, a row's `units` at once. */
  prepare?(targets: ArrayLike<number>, count: number, units: number): ArrayLike<number>;
  /** As a metric Keras doesn't take labels [n] for outputs [n, 1]. */
  isStrict?: true;
  /** @returns L of the sample, and writes its slopes */
  ofSample(sample: SampleOf): number;
  /** The same of the logits, if it is better computed from them. Keras does so after sigmoid and softmax. */
  ofLogits?(sample: SampleOf): number;
}

/** Keras: keras.config.epsilon() */
export const EPSILON = 1e-7;

/** A mean over a sample's outputs. @param f of target t and output o; @param slope df/do */
function meanOf(
  f: (t: number, o: number) => number,
  slope: (t: number, o: number) => number,
): Loss['ofSample'] {
  return ({ targets, outputs, row, units, slopes }) => {
    let sum = 0;
    for (let i = row * units; i < (row + 1) * units; i++) {
      sum += f(targets[i], outputs[i]);
      if (slopes) slopes[i] = slope(targets[i], outputs[i]) / units;
    }
    return sum / units;
  };
}

const ofValues = (...functions: Parameters<typeof meanOf>): Loss => ({
  takes: 'values',
  ofSample: meanOf(...functions),
});

/** 1 − ε in 32 bits, where Keras computes: it leaves 1.19e-7 to 1. */
const NEARLY_ONE = Math.fround(1 - EPSILON);
const clip = (p: number) => Math.min(NEARLY_ONE, Math.max(EPSILON, p));
/** Beyond its bounds a clipped value doesn't change. */
const isClipped = (p: number) => p < EPSILON || p > NEARLY_ONE;
export const sigmoid = (z: number) =>
  z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
/** ln(1 + eˣ) without overflow. */
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** Cross-entropy of softmax(z) with these targets: L = Σ t · (ln Σ eᶻ − z), dL/dz = softmax(z) − t. */
const softmaxCrossentropy =
  (takes: Loss['takes']): Loss['ofSample'] =>
  ({ targets, outputs, row, units, slopes }) => {
    const [start, end] = [row * units, (row + 1) * units];
    let max = Number.NEGATIVE_INFINITY;
    for (let i = start; i < end; i++) if (outputs[i] > max) max = outputs[i];
    let sum = 0;
    for (let i = start; i < end; i++) {
      const power = Math.exp(outputs[i] - max);
      sum += power;
      if (slopes) slopes[i] = power;
    }
    if (slopes) for (let i = start; i < end; i++) slopes[i] /= sum;
    const log = Math.log(sum) + max;
    if (takes === 'labels') {
      const own = start + targets[row];
      if (slopes) slopes[own] -= 1;
      return log - outputs[own];
    }
    let loss = 0;
    for (let i = start; i < end; i++) {
      if (targets[i] !== 0) loss += targets[i] * (log - outputs[i]);
      if (slopes) slopes[i] -= targets[i];
    }
    return loss;
  };

/** Labels 0 and 1 count as −1 and 1, unless the batch has others, too. */
function hingeLabels(targets: ArrayLike<number>, count: number): ArrayLike<number> {
  for (let i = 0; i < count; i++) if (targets[i] !== 0 && targets[i] !== 1) return targets;
  return Float32Array.from({ length: count }, (_, i) => 2 * targets[i] - 1);
}

/** Labels that are less sure: so much of each is spread over all nodes, or over yes and no. */
const smoothed =
  (smoothing: number, over: 2 | 'units'): NonNullable<Loss['prepare']> =>
  (targets, count, units) => {
    const share = smoothing / (over === 'units' ? units : over);
    const result = new Float32Array(count);
    for (let i = 0; i < count; i++) result[i] = targets[i] * (1 - smoothing) + share;
    return result;
  };

/** ½e² up to an error of delta, and a straight line beyond. */
const huber = (delta: number): Loss =>
  ofValues(
    (t, o) =>
      Math.abs(o - t) <= delta ? 0.5 * (o - t) ** 2 : delta * (Math.abs(o - t) - 0.5 * delta),
    (t, o) => Math.min(delta, Math.max(-delta, o - t)),
  );

/** By Keras's names. */
export const losses: Record<string, Loss> = {
  binary_crossentropy: {
    takes: 'values',
    isStrict: true,
    ofSample: meanOf(
      (t, o) => -(t * Math.log(clip(o)) + (1 - t) * Math.log(1 - clip(o))),
      (t, o) => (isClipped(o) ? 0 : (o - t) / (o * (1 - o))),
    ),
    ofLogits: meanOf(
      (t, z) => Math.max(z, 0) - z * t + Math.log1p(Math.exp(-Math.abs(z))),
      (t, z) => sigmoid(z) - t,
    ),
  },
  categorical_crossentropy: {
    takes: 'values',
    isStrict: true,
    ofSample({ targets, outputs, row, units, slopes }) {
      const start = row * units;
      let sum = 0;
      for (let i = start; i < start + units; i++) sum += outputs[i];
      sum = Math.fround(sum); // in 32 bits, by which it is said whether p is clipped
      let loss = 0;
      let common = 0; // through the sum
      for (let i = start; i < start + units; i++) {
        const p = Math.fround(outputs[i] / sum);
        loss -= targets[i] * Math.log(clip(p));
        const slope = isClipped(p) ? 0 : -targets[i] / p;
        common += slope * p;
        if (slopes) slopes[i] = slope / sum;
      }
      if (slopes) for (let i = start; i < start + units; i++) slopes[i] -= common / sum;
      return loss;
    },
    ofLogits: softmaxCrossentropy('values'),
  },
  sparse_categorical_crossentropy: {
    takes: 'labels',
    /** Keras takes ln(p) for the logits. */
    ofSample({ targets, outputs, row, units, slopes }) {
      const start = row * units;
      let sum = 0;
      for (let i = start; i < start + units; i++) sum += clip(outputs[i]);
      const own = start + targets[row];
      if (slopes) {
        for (let i = start; i < start + units; i++) {
          const p = clip(outputs[i]);
          slopes[i] = isClipped(outputs[i]) ? 0 : 1 / sum - Number(i === own) / p;
        }
      }
      return Math.log(sum) - Math.log(clip(outputs[own]));
    },
    ofLogits: softmaxCrossentropy('labels'),
  },
  mean_squared_error: ofValues(
    (t, o) => (t - o) ** 2,
    (t, o) => 2 * (o - t),
  ),
  mean_absolute_error: ofValues(
    (t, o) => Math.abs(t - o),
    (t, o) => Math.sign(o - t),
  ),
  mean_absolute_percentage_error: ofValues(
    (t, o) => (100 * Math.abs(t - o)) / Math.max(Math.abs(t), EPSILON),
    (t, o) => (100 * Math.sign(o - t)) / Math.max(Math.abs(t), EPSILON),
  ),
  mean_squared_logarithmic_error: ofValues(
    (t, o) => (Math.log(Math.max(o, EPSILON) + 1) - Math.log(Math.max(t, EPSILON) + 1)) ** 2,
    (t, o) =>
      o < EPSILON ? 0 : (2 * (Math.log(o + 1) - Math.log(Math.max(t, EPSILON) + 1))) / (o + 1),
  ),
  hinge: {
    ...ofValues(
      (t, o) => Math.max(1 - t * o, 0),
      (t, o) => (1 - t * o >= 0 ? -t : 0),
    ),
    prepare: hingeLabels,
    isStrict: true,
  },
  squared_hinge: {
    ...ofValues(
      (t, o) => Math.max(1 - t * o, 0) ** 2,
      (t, o) => -2 * t * Math.max(1 - t * o, 0),
    ),
    prepare: hingeLabels,
    isStrict: true,
  },
  categorical_hinge: {
    takes: 'values',
    isStrict: true,
    ofSample({ targets, outputs, row, units, slopes }) {
      const start = row * units;
      let [right, wrong] = [0, Number.NEGATIVE_INFINITY];
      for (let i = start; i < start + units; i++) {
        right += targets[i] * outputs[i];
        wrong = Math.max(wrong, (1 - targets[i]) * outputs[i]);
      }
      const loss = wrong - right + 1;
      if (slopes) {
        const ties = [];
        for (let i = start; i < start + units; i++) {
          slopes[i] = loss < 0 ? 0 : -targets[i];
          if ((1 - targets[i]) * outputs[i] === wrong) ties.push(i);
        }
        // Several largest ones share the slope.
        if (loss >= 0) for (const i of ties) slopes[i] += (1 - targets[i]) / ties.length;
      }
      return Math.max(loss, 0);
    },
  },
  huber: huber(1),
  log_cosh: ofValues(
    (t, o) => o - t + softplus(-2 * (o - t)) - Math.LN2,
    (t, o) => Math.tanh(o - t),
  ),
  kl_divergence: {
    takes: 'values',
    isStrict: true,
    ofSample({ targets, outputs, row, units, slopes }) {
      let loss = 0;
      for (let i = row * units; i < (row + 1) * units; i++) {
        const t = Math.min(1, Math.max(EPSILON, targets[i]));
        const p = Math.min(1, Math.max(EPSILON, outputs[i]));
        loss += t * Math.log(t / p);
        if (slopes) slopes[i] = p === outputs[i] ? -t / p : 0;
      }
      return loss;
    },
  },
  poisson: {
    ...ofValues(
      (t, o) => o - t * Math.log(o + EPSILON),
      (t, o) => 1 - t / (o + EPSILON),
    ),
    isStrict: true,
  },
  cosine_similarity: {
    takes: 'values',
    /** −cos(t, o): −1 where both point the same way. */
    ofSample({ targets, outputs, row, units, slopes }) {
      const [start, end] = [row * units, (row + 1) * units];
      let [product, tt, oo] = [0, 0, 0];
      for (let i = start; i < end; i++) {
        product += targets[i] * outputs[i];
        tt += targets[i] ** 2;
        oo += outputs[i] ** 2;
      }
      const most = 1 / EPSILON;
      const [a, b] = [Math.min(1 / Math.sqrt(tt), most), Math.min(1 / Math.sqrt(oo), most)];
      if (slopes) {
        const isBound = b === most; // then the length's slope is 0
        for (let i = start; i < end; i++) {
          const through = isBound ? 0 : product * a * b ** 3 * outputs[i];
          slopes[i] = through - targets[i] * a * b;
        }
      }
      return -product * a * b;
    },
  },
};

/** A loss with what its class was given; what has Keras's default isn't named. */
export interface LossConfig {
  /** Keras's. */
  name: string;
  /** The outputs are the logits, before any sigmoid or softmax. */
  fromLogits?: boolean;
  labelSmoothing?: number;
  delta?: number;
}

/** @example lossOf({ name: 'sparse_categorical_crossentropy', fromLogits: true }) */
export function lossOf({ name, fromLogits, labelSmoothing, delta }: LossConfig): Loss {
  const loss = delta === undefined ? losses[name] : huber(delta);
  const over = name === 'binary_crossentropy' ? 2 : 'units';
  return {
    ...loss,
    // After a sigmoid or softmax Keras takes what is before it, whatever it is told.
    ...(fromLogits && loss.ofLogits && { ofSample: loss.ofLogits }),
    ...(labelSmoothing && { prepare: smoothed(labelSmoothing, over) }),
  };
}

/** A batch's rows, as `SampleOf` has one. */
export interface LossBatch extends Omit<SampleOf, 'row'> {
  /** What a last sigmoid or softmax made the outputs of: [rows, units]. */
  logits?: ArrayLike<number>;
  rows: number;
  /** How much each row counts; 1 unless given: [rows]. */
  weights?: ArrayLike<number>;
}

/**
 * The mean loss of a batch, (1/N) Σ wᵢ Lᵢ: Keras divides by the number of the rows, not by their weights.
 * `slopes` get its slope, by the logits if they are given and the loss has `ofLogits`, else by the outputs.
 * @example // two rows of one node: (1 · 2² + 3 · 1²) / 2 = 3.5, slopes [2, 3]
 * batchLoss(losses.mean_squared_error, { targets: [0, 0], outputs: [2, 1], weights: [1, 3], rows: 2, units: 1, slopes })
 * Keras: reduction='sum_over_batch_size'
 */
export function batchLoss(loss: Loss, batch: LossBatch): number {
  const { targets, outputs, rows, units, weights, slopes } = batch;
  const logits = loss.ofLogits && batch.logits;
  const count = loss.takes === 'labels' ? rows : rows * units;
  const prepared = loss.prepare ? loss.prepare(targets, count, units) : targets;
  const sample = { targets: prepared, outputs: logits ?? outputs, row: 0, units, slopes };
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    sample.row = row;
    const weight = weights ? weights[row] : 1;
    sum += weight * (logits && loss.ofLogits ? loss.ofLogits(sample) : loss.ofSample(sample));
    if (!slopes) continue;
    const scale = weight / rows;
    for (let i = row * units; i < (row + 1) * units; i++) slopes[i] *= scale;
  }
  return sum / rows;
}
