/** What the worker tells the page without being asked. */

import type { HiddenLayer, optimizerNames } from '../chosen-network.ts';
import type { CellOutput, Fetched } from './cells.ts';

export type Way = 'layer-array' | 'named' | 'add';

/** The others are TensorFlow.js's JavaScript: the address asks for it, or WebAssembly lacks something. */
export type Engine = 'wasm' | 'plain' | 'no-simd' | 'no-memory';

export type OptimizerName = keyof typeof optimizerNames;

export interface DataProgress {
  event: 'data';
  /** Images that are here, of how many. */
  loaded: number;
  total: number;
  /** Enough to begin with. */
  isReady: boolean;
}

/** No more images come. */
export interface NoData {
  event: 'no-data';
  message: string;
}

/** Means over some steps, or over an epoch's validation images. */
export interface CurvePoint {
  /** Where in the training, in epochs: 1.5 is the middle of the second. */
  epoch: number;
  loss: number;
  accuracy: number;
}

export interface TrainingProgress {
  event: 'training';
  engine: Engine;
  isRunning: boolean;
  /** The weights came from a file. */
  isOpened: boolean;
  batchSize: number;
  /** Whole epochs done, and steps of the one under way. */
  epochs: number;
  step: number;
  steps: number;
  /** Steps since the weights were new. */
  allSteps: number;
  /** Of an epoch. */
  images: number;
  /** The latest batch's; null before the first one. */
  loss: number | null;
  msPerStep: number | null;
  training: CurvePoint[];
  /** After each epoch; at epoch 0 stands what the network says before it learns. */
  validation: CurvePoint[];
  network: readonly HiddenLayer[];
  /** Its layers with weights, first to last. */
  sketch: SketchedLayer[];
}

/** What is drawn of a layer. */
export interface SketchedLayer {
  inputs: number;
  units: number;
  /** Which of its units. */
  drawn: number[];
  /** From those drawn below it (of the first layer, from a few pixels), [below, drawn]. */
  weights: Float32Array;
  biases: Float32Array;
}

/** Sent less often than the numbers: what the network looks like, and what it takes for what. */
export interface Inside {
  event: 'inside';
  /** Of the first layer, and its first units only: [784, shown]. */
  kernel: Float32Array;
  /** How many there are, and whether they are hidden ones: else the first layer is the last. */
  units: number;
  isHidden: boolean;
  /** Counts [label][prediction], of the first validation images or, after an epoch, of all. */
  matrix: number[][];
  validated: number;
}

export interface Failure {
  event: 'failure';
  message: string;
}

/** What a chapter's cell, or an exercise, prints and draws, as it does. */
export interface CellShows {
  event: 'cell';
  output: CellOutput | { fetched: Fetched };
}

export type LabEvent = DataProgress | NoData | TrainingProgress | Inside | Failure;

export type WorkerEvent = LabEvent | CellShows;

/** Everything that one sample's pass needs. */
export interface OpenedSample {
  pixels: Uint8Array;
  label: number;
  /** Kernel [784, 100], bias [100], kernel [100, 10], bias [10], where the network is the lesson's. */
  weights: Float32Array[];
}

/** What a picture of the data meets: the network as it is now. */
export interface SampleOfNetwork extends OpenedSample {
  network: readonly HiddenLayer[];
}

export interface LayersAsked {
  task: 'binary' | 'multiclass' | 'regression';
  labels: 'integer' | 'one-hot';
  classes: number;
  inputs: number;
  /** Units of each hidden layer. */
  hidden: number[];
}

export interface LayersMade {
  summary: string;
  loss: string;
  isDeep: boolean;
  layers: { name: string; inputs: number; units: number; activation: string; params: number }[];
}

/** TensorFlow.js's own format: model.json and the weights beside it. */
export interface LayersFiles {
  json: string;
  weights: Uint8Array;
}

export interface OpenedModel {
  network: readonly HiddenLayer[];
  /** How it was trained, if the practice can go on so. */
  training: { optimizer: OptimizerName; learningRate: number } | null;
}

/** Points of two classes, and a network with a hidden layer that learns them. */
export interface HiddenLayerAsked {
  units: number;
  seed: number;
  /** Since the weights were new. */
  epochs: number;
  /** x₁, x₂ of each point. */
  points: number[];
  labels: number[];
}

export interface HiddenLayerMade {
  loss: number;
  /** The probability of label 1 at each point. */
  says: Float32Array;
  /** Kernel [2, units], bias [units], kernel [units, 1], bias [1]. */
  weights: Float32Array[];
}
