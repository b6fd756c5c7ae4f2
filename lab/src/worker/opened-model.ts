/** A model out of a file: what the practice can take of it. */

import {
  type ModelRecord,
  type TrainingRecord,
  weightSlots,
} from '../../../src/interop/model-record';
import type { OptimizerName } from './messages';

/** @throws Error unless it is 784 → 100 sigmoid → 10 softmax */
export function checkLessonModel(record: ModelRecord): void {
  const sizes = weightSlots(record).map(({ shape }) => `[${shape.join(', ')}]`);
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

/** What it was trained with, if the practice has that optimizer, too. */
export function offeredTraining({
  training,
  layers,
}: ModelRecord): (TrainingRecord & { optimizer: { name: OptimizerName } }) | undefined {
  const offered: readonly string[] = ['rmsprop', 'sgd', 'adam'] satisfies OptimizerName[];
  const isOffered = training && offered.includes(training.optimizer.name);
  if (!isOffered || layers.some(({ trainable }) => !trainable)) return undefined;
  return training as ReturnType<typeof offeredTraining>;
}
