/** What the page and the worker tell each other of one's own data. */

import type { Logs, Task } from '../../../src/index-browser.ts';
import type { OptimizerName } from './messages.ts';

/** Pictures are as wide and high as the lesson's. */
export const SIDE = 28;
export const PIXELS = SIDE * SIDE;

/** The folder of pictures beside the program. */
export const PICTURES = 'pictures';

export interface Samples {
  kind: 'table' | 'pictures';
  /** Features of a sample. */
  width: number;
  /** [samples × width]: a table's numbers, or pixels 0 … 255. */
  values: Float64Array | Uint8Array;
  /** The class's number, or the number to predict. */
  labels: Float64Array | Uint8Array;
  /** None if a number is to be predicted. */
  classNames: string[];
  /** The features' and the label's, for tables. */
  names: string[];
  labelName: string;
}

export function taskOf({ classNames }: Pick<Samples, 'classNames'>): Task {
  if (classNames.length === 0) return 'regression';
  return classNames.length === 2 ? 'binary' : 'multiclass';
}

export interface TableOptions {
  /** The label's column by its place; the last one unless given. */
  label?: number;
  /** What a label of numbers is; by their kind unless given. */
  as?: 'classes' | 'number';
}

export interface Table extends Samples {
  /** Of all columns, in the file's order. */
  columns: string[];
  label: number;
  hasHeader: boolean;
  /** Columns of words that are not the label. */
  leftOut: string[];
  /** Whether the label could also be taken as a number. */
  isNumeric: boolean;
}

/** Where the data come from, before anything is read. */
export type OwnSource =
  | { kind: 'points'; points: number[]; classNames: string[] }
  | ({ kind: 'csv'; name: string; text: string } & TableOptions) // pasted, it has no name
  | { kind: 'pictures'; pixels: Uint8Array; labels: Uint8Array; classNames: string[] }
  | { kind: 'idx'; files: { name: string; bytes: Uint8Array }[] };

export interface OwnSettings {
  /** Hidden layers, and the nodes of each. */
  layers: number;
  units: number;
  activation: 'sigmoid' | 'relu' | 'tanh';
  optimizer: OptimizerName;
  learningRate: number;
  batchSize: number;
  epochs: number;
  seed: number;
}

/** What was read. */
export interface OwnFacts {
  kind: Samples['kind'];
  samples: number;
  training: number;
  width: number;
  names: string[];
  labelName: string;
  classNames: string[];
  /** Samples of each class. */
  counts: number[];
  table?: Pick<Table, 'columns' | 'label' | 'hasHeader' | 'leftOut' | 'isNumeric'>;
  /** Of pictures: the first of each class. */
  firsts: Uint8Array[];
  /** IDX: the names of the files for training and for testing. */
  files?: IdxNames;
}

export interface IdxNames {
  train: [images: string, labels: string];
  test?: [images: string, labels: string];
}

export interface OwnProgress {
  isRunning: boolean;
  /** Whole epochs that are done, and how many were asked for. */
  epochs: number;
  end: number;
  /** Whether more can follow. */
  canGoOn: boolean;
  /** By Keras's names: loss, val_loss … */
  history: Record<string, number[]>;
  /** What the network answers over the plane, for a table of two features and classes. */
  area?: Area;
  /** Counts [label][prediction] of the first `validated` validation samples. */
  matrix: number[][];
  validated: number;
  /** The first hidden layer's, for pictures: [784, units]. */
  kernel?: { values: Float32Array; units: number };
  /** On the files for testing, when all epochs are done. */
  test?: Logs;
  summary: string;
  failure?: string;
}

/** The answers over a plane, from above, and the validation samples on it: x, y and class of each. */
export interface Area {
  answers: Float32Array;
  x: Range;
  y: Range;
  points: number[];
}

export type Range = [least: number, most: number];

export interface OwnExample {
  /** Counted from 1, as in the data. */
  sample: number;
  values: number[];
  label: number;
  says: number;
  /** Of the class that it says. */
  probability: number;
}

/** Places of the plane in each direction. */
export const AREA_SIDE = 50;
/** Classes that have a shape of their own on the plane. */
export const SHAPES = 4;
/** Points are painted on −3 … 3 in both directions. */
export const PLANE = 3;

/** One output is the probability of class 1; several are one each. */
export function classOf(answer: Float32Array): { says: number; probability: number } {
  if (answer.length === 1) {
    const says = answer[0] > 0.5 ? 1 : 0;
    return { says, probability: says === 1 ? answer[0] : 1 - answer[0] };
  }
  const probability = answer.reduce((a, b) => Math.max(a, b));
  return { says: Math.max(0, answer.indexOf(probability)), probability };
}
