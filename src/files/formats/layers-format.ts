/**
 * TensorFlow.js's layers format, which `tf.loadLayersModel` reads, too: model.json says what the model
 * is and which bytes of the weights' file are which array.
 */

import * as tf from '@tensorflow/tfjs';
import { tensorflowActivation } from '../../names/activations';
import { camelCase, snakeCase } from '../../names/keras-spelling';
import { tensorflowLosses } from '../../names/losses';
import { type OptimizerPlan, slotKinds } from '../../training/optimizers';
import {
  fromTensorflowSlots,
  tensorflowOptimizers,
  tensorflowPlan,
  toTensorflow,
  toTensorflowSlots,
} from '../../training/tensorflow-optimizers';
import { Fields, parseJson, shown } from '../fields';
import { readMeasures, writeMeasures } from '../keras/keras-config';
import { readSequential, writeLayer } from '../keras/keras-layers';
import { readKerasOptimizer, writeOptimizer } from '../keras/keras-optimizer';
import { emptySlots } from '../keras/keras-slots';
import {
  type ArrayRecord,
  checkedArray,
  checkedSteps,
  type LayerRecord,
  type ModelRecord,
  sizeOf,
  type TrainingRecord,
  trainableShapes,
  weightName,
  weightShapes,
} from '../model-record';

export const MODEL_FILE = 'model.json';
const FORMAT = 'layers-model';

interface NamedArray {
  name: string;
  shape: number[];
  values: Float32Array | Int32Array;
  group?: 'optimizer';
}

/**
 * @param name of the file with the weights, or how their bytes are called
 * @param words in TensorFlow.js's, or in Keras's for those who read it here only
 * @throws Error for an optimizer that TensorFlow.js has no words for
 * @returns model.json's text, and the bytes of the file that it names
 */
export function writeLayersFormat(
  record: ModelRecord,
  name: string | ((bytes: Uint8Array) => string),
  words: Words = 'tensorflow',
): { json: string; bytes: Uint8Array; weightsFile: string } {
  const { training } = record;
  const arrays = [
    ...modelArrays(record),
    ...(training ? optimizerArrays(record, training, words) : []),
  ];
  const bytes = concatenated(arrays);
  const weightsFile = typeof name === 'string' ? name : name(bytes);
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
      config: { name: record.name, layers: layersOf(record, words) },
      keras_version: `tfjs-layers ${tf.version_layers}`,
      backend: 'tensor_flow.js',
    },
    weightsManifest: [{ paths: [weightsFile], weights: specs }],
    ...(training && { trainingConfig: trainingConfig(training, words) }),
  };
  return { json: JSON.stringify(model), bytes, weightsFile };
}

/** Those that TensorFlow.js computes as Keras does, by Keras's names: its hard_sigmoid and gelu are others. */
const tensorflowActivations = [
  ...['linear', 'sigmoid', 'softmax', 'relu', 'tanh', 'elu', 'selu', 'relu6', 'softplus'],
  ...['softsign', 'silu'],
];

/** @throws Error for what TensorFlow.js doesn't compute */
function checkSayable(layer: LayerRecord): void {
  const elsewhere = 'save to a file that ends in .keras, .h5 or .npz.';
  if ('activation' in layer && !tensorflowActivations.includes(layer.activation)) {
    throw new Error(
      `TensorFlow.js's format can't have the activation ${layer.activation} of the layer '${layer.name}': ${elsewhere}`,
    );
  }
  if (layer.kind === 'Dense' && layer.activityRegularizer) {
    throw new Error(
      `TensorFlow.js's format can't have the activityRegularizer of the layer '${layer.name}': ${elsewhere}`,
    );
  }
}

/** Here the first layer says the input's shape: an InputLayer would be one layer more than there was. */
function layersOf({ layers, batchShape }: ModelRecord, words: Words): object[] {
  return layers.map((layer, i) => {
    if (words === 'tensorflow') checkSayable(layer);
    const { class_name, config } = writeLayer(layer);
    if (config.activation) config.activation = tensorflowActivation(String(config.activation));
    // TensorFlow.js's generator takes no null.
    if (config.seed === null) delete config.seed;
    if (config.kernel_initializer) config.kernel_initializer = 'glorot_uniform';
    if (config.bias_initializer) config.bias_initializer = 'zeros';
    return { class_name, config: i === 0 ? { ...config, batch_input_shape: batchShape } : config };
  });
}

function modelArrays(record: ModelRecord): NamedArray[] {
  return weightShapes(record).map((weight, i) => ({
    name: weightName(weight),
    ...record.weights[i],
  }));
}

/** Whose words the training is told in: TensorFlow.js has none for most of Keras's optimizers. */
type Words = 'tensorflow' | 'keras';

/** The optimizer's slots, a kind at a time. */
function optimizerArrays(
  record: ModelRecord,
  { optimizer, slots, iterations }: TrainingRecord,
  words: Words,
): NamedArray[] {
  const group = 'optimizer' as const;
  const trainable = trainableShapes(record);
  const lengths = trainable.map(({ shape }) => sizeOf(shape));
  const kinds =
    words === 'keras'
      ? slotKinds(optimizer).map((name, kind) => ({ name, arrays: slots[kind] }))
      : toTensorflowSlots(optimizer, slots, lengths, iterations);
  const arrays = kinds.flatMap(({ name, arrays }) =>
    trainable.map((weight, i) => ({
      name: `${weightName(weight)}/${name}`,
      shape: weight.shape,
      values: arrays[i],
      group,
    })),
  );
  return [{ name: 'iter', shape: [], values: Int32Array.of(iterations), group }, ...arrays];
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

function trainingConfig(training: TrainingRecord, words: Words): object {
  const { loss, lossArguments, metrics, optimizer } = training;
  const { scaleEpsilon } = optimizer;
  if (words === 'keras') {
    const optimizer_config = { module: 'keras.optimizers', ...writeOptimizer(optimizer) };
    const mark = scaleEpsilon && { scale_epsilon: true };
    return { ...writeMeasures(training), optimizer_config, ...mark };
  }
  const object = metrics.find((metric) => typeof metric !== 'string');
  const asked = Object.keys(lossArguments ?? {});
  const isKnown = tensorflowLosses.includes(loss) && asked.length === 0;
  if (!isKnown || object) {
    const what = !isKnown
      ? `the loss ${loss}${asked.length > 0 ? ` with ${asked.join(' and ')}` : ''}`
      : `the metric ${object?.className} with arguments`;
    throw new Error(
      `TensorFlow.js's format can't have ${what}: save to a file that ends in .keras, .h5 or .npz.`,
    );
  }
  const { className, config } = toTensorflow(optimizer);
  const named = Object.entries(config).map(([key, value]) => [snakeCase(key), value]);
  return {
    loss,
    metrics,
    optimizer_config: { class_name: className, config: Object.fromEntries(named) },
  };
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
  const shapes = weightShapes(record);
  const arrays = readArrays(manifest(model), bytes);
  const weights = shapes.map((weight) => {
    const name = weightName(weight);
    const array = arrays.find((entry) => entry.name === name && entry.group === undefined);
    if (!array) throw new Error(`The weights of '${name}' are missing.`);
    return checkedArray(name, floats(array), weight.shape);
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
  const entry = config.object('optimizer_config');
  const trainable = trainableShapes(record);
  const { optimizer, kinds, slotsOf } = entry.get('module')
    ? readInKerasWords(entry, config.flag('scale_epsilon', false))
    : readInTensorflowWords(entry);
  const expected = kinds * trainable.length;
  if (arrays.length > 0 && arrays.length !== expected) {
    throw new Error(`The optimizer's memory has ${arrays.length} arrays; expected ${expected}.`);
  }
  const iterations = checkedSteps(steps?.values[0] ?? 0);
  const given = Array.from({ length: kinds }, (_, kind) =>
    trainable.map(({ shape }, i) => {
      const array = arrays[kind * trainable.length + i];
      return array && checkedArray(array.name, floats(array), shape).values;
    }),
  );
  const slots = arrays.length === 0 ? emptySlots(optimizer, trainable) : slotsOf(given, iterations);
  return { ...readMeasures(config), optimizer, iterations, slots };
}

interface ReadOptimizer {
  optimizer: OptimizerPlan;
  /** Arrays that the file has for every weight. */
  kinds: number;
  /** Those arrays in Keras's form. */
  slotsOf(arrays: Float32Array[][], iterations: number): Float32Array[][];
}

function readInKerasWords(entry: Fields, scaleEpsilon: boolean): ReadOptimizer {
  const plan = readKerasOptimizer(entry);
  return {
    optimizer: scaleEpsilon ? { ...plan, scaleEpsilon } : plan,
    kinds: slotKinds(plan).length,
    slotsOf: (arrays) => arrays,
  };
}

/** @throws Error that names the optimizer or setting that this lesson doesn't have, or what is missing */
function readInTensorflowWords(entry: Fields): ReadOptimizer {
  const className = entry.text('class_name');
  const given = entry.object('config', `the optimizer ${className}`);
  const known = Object.keys(tensorflowOptimizers);
  if (!known.includes(className)) {
    throw new Error(`The optimizer is ${className}; this lesson has ${known.join(', ')}.`);
  }
  // TensorFlow.js writes useNesterov and reads use_nesterov as well.
  const words = given.keys().map((key) => [camelCase(key), given.get(key)]);
  const config = new Fields(Object.fromEntries(words), given.where);
  const { settings, slots } = tensorflowOptimizers[className];
  for (const word of ['learningRate', ...Object.values(settings)]) {
    if (/^(useNesterov|centered)$/.test(word)) config.flag(word, false);
    else config.number(word, word === 'momentum' && className === 'RMSProp' ? 0 : undefined);
  }
  if (config.flag('centered', false)) {
    throw new Error(
      "The optimizer RMSProp is centered, which TensorFlow.js computes otherwise than Keras; this lesson has Keras's.",
    );
  }
  const all = Object.fromEntries(words);
  const plan = tensorflowPlan(tensorflowOptimizers[className], all);
  if (config.flag('kerasEpsilon', false)) delete plan.scaleEpsilon;
  return {
    optimizer: plan,
    kinds: slots.length,
    slotsOf: (arrays, iterations) => fromTensorflowSlots(className, plan, arrays, iterations),
  };
}
