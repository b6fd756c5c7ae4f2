/**
 * `npm run compare:files`: models saved here are loaded by Keras, unmodified, and models saved by Keras are
 * loaded here; both predict the same and train on alike.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { loadModel, type Sequential, saveModel, useBackend } from '../src/index.ts';
import { inTemporaryFolder, PROJECT_DIR } from '../src/internal.ts';
import { runCommand } from './command/command.ts';
import * as shared from './command/shared-options.ts';
import { type AcceptedCase, compareAccepted, saveAccepted } from './compare/accepted.ts';
import {
  buildFileCase,
  type FileCase,
  fileCases,
  LOSS_BOUND,
  PREDICTION_BOUND,
} from './compare/file-cases.ts';
import { type LessonData, loadLesson, samplesOf } from './compare/lesson-data.ts';
import { boundedRow, exactRow, largestDifference, type Row, tableText } from './compare/rows.ts';
import { earlierKeras, kerasPython } from './programs/keras-python.ts';
import { runProgram } from './programs/run-program.ts';

const PROGRAM = join(PROJECT_DIR, 'keras', 'files.py');
/** What a model shows: its predictions on the 12,000 validation images, and the next epoch's loss. */
interface Shown {
  name: string;
  predictions: Float32Array;
  nextLoss?: number;
}

/** Keras's, with the predictions in a file of their own. */
type Written = Omit<Shown, 'predictions'> & { file: string; by: string; predictions: string };

interface KerasFiles {
  versions: Record<string, string>;
  cases: { loaded: Written[]; saved: Written[] }[];
}

async function train(model: Sequential, spec: FileCase, lesson: LessonData): Promise<number> {
  const [flat, y] = samplesOf(spec, lesson);
  const x = flat.reshape([-1, ...spec.input]);
  const history = await model.fit(x, y, {
    batchSize: spec.batchSize,
    shuffle: false,
    verbose: 0,
  });
  tf.dispose([flat, x, y]);
  return history.loss[0];
}

function predict(model: Sequential, { input }: FileCase, { valInput }: LessonData): Float32Array {
  return tf.tidy(() => {
    const x = valInput.reshape([-1, ...input]);
    return (model.predict(x, { batchSize: 1000 }) as tf.Tensor).dataSync() as Float32Array;
  });
}

async function show(model: Sequential, spec: FileCase, lesson: LessonData): Promise<Shown> {
  const { name } = model;
  const predictions = predict(model, spec, lesson);
  const nextLoss = spec.isRandom ? undefined : await train(model, spec, lesson);
  model.optimizer.dispose();
  model.dispose();
  return { name, predictions, nextLoss };
}

/** Trains for an epoch, saves, and goes on. */
async function saveHere(i: number, spec: FileCase, lesson: LessonData, folder: string) {
  const model = buildFileCase(spec);
  await train(model, spec, lesson);
  for (const ending of ['keras', 'h5']) await saveModel(model, join(folder, `here-${i}.${ending}`));
  await model.saveWeights(join(folder, `here-${i}.weights.h5`));
  return show(model, spec, lesson);
}

/** Weights alone, in a model that has taken steps of its own. */
async function loadedWeights(path: string, spec: FileCase, lesson: LessonData) {
  const model = buildFileCase({
    ...spec,
    name: /^[ -~]*$/.test(spec.name) ? spec.name : 'fashion',
  });
  await train(model, spec, lesson);
  await model.loadWeights(path);
  return model;
}

function compare(what: string, here: Shown, keras: Shown): Row[] {
  const rows = [exactRow(`${what}: name`, here.name, keras.name)];
  const unit = (value: number) => Math.max(1, Math.abs(value));
  const difference = largestDifference(here.predictions, keras.predictions, unit);
  rows.push(boundedRow(`${what}: largest difference`, difference, 0, PREDICTION_BOUND));
  if (here.nextLoss !== undefined && keras.nextLoss !== undefined) {
    rows.push(boundedRow(`${what}: next epoch's loss`, here.nextLoss, keras.nextLoss, LOSS_BOUND));
  }
  return rows;
}

/** What is written is read by the programs that the formats are of, each in a process of its own. */
async function readElsewhere(
  python: string,
  earlier: Awaited<ReturnType<typeof earlierKeras>> | undefined,
  folder: string,
  cases: readonly AcceptedCase[],
): Promise<Row[]> {
  const inKeras = join(PROJECT_DIR, 'keras', 'accepted.py');
  const readers: [name: string, program: string, args: string[], env?: NodeJS.ProcessEnv][] = [
    [
      'TensorFlow.js',
      process.execPath,
      [join(PROJECT_DIR, 'scripts', 'compare', 'read-in-tensorflow.cjs')],
    ],
    ['Keras', python, [inKeras, '.keras', '.h5']],
  ];
  if (earlier) {
    const { keras2, keras30 } = earlier;
    // What Keras 3 writes as .keras, Keras 2 refuses.
    readers.push(['Keras', keras2.python, [inKeras, '.h5'], keras2.env]);
    readers.push(['Keras', keras30.python, [inKeras, '.keras', '.h5'], keras30.env]);
  }
  const rows: Row[] = [];
  for (const [name, program, [file, ...endings], env] of readers) {
    await runProgram(program, [file, folder, ...endings], { timeoutSeconds: 1800, env });
    const { version, read } = JSON.parse(readFileSync(join(folder, 'read.json'), 'utf8'));
    rows.push(...compareAccepted(`${name} ${version}`, cases, read));
  }
  return rows;
}

runCommand({
  usage: 'npm run compare:files --',
  description: 'Exchanges models with the original Keras, in both directions: .keras and .h5.',
  options: {
    python: shared.python,
    'create-venv': { description: 'Makes a Python environment in .cache if none is found.' },
    earlier: {
      description:
        'Lets Keras 2.15 and 3.0 read what is written, too: in an environment in .cache, by Python 3.9 to 3.11.',
    },
  },
  async run(options) {
    const { python, missing } = await kerasPython(
      options.python,
      options['create-venv'] === 'true',
    );
    if (missing !== undefined) {
      throw new Error(
        `${missing}. Or name another one with --python PATH, or let one be made with --create-venv.`,
      );
    }
    const earlier = options.earlier === 'true' ? await earlierKeras() : undefined;
    await useBackend();
    const lesson = loadLesson();
    return inTemporaryFolder('compare-files', async (folder) => {
      const here: Shown[] = [];
      for (const [i, spec] of fileCases.entries()) {
        here.push(await saveHere(i, spec, lesson, folder));
      }
      writeFileSync(join(folder, 'job.json'), JSON.stringify(fileCases));
      console.log(`Keras runs in ${python} …`);
      const accepted = join(folder, 'accepted');
      const cases = await saveAccepted(accepted);
      const [elsewhere] = await Promise.all([
        readElsewhere(python, earlier, accepted, cases),
        runProgram(python, [PROGRAM, folder], { timeoutSeconds: 1800 }),
      ]);
      const keras: KerasFiles = JSON.parse(readFileSync(join(folder, 'keras.json'), 'utf8'));
      const { versions } = keras;
      console.log(
        Object.entries(versions)
          .map(([name, version]) => `${name} ${version}`)
          .join(', '),
      );

      const failed: Row[] = [];
      let count = 0;
      for (const [i, spec] of fileCases.entries()) {
        const { loaded, saved } = keras.cases[i];
        const withNumbers = ({ predictions, ...written }: Written) => {
          const bytes = Uint8Array.from(readFileSync(join(folder, predictions)));
          return { ...written, predictions: new Float32Array(bytes.buffer) };
        };
        const there = loaded.map(withNumbers);
        const rows = there.flatMap((seen) => compare(`${seen.file} in ${seen.by}`, here[i], seen));
        for (const seen of saved.map(withNumbers)) {
          const path = join(folder, seen.file);
          const isWeights = path.endsWith('.weights.h5');
          const model = isWeights ? await loadedWeights(path, spec, lesson) : await loadModel(path);
          rows.push(...compare(`${seen.file} here`, await show(model, spec, lesson), seen));
        }
        console.log(`\n── ${spec.name} ──\n${tableText(rows)}`);
        failed.push(...rows.filter(({ ok }) => !ok));
        count += rows.length;
      }
      console.log(`\n── every loss, metric and optimizer ──\n${tableText(elsewhere)}`);
      failed.push(...elsewhere.filter(({ ok }) => !ok));
      count += elsewhere.length;
      if (failed.length > 0) {
        throw new Error(`${failed.length} of ${count} rows are out of bound (marked ✗).`);
      }
      console.log(`\nAll ${count} rows are the same or within their bounds.`);
    });
  },
});
