/** Which classes a model takes for which. */

/**
 * @param labels what the samples are, 0 … classes − 1
 * @param predictions what the model says; null where it said nothing (its outputs were no numbers)
 * @returns counts [classes][classes]: row = label, column = prediction
 * @example confusionMatrix([0, 0, 1], [0, 1, 1], 2) // [[1, 1], [0, 1]]
 * scikit-learn: sklearn.metrics.confusion_matrix
 */
export function confusionMatrix(
  labels: readonly number[],
  predictions: readonly (number | null)[],
  classes: number,
): number[][] {
  if (labels.length !== predictions.length) {
    throw new RangeError(
      `Every label has one prediction; got ${labels.length} labels and ${predictions.length} predictions.`,
    );
  }
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (const [i, label] of labels.entries()) {
    const prediction = predictions[i];
    for (const value of [label, prediction]) {
      if (value !== null && !(Number.isInteger(value) && value >= 0 && value < classes)) {
        throw new RangeError(
          `With ${classes} classes a label is a whole number from 0 to ${classes - 1}; got ${value}.`,
        );
      }
    }
    if (prediction !== null) matrix[label][prediction]++;
  }
  return matrix;
}

export interface ClassScores {
  /** Of the samples said to be of this class, the part that is; null if none was said to be. */
  precision: number | null;
  /** Of the samples of this class, the part that was found; null if there is none. */
  recall: number | null;
  /** Samples of this class. */
  support: number;
}

/**
 * Precision (정밀도) and recall (재현율) of every class.
 * @param supports samples of each class; the matrix's rows unless given, which lack those for which
 *   nothing was predicted
 * @example classScores([[1, 1], [0, 1]])[1] // { precision: 0.5, recall: 1, support: 1 }
 * scikit-learn: sklearn.metrics.precision_recall_fscore_support
 */
export function classScores(
  matrix: readonly (readonly number[])[],
  supports: readonly number[] = matrix.map(sum),
): ClassScores[] {
  return matrix.map((row, i) => {
    const support = supports[i];
    const predicted = sum(matrix.map((other) => other[i]));
    return {
      precision: predicted === 0 ? null : row[i] / predicted,
      recall: support === 0 ? null : row[i] / support,
      support,
    };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
