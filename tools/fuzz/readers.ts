/** Everything that reads what somebody else wrote, each with good inputs to damage. */

import { gzipSync } from 'node:zlib';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { type OptionHelp, readOptions, wholeNumber } from '../../scripts/command/command.ts';
import { Address } from '../../site/live/address.ts';
import { textToDrawing } from '../../site/live/drawing-text.ts';
import { dense, readIdx, sequential } from '../../src/index.ts';
import {
  type FileFormat,
  kerasFormat,
  legacyFormat,
  npzFormat,
  parseDataset,
  readCheckpoint,
  readLayersFormat,
  readZip,
  recordOf,
  weightFiles,
  writeCheckpoint,
  writeLayersFormat,
  writeZip,
} from '../../src/internal.ts';
import { idxFile } from '../idx-file.ts';
import { damaged, damagedJson } from './changes.ts';
import { commandLines, typeCommandLine } from './command-lines.ts';

export interface Reader {
  /** How many of all inputs it gets, in parts. */
  share: number;
  inputs(): Promise<fc.Arbitrary<unknown>>;
  /** Reads the input whole, or throws an error in the learner's words. */
  read(input: unknown): unknown;
  /** The bytes that the input has, or says that it will unpack to. */
  declaredBytes(input: unknown): number;
}

/** Checks the types of one reader, and forgets them, so that all fit into one list. */
function reader<T>(parts: {
  share: number;
  inputs(): Promise<fc.Arbitrary<T>> | fc.Arbitrary<T>;
  read(input: T): unknown;
  declaredBytes?(input: T): number;
}): Reader {
  return {
    share: parts.share,
    inputs: async () => parts.inputs(),
    read: (input) => parts.read(input as T),
    declaredBytes: (input) => (parts.declaredBytes ?? sizeOf)(input as T),
  };
}

function sizeOf(input: unknown): number {
  return input instanceof Uint8Array ? input.length : (JSON.stringify(input)?.length ?? 0);
}

const digits = (count: number) => Uint8Array.from({ length: count }, (_, i) => i % 10);
const images = idxFile(8, [3, 2, 2], digits(12));
const labels = idxFile(8, [3], digits(3));
const doubles = idxFile(14, [300], digits(2400));
const plainIdx = () => damaged([images, labels, idxFile(13, [2, 3], digits(24)), doubles]);

async function model() {
  const small = sequential({
    name: '모델',
    layers: [
      dense({ units: 3, activation: 'relu', inputShape: [2] }),
      tf.layers.dropout({ rate: 0.5 }),
      dense({ units: 2, activation: 'softmax' }),
    ],
  });
  small.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  const record = await recordOf(small);
  small.dispose();
  return record;
}

/** A file in a ZIP damaged, and the ZIP's checksums right again. */
async function insideZip(format: FileFormat, isChanged: (name: string) => boolean) {
  const files = Object.fromEntries(readZip(await format.write(await model())));
  const names = Object.keys(files).filter(isChanged);
  return fc
    .constantFrom(...names)
    .chain((name) => damaged([files[name]]).map((file) => writeZip({ ...files, [name]: file })));
}

async function kerasConfig() {
  const files = Object.fromEntries(readZip(await kerasFormat.write(await model())));
  const config = JSON.parse(new TextDecoder().decode(files['config.json']));
  return damagedJson(config).map((changed) =>
    writeZip({ ...files, 'config.json': new TextEncoder().encode(JSON.stringify(changed)) }),
  );
}

/** What the archive's list says that it unpacks to. */
function unzippedBytes(zip: Uint8Array): number {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let bytes = zip.length;
  for (let at = 0; at + 28 <= zip.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) bytes += view.getUint32(at + 24, true);
  }
  return bytes;
}

const zipped = (
  share: number,
  format: FileFormat,
  inputs: () => Promise<fc.Arbitrary<Uint8Array>>,
) =>
  reader({ share, inputs, read: (bytes) => format.read(bytes, {}), declaredBytes: unzippedBytes });

/** A training that was stopped in its second epoch. */
async function checkpoint() {
  const { training, ...rest } = await model();
  if (!training) throw new Error('The model is compiled, so that its file has its training.');
  return writeCheckpoint({
    record: { ...rest, training },
    run: { samples: 100, data: '0a1b', batchSize: 32, shuffle: true },
    epochs: 3,
    position: {
      ...{ engine: 'wasm', seed: 42, initialEpoch: 0, epoch: 1, batch: 2, seconds: 0.5 },
      noise: [],
      sums: { samples: 64, values: { loss: 40.5, accuracy: 30 } },
      history: { epoch: [0], seconds: [1], history: { loss: [0.7] }, batches: {} },
    },
    note: { style: 'add', before: ['AAAA'] },
  });
}

async function checkpointJson() {
  const files = Object.fromEntries(readZip(await checkpoint()));
  const training = JSON.parse(new TextDecoder().decode(files['training.json']));
  return damagedJson(training).map((changed) =>
    writeZip({ ...files, 'training.json': new TextEncoder().encode(JSON.stringify(changed)) }),
  );
}

const whole = (format: FileFormat) => async () => damaged([await format.write(await model())]);

const options: Record<string, OptionHelp> = {
  epochs: { value: 'N', description: '', default: '5' },
  engine: { value: 'ENGINE', allowed: ['auto', 'native', 'wasm', 'stock'], description: '' },
  json: { value: 'FILE', description: '' },
  check: { description: '' },
};

const commandLine = fc.array(
  fc.oneof(
    fc.constantFrom(
      '--epochs',
      '--epochs=',
      '--engine',
      'wasm',
      '--check',
      '--',
      '-h',
      '--__proto__',
    ),
    fc.constantFrom('--no-check', '--constructor=1', '-1', '1e9', '٣', '0x10', '--json', ''),
    fc.string({ unit: 'binary' }).map((text) => `--${text}`),
    fc.string({ unit: 'binary' }),
  ),
  { maxLength: 6 },
);

const labAddress = '#p=0.25&w=1,-2,0.5&seed=42&drawing=AAECAwQF';

/** Whatever the address says, a bench gets what it can show. */
function readAddress(hash: string): void {
  const address = new Address(hash);
  const numbers = [
    address.number('p', 0.5, 0.01, 0.99),
    address.whole('seed', 42, 0, 2 ** 32 - 1),
    ...address.numbers('w', [0, 0, 0], -9, 9),
  ];
  const [p, seed, ...w] = numbers;
  const isRight =
    numbers.every(Number.isFinite) &&
    p >= 0.01 &&
    p <= 0.99 &&
    Number.isInteger(seed) &&
    w.length === 3 &&
    w.every((weight) => Math.abs(weight) <= 9) &&
    ['practice', 'losses'].includes(address.text('bench', 'losses', ['practice', 'losses'])) &&
    (textToDrawing(address.text('drawing', '')) ?? { length: 784 }).length === 784 &&
    new Address(address.toString()).toString() === address.toString();
  if (!isRight) throw new TypeError(`${hash} was taken as it is`);
}

export const readers: Record<string, Reader> = {
  idx: reader({ share: 20, inputs: plainIdx, read: (bytes) => readIdx(bytes, 'file') }),
  'idx in gzip': reader({
    share: 20,
    inputs: () => plainIdx().map((bytes) => new Uint8Array(gzipSync(bytes))),
    read: (bytes) => readIdx(bytes, 'file.gz'),
    declaredBytes: (bytes) =>
      bytes.length + new DataView(bytes.buffer).getUint32(bytes.length - 4, true),
  }),
  gzip: reader({
    share: 20,
    inputs: () => damaged([images, doubles].map((bytes) => new Uint8Array(gzipSync(bytes)))),
    read: (bytes) => readIdx(bytes, 'file.gz'),
  }),
  'data set': reader({
    share: 10,
    inputs: () =>
      fc.tuple(
        fc.oneof(damaged([images]), fc.constant(images)),
        fc.oneof(damaged([labels]), fc.constant(labels)),
        fc.boolean(),
      ),
    read: ([changedImages, changedLabels, isTest]) => {
      const good = {
        images: { name: 'images', bytes: images },
        labels: { name: 'labels', bytes: labels },
      };
      const bad = {
        images: { name: 'images', bytes: changedImages },
        labels: { name: 'labels', bytes: changedLabels },
      };
      const dataset = isTest ? { train: good, test: bad } : { train: bad, test: good };
      tf.dispose(parseDataset(dataset, readIdx));
    },
  }),
  '.npz': zipped(10, npzFormat, whole(npzFormat)),
  'arrays in .npz': zipped(10, npzFormat, () => insideZip(npzFormat, () => true)),
  '.keras': zipped(5, kerasFormat, whole(kerasFormat)),
  'config.json in .keras': zipped(5, kerasFormat, kerasConfig),
  'HDF5 in .keras': zipped(5, kerasFormat, () =>
    insideZip(kerasFormat, (name) => name.endsWith('.h5')),
  ),
  '.h5': reader({
    share: 5,
    inputs: whole(legacyFormat),
    read: (bytes) => legacyFormat.read(bytes, {}),
  }),
  checkpoint: reader({
    share: 10,
    inputs: async () => damaged([await checkpoint()]),
    read: readCheckpoint,
    declaredBytes: unzippedBytes,
  }),
  'training.json in a checkpoint': reader({
    share: 10,
    inputs: checkpointJson,
    read: readCheckpoint,
    declaredBytes: unzippedBytes,
  }),
  'model.json': reader({
    share: 10,
    inputs: async () => {
      const { json, bytes } = writeLayersFormat(await model(), 'weights.bin');
      return damagedJson(JSON.parse(json)).map((changed) => ({
        json: JSON.stringify(changed),
        bytes,
      }));
    },
    read: ({ json, bytes }) => {
      weightFiles(json);
      readLayersFormat(json, bytes);
    },
  }),
  'command line': reader({
    share: 20,
    inputs: () => commandLine,
    read: (args) => {
      const given = readOptions({ options }, args);
      if (!given.isHelp) wholeNumber('epochs', String(given.options.epochs), 1);
    },
  }),
  'command line on a disk': reader({
    share: 2, // each makes a folder of files
    inputs: commandLines,
    read: typeCommandLine,
    declaredBytes: () => 2 ** 23, // the largest of its files, read and written
  }),
  'bench address': reader({
    share: 20,
    inputs: () => damaged([new TextEncoder().encode(labAddress)]),
    read: (bytes) => readAddress(new TextDecoder().decode(bytes)),
  }),
};
