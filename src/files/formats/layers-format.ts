/**
 * TensorFlow.js's layers format, which `tf.loadLayersModel` reads, too: model.json says what the model
 * is and which bytes of the weights' file are which array.
 */

import * as tf from '@tensorflow/tfjs';
import { snakeCase } from '../../names/keras-spelling';
import type { OptimizerPlan } from '../../training/engine';
import { slotCount } from '../../training/engine';
import { kept } from '../../training/optimizer-state';
import { Fields, parseJson, shown } from '../fields';
import { readSequential, writeLayer } from '../keras/keras-config';
import { checkLoss, readMetrics } from '../keras/keras-training';
import {
  type ArrayRecord,
  checkedArray,
  checkedSteps,
  type ModelRecord,
  sizeOf,
  type TrainingRecord,
  trainableSlots,
  weightName,
  weightSlots,
} from '../model-record';

export const MODEL_FILE = 'model.json';
const FORMAT = 'layers-model';

interface NamedArray {
  name: string;
  shape: number[];
  values: Float32Array | Int32Array;
  group?: 'optimizer';
}

/** @returns model.json's text and the bytes of the file that it names */
export function writeLayersFormat(
  record: ModelRecord,
  weightsFile: string,
): { json: string; bytes: Uint8Array } {
  const arrays = [...modelArrays(record), ...(record.training ? memory(record) : [])];
  const specs = arrays.map(({ name, shape, values, group }) => {
    const dtype = values instanceof Int32Array ? 'int32' : 'float32';
    return { name, shape, dtype, ...(group && { group }) };
  });
  const model = {
    format: FORMAT,
    generatedBy: `TensorFlow.js tfjs-layers v${tf.version_layers}`,
    convertedBy: null,
    modelTopology: {
      class_name: 'Sequential',
      config: { name: record.name, layers: layersOf(record) },
      keras_version: `tfjs-layers ${tf.version_layers}`,
      backend: 'tensor_flow.js',
    },
    weightsManifest: [{ paths: [weightsFile], weights: specs }],
    ...(record.training && { trainingConfig: trainingConfig(record.training) }),
  };
  return { json: JSON.stringify(model), bytes: concatenated(arrays) };
}

/** Here the first layer says the input's shape: an InputLayer would be one layer more than there was. */
function layersOf({ layers, batchShape }: ModelRecord): object[] {
  return layers.map((layer, i) => {
    const { class_name, config } = writeLayer(layer) as { class_name: string; config: object };
    const words: Record<string, unknown> = { ...config };
    if (words.activation === 'silu') words.activation = 'swish';
    // TensorFlow.js's generator takes no null.
    if (words.seed === null) delete words.seed;
    if (words.kernel_initializer) words.kernel_initializer = 'glorot_uniform';
    if (words.bias_initializer) words.bias_initializer = 'zeros';
    return { class_name, config: i === 0 ? { ...words, batch_input_shape: batchShape } : words };
  });
}

function modelArrays(record: ModelRecord): NamedArray[] {
  return weightSlots(record).map((slot, i) => ({ name: weightName(slot), ...record.weights[i] }));
}

/** The optimizer's memory as TensorFlow.js's own classes keep it. */
function memory(record: ModelRecord): NamedArray[] {
  const { optimizer, slots, iterations } = record.training as TrainingRecord;
  const trainable = trainableSlots(record);
  const steps = { name: 'iter', shape: [], values: Int32Array.of(iterations), group: 'optimizer' };
  const arrays = kept[optimizer.name].flatMap((suffix, kind) =>
    trainable.map((slot, i) => ({
      name: `${weightName(slot)}/${suffix}`,
      shape: slot.shape,
      values: slots[kind]?.[i] ?? new Float32Array(sizeOf(slot.shape)),
      group: 'optimizer',
    })),
  );
  return [steps, ...arrays] as NamedArray[];
}

function concatenated(arrays: readonly NamedArray[]): Uint8Array {
  const bytes = new Uint8Array(arrays.reduce((sum, { values }) => sum + values.byteLength, 0));
  let at = 0;
  for (const { values } of arrays) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return bytes;
}

function trainingConfig({ loss, metrics, optimizer }: TrainingRecord): object {
  const { learningRate: learning_rate } = optimizer;
  const optimizerConfig = () => {
    switch (optimizer.name) {
      case 'sgd':
        return { class_name: 'SGD', config: { learning_rate } };
      case 'momentum': {
        const { momentum, nesterov: use_nesterov } = optimizer;
        return { class_name: 'Momentum', config: { learning_rate, momentum, use_nesterov } };
      }
      case 'rmsprop': {
        const { rho: decay, epsilon } = optimizer;
        const config = { learning_rate, decay, momentum: 0, epsilon, centered: false };
        return { class_name: 'RMSProp', config };
      }
      case 'adam': {
        const { beta1, beta2, epsilon, scaleEpsilon } = optimizer;
        // TensorFlow.js has no word for Keras's form and reads over this one.
        const keras_epsilon = !scaleEpsilon;
        return {
          class_name: 'Adam',
          config: { learning_rate, beta1, beta2, epsilon, keras_epsilon },
        };
      }
    }
  };
  return { loss, metrics, optimizer_config: optimizerConfig() };
}

/** @returns the names of the files that model.json needs beside it */
export function weightFiles(json: string | Uint8Array): string[] {
  return manifest(parseJson(json, MODEL_FILE)).flatMap((group) =>
    group.list('paths').map((path) => {
      if (typeof path !== 'string' || !/^[^/\\]+$/.test(path) || /^\.\.?$/.test(path)) {
        throw new Error(
          `${MODEL_FILE} names the weights' file ${shown(path)}; it must lie beside it.`,
        );
      }
      return path;
    }),
  );
}

function manifest(model: Fields): Fields[] {
  return model.list('weightsManifest').map((group) => new Fields(group, 'the weights'));
}

/**
 * @param bytes the files that `weightFiles` names, one after the other
 * @throws Error if anything is missing, of another shape or type, or unknown here
 */
export function readLayersFormat(
  json: string | Uint8Array,
  bytes: Uint8Array,
  { compile = true } = {},
): ModelRecord {
  const model = parseJson(json, MODEL_FILE);
  const format = model.get('format');
  if (format !== undefined && format !== FORMAT) {
    throw new Error(`${MODEL_FILE} is a ${shown(format)}; this lesson reads a ${FORMAT}.`);
  }
  const record = readSequential(topology(model));
  const slots = weightSlots(record);
  const arrays = readArrays(manifest(model), bytes);
  const weights = slots.map((slot) => {
    const name = weightName(slot);
    const array = arrays.find((entry) => entry.name === name && entry.group === undefined);
    if (!array) throw new Error(`The weights of '${name}' are missing.`);
    return checkedArray(name, floats(array), slot.shape);
  });
  const complete = { ...record, weights };
  if (!compile || !model.get('trainingConfig')) return complete;
  const ofOptimizer = arrays.filter(({ group }) => group === 'optimizer');
  return {
    ...complete,
    training: readTraining(complete, model.object('trainingConfig'), ofOptimizer),
  };
}

/** Files of other makers wrap the model once more. */
function topology(model: Fields): Fields {
  const outer = model.object('modelTopology');
  return outer.get('model_config') ? outer.object('model_config') : outer;
}

function readArrays(groups: readonly Fields[], bytes: Uint8Array): NamedArray[] {
  let at = 0;
  const specs = groups.flatMap((group) => group.list('weights'));
  const arrays = specs.map((entry) => {
    const spec = new Fields(entry, 'an array');
    const name = spec.text('name');
    const shape = spec.list('shape') as number[];
    const dtype = spec.text('dtype');
    if (dtype !== 'float32' && dtype !== 'int32') {
      throw new Error(`The array '${name}' is ${dtype}; expected float32.`);
    }
    if (!shape.every((size) => Number.isSafeInteger(size) && size >= 0)) {
      throw new Error(`The array '${name}' has the shape ${shown(shape)}; expected whole numbers.`);
    }
    const length = sizeOf(shape) * 4;
    if (!(at + length <= bytes.length)) {
      throw new Error(`The weights' file ends before the array '${name}': it was cut off.`);
    }
    const buffer = bytes.slice(at, at + length).buffer;
    at += length;
    const values = dtype === 'int32' ? new Int32Array(buffer) : new Float32Array(buffer);
    const group = spec.get('group') === 'optimizer' ? ('optimizer' as const) : undefined;
    return { name, shape, values, group };
  });
  if (at !== bytes.length) {
    throw new Error(
      `The weights' file has ${bytes.length} bytes; ${MODEL_FILE} tells of ${at}. They don't belong together.`,
    );
  }
  return arrays;
}

function floats({ name, shape, values }: NamedArray): ArrayRecord {
  if (values instanceof Int32Array) {
    throw new Error(`The array '${name}' is int32; expected float32.`);
  }
  return { shape, values };
}

function readTraining(
  record: ModelRecord,
  config: Fields,
  [steps, ...arrays]: NamedArray[],
): TrainingRecord {
  const optimizer = readOptimizer(config.object('optimizer_config'));
  const trainable = trainableSlots(record);
  const expected = kept[optimizer.name].length * trainable.length;
  if (arrays.length > 0 && arrays.length !== expected) {
    throw new Error(`The optimizer's memory has ${arrays.length} arrays; expected ${expected}.`);
  }
  const slots = Array.from({ length: slotCount(optimizer) }, (_, kind) =>
    trainable.map(({ shape }, i) => {
      const array = arrays[kind * trainable.length + i];
      if (array === undefined) return new Float32Array(sizeOf(shape));
      return checkedArray(array.name, floats(array), shape).values;
    }),
  );
  const loss = checkLoss(config.text('loss'));
  return {
    loss,
    metrics: readMetrics(config.get('metrics'), loss),
    optimizer,
    iterations: checkedSteps(steps?.values[0] ?? 0),
    slots,
  };
}

function readOptimizer(entry: Fields): OptimizerPlan {
  const className = entry.text('class_name');
  const given = entry.object('config', `the optimizer ${className}`);
  // TensorFlow.js writes useNesterov and reads use_nesterov as well.
  const words = given.keys().map((key) => [snakeCase(key), given.get(key)]);
  const config = new Fields(Object.fromEntries(words), given.where);
  const learningRate = config.number('learning_rate');
  switch (className) {
    case 'SGD':
      return { name: 'sgd', learningRate };
    case 'Momentum': {
      const nesterov = config.flag('use_nesterov', false);
      return { name: 'momentum', learningRate, momentum: config.number('momentum'), nesterov };
    }
    case 'RMSProp':
      if (config.number('momentum', 0) !== 0 || config.flag('centered', false)) {
        throw new Error(
          'The optimizer RMSProp has momentum or is centered; this lesson has the plain one.',
        );
      }
      return {
        name: 'rmsprop',
        learningRate,
        rho: config.number('decay'),
        epsilon: config.number('epsilon'),
      };
    case 'Adam':
      return {
        name: 'adam',
        learningRate,
        beta1: config.number('beta1'),
        beta2: config.number('beta2'),
        epsilon: config.number('epsilon'),
        scaleEpsilon: !config.flag('keras_epsilon', false),
      };
    default:
      throw new Error(
        `The optimizer is ${className}; this lesson has SGD, Momentum, RMSProp and Adam.`,
      );
  }
}
