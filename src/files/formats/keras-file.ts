/**
 * Keras 3's own file, `.keras`: a ZIP of config.json (what the model is), metadata.json (who wrote it)
 * and model.weights.h5 (its numbers and the optimizer's).
 */

import { type Hdf5Reader, type Hdf5Writer, readHdf5, writeHdf5 } from '../containers/hdf5-node';
import { readZip, writeZip } from '../containers/zip';
import { type Fields, parseJson } from '../fields';
import type { FileFormat, ReadOptions } from '../file-formats-node';
import { readSequential, unregistered, writeSequential } from '../keras/keras-config';
import { kerasJson, readCompiled, writeOptimizer } from '../keras/keras-training';
import { currentRate, fromKeras, type MemoryOrder, toKeras } from '../keras/keras-variables';
import {
  type ArrayRecord,
  checkedSteps,
  type LayerRecord,
  type ModelRecord,
  type TrainingRecord,
  trainableSlots,
  type WeightSlot,
  weightSlots,
} from '../model-record';

/** The Keras whose files these are like. */
export const KERAS_VERSION = '3.15.1';

const CONFIG = 'config.json';
const METADATA = 'metadata.json';
const WEIGHTS = 'model.weights.h5';
const OPTIMIZER = 'optimizer/vars';

export const kerasFormat: FileFormat = {
  async write(record) {
    const slashed = record.layers.find(({ name }) => name.includes('/'));
    if (slashed) {
      throw new Error(
        `The layer '${slashed.name}' can't go into a .keras file: Keras 3 takes no '/' in a layer's name.`,
      );
    }
    const weights = await writeHdf5((file) => writeVariables(record, file));
    const date = new Date().toISOString().slice(0, 19).replace('T', '@');
    const metadata = { keras_version: KERAS_VERSION, date_saved: date };
    return writeZip({
      [METADATA]: utf8(JSON.stringify(metadata)),
      [CONFIG]: utf8(kerasJson(writeConfig(record))),
      [WEIGHTS]: weights,
    });
  },

  async read(bytes, options) {
    const files = readZip(bytes);
    const file = (name: string): Uint8Array => {
      const found = files.get(name);
      if (found) return found;
      throw new Error(`${name} is missing in it: it is no .keras file of Keras 3.`);
    };
    const config = parseJson(file(CONFIG), CONFIG);
    const { compiled, ...model } = readConfig(config, options);
    return readHdf5(file(WEIGHTS), (weights) => {
      const record = { ...model, weights: readWeights(model, weights) };
      return compiled ? { ...record, training: readMemory(record, compiled, weights) } : record;
    });
  },
};

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** config.json's content. */
export function writeConfig(record: ModelRecord): object {
  return {
    module: 'keras',
    ...writeSequential(record, 'batch_shape'),
    ...unregistered,
    build_config: { input_shape: record.batchShape },
    ...(record.training && { compile_config: writeCompileConfig(record.training) }),
  };
}

function writeCompileConfig({ loss, metrics, optimizer }: TrainingRecord): object {
  return {
    optimizer: { module: 'keras.optimizers', ...writeOptimizer(optimizer), ...unregistered },
    loss,
    loss_weights: null,
    metrics,
    weighted_metrics: null,
    run_eagerly: false,
    steps_per_execution: 1,
    jit_compile: false,
  };
}

export function readConfig(config: Fields, { compile = true }: ReadOptions) {
  const isCompiled = compile && config.get('compile_config') !== undefined;
  const compileConfig = isCompiled ? config.object('compile_config') : undefined;
  return {
    ...readSequential(config),
    compiled: compileConfig?.get('loss') ? readCompiled(compileConfig, 'optimizer') : undefined,
  };
}

/** Keras counts layers by class, whatever they are called: layers/dense, layers/dropout, layers/dense_1. */
function layerPaths(layers: readonly LayerRecord[]): Map<LayerRecord, string> {
  const counts = new Map<string, number>();
  return new Map(
    layers.map((layer) => {
      const count = counts.get(layer.kind) ?? 0;
      counts.set(layer.kind, count + 1);
      const name = layer.kind.toLowerCase();
      return [layer, `layers/${count === 0 ? name : `${name}_${count}`}/vars`];
    }),
  );
}

/** @example paths(model) // ['layers/dense/vars/0', 'layers/dense/vars/1', 'layers/dense_1/vars/0' …] */
function paths(model: Pick<ModelRecord, 'batchShape' | 'layers'>): string[] {
  const folders = layerPaths(model.layers);
  return weightSlots(model).map(
    ({ layer, kind }) => `${folders.get(layer)}/${kind === 'kernel' ? 0 : 1}`,
  );
}

function writeVariables(record: ModelRecord, file: Hdf5Writer): void {
  // Keras before 3.5 looks for a group even where it holds nothing.
  for (const folder of ['vars', ...layerPaths(record.layers).values()]) file.group(folder);
  for (const [i, path] of paths(record).entries()) file.array(path, record.weights[i]);
  if (record.training) writeMemory(record, record.training, file);
}

function writeMemory(record: ModelRecord, training: TrainingRecord, file: Hdf5Writer): void {
  const rate = { shape: [], values: Float32Array.of(training.optimizer.learningRate) };
  file.integer(`${OPTIMIZER}/0`, training.iterations);
  for (const [i, array] of [rate, ...toKeras(training, trainableSlots(record))].entries()) {
    file.array(`${OPTIMIZER}/${i + 1}`, array);
  }
}

function readWeights(
  model: Pick<ModelRecord, 'batchShape' | 'layers'>,
  file: Hdf5Reader,
): ArrayRecord[] {
  const slots = weightSlots(model);
  return paths(model).map((path, i) => file.floats(path, slots[i].shape));
}

function readMemory(
  record: ModelRecord,
  compiled: Omit<TrainingRecord, 'iterations' | 'slots'>,
  file: Hdf5Reader,
): TrainingRecord {
  const count = file.keys(OPTIMIZER).length;
  const trainable = trainableSlots(record);
  if (count === 0) {
    return { ...compiled, iterations: 0, slots: fromKeras(compiled.optimizer, [], trainable) };
  }
  const iterations = checkedSteps(file.number(`${OPTIMIZER}/0`));
  const arrays = Array.from({ length: count - 1 }, (_, i) =>
    file.anyFloats(`${OPTIMIZER}/${i + 1}`),
  );
  // Keras 2 wrote no learning rate here.
  const rate = arrays[0]?.shape.length === 0 ? arrays.shift()?.values[0] : undefined;
  return withMemory(compiled, trainable, { iterations, rate, arrays });
}

/** @param rate the learning rate as a variable, if the file has one */
export function withMemory(
  compiled: Omit<TrainingRecord, 'iterations' | 'slots'>,
  trainable: readonly WeightSlot[],
  memory: {
    iterations: number;
    rate: number | undefined;
    arrays: ArrayRecord[];
    order?: MemoryOrder;
  },
): TrainingRecord {
  const learningRate = currentRate(compiled.optimizer.learningRate, memory.rate);
  const optimizer = { ...compiled.optimizer, learningRate };
  const slots = fromKeras(optimizer, memory.arrays, trainable, memory.order);
  return { ...compiled, optimizer, iterations: memory.iterations, slots };
}
