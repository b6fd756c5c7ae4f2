/** A model out of a file: what the practice can take of it. */

import {
  configOf,
  type ModelRecord,
  type ReadOptions,
  type TrainingRecord,
} from '../../../src/internal.ts';
import {
  CLASSES,
  type HiddenLayer,
  hiddenActivations,
  INPUTS,
  MOST_DROPOUT,
  MOST_LAYERS,
  MOST_UNITS,
} from '../chosen-network.ts';
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

/**
 * Its hidden layers, as one chooses them.
 * @throws Error unless it is 784 → … → 10 softmax, with no other layers than one can choose
 */
export function networkOf(record: ModelRecord): HiddenLayer[] {
  const problem = problemOf(record);
  if (problem) {
    throw new Error(
      `The practice takes 784 → up to ${MOST_LAYERS} hidden layers → 10 softmax, where a hidden layer is Dense ` +
        `(${hiddenActivations.join(', ')}; up to ${MOST_UNITS} units) and may have one Dropout after it. ${problem} ` +
        `The file's layers: ${record.layers.map(wordFor).join(', ')}.`,
    );
  }
  const hidden: HiddenLayer[] = [];
  for (const layer of record.layers.slice(0, -1)) {
    const [above] = hidden.slice(-1);
    if (layer.kind === 'Dense') hidden.push({ ...(layer as Hidden), dropout: 0 });
    if (layer.kind === 'Dropout') above.dropout = layer.rate;
  }
  return hidden.map(({ units, activation, dropout }) => ({ units, activation, dropout }));
}

type Hidden = Pick<HiddenLayer, 'units' | 'activation'>;

/** @returns undefined if one can choose it */
function problemOf({ batchShape, layers }: ModelRecord): string | undefined {
  const inputs = batchShape.slice(1).reduce<number>((size, count) => size * Number(count), 1);
  if (inputs !== INPUTS) return `Its input is [${batchShape.slice(1).join(', ')}].`;
  const last = layers.at(-1);
  const isOutput =
    last?.kind === 'Dense' && last.units === CLASSES && last.activation === 'softmax';
  if (!isOutput) return 'Its last layer is another one.';
  const stack = layers.filter(({ kind }) => kind !== 'Flatten');
  const dense = stack.filter(({ kind }) => kind === 'Dense');
  if (dense.length - 1 > MOST_LAYERS) return `It has ${dense.length - 1} hidden layers.`;
  const wrong = stack.find((layer, i) => {
    if (layer.kind === 'Dropout') {
      return stack[i - 1]?.kind !== 'Dense' || !isDropout(layer.rate);
    }
    return (
      layer.kind !== 'Dense' ||
      !layer.useBias ||
      [layer.kernelRegularizer, layer.biasRegularizer, layer.activityRegularizer].some(Boolean) ||
      (layer !== last && !isHidden(layer))
    );
  });
  return wrong && `The layer '${wrong.name}' is none of these.`;
}

/** One that the address can say. */
const isDropout = (rate: number) => rate === 0 || (rate >= 0.001 && rate <= MOST_DROPOUT);

const isHidden = ({ units, activation }: { units: number; activation: string }) =>
  units <= MOST_UNITS && (hiddenActivations as readonly string[]).includes(activation);

function wordFor(layer: ModelRecord['layers'][number]): string {
  if (layer.kind === 'Dense') return `Dense (${layer.units} ${layer.activation})`;
  if (layer.kind === 'Dropout') return `Dropout (${layer.rate})`;
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
