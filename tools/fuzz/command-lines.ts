/**
 * Command lines on a disk of ordinary and strange files, judged by one rule: no file that isn't named as an
 * output is changed, nothing takes longer than its data explain, and every refusal comes before the work.
 */

import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve, sep } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { readOptions } from '../../scripts/command/command.ts';
import { fillOutputFolder } from '../../scripts/command/outputs.ts';
import { convertModel } from '../../scripts/convert/convert-model.ts';
import { writeJob } from '../../scripts/distribute/job.ts';
import { savedModel } from '../../scripts/lesson/models.ts';
import { reportFiles } from '../../scripts/lesson/report-folder.ts';
import { lessonCommand, readSettings } from '../../scripts/lesson/settings.ts';
import { dense, fashionMnist, saveModel, sequential } from '../../src/index.ts';
import {
  inTemporaryFolder,
  kerasFormat,
  recordOf,
  saveCheckpoint,
  savedFile,
  writeJson,
  writeWhole,
} from '../../src/internal.ts';
import { idxFile } from '../idx-file.ts';

const NINE_GIB = 9 * 2 ** 30;

/** What stands for a file. */
const kinds = {
  nothing: () => {},
  file: (path: string) => writeFileSync(path, 'mine'),
  readOnly: (path: string) => writeFileSync(path, 'mine', { mode: 0o444 }),
  folder: (path: string) => mkdirSync(path),
  fullFolder: (path: string) => {
    mkdirSync(path);
    writeFileSync(join(path, 'mine'), 'mine');
  },
  pipe: (path: string) => execFileSync('mkfifo', [path]),
  device: (path: string) => symlinkSync('/dev/zero', path),
  huge: (path: string) => {
    writeFileSync(path, '');
    truncateSync(path, NINE_GIB);
  },
  dangling: (path: string) => symlinkSync(`${path}-is-not-there`, path),
  round: (path: string) => symlinkSync(path, path),
  toCanary: (path: string) => symlinkSync('canary', path),
};
type Kind = keyof typeof kinds;

/** The names of the disk's places; each is of some kind, or what belongs there. */
const places = [
  ...['a.keras', 'b.npz', 'm/model.json', 'm/weights.bin', 'c/checkpoint.zip', 'd/seen.json'],
  ...['r/report.html', 'out/built-files.json', 'out/index.html', 'job/job.json'],
  ...['train-images-idx3-ubyte', 'train-labels-idx1-ubyte', 't10k-images-idx3-ubyte'].map(
    (name) => `data/${name}`,
  ),
] as const;

/** Paths as they may be typed. */
const paths = fc.constantFrom(
  ...[...places, 'm', 'c', 'd', 'r', 'out', 'job', 'data', '.', 'canary', 'new', 'new.keras'],
  ...[
    'new/deep/x.json',
    'canary/x',
    'to-m',
    'to-m/model.json',
    'x/../a.keras',
    './a.keras',
    'ㅎ 한글',
  ],
);

type Line =
  | { command: 'start'; options: Record<string, string | undefined> }
  | { command: 'convert' | 'distribute' | 'build'; from: string; to: string };
export interface CommandLine {
  strange: Partial<Record<string, Kind>>;
  line: Line;
}

const startOptions = ['json', 'save', 'report', 'checkpoint', 'data-dir', 'load', 'resume'];

const line: fc.Arbitrary<Line> = fc.oneof(
  fc.record({
    command: fc.constant('start' as const),
    options: fc.dictionary(fc.constantFrom(...startOptions), paths, { maxKeys: 4 }),
  }),
  fc.record({
    command: fc.constantFrom('convert' as const, 'distribute' as const, 'build' as const),
    from: paths,
    to: paths,
  }),
);

/** Whatever a model's file, a checkpoint and a data set need to be good ones. */
let good: Record<string, string | Uint8Array>;

export async function commandLines(): Promise<fc.Arbitrary<CommandLine>> {
  good = await goodFiles();
  const kind = fc.constantFrom(...(Object.keys(kinds) as Kind[]));
  const strange = fc.dictionary(fc.constantFrom(...places), kind, { maxKeys: 2 });
  return fc.record({ strange, line });
}

async function goodFiles(): Promise<typeof good> {
  const pixels = (count: number) => new Uint8Array(count * 784);
  const labels = (count: number) => Uint8Array.from({ length: count }, (_, i) => i % 10);
  const files: typeof good = {
    'data/train-images-idx3-ubyte': idxFile(8, [20, 28, 28], pixels(20)),
    'data/train-labels-idx1-ubyte': idxFile(8, [20], labels(20)),
    'data/t10k-images-idx3-ubyte': idxFile(8, [10, 28, 28], pixels(10)),
    'data/t10k-labels-idx1-ubyte': idxFile(8, [10], labels(10)),
    'd/seen.json': '{}',
    'r/report.html': '<p>',
    'out/built-files.json': '{ "what": "the site", "files": ["index.html"] }',
    'out/index.html': '<p>',
  };
  const model = sequential([dense({ units: 10, activation: 'softmax', inputShape: [784] })]);
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  const [x, y] = [tf.zeros([4, 784]), tf.zeros([4])];
  await inTemporaryFolder('good', async (folder) => {
    await saveModel(model, join(folder, 'b.npz'));
    await saveModel(model, join(folder, 'm'));
    const note = { style: 'add', seed: 1, engine: 'auto', isRecorded: false };
    const values = { epoch: [], seconds: [], history: {}, batches: {} };
    const position = {
      ...{ engine: 'wasm' as const, seed: 1, initialEpoch: 0, epoch: 0, batch: 0, seconds: 0 },
      ...{ sums: { samples: 0, values: {} }, history: values, noise: [] },
    };
    const run = { model, x, y, epochs: 2, batchSize: 32, shuffle: true };
    await saveCheckpoint(join(folder, 'c'), run, position, note);
    for (const name of readdirSync(folder, { recursive: true }).map(String)) {
      if (lstatSync(join(folder, name)).isFile()) files[name] = readFileSync(join(folder, name));
    }
  });
  files['a.keras'] = await kerasFormat.write(await recordOf(model)); // loads the HDF5 library, too
  model.dispose();
  tf.dispose([x, y]);
  return files;
}

/** @throws Error in the learner's words; TypeError if the rule is broken */
export function typeCommandLine({ strange, line }: CommandLine): Promise<void> {
  return inTemporaryFolder('줄 ', async (folder) => {
    const at = (name: string) => resolve(folder, name); // as typed, but in that folder
    makeDisk(folder, strange);
    const before = stateOf(folder);
    const outputs = outputsOf(line).map((name) => at(name));
    let refusal: unknown;
    try {
      await run(line, at);
    } catch (error) {
      refusal = error;
    }
    const after = stateOf(folder);
    const isIn = (path: string, whole: string) =>
      `${path}${sep}`.startsWith(`${leads(whole)}${sep}`);
    for (const [name, state] of Object.entries({ ...before, ...after })) {
      const path = join(folder, name);
      const isNamed = outputs.some((output) => isIn(path, output));
      const isRead = inputsOf(line).some((input) => isIn(path, at(input)));
      const isAbove = state === 'folder' && outputs.some((output) => output.startsWith(path + sep));
      if (before[name] === after[name] || (isNamed && !isRead) || isAbove) continue;
      throw new TypeError(`${name} was ${before[name]} and is ${after[name]}`);
    }
    if (refusal !== undefined) throw refusal;
  });
}

function makeDisk(folder: string, strange: CommandLine['strange']): void {
  writeFileSync(join(folder, 'canary'), 'canary');
  for (const name of ['m', 'c', 'd', 'r', 'out', 'job', 'data']) mkdirSync(join(folder, name));
  symlinkSync('m', join(folder, 'to-m'));
  mkdirSync(join(folder, 'built'));
  writeFileSync(join(folder, 'built', 'index.html'), 'new');
  for (const [name, content] of Object.entries(good)) {
    if (strange[name] === undefined) writeFileSync(join(folder, name), content);
  }
  for (const [name, kind] of Object.entries(strange)) kinds[kind as Kind](join(folder, name));
}

/** Every file below the folder, in words that change with it. */
function stateOf(folder: string): Record<string, string> {
  const all = readdirSync(folder, { recursive: true }).map(String);
  const entries = all.filter((name) => !name.startsWith(`to-m${sep}`)); // which are those of m
  return Object.fromEntries(
    entries.map((name) => {
      const status = lstatSync(join(folder, name));
      if (status.isDirectory()) return [name, 'folder'];
      return [name, `${status.mode} ${status.ino} ${status.size} ${status.mtimeMs}`];
    }),
  );
}

/** Where a link leads, what it leads to is the output. */
function leads(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function outputsOf(line: Line): string[] {
  if (!('options' in line)) return [line.to];
  const { json, save, report, checkpoint, resume } = line.options;
  return [json, save, report, checkpoint, resume].filter((path) => path !== undefined);
}

/** What may not change though an output is named so; a model that was loaded its heir may replace. */
function inputsOf(line: Line): string[] {
  if (!('options' in line)) return line.command === 'build' ? [] : [line.from];
  const { load, save, 'data-dir': data } = line.options;
  const files = places.filter((place) => place.startsWith('data/')).map((place) => place.slice(5));
  return [
    ...(load === undefined || save !== undefined ? [] : [load]),
    ...(data === undefined ? [] : files.map((file) => join(data, file))),
  ];
}

async function run(line: Line, at: (name: string) => string): Promise<void> {
  if ('options' in line) {
    await start(line.options, at);
  } else if (line.command === 'convert') {
    await convertModel(at(line.from), at(line.to), true);
  } else if (line.command === 'distribute') {
    const options = { epochs: 1, batchSize: 32, seed: 1, dataDir: at('data') };
    await writeJob(at(line.from), at(line.to), options);
  } else {
    fillOutputFolder(at(line.to), 'the site', at('built'));
  }
}

/** What `npm start` does with its files; it trains nothing. */
async function start(
  options: Record<string, string | undefined>,
  at: (name: string) => string,
): Promise<void> {
  const args = Object.entries(options).flatMap(([name, path]) => [`--${name}`, at(String(path))]);
  const given = readOptions(lessonCommand, args);
  if (given.isHelp) return;
  const settings = readSettings(given.options, given.typed);
  const model = await savedModel(settings);
  const { json, save, report, dataDir } = settings;
  try {
    if (dataDir) tf.dispose(fashionMnist.loadData({ dir: dataDir }));
    if (save && model) await saveModel(model, save);
    if (report) for (const file of Object.values(reportFiles(report))) writeWhole(file, 'new');
    if (json) writeJson(json, 'new');
    const pages = report ? Object.values(reportFiles(report)) : [];
    const written = [
      ...pages,
      ...(json ? [json] : []),
      ...(save && model ? [savedFile(save)] : []),
    ];
    const files = new Set(written.map(leads));
    if (files.size < written.length) throw new TypeError(`one file for two: ${written}`);
  } finally {
    model?.dispose();
  }
}
