/** Models' files that something is wrong with, in the present folder. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as tf from '@tensorflow/tfjs';
import { BackupAndRestore, type Sequential } from '../../src/index.ts';
import {
  type Hdf5Writer,
  kerasFormat,
  type ModelRecord,
  npzFormat,
  readZip,
  recordOf,
  textArray,
  writeConfig,
  writeHdf5,
  writeLayersFormat,
  writeNpy,
  writeZip,
} from '../../src/internal.ts';
import { makeScene } from './scene.ts';

// biome-ignore lint/suspicious/noExplicitAny: a configuration is changed into what it must not be
type Json = any;

const utf8 = (text: string) => new TextEncoder().encode(text);

export const record = (): ModelRecord => recordOf(makeScene().model as Sequential);

/** A .keras file with another config.json. */
export async function kerasFile(name: string, change: (config: Json) => void): Promise<void> {
  const model = record();
  const files = readZip(await kerasFormat.write(model));
  const config = structuredClone(writeConfig(model));
  change(config);
  files.set('config.json', utf8(JSON.stringify(config)));
  writeFileSync(name, writeZip(Object.fromEntries(files)));
}

/** One with other weights. */
export async function kerasWeights(name: string, write: (file: Hdf5Writer) => void): Promise<void> {
  const files = readZip(await kerasFormat.write(await record()));
  files.set('model.weights.h5', await writeHdf5(write));
  writeFileSync(name, writeZip(Object.fromEntries(files)));
}

/** An .npz file with some arrays' files exchanged for others, or left out. */
export async function npzFile(
  name: string,
  others: Record<string, Uint8Array | undefined>,
): Promise<void> {
  const files = Object.fromEntries(readZip(await npzFormat.write(await record())));
  for (const [array, bytes] of Object.entries(others)) {
    if (bytes) files[`${array}.npy`] = bytes;
    else delete files[`${array}.npy`];
  }
  writeFileSync(name, writeZip(files));
}

export const npy = (dtype: string, shape: number[], bytes: Uint8Array) =>
  writeNpy({ dtype, shape, bytes });

/** The model's configuration as an .npz holds it. */
export const npyText = (text: string) => writeNpy(textArray(text));

/** An archive as it is in a .keras file, with some bytes changed. */
export async function damagedZip(
  name: string,
  change: (view: DataView, firstEntry: number) => void,
): Promise<void> {
  const bytes = writeZip({ 'config.json': utf8('{}') });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  change(view, view.getUint32(end + 16, true));
  writeFileSync(name, bytes);
}

export const zip = (name: string, files: string[]) =>
  writeFileSync(name, writeZip(Object.fromEntries(files.map((file) => [file, utf8('{}')]))));

/** TensorFlow.js's folder with another model.json, or other weights. */
export async function folder(
  name: string,
  change: (json: Json) => void,
  weights = (bytes: Uint8Array) => bytes,
): Promise<void> {
  const { json, bytes } = writeLayersFormat(await record(), 'weights.bin');
  const model = JSON.parse(json);
  change(model);
  mkdirSync(name);
  writeFileSync(join(name, 'model.json'), JSON.stringify(model));
  writeFileSync(join(name, 'weights.bin'), weights(bytes));
}

/** A checkpoint of the scene's model after two epochs, with some of its files changed. */
export async function checkpoint(
  name: string,
  change: (training: Json, model: Json) => void = () => {},
): Promise<void> {
  const { model, x, y } = makeScene() as { model: Sequential; x: tf.Tensor; y: tf.Tensor };
  const callbacks = new BackupAndRestore(name, { deleteCheckpoint: false });
  await model.fit(x, y, { epochs: 2, verbose: 0, engine: 'stock', callbacks });
  const path = join(name, 'checkpoint.zip');
  const files = Object.fromEntries(readZip(new Uint8Array(readFileSync(path))));
  const [training, config] = ['training.json', 'model.json'].map((file) =>
    JSON.parse(Buffer.from(files[file]).toString()),
  );
  change(training, config);
  const changed = { 'training.json': training, 'model.json': config };
  for (const [file, json] of Object.entries(changed)) files[file] = utf8(JSON.stringify(json));
  writeFileSync(path, writeZip(files));
}

/** One that `npm start` left in its third epoch. */
export const lessonCheckpoint = () =>
  checkpoint('checkpoint', (training) => {
    training.epochs = 5;
    training.note = { style: 'add', seed: 42, engine: 'auto', isRecorded: false };
  });

/** A file cut off in its middle. */
export function cut(from: string, to: string): void {
  const bytes = readFileSync(from);
  writeFileSync(to, bytes.subarray(0, bytes.length / 2));
}

/** The arrays of the scene's model. */
export function writeAll(file: Hdf5Writer): void {
  for (const [path, shape] of Object.entries({
    'layers/dense/vars/0': [3, 4],
    'layers/dense/vars/1': [4],
    'layers/dense_1/vars/0': [4, 2],
    'layers/dense_1/vars/1': [2],
  })) {
    const size = shape.reduce((a, b) => a * b);
    file.array(path, { shape, values: new Float32Array(size) });
  }
}

/** What an .h5 file says of the scene's model. */
export async function modelConfig(): Promise<string> {
  return JSON.stringify(writeConfig(await record()));
}

/** @returns bytes with one text in them exchanged for another of the same length */
export function changedText(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return new Uint8Array(
    Buffer.from(Buffer.from(bytes).toString('latin1').replace(from, to), 'latin1'),
  );
}

/** Lets an archive's second file have the first one's name. */
export function nameTwice(archive: string): void {
  const text = readFileSync(archive).toString('latin1');
  writeFileSync(archive, Buffer.from(text.replaceAll('b.json', 'a.json'), 'latin1'));
}

/** What the library behind can, and Keras never does. */
interface OtherWriter {
  file: { create_dataset(options: object): void; create_hard_link(to: string, name: string): void };
}

/** An array of zeros that takes next to no room, as Keras never writes it. */
export function packedZeros(writer: Hdf5Writer, path: string, count: number): void {
  const { file } = writer as unknown as OtherWriter;
  const data = new Float32Array(count);
  const packing = { chunks: [count], compression: 9 };
  file.create_dataset({ name: path, data, shape: [count], dtype: '<f', ...packing });
}

/** 20 kB: one number, packed with 8 MB of zeros, under 300 names. */
export async function endlessHdf5(path: string): Promise<void> {
  const bytes = await writeHdf5((writer) => {
    const { file } = writer as unknown as OtherWriter;
    const packing = { chunks: [2_000_000], maxshape: [null], compression: 9 };
    const data = new Float32Array(1);
    file.create_dataset({ name: 'a', data, shape: [1], dtype: '<f', ...packing });
    for (let n = 1; n < 300; n++) file.create_hard_link('a', `a${n}`);
  });
  writeFileSync(path, bytes);
}
