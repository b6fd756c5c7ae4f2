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
  /** What is made of a batch's targets first. */
  prepare?(targets: ArrayLike<number>): ArrayLike<number>;
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
const sigmoid = (z: number) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));
/** ln(1 + eˣ) without overflow. */
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** Cross-entropy of softmax(z) with these targets: L = Σ t · (ln Σ eᶻ − z), dL/dz = softmax(z) − t. */
function softmaxCrossentropy(
  { outputs, row, units, slopes }: SampleOf,
  target: (i: number) => number,
): number {
  const start = row * units;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < units; i++) max = Math.max(max, outputs[start + i]);
  let sum = 0;
  for (let i = 0; i < units; i++) sum += Math.exp(outputs[start + i] - max);
  let loss = 0;
  for (let i = 0; i < units; i++) {
    const z = outputs[start + i] - max;
    const t = target(i);
    if (t !== 0) loss += t * (Math.log(sum) - z);
    if (slopes) slopes[start + i] = Math.exp(z) / sum - t;
  }
  return loss;
}

const oneHot =
  ({ targets, row }: SampleOf) =>
  (i: number) =>
    Number(targets[row] === i);
const valuesAt =
  ({ targets, row, units }: SampleOf) =>
  (i: number) =>
    targets[row * units + i];

/** Labels 0 and 1 count as −1 and 1, unless the batch has others, too. */
function hingeLabels(targets: ArrayLike<number>): ArrayLike<number> {
  const all = Array.from(targets);
  return all.every((t) => t === 0 || t === 1) ? all.map((t) => 2 * t - 1) : targets;
}

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
      let loss = 0;
      let common = 0; // through the sum
      for (let i = start; i < start + units; i++) {
        const p = outputs[i] / sum;
        loss -= targets[i] * Math.log(clip(p));
        const slope = isClipped(p) ? 0 : -targets[i] / p;
        common += slope * p;
        if (slopes) slopes[i] = slope / sum;
      }
      if (slopes) for (let i = start; i < start + units; i++) slopes[i] -= common / sum;
      return loss;
    },
    ofLogits: (sample) => softmaxCrossentropy(sample, valuesAt(sample)),
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
    ofLogits: (sample) => softmaxCrossentropy(sample, oneHot(sample)),
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
  huber: ofValues(
    (t, o) => (Math.abs(o - t) <= 1 ? 0.5 * (o - t) ** 2 : Math.abs(o - t) - 0.5),
    (t, o) => Math.min(1, Math.max(-1, o - t)),
  ),
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
