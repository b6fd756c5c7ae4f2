/**
 * A model at rest: what every file format writes and reads. Formats know only this record, so any
 * file can become any other.
 */

import type { LossConfig } from '../training/losses.ts';
import type { OptimizerPlan } from '../training/optimizers.ts';
import type { SimpleKind } from './keras/simple-layers.ts';

interface LayerBase {
  name: string;
  trainable: boolean;
}

/** What a regularizer adds to the loss: l1 · Σ|v| + l2 · Σv². */
export interface Penalty {
  l1: number;
  l2: number;
}

/** A Dense layer; of its initializers Keras's description, unless they are Keras's own. */
export interface DenseRecord {
  kind: 'Dense';
  units: number;
  activation: string;
  useBias: boolean;
  kernelInitializer?: unknown;
  biasInitializer?: unknown;
  kernelRegularizer?: Penalty;
  biasRegularizer?: Penalty;
  activityRegularizer?: Penalty;
}

/** The layers that files may have, in Keras's words. */
export type LayerRecord = LayerBase &
  (
    | DenseRecord
    | { kind: 'Reshape'; targetShape: number[] }
    | { kind: 'Flatten' }
    | { kind: 'Dropout'; rate: number; seed?: number }
    | { kind: 'Activation'; activation: string }
    | { kind: SimpleKind; settings: Record<string, number> }
  );

/** A list of numbers with its shape; row by row. */
export interface ArrayRecord {
  shape: number[];
  values: Float32Array;
}

/** A metric by Keras's class, with its arguments in TypeScript's casing. */
export interface MetricRecord {
  className: string;
  config: Record<string, unknown>;
}

export interface TrainingRecord {
  /** Keras's name: 'sparse_categorical_crossentropy'. */
  loss: string;
  /** What its class was given, where that isn't Keras's own. */
  lossArguments?: Omit<LossConfig, 'name'>;
  /** Keras's names, or classes with what they were given. */
  metrics: (string | MetricRecord)[];
  optimizer: OptimizerPlan;
  /** Steps taken so far. */
  iterations: number;
  /** As `TrainingState` has them: a list a kind, each with an array for every trainable weight. */
  slots: Float32Array[][];
}

export interface ModelRecord {
  name: string;
  /** The first size is the batch's: [null, 784]. */
  batchShape: (number | null)[];
  layers: LayerRecord[];
  /** Keras's order: kernel [inputs, units], bias [units], layer by layer. */
  weights: ArrayRecord[];
  /** Undefined if the model was not compiled. */
  training?: TrainingRecord;
}

export interface ReadOptions {
  /** Whether the model is compiled with what was saved; true unless given. */
  compile?: boolean;
}

/** A format of one file. */
export interface FileFormat {
  write(record: ModelRecord): Promise<Uint8Array>;
  read(bytes: Uint8Array, options: ReadOptions): Promise<ModelRecord>;
}

export interface WeightShape {
  /** 'kernel' or 'bias'. */
  kind: 'kernel' | 'bias';
  layer: LayerRecord;
  shape: number[];
}

/** No lesson's model comes near; a hostile file must not take the machine's memory. */
export const MAX_FILE_BYTES = 2 ** 30;
const MAX_WEIGHTS = MAX_FILE_BYTES / Float32Array.BYTES_PER_ELEMENT;

/**
 * The weights that these layers have, first to last.
 * @throws Error if the layers don't fit each other, or their weights are too many for memory
 * @example weightShapes(lesson).map(({ shape }) => shape) // [[784, 100], [100], [100, 10], [10]]
 */
export function weightShapes({
  batchShape,
  layers,
}: Pick<ModelRecord, 'batchShape' | 'layers'>): WeightShape[] {
  let shape = batchShape.slice(1).map((size) => {
    if (size !== null) return size;
    throw new Error(
      `The model's input is ${JSON.stringify(batchShape)}; only the first size, the batch, may be open.`,
    );
  });
  const shapes: WeightShape[] = [];
  for (const layer of layers) {
    if (layer.kind === 'Flatten') shape = [sizeOf(shape)];
    if (layer.kind === 'Softmax') checkAxis(layer.name, layer.settings.axis, shape);
    if (layer.kind === 'Reshape') shape = reshaped(layer.name, shape, layer.targetShape);
    if (layer.kind !== 'Dense') continue;
    const inputs = shape[shape.length - 1];
    shapes.push({ kind: 'kernel', layer, shape: [inputs, layer.units] });
    if (layer.useBias) shapes.push({ kind: 'bias', layer, shape: [layer.units] });
    shape = [...shape.slice(0, -1), layer.units];
  }
  const count = shapes.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  if (!(count <= MAX_WEIGHTS)) {
    throw new Error(
      `The model has ${count.toLocaleString('en')} weights; files of up to ${MAX_WEIGHTS.toLocaleString('en')} are read.`,
    );
  }
  return shapes;
}

/** TensorFlow.js's goes along the last axis only, whose default it counts as 1. */
function checkAxis(name: string, axis: number, shape: readonly number[]): void {
  if (axis === -1 || axis === shape.length) return;
  throw new Error(
    `The layer '${name}' is Softmax along axis ${axis} of samples of [${shape.join(', ')}]; this lesson computes it ` +
      'along the last one.',
  );
}

/** @param target of one sample; −1 for what is left */
function reshaped(name: string, shape: readonly number[], target: readonly number[]): number[] {
  const left = sizeOf(shape) / sizeOf(target.filter((size) => size !== -1));
  const sizes = target.map((size) => (size === -1 ? left : size));
  if (Number.isInteger(left) && sizeOf(sizes) === sizeOf(shape)) return sizes;
  throw new Error(
    `The layer '${name}' can't make samples of [${target.join(', ')}] from those of [${shape.join(', ')}].`,
  );
}

/** The weights that training changes. */
export function trainableShapes(model: Pick<ModelRecord, 'batchShape' | 'layers'>): WeightShape[] {
  return weightShapes(model).filter(({ layer }) => layer.trainable);
}

/** @example sizeOf([784, 100]) // 78400 */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, count) => size * count, 1);
}

/** @example weightName(weight) // 'dense/kernel' */
export function weightName({ layer, kind }: WeightShape): string {
  return `${layer.name}/${kind}`;
}

/**
 * An array as the model needs it.
 * @throws Error if its shape is another
 */
export function checkedArray(
  name: string,
  { shape, values }: ArrayRecord,
  expected: readonly number[],
): ArrayRecord {
  if (shape.join() !== expected.join() || values.length !== sizeOf(expected)) {
    throw new Error(
      `The array '${name}' has the shape [${shape.join(', ')}]; the model's layers need [${expected.join(', ')}].`,
    );
  }
  return { shape: [...expected], values };
}

/** @throws Error unless it is a count of steps */
export function checkedSteps(steps: number): number {
  if (!(Number.isSafeInteger(steps) && steps >= 0 && steps < 2 ** 31)) {
    throw new Error(`The optimizer took ${steps} steps; expected a whole number below 2³¹.`);
  }
  return steps;
}
