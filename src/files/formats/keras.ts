/**
 * Keras 3's own file, `.keras`: a ZIP of config.json (what the model is), metadata.json (who wrote it)
 * and model.weights.h5 (its numbers and the optimizer's).
 */

import { type Hdf5Reader, type Hdf5Writer, readHdf5, writeHdf5 } from '../containers/hdf5-node.ts';
import { readZip, writeZip } from '../containers/zip.ts';
import { parseJson } from '../fields.ts';
import {
  type Compiled,
  KERAS_VERSION,
  kerasJson,
  readConfig,
  writeConfig,
} from '../keras/keras-config.ts';
import { remarkOnEpsilon } from '../keras/keras-optimizer.ts';
import { kerasVariables, withoutSlots, withSlots } from '../keras/keras-slots.ts';
import { kerasFolder, type Source } from '../keras/plain-stack.ts';
import {
  type ArrayRecord,
  checkedSteps,
  type FileFormat,
  type LayerRecord,
  type ModelRecord,
  type TrainingRecord,
  trainableShapes,
  weightShapes,
} from '../model-record.ts';
import { ofTraining } from '../untrainable.ts';

const CONFIG = 'config.json';
const METADATA = 'metadata.json';
export const WEIGHTS = 'model.weights.h5';
export const OPTIMIZER = 'optimizer/vars';

export const kerasFormat: FileFormat = {
  async write(record) {
    const slashed = record.layers.find(({ name }) => name.includes('/'));
    if (slashed) {
      throw new Error(
        `The layer '${slashed.name}' can't go into a .keras file: Keras 3 takes no '/' in a layer's name.`,
      );
    }
    if (record.training) remarkOnEpsilon(record.training.optimizer, 'Keras 3');
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
    const config = parseJson(partOf(files, CONFIG), CONFIG);
    const metadata = new TextDecoder().decode(files.get(METADATA));
    const [, version] = metadata.match(/"keras_version": *"([^"]*)"/) ?? [];
    const { compiled, stack, sources } = readConfig(config, options, version);
    return readHdf5(partOf(files, WEIGHTS), (weights) => {
      const record = { ...stack, weights: readWeights(stack, sources, weights) };
      if (!compiled) return record;
      return { ...record, training: ofTraining(() => readSlots(record, compiled, weights)) };
    });
  },
};

/** @throws Error if it is missing */
export function partOf(files: Map<string, Uint8Array>, name: string): Uint8Array {
  const found = files.get(name);
  if (found) return found;
  throw new Error(`${name} is missing in it: it is no .keras file of Keras 3.`);
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Keras counts layers by class, whatever they are called: layers/dense, layers/dropout, layers/dense_1. */
export function layerPaths<Layer extends { kind: string }>(
  layers: readonly Layer[],
): Map<Layer, string> {
  const counts = new Map<string, number>();
  return new Map(
    layers.map((layer) => {
      const count = counts.get(layer.kind) ?? 0;
      counts.set(layer.kind, count + 1);
      const name = kerasFolder(layer.kind);
      return [layer, `layers/${count === 0 ? name : `${name}_${count}`}/vars`];
    }),
  );
}

/** Keras 2.13 and 2.14 call the list otherwise, and count every layer with weights twice. */
export const LISTS = ['layers', '_layer_checkpoint_dependencies'];

/** Where the file has the arrays of a layer. @example 'layers/sequential/layers/dense_1/vars' */
export function folderOf(places: Source['places'], file: Hdf5Reader): string {
  const folder = places.reduce((outer, { kind, nth }) => {
    const lists = LISTS.map((name) => `${outer}${name}`);
    const list = lists.find((path) => file.keys(path).length > 0) ?? lists[0];
    const name = kerasFolder(kind);
    const number = (key: string) => Number(key.slice(name.length + 1));
    const own = file.keys(list).filter((key) => key.replace(/_\d+$/, '') === name);
    const found = own.sort((a, b) => number(a) - number(b))[nth];
    return `${list}/${found ?? (nth === 0 ? name : `${name}_${nth}`)}/`;
  }, '');
  return `${folder}vars`;
}

/** @example paths(model) // ['layers/dense/vars/0', 'layers/dense/vars/1', 'layers/dense_1/vars/0' …] */
function paths(model: Pick<ModelRecord, 'batchShape' | 'layers'>): string[] {
  const folders = layerPaths(model.layers);
  return weightShapes(model).map(
    ({ layer, kind }) => `${folders.get(layer)}/${kind === 'kernel' ? 0 : 1}`,
  );
}

function writeVariables(record: ModelRecord, file: Hdf5Writer): void {
  // Keras before 3.5 looks for a group even where it holds nothing.
  for (const folder of ['vars', ...layerPaths(record.layers).values()]) file.group(folder);
  for (const [i, path] of paths(record).entries()) file.array(path, record.weights[i]);
  if (record.training) writeSlots(record, record.training, file);
}

function writeSlots(record: ModelRecord, training: TrainingRecord, file: Hdf5Writer): void {
  file.integer(`${OPTIMIZER}/0`, training.iterations);
  for (const [i, array] of kerasVariables(training, trainableShapes(record)).entries()) {
    file.array(`${OPTIMIZER}/${i + 1}`, array);
  }
}

function readWeights(
  model: Pick<ModelRecord, 'batchShape' | 'layers'>,
  sources: ReadonlyMap<LayerRecord, Source>,
  file: Hdf5Reader,
): ArrayRecord[] {
  return weightShapes(model).map(({ layer, kind, shape }) => {
    const folder = folderOf(sources.get(layer)?.places ?? [], file);
    return file.floats(`${folder}/${kind === 'kernel' ? 0 : 1}`, shape);
  });
}

function readSlots(record: ModelRecord, compiled: Compiled, file: Hdf5Reader): TrainingRecord {
  const count = file.keys(OPTIMIZER).length;
  const trainable = trainableShapes(record);
  if (count === 0) return withoutSlots(compiled, trainable);
  const iterations = checkedSteps(file.number(`${OPTIMIZER}/0`));
  const arrays = Array.from({ length: count - 1 }, (_, i) =>
    file.anyFloats(`${OPTIMIZER}/${i + 1}`),
  );
  // Keras 2 wrote no learning rate here.
  const rate = arrays[0]?.shape.length === 0 ? arrays.shift()?.values[0] : undefined;
  return withSlots(compiled, trainable, { iterations, rate, arrays, all: weightShapes(record) });
}
