/**
 * A training that was stopped, in one file: a ZIP of a model in TensorFlow.js's layers format, with its
 * optimizer in Keras's words, and of training.json, which says where training stands.
 */

import { SEED_MAX } from '../../data/random-state.ts';
import type { Position } from '../../training/backup.ts';
import type { EngineName, HistoryValues } from '../../training/history.ts';
import { readZip, writeZip } from '../containers/zip.ts';
import { Fields, parseJson, shown } from '../fields.ts';
import { MODEL_FILE, readLayersFormat, writeLayersFormat } from '../formats/layers-format.ts';
import type { ModelRecord, TrainingRecord } from '../model-record.ts';

const FORMAT = 'ann-lesson-checkpoint';
const VERSION = 1;
const TRAINING = 'training.json';
const WEIGHTS = 'weights.bin';
/** The values of every batch may be in it. */
const MOST_TRAINING = 2 ** 25;

/** Which run it is; going on asks for the same. */
export interface RunMark {
  samples: number;
  /** SHA-256 of the samples and labels that are trained on. */
  data: string;
  batchSize: number;
  shuffle: boolean;
}

export interface Checkpoint {
  /** With its training: the optimizer and what it remembers. */
  record: ModelRecord & { training: TrainingRecord };
  run: RunMark;
  /** How many the run was to have. */
  epochs: number;
  position: Position;
  /** What its maker wants to know again. */
  note: Record<string, unknown>;
}

export function writeCheckpoint({ record, run, epochs, position, note }: Checkpoint): Uint8Array {
  const { json, bytes } = writeLayersFormat(record, WEIGHTS, 'keras');
  const training = { format: FORMAT, version: VERSION, run, epochs, position, note };
  const utf8 = new TextEncoder();
  return writeZip({
    [TRAINING]: utf8.encode(JSON.stringify(training, withStrangeNumbers)),
    [MODEL_FILE]: utf8.encode(json),
    [WEIGHTS]: bytes,
  });
}

/** @throws Error that says what is damaged, missing, of another program or of a later version */
export function readCheckpoint(bytes: Uint8Array): Checkpoint {
  const files = readZip(bytes);
  const file = (name: string): Uint8Array => {
    const found = files.get(name);
    if (found) return found;
    throw new Error(`${name} is missing in it: it is not a checkpoint of a training.`);
  };
  const training = parseJson(file(TRAINING), TRAINING, MOST_TRAINING);
  if (training.get('format') !== FORMAT) {
    throw new Error(`${TRAINING} is a ${shown(training.get('format'))}; expected "${FORMAT}".`);
  }
  const version = training.number('version');
  if (version !== VERSION) {
    throw new Error(`it is of version ${version}; this lesson reads version ${VERSION}.`);
  }
  training.object('note', 'the note'); // an object, whatever is in it
  const run = readRun(training.object('run', 'the run'));
  const record = readLayersFormat(file(MODEL_FILE), file(WEIGHTS));
  if (!hasTraining(record)) throw new Error('its model has no optimizer.');
  return {
    record,
    run,
    epochs: whole(training, 'epochs', 1),
    position: readPosition(training.object('position', 'the position'), run),
    note: training.get('note') as Checkpoint['note'],
  };
}

function hasTraining(record: ModelRecord): record is Checkpoint['record'] {
  return record.training !== undefined;
}

function readRun(run: Fields): RunMark {
  return {
    samples: whole(run, 'samples', 1),
    data: run.text('data'),
    batchSize: whole(run, 'batchSize', 1),
    shuffle: run.flag('shuffle', true),
  };
}

function readPosition(position: Fields, { samples, batchSize }: RunMark): Position {
  const batch = whole(position, 'batch', 0, Math.ceil(samples / batchSize) - 1);
  const initialEpoch = whole(position, 'initialEpoch', 0);
  const epoch = whole(position, 'epoch', initialEpoch);
  const engine = position.text('engine');
  if (!['native', 'wasm', 'stock'].includes(engine)) {
    throw new Error(
      `The position has the engine ${shown(engine)}; expected native, wasm or stock.`,
    );
  }
  const sums = position.object('sums', 'the sums');
  return {
    engine: engine as EngineName,
    seed: whole(position, 'seed', 0, SEED_MAX),
    initialEpoch,
    epoch,
    batch,
    noise: readNoises(position),
    sums: { samples: batch * batchSize, values: readNumbers(sums.object('values')) },
    seconds: position.number('seconds'),
    history: readHistory(position.object('history', 'the history'), epoch - initialEpoch),
  };
}

/** A checkpoint of earlier days has none. */
function readNoises(position: Fields): Position['noise'] {
  if (position.get('noise') === undefined) return [];
  return position.list('noise').map((each) => readNoise(new Fields(each, 'a random layer')));
}

function readNoise(noise: Fields): Position['noise'][number] {
  return { seed: whole(noise, 'seed', 0, SEED_MAX), draws: whole(noise, 'draws', 0) };
}

/** @param epochs that are done: every list has a value for each */
function readHistory(history: Fields, epochs: number): HistoryValues {
  const epoch = readList(history, 'epoch');
  const seconds = readList(history, 'seconds');
  const values = readLists(history.object('history', 'the history'));
  for (const list of [epoch, seconds, ...Object.values(values)]) {
    if (list.length === epochs) continue;
    throw new Error(`The history has ${list.length} values for ${epochs} epochs.`);
  }
  return { epoch, seconds, history: values, batches: readLists(history.object('batches')) };
}

function readLists(fields: Fields): Record<string, number[]> {
  return Object.fromEntries(fields.keys().map((key) => [key, readList(fields, key)]));
}

function readList(fields: Fields, key: string): number[] {
  return fields.list(key).map((value) => readNumber(value, `${fields.where}, ${key}`));
}

function readNumbers(fields: Fields): Record<string, number> {
  const { where } = fields;
  return Object.fromEntries(
    fields.keys().map((key) => [key, readNumber(fields.get(key), `${where}, ${key}`)]),
  );
}

/** JSON has no word for a loss that is not a number; training that has one goes on with it. */
const strangeNumbers: unknown[] = ['NaN', 'Infinity', '-Infinity'];

function withStrangeNumbers(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

function readNumber(value: unknown, where: string): number {
  if (typeof value === 'number') return value;
  if (strangeNumbers.includes(value)) return Number(value);
  throw new Error(`${where} holds ${shown(value)}; expected a number.`);
}

function whole(fields: Fields, key: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  const value = fields.number(key);
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value;
  throw new Error(
    `${fields.where} has ${key} ${value}; expected a whole number from ${least} to ${most}.`,
  );
}
