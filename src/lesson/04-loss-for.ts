/**
 * Chapter 4, continued: which loss goes with which task and labels.
 *
 * | loss | classes | labels | last layer |
 * | --- | --- | --- | --- |
 * | binary_crossentropy | 2 | 0 or 1 | sigmoid, 1 node |
 * | categorical_crossentropy | 2 or more | one-hot | softmax, a node for each class |
 * | sparse_categorical_crossentropy | 2 or more | integers | softmax, a node for each class |
 * | mean_squared_error | none: a number is predicted | numbers | no activation |
 */

import { type LossRule, losses } from '../names/losses.ts';
import { quoted } from '../names/quoted.ts';
import { type Task, unknownTask } from './02-layers.ts';

/** The table above, by Keras's name of the loss. */
export const lossRules = {
  binary_crossentropy: losses.binary_crossentropy.rule,
  categorical_crossentropy: losses.categorical_crossentropy.rule,
  sparse_categorical_crossentropy: losses.sparse_categorical_crossentropy.rule,
  mean_squared_error: losses.mean_squared_error.rule,
} satisfies Record<string, LossRule>;

export type KerasLoss = keyof typeof lossRules;

export interface LossForOptions {
  /** How many classes there are; labels outside are then an error. */
  classes?: number;
  /** The last layer's activation; one that the loss can't use is then an error. */
  lastActivation?: string;
}

/** Labels as plain numbers: shape [n] (or [n, 1]), or one-hot rows [n, classes]. */
export type Labels = ArrayLike<number> | ArrayLike<ArrayLike<number>>;

/**
 * The Keras name of the loss that this task and this form of labels ask for.
 * @throws TypeError if the labels' form contradicts the task; RangeError if a label is out of range
 * @example lossFor('binary', [0, 1, 1])                    // 'binary_crossentropy'
 * @example lossFor('multiclass', [9, 0, 3])                // 'sparse_categorical_crossentropy'
 * @example lossFor('multiclass', [[0, 0, 1], [1, 0, 0]])   // 'categorical_crossentropy'
 */
export function lossFor(
  task: Task,
  labels: Labels,
  { classes, lastActivation }: LossForOptions = {},
): KerasLoss {
  if (!Array.isArray(labels) && !ArrayBuffer.isView(labels)) {
    throw new TypeError(
      `lossFor takes labels as an array of plain numbers; got ${quoted(labels)}. ` +
        'A tensor gives them by labels.arraySync().',
    );
  }
  const rows = Array.from(labels as ArrayLike<number | ArrayLike<number>>, (label) =>
    typeof label === 'number' ? [label] : Array.from(label),
  );
  if (rows.length === 0) {
    throw new RangeError('lossFor looks at the labels to choose; got none.');
  }
  const loss = chooseLoss(task, rows, classes);
  const expected = lossRules[loss].lastActivation;
  if (lastActivation !== undefined && lastActivation !== expected) {
    throw new TypeError(
      `'${loss}' needs ${expected} as the last layer's activation; got ${lastActivation}. ` +
        `outputLayer('${task}', …) makes the layer that fits.`,
    );
  }
  return loss;
}

function chooseLoss(task: Task, rows: number[][], classes: number | undefined): KerasLoss {
  switch (task) {
    case 'binary':
      checkBinaryLabels(rows, classes);
      return 'binary_crossentropy';
    case 'multiclass':
      if (isSingleColumn(rows)) {
        checkIntegerLabels(rows, classes);
        return 'sparse_categorical_crossentropy';
      }
      checkOneHotLabels(rows, classes);
      return 'categorical_crossentropy';
    case 'regression':
      checkNumbers(rows);
      return 'mean_squared_error';
    default:
      throw unknownTask(task);
  }
}

function checkBinaryLabels(rows: number[][], classes: number | undefined): void {
  if (classes !== undefined && classes !== 2) {
    throw new RangeError(
      `Binary classification has 2 classes; got ${classes}. The task 'multiclass' takes more.`,
    );
  }
  if (!isSingleColumn(rows)) {
    throw new TypeError(
      'Binary classification has one label per sample, 0 or 1; ' +
        `got a row of ${widest(rows)} values, which looks one-hot. For one-hot labels the task is ` +
        "'multiclass' (softmax, categorical_crossentropy).",
    );
  }
  const wrong = rows.find(([label]) => label !== 0 && label !== 1);
  if (wrong) {
    throw new RangeError(
      `Binary labels are 0 or 1; got ${wrong[0]}. For more than two classes the task is 'multiclass'.`,
    );
  }
}

function checkIntegerLabels(rows: number[][], classes = Number.POSITIVE_INFINITY): void {
  const wrong = rows.find(([label]) => !(Number.isInteger(label) && label >= 0 && label < classes));
  if (wrong) {
    const range = Number.isFinite(classes) ? `0 to ${classes - 1}` : '0 upwards';
    throw new RangeError(
      `Integer labels are whole numbers from ${range}; got ${wrong[0]}. ` +
        "If the labels are measured numbers, the task is 'regression'.",
    );
  }
}

function checkOneHotLabels(rows: number[][], classes = widest(rows)): void {
  const wrong = rows.find(
    (row) =>
      row.length !== classes ||
      row.filter((value) => value === 1).length !== 1 ||
      row.some((value) => value !== 0 && value !== 1),
  );
  if (wrong) {
    throw new TypeError(
      `A one-hot label has ${classes} values here, one of them 1 and the rest 0; ` +
        `got [${wrong.join(', ')}].`,
    );
  }
}

function checkNumbers(rows: number[][]): void {
  const wrong = rows.flat().find((value) => !Number.isFinite(value));
  if (wrong !== undefined) {
    throw new RangeError(`Regression predicts finite numbers; got ${wrong} among the labels.`);
  }
}

function isSingleColumn(rows: number[][]): boolean {
  return widest(rows) === 1;
}

function widest(rows: number[][]): number {
  return rows.reduce((width, row) => Math.max(width, row.length), 0);
}
