/**
 * Chapter 4: loss functions (손실 함수), how wrong a prediction is.
 *
 * All three measure the same thing, −ln of the probability that the model gave
 * to the truth: 0 when it was sure and right, large when it was sure and wrong.
 * They differ in the form of the labels. Each takes one sample or a batch and
 * returns the mean loss in nats (−ln, not −log₂).
 */

/** Keras keeps probabilities this far from 0 and 1, so that ln(0) can't happen. */
export const EPSILON = 1e-7;

/**
 * Binary cross-entropy (이진 교차 엔트로피): two classes, labels 0 or 1, sigmoid last.
 * L = −[y ln p + (1 − y) ln(1 − p)]
 * @param labels y, each 0 or 1: one, or shape [n]
 * @param probabilities p of class 1, each in [0, 1]: one, or shape [n]
 * @throws RangeError if a label or probability is out of range, or their numbers differ
 * @example binaryCrossentropy([1, 0], [0.9, 0.2]) // 0.164252033486018, (0.105361 + 0.223144) / 2
 * Keras: keras.losses.binary_crossentropy
 */
export function binaryCrossentropy(
  labels: number | readonly number[],
  probabilities: number | readonly number[],
): number {
  const truth = typeof labels === 'number' ? [labels] : Array.from(labels);
  const predicted = typeof probabilities === 'number' ? [probabilities] : Array.from(probabilities);
  requireSameLength(truth, predicted);
  return mean(
    truth.map((label, n) => {
      if (label !== 0 && label !== 1) {
        throw new RangeError(`Binary cross-entropy takes labels 0 or 1; got ${label}.`);
      }
      requireProbability(predicted[n]);
      const p = clip(predicted[n]);
      return label === 1 ? -Math.log(p) : -Math.log(1 - p);
    }),
  );
}

/**
 * Categorical cross-entropy (범주형 교차 엔트로피): one-hot labels, softmax last.
 * L = −Σⱼ yⱼ ln pⱼ
 * @param oneHot y, one 1 and else 0: shape [classes] or [n, classes]
 * @param probabilities p, each in [0, 1]: same shape; divided by their sum, as Keras does
 * @throws RangeError if a label is not one-hot, a probability out of range, or the shapes differ
 * @example categoricalCrossentropy([0, 0, 1], [0.1, 0.2, 0.7]) // 0.35667494393873245
 * Keras: keras.losses.categorical_crossentropy
 */
export function categoricalCrossentropy(
  oneHot: readonly number[] | readonly (readonly number[])[],
  probabilities: readonly number[] | readonly (readonly number[])[],
): number {
  const labels = asRows(oneHot).map((row) => labelOfOneHot(row));
  const widths = asRows(oneHot).map((row) => row.length);
  const rows = asRows(probabilities);
  requireSameLength(labels, rows);
  return mean(
    labels.map((label, n) => {
      requireSameLength({ length: widths[n] }, rows[n]);
      return -Math.log(clip(rows[n][label] / sumOfProbabilities(rows[n])));
    }),
  );
}

/**
 * Sparse categorical cross-entropy (희소 범주형 교차 엔트로피): integer labels, softmax last.
 * L = −ln p[label]: categorical cross-entropy without writing the zeros. Keras clips first and
 * divides by the sum then: L = ln Σ clip(p) − ln clip(p[label]).
 * @param labels integers in 0 … classes−1: one, or shape [n]
 * @param probabilities p, each in [0, 1]: shape [classes] or [n, classes]
 * @throws RangeError if a label is outside; the message holds both got and expected
 * @example sparseCategoricalCrossentropy(0, [0.1, 0.2, 0.7]) // 2.3025850929940455
 * Keras: keras.losses.sparse_categorical_crossentropy
 */
export function sparseCategoricalCrossentropy(
  labels: number | readonly number[],
  probabilities: readonly number[] | readonly (readonly number[])[],
): number {
  const truth = typeof labels === 'number' ? [labels] : Array.from(labels);
  const rows = asRows(probabilities);
  requireSameLength(truth, rows);
  return mean(
    truth.map((label, n) => {
      const row = rows[n];
      if (!(Number.isInteger(label) && label >= 0 && label < row.length)) {
        throw new RangeError(
          `With ${row.length} classes a label is a whole number from 0 to ${row.length - 1}; got ${label}.`,
        );
      }
      sumOfProbabilities(row);
      const clipped = Array.from(row, clip);
      return Math.log(clipped.reduce((a, b) => a + b)) - Math.log(clipped[label]);
    }),
  );
}

function labelOfOneHot(row: readonly number[]): number {
  const label = row.indexOf(1);
  if (label === -1 || row.some((value, i) => value !== (i === label ? 1 : 0))) {
    throw new RangeError(
      `A one-hot label has one 1 and else 0, such as [0, 0, 1]; got [${row.join(', ')}].`,
    );
  }
  return label;
}

function asRows(
  values: readonly number[] | readonly (readonly number[])[],
): readonly (readonly number[])[] {
  return isRows(values) ? values : [values];
}

function isRows(
  values: readonly number[] | readonly (readonly number[])[],
): values is readonly (readonly number[])[] {
  return typeof values[0] !== 'number';
}

function requireSameLength(labels: { length: number }, probabilities: { length: number }): void {
  if (labels.length === 0 || labels.length !== probabilities.length) {
    throw new RangeError(
      'Labels and probabilities come in equal numbers, at least one; ' +
        `got ${labels.length} and ${probabilities.length}.`,
    );
  }
}

/** @throws RangeError unless all are probabilities and one is above 0 */
function sumOfProbabilities(row: readonly number[]): number {
  row.forEach(requireProbability);
  const sum = row.reduce((a, b) => a + b);
  if (sum === 0) throw new RangeError('Probabilities add up to 1; got a row of zeros.');
  return sum;
}

function requireProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) {
    throw new RangeError(
      `A probability lies between 0 and 1; got ${p}. ` +
        'Raw sums (logits) must go through sigmoid or softmax first.',
    );
  }
}

function clip(p: number): number {
  return Math.min(Math.max(p, EPSILON), 1 - EPSILON);
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b) / values.length;
}
