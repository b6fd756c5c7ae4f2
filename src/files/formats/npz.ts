/**
 * Weights for NumPy, `.npz`, which `numpy.load` opens. The keys are
 *
 *     dense/kernel, dense/bias …       the layer's name and the weight's
 *     optimizer/iteration              steps taken so far
 *     optimizer/learning_rate
 *     optimizer/dense/kernel/velocity  what the optimizer remembers, by Keras's names
 *     config                           Keras's config.json as a text, from which the model is built again
 */

import { type NpyArray, readNpy, textArray, textOf, writeNpy } from '../containers/npy.ts';
import { readZip, writeZip } from '../containers/zip.ts';
import { parseJson } from '../fields.ts';
import { readConfig, writeConfig } from '../keras/keras-config.ts';
import { kerasVariables, toKeras, withoutSlots, withSlots } from '../keras/keras-slots.ts';
import {
  type ArrayRecord,
  checkedArray,
  checkedSteps,
  type FileFormat,
  type ModelRecord,
  sizeOf,
  type TrainingRecord,
  trainableShapes,
  weightName,
  weightShapes,
} from '../model-record.ts';

const CONFIG = 'config';
const STEPS = 'optimizer/iteration';
const RATE = 'optimizer/learning_rate';

export const npzFormat: FileFormat = {
  async write(record) {
    const arrays: Record<string, NpyArray> = {
      [CONFIG]: textArray(JSON.stringify(writeConfig(record))),
    };
    for (const [i, weight] of weightShapes(record).entries()) {
      arrays[weightName(weight)] = floatArray(record.weights[i]);
    }
    if (record.training) Object.assign(arrays, optimizerArrays(record, record.training));
    const files = Object.entries(arrays).map(([name, array]) => [`${name}.npy`, writeNpy(array)]);
    return writeZip(Object.fromEntries(files));
  },

  async read(bytes, options) {
    const files = readZip(bytes);
    const array = (name: string) => arrayIn(files, name);
    if (!files.has(`${CONFIG}.npy`)) {
      throw new Error(
        `it has weights only, no '${CONFIG}' that says which model they belong to. ` +
          'loadWeights(model, path) puts them into a model; a .keras file has both.',
      );
    }
    const config = textOf(array(CONFIG));
    if (config === undefined) throw new Error(`the array '${CONFIG}' is not text.`);
    const { compiled, stack: model } = readConfig(parseJson(config, CONFIG), options);
    const weights = weightShapes(model).map((weight) => {
      const name = weightName(weight);
      return checkedArray(name, floats(array(name), name), weight.shape);
    });
    if (!compiled) return { ...model, weights };
    const trainable = trainableShapes(model);
    const empty = withoutSlots(compiled, trainable);
    if (!files.has(`${STEPS}.npy`)) return { ...model, weights, training: empty };
    const names = toKeras(empty, trainable).map(({ name }) => `optimizer/${name}`);
    const training = withSlots(compiled, trainable, {
      iterations: checkedSteps(wholeNumber(array(STEPS))),
      rate: files.has(`${RATE}.npy`) ? floats(array(RATE), RATE).values[0] : undefined,
      arrays: names.map((name) => floats(array(name), name)),
    });
    return { ...model, weights, training };
  },
};

function optimizerArrays(record: ModelRecord, training: TrainingRecord): Record<string, NpyArray> {
  const steps = BigInt64Array.of(BigInt(training.iterations));
  const arrays = kerasVariables(training, trainableShapes(record));
  return {
    [STEPS]: { dtype: '<i8', shape: [], bytes: new Uint8Array(steps.buffer) },
    ...Object.fromEntries(arrays.map((array) => [`optimizer/${array.name}`, floatArray(array)])),
  };
}

function floatArray({ shape, values }: ArrayRecord): NpyArray {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return { dtype: '<f4', shape, bytes };
}

/** float64, NumPy's own, is rounded. */
function floats({ dtype, shape, bytes }: NpyArray, name: string): ArrayRecord {
  const kinds = { '<f4': Float32Array, '<f8': Float64Array };
  if (!Object.hasOwn(kinds, dtype)) {
    throw new Error(`the array '${name}' is ${dtype}; expected float32 (<f4) or float64 (<f8).`);
  }
  const Kind = kinds[dtype as keyof typeof kinds];
  if (bytes.length !== sizeOf(shape) * Kind.BYTES_PER_ELEMENT) {
    throw new Error(
      `the array '${name}' has ${bytes.length} bytes; [${shape.join(', ')}] needs others.`,
    );
  }
  return { shape, values: Float32Array.from(new Kind(bytes.buffer as ArrayBuffer)) };
}

/** Weights alone, by name in Keras's order. */
export function writeNpzWeights(arrays: readonly (ArrayRecord & { name: string })[]): Uint8Array {
  const files = arrays.map((array) => [`${array.name}.npy`, writeNpy(floatArray(array))]);
  return writeZip(Object.fromEntries(files));
}

/**
 * Weights alone, as `numpy.savez(path, *model.get_weights())` writes them or as this lesson does.
 * @param wanted names and shapes, layer by layer: the arrays are taken by these names if the file has
 *   them, else in the order of the file's own model, or, if it says none, in the file's
 * @throws Error if there are more or fewer, or one has another shape or type
 */
export function readNpzWeights(
  bytes: Uint8Array,
  wanted: readonly { name: string; shape: readonly number[] }[],
): ArrayRecord[] {
  const files = readZip(bytes);
  const isNamed = wanted.every(({ name }) => files.has(`${name}.npy`));
  const names = isNamed ? wanted.map(({ name }) => name) : weightsIn(files);
  if (names.length !== wanted.length) {
    throw new Error(`it has ${names.length} arrays; the model has ${wanted.length} weights.`);
  }
  return wanted.map(({ name, shape }, i) => {
    const array = floats(arrayIn(files, names[i]), names[i]);
    return checkedArray(`${names[i]} for ${name}`, array, shape);
  });
}

/**
 * What an optimizer remembers, in Keras's order: the rate, if it is one number, and the slots.
 * @returns undefined if there is none in the file
 */
export function readNpzSlots(
  bytes: Uint8Array,
): { steps: number; arrays: ArrayRecord[] } | undefined {
  const files = readZip(bytes);
  if (!files.has(`${STEPS}.npy`)) return undefined;
  const names = [...files.keys()]
    .map((file) => file.replace(/\.npy$/, ''))
    .filter((name) => name.startsWith('optimizer/') && name !== STEPS);
  return {
    steps: checkedSteps(wholeNumber(arrayIn(files, STEPS))),
    arrays: names.map((name) => floats(arrayIn(files, name), name)),
  };
}

function arrayIn(files: Map<string, Uint8Array>, name: string): NpyArray {
  const file = files.get(`${name}.npy`);
  if (file) return readNpy(file, name);
  throw new Error(`the array '${name}' is missing.`);
}

/** The names of those arrays that are weights: of all, unless there is a model which says what they are. */
function weightsIn(files: Map<string, Uint8Array>): string[] {
  const config = files.has(`${CONFIG}.npy`) && textOf(arrayIn(files, CONFIG));
  if (!config) return [...files.keys()].map((file) => file.replace(/\.npy$/, ''));
  const { stack } = readConfig(parseJson(config, CONFIG), { compile: false });
  return weightShapes(stack).map(weightName);
}

function wholeNumber({ dtype, bytes }: NpyArray): number {
  if (dtype !== '<i8' || bytes.length !== 8)
    throw new Error(`'${STEPS}' is ${dtype}; expected <i8.`);
  return Number(new BigInt64Array(bytes.buffer)[0]);
}
