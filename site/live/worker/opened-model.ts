/** A model out of a file: what the practice can take of it. */

import {
  configOf,
  type ModelRecord,
  type ReadOptions,
  type TrainingRecord,
  weightShapes,
} from '../../../src/internal.ts';
import type { OptimizerName } from './messages.ts';

/** With Keras's settings, which the practice leaves as they are. */
const offered: readonly string[] = ['rmsprop', 'sgd', 'adam'] satisfies OptimizerName[];

/** The model with its optimizer or, if the lesson has no such optimizer, without. */
export async function readModel(
  read: (options: ReadOptions) => ModelRecord | Promise<ModelRecord>,
): Promise<ModelRecord> {
  try {
    return await read({});
  } catch {
    return read({ compile: false });
  }
}

/** @throws Error unless it is 784 → 100 sigmoid → 10 softmax */
export function checkLessonModel(record: ModelRecord): void {
  const sizes = weightShapes(record).map(({ shape }) => `[${shape.join(', ')}]`);
  const dense = record.layers.filter((layer) => layer.kind === 'Dense');
  const activations = dense.map(({ activation }) => activation);
  const others = record.layers.filter(({ kind }) => kind !== 'Dense' && kind !== 'Flatten');
  const isLesson =
    sizes.join() === '[784, 100],[100],[100, 10],[10]' &&
    activations.join() === 'sigmoid,softmax' &&
    others.length === 0;
  if (isLesson) return;
  throw new Error(
    `The practice takes 784 → 100 sigmoid → 10 softmax. This model has the weights ${sizes.join(' ')}` +
      ` and the layers ${record.layers.map(wordFor).join(', ')}.`,
  );
}

function wordFor(layer: ModelRecord['layers'][number]): string {
  return 'activation' in layer ? `${layer.kind} (${layer.activation})` : layer.kind;
}

/** How a model was trained, as far as the practice can go on so. */
export interface OfferedTraining extends Pick<TrainingRecord, 'slots' | 'iterations'> {
  optimizer: OptimizerName;
  learningRate: number;
}

/** @returns undefined unless the practice has that optimizer, with the same settings */
export function offeredTraining({ training, layers }: ModelRecord): OfferedTraining | undefined {
  if (!training || layers.some(({ trainable }) => !trainable)) return undefined;
  const { slots, iterations } = training;
  const { name: optimizer, config, scaleEpsilon } = training.optimizer;
  const isOffered = (name: string): name is OptimizerName =>
    offered.includes(name) &&
    !scaleEpsilon &&
    JSON.stringify({ ...config, learningRate: 0 }) ===
      JSON.stringify(configOf(name, { learningRate: 0 }));
  const { learningRate } = config;
  if (!isOffered(optimizer) || typeof learningRate !== 'number') return undefined;
  return { optimizer, learningRate: shortest(learningRate), slots, iterations };
}

/**
 * The shortest number that is the same in float32, as which files keep it.
 * @example shortest(0.0010000000474974513) // 0.001
 */
export function shortest(value: number): number {
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === Math.fround(value)) return short;
  }
  return value;
}
