/**
 * TensorFlow.js's layers format, which `tf.loadLayersModel` reads, too: model.json says what the model
 * is and which bytes of the weights' file are which array.
 */

import * as tf from '@tensorflow/tfjs';
import { tensorflowActivation } from '../../names/activations.ts';
import { camelCase, snakeCase } from '../../names/keras-spelling.ts';
import { tensorflowLosses } from '../../names/losses.ts';
import { kerasMetricName, metricName, tensorflowMetrics } from '../../names/metrics.ts';
import { type OptimizerPlan, slotKinds } from '../../training/optimizers.ts';
import {
  fromTensorflowSlots,
  tensorflowOptimizers,
  tensorflowPlan,
  toTensorflow,
  toTensorflowSlots,
} from '../../training/tensorflow-optimizers.ts';
import { Fields, parseJson, shown } from '../fields.ts';
import { KERAS_VERSION, readMeasures, writeMeasures } from '../keras/keras-config.ts';
import { readStack, writeLayer } from '../keras/keras-layers.ts';
import { readKerasOptimizer, remarkOnEpsilon, writeOptimizer } from '../keras/keras-optimizer.ts';
import { emptySlots } from '../keras/keras-slots.ts';
import { kerasPath, type Source } from '../keras/plain-stack.ts';
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
} from '../model-record.ts';
import { ofTraining } from '../untrainable.ts';

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
  const bytes = concatenated(arrays.map(({ values }) => values));
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
      keras_version: words === 'keras' ? KERAS_VERSION : `tfjs-layers ${tf.version_layers}`,
      backend: 'tensor_flow.js',
    },
    weightsManifest: [{ paths: [weightsFile], weights: specs }],
    ...(training && { trainingConfig: trainingConfig(training, words, outputsOf(record)) }),
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
    const { class_name, config } = writeLayer(layer, false);
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

/** @example concatenated([Uint8Array.of(1), Uint8Array.of(2)]) // Uint8Array [1, 2] */
export function concatenated(parts: readonly ArrayBufferView[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of parts) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}

/** Units of the last Dense layer. */
function outputsOf({ layers }: ModelRecord): number {
  const units = layers.flatMap((layer) => (layer.kind === 'Dense' ? [layer.units] : []));
  return units[units.length - 1] ?? 1;
}

function trainingConfig(training: TrainingRecord, words: Words, outputs: number): object {
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
  remarkOnEpsilon(optimizer, 'TensorFlow.js');
  const named = Object.entries(config).map(([key, value]) => [snakeCase(key), value]);
  return {
    loss,
    metrics: metrics.map((metric) => inTensorflow(String(metric), loss, outputs)),
    // TensorFlow.js reads over it: here they keep the names by which they were asked for.
    keras_metrics: metrics,
    optimizer_config: { class_name: className, config: Object.fromEntries(named) },
  };
}

/** @throws Error for what TensorFlow.js doesn't have, or computes otherwise */
function inTensorflow(metric: string, loss: string, outputs: number): string {
  const asked = kerasMetricName(metric);
  // Of several outputs Keras takes the largest, TensorFlow.js with this loss each by itself.
  const isOfClasses = asked === 'accuracy' && loss === 'binary_crossentropy' && outputs > 1;
  const name = isOfClasses ? 'categorical_accuracy' : asked;
  if (tensorflowMetrics.includes(name)) return metricName(name);
  throw new Error(
    `TensorFlow.js's format can't have the metric ${metric}: save to a file that ends in .keras, .h5 or .npz.`,
  );
}

/** @returns the paths of the files that model.json needs, from its own folder on */
export function weightFiles(json: string | Uint8Array): string[] {
  return manifest(parseJson(json, MODEL_FILE)).flatMap((group) =>
    group.list('paths').map((path) => {
      const parts = typeof path === 'string' ? path.split(/[/\\]/) : [];
      const inside = parts.filter((part, i) => part !== '.' && !(part === '' && i > 0));
      if (inside.length === 0 || inside.some((part) => /^(\.\.|[A-Za-z]:)?$/.test(part))) {
        throw new Error(
          `${MODEL_FILE} names the weights' file ${shown(path)}; it must lie beside it, or in a folder there.`,
        );
      }
      return inside.join('/');
    }),
  );
}

function manifest(model: Fields): Fields[] {
  if (model.get('weightsManifest') === undefined) {
    const isKeras = model.get('class_name') !== undefined && model.get('config') !== undefined;
    throw new Error(
      isKeras
        ? "it is the description of a model alone, as Keras's to_json writes it: modelFromJson(text) builds it, " +
            'loadWeights(model, path) gives it weights.'
        : 'it has no weightsManifest: it is not a model.json of TensorFlow.js.',
    );
  }
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
  const nodes = Object(model.get('modelTopology')) as { node?: unknown };
  if (format === 'graph-model' || nodes.node !== undefined) {
    throw new Error(
      `it is a "graph-model", a program without layers, which this lesson can't read: it reads a ${FORMAT}. ` +
        'tf.loadGraphModel runs it; in Python, tensorflowjs_converter --output_format=tfjs_layers_model keeps the layers.',
    );
  }
  if (format !== undefined && format !== FORMAT) {
    throw new Error(`${MODEL_FILE} is a ${shown(format)}; this lesson reads a ${FORMAT}.`);
  }
  if (model.get('modelTopology') === undefined) {
    throw new Error('it has weights only, no modelTopology that says which model they belong to.');
  }
  const version = model.object('modelTopology').get('keras_version');
  const { stack, sources } = readStack(topology(model), { compile, version });
  const arrays = readArrays(manifest(model), bytes);
  const weights = weightShapes(stack).map((weight) => {
    const { path = [], places = [] } = sources.get(weight.layer) ?? {};
    return checkedArray(
      weightName(weight),
      floats(weightOf({ path, places }, weight.kind, arrays)),
      weight.shape,
    );
  });
  const complete = { ...stack, weights };
  if (!compile || !model.get('trainingConfig')) return complete;
  const ofOptimizer = arrays.filter(({ group }) => group === 'optimizer');
  return {
    ...complete,
    training: ofTraining(() => readTraining(complete, model.object('trainingConfig'), ofOptimizer)),
  };
}

/** Files of other makers wrap the model once more. */
function topology(model: Fields): Fields {
  const outer = model.object('modelTopology');
  return outer.get('model_config') ? outer.object('model_config') : outer;
}

/**
 * TensorFlow.js names weights by their layer; the converter, of Keras 3's models, also by the models around it, or as
 * they lie in a .keras file; and numbers names that it has had.
 */
function weightOf(
  { path, places }: Source,
  kind: 'kernel' | 'bias',
  arrays: readonly NamedArray[],
): NamedArray {
  const own = arrays.filter(({ group }) => group === undefined);
  const name = `${path[path.length - 1]}/${kind}`;
  const plain = (entry: NamedArray) =>
    entry.name.replace(/:\d+$/, '').replace(/(\/[a-z]+)_\d+$/, '$1');
  const candidates = [
    own.filter((entry) => entry.name === name),
    own.filter((entry) => plain(entry) === name),
    own.filter((entry) => plain(entry).endsWith(`/${[...path, kind].join('/')}`)),
    own.filter((entry) => plain(entry) === [...path, kind].join('/')),
    own.filter((entry) => plain(entry).endsWith(`/${name}`)),
    own.filter((entry) => entry.name === `${kerasPath(places)}/${kind === 'kernel' ? 0 : 1}`),
  ].filter(({ length }) => length > 0);
  const [found] = candidates.find(({ length }) => length === 1) ?? [];
  if (found) return found;
  const has = own.map((entry) => `'${entry.name}'`).slice(0, 5);
  throw new Error(
    candidates.length > 0
      ? `The weights of '${name}' are there several times: ${has.join(', ')} ….`
      : `The weights of '${name}' are missing: the file has ${has.join(', ') || 'none'}.`,
  );
}

/** Bytes of a number, and how it is read. */
const numberTypes: Record<
  string,
  readonly [bytes: number, read: (view: DataView, at: number) => number]
> = {
  float32: [4, (view, at) => view.getFloat32(at, true)],
  int32: [4, (view, at) => view.getInt32(at, true)],
  uint8: [1, (view, at) => view.getUint8(at)],
  uint16: [2, (view, at) => view.getUint16(at, true)],
  float16: [2, (view, at) => halfFloat(view.getUint16(at, true))],
};

/** IEEE 754's 16 bits. @example halfFloat(0x3c00) // 1 */
function halfFloat(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, (bits & 1023) / 1024];
  if (exponent === 31) return fraction ? Number.NaN : sign * Infinity;
  return sign * (exponent === 0 ? fraction * 2 ** -14 : (1 + fraction) * 2 ** (exponent - 15));
}

/** How an array's numbers lie in the file: as they are, or in fewer bytes, x = number · scale + min. */
interface Storage {
  type: string;
  scale: number;
  min: number;
}

function storageOf(spec: Fields, name: string): Storage {
  const packed = spec.get('quantization') === undefined ? undefined : spec.object('quantization');
  const type = packed?.text('dtype') ?? spec.text('dtype');
  if (!Object.hasOwn(numberTypes, type)) {
    throw new Error(
      `The array '${name}' is ${type}; expected ${Object.keys(numberTypes).join(', ')}.`,
    );
  }
  if (!packed || type === 'float16') return { type, scale: 1, min: 0 };
  if (packed.get('scale') === undefined || packed.get('min') === undefined) {
    throw new Error(
      `The array '${name}' is quantised to ${type}, and ${MODEL_FILE} doesn't say its scale and min. Convert the ` +
        'model again: tensorflowjs_converter writes them.',
    );
  }
  return { type, scale: packed.number('scale'), min: packed.number('min') };
}

function readArrays(groups: readonly Fields[], bytes: Uint8Array): NamedArray[] {
  const specs = groups
    .flatMap((group) => group.list('weights'))
    .map((entry) => {
      const spec = new Fields(entry, 'an array');
      const name = spec.text('name');
      const shape = spec.list('shape') as number[];
      if (!shape.every((size) => Number.isSafeInteger(size) && size >= 0)) {
        throw new Error(
          `The array '${name}' has the shape ${shown(shape)}; expected whole numbers.`,
        );
      }
      const storage = storageOf(spec, name);
      const group = spec.get('group') === 'optimizer' ? ('optimizer' as const) : undefined;
      return { name, shape, storage, group, dtype: spec.text('dtype') };
    });
  const count = specs.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const total = specs.reduce(
    (sum, { shape, storage: { type } }) => sum + sizeOf(shape) * numberTypes[type][0],
    0,
  );
  if (total !== bytes.length) throw wrongLength(bytes.length, total, count);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  return specs.map(({ name, shape, storage: { type, scale, min }, group, dtype }) => {
    const [size, read] = numberTypes[type];
    const values = new (dtype === 'int32' ? Int32Array : Float32Array)(sizeOf(shape));
    for (let i = 0; i < values.length; i++) {
      const value = read(view, at + i * size);
      values[i] = scale === 1 && min === 0 ? value : value * scale + min;
    }
    at += values.length * size;
    return { name, shape, values, group };
  });
}

/** Cut off, packed without a word about it, or of another model. */
function wrongLength(has: number, wanted: number, numbers: number): Error {
  const [bytes, expected] = [has, wanted].map((length) => length.toLocaleString('en'));
  const facts = `The weights' file has ${bytes} bytes; ${MODEL_FILE} tells of ${expected}`;
  if (has === numbers || has === 2 * numbers) {
    return new Error(
      `${facts}. That is ${has / numbers} for each number: they were quantised, and ${MODEL_FILE} has lost its ` +
        'quantization, which says how. Take the model.json that was written with this file, or convert the model again.',
    );
  }
  return new Error(
    has < wanted
      ? `${facts}: it was cut off, or a part of it is missing. Get it again.`
      : `${facts}. They don't belong together.`,
  );
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
  const asked = config.get('keras_metrics') ?? config.get('metrics');
  const measures = readMeasures(
    new Fields({ loss: config.get('loss'), metrics: asked }, config.where),
  );
  return { ...measures, optimizer, iterations, slots };
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
  if (config.flag('epsilonOutside', false)) plan.config.epsilonOutside = true;
  return {
    optimizer: plan,
    kinds: slots.length,
    slotsOf: (arrays, iterations) => fromTensorflowSlots(className, plan, arrays, iterations),
  };
}
