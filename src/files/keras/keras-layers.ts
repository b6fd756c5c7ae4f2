/**
 * Layers as Keras writes them in config.json, and back: Keras 3's form, Keras 2's and TensorFlow.js's,
 * which took over Keras 2's. What this lesson can't compute is refused by name.
 */

import { fileActivations, kerasActivation } from '../../names/activations.ts';
import { spelled } from '../../names/keras-spelling.ts';
import { penaltyNamed } from '../../names/regularizers.ts';
import { didYouMean } from '../../names/suggestion.ts';
import { Fields, shown } from '../fields.ts';
import {
  type DenseRecord,
  type LayerRecord,
  type ModelRecord,
  type Penalty,
  type ReadOptions,
  weightShapes,
} from '../model-record.ts';
import { ofTraining, Untrainable } from '../untrainable.ts';
import { inputShape, isCount, plainStack, type Source } from './plain-stack.ts';
import {
  isSimple,
  readSettings,
  type SimpleKind,
  simpleLayers,
  simpleWords,
  writeSettings,
} from './simple-layers.ts';

type Json = Record<string, unknown>;

/** What a setting must be where this lesson has no other; null and missing are always right. */
const onlyValues: Record<string, unknown[]> = {
  sparse: [false],
  ragged: [false],
  optional: [false],
  data_format: ['channels_last'],
  dtype: ['float32', 'float64'], // which is rounded
};

/** Settings that a record keeps, or that change nothing once there are weights. */
const keptSettings = new Set([
  ...['name', 'trainable', 'units', 'activation', 'use_bias', 'rate', 'seed', 'kernel_initializer'],
  ...['bias_initializer', 'batch_shape', 'batch_input_shape', 'input_dtype', 'target_shape'],
  ...['kernel_regularizer', 'bias_regularizer', 'activity_regularizer', ...simpleWords],
]);

/** TensorFlow.js's time grows with their square, and the stack with their number. */
const MOST_LAYERS = 1000;

const layerKinds = [
  ...['InputLayer', 'Dense', 'Flatten', 'Reshape', 'Dropout', 'Activation'],
  ...Object.keys(simpleLayers),
];

type Stack = Pick<ModelRecord, 'name' | 'batchShape' | 'layers'>;

/** @throws Error that names the first thing that can't be read */
export function readSequential(model: Fields): Stack {
  return readStack(model).stack;
}

/**
 * The layers in a row, and where each stood in the file's model.
 * @param compile false leaves out regularizers and constraints that this lesson doesn't have
 * @param version of what wrote the file, where the model's description doesn't say it
 */
export function readStack(
  model: Fields,
  {
    compile = true,
    version = model.get('keras_version'),
  }: ReadOptions & { version?: unknown } = {},
): { stack: Stack; sources: Map<LayerRecord, Source> } {
  const { config, parts } = plainStack(model);
  if (parts.length > MOST_LAYERS) {
    throw new Error(
      `The model has ${parts.length.toLocaleString('en')} layers; up to ${MOST_LAYERS.toLocaleString('en')} are read.`,
    );
  }
  const batchShape = inputShape(config, model, parts);
  const sources = new Map(
    parts.flatMap((part) => {
      const layer = readLayer(part.entry, compile);
      return layer ? [[layer, part] as const] : [];
    }),
  );
  const layers = [...sources.keys()];
  nameApart(sources);
  if (layers.length === 0) throw new Error('The model has no layers: there is nothing to load.');
  const stack = { name: readName(config), batchShape, layers };
  weightShapes(stack); // refuses layers that don't fit each other
  remarkOnHardSigmoid(stack, String(version));
  return { stack, sources };
}

/** Once another function, which TensorFlow.js has still. */
function remarkOnHardSigmoid({ layers }: Stack, version: string): void {
  const [written] = version.match(/^([12]\.[\d.]{1,12}|tfjs)/) ?? [];
  const layer = layers.find((each) => 'activation' in each && each.activation === 'hard_sigmoid');
  if (written === undefined || !layer) return;
  console.warn(
    `The file is of ${written === 'tfjs' ? 'TensorFlow.js' : `Keras ${written}`}, whose hard_sigmoid is 0.2x + 0.5, ` +
      `from 0 to 1. The layer '${layer.name}' computes Keras 3's, x/6 + 0.5: other values, by up to 0.083.`,
  );
}

/** Two models in one may each have a layer of the same name. */
function nameApart(sources: ReadonlyMap<LayerRecord, Source>): void {
  const seen = new Set<string>();
  for (const [layer, { path }] of sources) {
    if (seen.has(layer.name) && path.length > 1) layer.name = path.join('_');
    if (seen.has(layer.name)) throw new Error(`The model has two layers called '${layer.name}'.`);
    seen.add(layer.name);
  }
}

/** Whoever shows it shows no line and moves no cursor. */
function readName(config: Fields): string {
  const name = config.text('name');
  if (!/^\P{Cc}{1,1000}$/u.test(name)) {
    throw new Error(
      `${config.where} has the name ${shown(name)}; expected up to 1,000 characters that can be seen.`,
    );
  }
  return name;
}

/** @returns undefined for an input */
function readLayer(entry: Fields, compile: boolean): LayerRecord | undefined {
  const kind = entry.text('class_name');
  const config = entry.object('config', `a layer of the class ${kind}`);
  const name = readName(config);
  const layer = new Fields(
    Object.fromEntries(config.keys().map((key) => [key, config.get(key)])),
    `the layer '${name}'`,
  );
  if (!layerKinds.includes(kind)) {
    throw new Error(
      `The layer '${name}' is ${kind}; files may have ${layerKinds.join(', ')}.${didYouMean(kind, layerKinds)}`,
    );
  }
  checkOrigin(entry, `The layer '${name}'`);
  checkSettings(layer, compile);
  if (kind === 'InputLayer') return undefined;
  const base = { name, trainable: layer.flag('trainable', true) };
  if (isSimple(kind)) return { ...base, kind, settings: readSettings(kind, layer) };
  switch (kind) {
    case 'Dense': {
      const units = layer.number('units');
      if (!isCount(units)) throw new Error(`The layer '${name}' has ${units} units.`);
      const useBias = layer.flag('use_bias', true);
      const parts = denseParts(layer, compile);
      return { ...base, kind, units, activation: readActivation(layer), useBias, ...parts };
    }
    case 'Dropout': {
      const rate = layer.number('rate');
      if (rate < 0 || rate >= 1) {
        throw new Error(
          `The layer '${name}' drops ${rate} of its inputs; expected from 0 to below 1.`,
        );
      }
      const seed = layer.get('seed');
      return { ...base, kind, rate, ...(typeof seed === 'number' && { seed }) };
    }
    case 'Activation':
      return { ...base, kind, activation: readActivation(layer) };
    case 'Reshape': {
      const given = layer.list('target_shape');
      const targetShape = given.map((size) => (size === null ? -1 : size)) as number[];
      if (targetShape.every((size) => size === -1 || isCount(size))) {
        return { ...base, kind, targetShape };
      }
      throw new Error(
        `The layer '${name}' has target_shape ${shown(given)}; expected whole numbers.`,
      );
    }
    default:
      return { ...base, kind: 'Flatten' };
  }
}

/** What a Dense layer has besides, as far as it is not Keras's default. */
function denseParts(layer: Fields, compile: boolean): Partial<DenseRecord> {
  const penalty = (key: string) => {
    try {
      return ofTraining(() => readPenalty(layer, key));
    } catch (cause) {
      if (compile) throw cause;
      return undefined;
    }
  };
  const regularizers = {
    kernelRegularizer: penalty('kernel_regularizer'),
    biasRegularizer: penalty('bias_regularizer'),
    activityRegularizer: penalty('activity_regularizer'),
  };
  const initializers = {
    kernelInitializer: readInitializer(layer.get('kernel_initializer'), 'GlorotUniform'),
    biasInitializer: readInitializer(layer.get('bias_initializer'), 'Zeros'),
  };
  const parts = Object.entries({ ...regularizers, ...initializers });
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}

/** By name, or Keras's L1, L2 and L1L2, or TensorFlow.js's L1L2. */
function readPenalty(layer: Fields, key: string): Penalty | undefined {
  const given = layer.get(key);
  if (given === undefined) return undefined;
  const what = `the ${key} of ${layer.where}`;
  if (typeof given === 'string') return penaltyNamed(given === 'l1_l2' ? 'l1l2' : given);
  const entry = new Fields(given, what);
  const className = entry.text('class_name');
  checkOrigin(entry, `T${what.slice(1)}`);
  if (!['L1', 'L2', 'L1L2'].includes(className)) {
    throw new Error(
      `${layer.where} has ${key} ${className}, which this lesson can't compute: L1, L2 and L1L2.`,
    );
  }
  const config = entry.object('config', what);
  return { l1: config.number('l1', 0), l2: config.number('l2', 0) };
}

/** @returns undefined for Keras's own; TensorFlow.js's form of Glorot's is one */
function readInitializer(given: unknown, standard: 'GlorotUniform' | 'Zeros'): unknown {
  if (given === undefined || typeof given === 'string') {
    return given === undefined || spelled(given) === spelled(standard) ? undefined : given;
  }
  const { class_name, config } = given as { class_name?: unknown; config?: Json };
  if (class_name === standard) return undefined;
  const { scale, mode, distribution } = config ?? {};
  const isGlorot = class_name === 'VarianceScaling' && scale === 1 && distribution === 'uniform';
  if (standard === 'GlorotUniform' && isGlorot && mode === 'fan_avg') return undefined;
  return given;
}

/** Somebody's own class may have the name of one of Keras's. */
export function checkOrigin(entry: Fields, what: string): void {
  const registered = entry.get('registered_name');
  const module = entry.get('module') ?? 'keras';
  if (typeof registered === 'string' && registered.includes('>'))
    throw new Error(`${what} is ${registered}, not Keras's own ${entry.text('class_name')}.`);
  const from = typeof module === 'string' ? module : shown(module);
  if (!/^(builtins$|(tf_|tensorflow\.)?keras(\.|$))/.test(from))
    throw new Error(`${what} is ${from}.${entry.text('class_name')}, not Keras's own.`);
}

function checkSettings(layer: Fields, compile: boolean): void {
  for (const key of layer.keys()) {
    const value = key === 'dtype' ? dtypeName(layer.get(key)) : layer.get(key);
    if (keptSettings.has(key) || value === undefined) continue;
    if (Object.hasOwn(onlyValues, key) && onlyValues[key].includes(value)) continue;
    const isOfTraining = /_(regularizer|constraint)$/.test(key);
    if (isOfTraining && !compile) continue;
    const Fault = isOfTraining ? Untrainable : Error;
    throw new Fault(`${layer.where} has ${key} ${shown(value)}, which this lesson can't compute.`);
  }
}

/** 'float32', or Keras 3's policy of that name. */
function dtypeName(dtype: unknown): unknown {
  if (typeof dtype !== 'object' || dtype === null) return dtype;
  return new Fields(dtype, 'a dtype').object('config').get('name');
}

/** @returns Keras 3's name */
function readActivation(layer: Fields): string {
  const value = layer.get('activation') ?? 'linear';
  const given = functionName(value, `The activation of ${layer.where}`) ?? shown(value);
  const name = kerasActivation(given);
  if (!fileActivations.includes(name)) {
    throw new Error(
      `${layer.where} has the activation ${given}; files may have ${fileActivations.join(', ')}.${didYouMean(given, fileActivations)}`,
    );
  }
  return name;
}

/**
 * One of Keras's functions by its name, or in the form in which Keras 3 writes functions.
 * @returns undefined if it is no function, but an object
 */
export function functionName(value: unknown, what: string): string | undefined {
  if (typeof value === 'string') return value;
  const entry = new Fields(value, what);
  if (entry.get('class_name') !== 'function') return undefined;
  checkOrigin(entry, what);
  return entry.text('config');
}

/**
 * The model in words that Keras 3 and Keras 2 both read.
 * @param inputKey Keras 3 calls it batch_shape, Keras 2 batch_input_shape
 */
export function writeSequential(
  { name, batchShape, layers }: Pick<ModelRecord, 'name' | 'batchShape' | 'layers'>,
  inputKey: 'batch_shape' | 'batch_input_shape',
): { class_name: 'Sequential'; config: Json } {
  const isKeras3 = inputKey === 'batch_shape';
  const input = { [inputKey]: batchShape, dtype: 'float32', sparse: false, name: freeName(layers) };
  const entries = [
    { class_name: 'InputLayer', config: input },
    ...layers.map((layer) => writeLayer(layer, isKeras3)),
  ];
  const described = entries.map((entry) => ({ module: 'keras.layers', ...entry, ...unregistered }));
  return { class_name: 'Sequential', config: { name, layers: described } };
}

/** Keras's own things are in no register. */
export const unregistered = { registered_name: null };

/** @example freeName([]) // 'input_layer' */
function freeName(layers: readonly LayerRecord[]): string {
  let name = 'input_layer';
  while (layers.some((layer) => layer.name === name)) name += '_';
  return name;
}

/** @param isKeras3 whether for Keras 3, or for Keras 2 and TensorFlow.js */
export function writeLayer(
  layer: LayerRecord,
  isKeras3: boolean,
): { class_name: string; config: Json } {
  const { kind, name, trainable } = layer;
  const own =
    'settings' in layer ? writeSettings(layer.kind, layer.settings, isKeras3) : settings(layer);
  return { class_name: kind, config: { name, trainable, dtype: 'float32', ...own } };
}

function initializer(class_name: string, config: object): Json {
  return { module: 'keras.initializers', class_name, config, ...unregistered };
}

function penalty({ l1, l2 }: Penalty): Json {
  return { module: 'keras.regularizers', class_name: 'L1L2', config: { l1, l2 }, ...unregistered };
}

function settings(layer: Exclude<LayerRecord, { kind: SimpleKind }>): Json {
  switch (layer.kind) {
    case 'Dense':
      return {
        units: layer.units,
        activation: layer.activation,
        use_bias: layer.useBias,
        kernel_initializer: layer.kernelInitializer ?? initializer('GlorotUniform', { seed: null }),
        bias_initializer: layer.biasInitializer ?? initializer('Zeros', {}),
        ...(layer.kernelRegularizer && { kernel_regularizer: penalty(layer.kernelRegularizer) }),
        ...(layer.biasRegularizer && { bias_regularizer: penalty(layer.biasRegularizer) }),
        ...(layer.activityRegularizer && {
          activity_regularizer: penalty(layer.activityRegularizer),
        }),
      };
    case 'Dropout':
      return { rate: layer.rate, seed: layer.seed ?? null };
    case 'Activation':
      return { activation: layer.activation };
    case 'Reshape':
      return { target_shape: layer.targetShape };
    case 'Flatten':
      return { data_format: 'channels_last' };
  }
}
