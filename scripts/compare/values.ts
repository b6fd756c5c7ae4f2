/** Chapters 1 to 4's functions at the same points as Keras's, and a layer's starting weights. */

import {
  binaryCrossentropy,
  categoricalCrossentropy,
  dense,
  relu,
  reluSlope,
  sequential,
  sigmoid,
  sigmoidSlope,
  softmax,
  sparseCategoricalCrossentropy,
} from '../../src/index.ts';
import { boundedRow, type Row } from './rows.ts';

/** The points; Keras gets the same. */
export const valuesJob = {
  x: [-1000, -20, -3, -0.5, 0, 0.5, 3, 20, 1000],
  logits: [2, -1, 0.5, 7],
  losses: {
    binary_crossentropy: [
      [[1], [0], [1]],
      [[0.9], [0.2], [0.35]],
    ],
    categorical_crossentropy: [
      [
        [0, 0, 1],
        [1, 0, 0],
      ],
      [
        [0.1, 0.2, 0.7],
        [0.5, 0.25, 0.25],
      ],
    ],
    sparse_categorical_crossentropy: [
      [2, 0],
      [
        [0.1, 0.2, 0.7],
        [0.5, 0.25, 0.25],
      ],
    ],
  },
};

export interface KerasValues {
  sigmoid: number[];
  sigmoidSlope: number[];
  relu: number[];
  reluSlope: number[];
  softmax: number[];
  losses: Record<string, { value: number; gradient: number[][] }>;
}

const VALUE_BOUND = 1e-9;
/** A difference quotient's own error. */
const GRADIENT_BOUND = 1e-6;
const QUOTIENT_STEP = 1e-5;

/** Twice in a thousand times two equal distributions of 78,400 numbers are further apart: 1.86 · √(2 / 78,400). */
const DISTRIBUTION_BOUND = 0.0094;

export function compareValues(keras: KerasValues, glorot: Float32Array): Row[] {
  const { x, logits } = valuesJob;
  const rows = [
    listRow('sigmoid', sigmoid(x), keras.sigmoid),
    listRow('slope of sigmoid', sigmoidSlope(x), keras.sigmoidSlope),
    listRow('relu', relu(x), keras.relu),
    listRow('slope of relu', reluSlope(x), keras.reluSlope),
    listRow('softmax', softmax(logits), keras.softmax),
  ];
  for (const [name, { value, gradient }] of Object.entries(keras.losses)) {
    const [labels, probabilities] = valuesJob.losses[name as keyof typeof valuesJob.losses];
    const loss = (p: number[][]) => lossHere(name, labels as number[][], p);
    rows.push(boundedRow(`${name}`, loss(probabilities as number[][]), value, 1e-7));
    rows.push(
      listRow(
        `gradient of ${name}`,
        quotients(loss, probabilities as number[][]),
        gradient.flat(),
        GRADIENT_BOUND,
      ),
    );
  }
  rows.push(distributionRow(glorot));
  return rows;
}

function lossHere(name: string, labels: number[][], probabilities: number[][]): number {
  switch (name) {
    case 'binary_crossentropy':
      return binaryCrossentropy(labels.flat(), probabilities.flat());
    case 'categorical_crossentropy':
      return categoricalCrossentropy(labels, probabilities);
    default:
      return sparseCategoricalCrossentropy(labels.flat(), probabilities);
  }
}

/** (L(p + h) − L(p − h)) / 2h for every p. */
function quotients(loss: (p: number[][]) => number, probabilities: number[][]): number[] {
  return probabilities.flatMap((row, i) =>
    row.map((_, j) => {
      const at = (h: number) =>
        loss(probabilities.map((r, k) => r.map((p, l) => (k === i && l === j ? p + h : p))));
      return (at(QUOTIENT_STEP) - at(-QUOTIENT_STEP)) / (2 * QUOTIENT_STEP);
    }),
  );
}

/** The largest difference of two lists, shown by the values where it is. */
function listRow(what: string, here: number[], keras: number[], bound = VALUE_BOUND): Row {
  const differences = here.map((value, i) => Math.abs(value - keras[i]));
  const worst = differences.indexOf(Math.max(...differences));
  return boundedRow(`${what}, ${here.length} values`, here[worst], keras[worst], bound);
}

/** Kolmogorov and Smirnov's distance: how far the shares of weights below a value are apart at most. */
function distributionRow(keras: Float32Array): Row {
  const layer = dense({ units: 100, inputShape: [784], seed: 42 });
  const model = sequential({ layers: [layer] });
  const here = Float32Array.from(layer.getWeights()[0].dataSync()).sort();
  model.dispose();
  const theirs = Float32Array.from(keras).sort();
  let largest = 0;
  for (let i = 0, j = 0; i < here.length && j < theirs.length; ) {
    if (here[i] <= theirs[j]) i++;
    else j++;
    largest = Math.max(largest, Math.abs(i / here.length - j / theirs.length));
  }
  const row = boundedRow('', largest, 0, DISTRIBUTION_BOUND);
  const range = (weights: Float32Array) =>
    `${weights[0].toFixed(5)} … ${weights[weights.length - 1].toFixed(5)}`;
  return {
    ...row,
    what: 'starting weights, distribution',
    here: range(here),
    keras: range(theirs),
  };
}
