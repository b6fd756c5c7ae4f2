/**
 * `npm run compare`: trains in TypeScript and in Keras from the same weights with the
 * same batches, and compares everything that both show.
 */

import * as tf from '@tensorflow/tfjs';
import { type EngineChoice, useBackend } from '../src/index.ts';
import { checkWritable, inTemporaryFolder, writeJson, writeWhole } from '../src/internal.ts';
import { runCommand, wholeNumber } from './command/command.ts';
import { checkApart } from './command/outputs.ts';
import * as shared from './command/shared-options.ts';
import { bookCases } from './compare/book-cases.ts';
import { type Case, lessonCase, otherCases } from './compare/cases.ts';
import { type KerasResult, readTrace, recordTrace, runKeras } from './compare/keras-run.ts';
import { type LessonData, loadLesson } from './compare/lesson-data.ts';
import { compareMicro } from './compare/micro.ts';
import { compareRandomModels } from './compare/random/compare-random.ts';
import {
  compareRuns,
  exactRow,
  pageHtml,
  type Row,
  type Section,
  shownRow,
  tableText,
} from './compare/rows.ts';
import { writeSmallDataset } from './compare/small-dataset.ts';
import { trainHere } from './compare/train-here.ts';
import { compareValues } from './compare/values.ts';
import { kerasPython } from './programs/keras-python.ts';

const DEFAULT_SEED = '42';

type Facts = LessonData['facts'];

function factRows(here: Facts, keras: Facts): Row[] {
  return Object.entries(here).map(([what, value]) => exactRow(what, value, keras[what]));
}

/** What is compared of a small data set in a folder of its own. */
function folderFacts(): Promise<Facts> {
  return inTemporaryFolder('compare', (folder) => {
    const { facts, ...tensors } = loadLesson(writeSmallDataset(folder));
    tf.dispose(tensors);
    return facts;
  });
}

runCommand({
  usage: 'npm run compare --',
  description: 'Compares this edition with the original Keras, number by number.',
  options: {
    engine: shared.engine,
    random: { value: 'N', description: 'Compares so many random models instead.' },
    seed: {
      value: 'N',
      description: 'Seed of the starting weights and the order, or of the random models.',
      default: DEFAULT_SEED,
    },
    python: shared.python,
    'create-venv': { description: 'Makes a Python environment in .cache if none is found.' },
    json: { value: 'FILE', description: 'Writes the rows as JSON.' },
    html: { value: 'FILE', description: 'Writes the rows as a page.' },
    record: { description: 'Saves Keras’s run for machines without Python.' },
  },
  async run(options, _, typed) {
    const seed = wholeNumber('seed', String(options.seed), 0);
    const engine = options.engine as EngineChoice;
    const outputs = (['json', 'html'] as const).flatMap((name) => {
      const path = options[name];
      return path ? [{ option: `--${name}`, path }] : [];
    });
    checkApart(outputs);
    for (const { path } of outputs) checkWritable(path);
    const { python, missing } = await kerasPython(
      options.python,
      options['create-venv'] === 'true',
    );
    if (options.random !== undefined) {
      const count = wholeNumber('random', options.random, 1);
      await compareRandomModels({
        count,
        seed,
        python,
        missing,
        engine,
        json: options.json,
        typed,
      });
      return;
    }
    const recorded = missing === undefined ? undefined : recordedRun(seed, missing); // none: said before any work
    const isBackend = engine === 'native' || engine === 'wasm';
    const backend = await useBackend(isBackend ? engine : undefined);

    const start = performance.now();
    const lesson = loadLesson();
    const cases: Case[] = [lessonCase, ...otherCases, ...bookCases];
    if (python) console.log(`Keras runs in ${python} …`);
    const keras = recorded ?? (await runKeras(String(python), cases, lesson, seed));
    if (options.record) recordTrace(keras, seed);

    // A recorded run's times are another machine's: beside this one's they would say nothing.
    const there = (figure: string) => (recorded ? 'not run here' : figure);
    const sections: Section[] = [
      { title: 'data', rows: factRows(lesson.facts, keras.facts) },
      {
        title: 'another folder in MNIST’s four files',
        rows: factRows(await folderFacts(), keras.folderFacts),
      },
      { title: 'functions', rows: compareValues(keras.values, keras.glorot) },
    ];
    for (const [i, spec] of cases.entries()) {
      const here = await trainHere(spec, lesson, seed, engine);
      const rows = compareRuns(spec, here, keras.cases[i]);
      if (spec === lessonCase) {
        const ms = (value: number) => `${value.toFixed(3)} ms`;
        rows.push(shownRow('a step', ms(here.msPerStep), there(ms(keras.cases[i].msPerStep))));
      }
      sections.push({ title: `${spec.name} (engine ${here.engine})`, rows });
      if (spec === lessonCase) {
        const rows = compareMicro(seed, keras.cases[i]);
        sections.push({ title: 'micro.ts, the lesson in one file', rows });
      }
    }
    const mib = (value: number) => `${value.toFixed(0)} MiB`;
    const memory = process.resourceUsage().maxRSS / 1024;
    const seconds = (performance.now() - start) / 1000 - (python ? keras.wallSeconds : 0);
    sections.push({
      title: 'the whole comparison',
      rows: [
        shownRow(
          'wall time',
          `${seconds.toFixed(1)} s`,
          there(`${keras.wallSeconds.toFixed(1)} s`),
        ),
        shownRow('peak memory', mib(memory), there(mib(keras.peakMemoryMiB))),
      ],
    });

    const { versions } = keras;
    console.log(
      `TensorFlow.js on ${backend.description} | Keras ${versions.keras}, TensorFlow ${versions.tensorflow}`,
    );
    console.log(
      'Compared are the losses and accuracies that fit and evaluate return. Older Keras versions showed ' +
        'others in their progress bar (keras-team/keras issue 21301).',
    );
    for (const { title, rows } of sections) console.log(`\n── ${title} ──\n${tableText(rows)}`);
    if (options.json) writeJson(options.json, { versions, seed, sections });
    if (options.html) {
      const title = `TypeScript beside Keras ${versions.keras}, seed ${seed}`;
      writeWhole(options.html, pageHtml(title, sections));
    }

    const failed = sections.flatMap(({ rows }) => rows).filter(({ ok }) => !ok);
    const compared = sections.flatMap(({ rows }) => rows).filter(({ verdict }) => verdict !== '');
    if (failed.length > 0) {
      throw new Error(`${failed.length} of ${compared.length} rows are out of bound (marked ✗).`);
    }
    console.log(`\nAll ${compared.length} rows are the same or within their bounds.`);
  },
});

function recordedRun(seed: number, missing: string): KerasResult {
  const trace = readTrace(seed);
  if (trace === undefined) {
    throw new Error(
      `${missing}. And of this seed no run of Keras was recorded: ` +
        `leave --seed at ${DEFAULT_SEED}, name a Python with --python PATH, or let one be made with --create-venv.`,
    );
  }
  console.log(`${missing}.\nCompared with a recorded run of Keras.`);
  return trace;
}
