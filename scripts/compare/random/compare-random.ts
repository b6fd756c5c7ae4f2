/** N random models here and in Keras; the first that differs is shrunk to the smallest, and printed as both programs. */

import fc from 'fast-check';
import * as lesson from '../../../src/index.ts';
import { type EngineChoice, engineNames, useBackend } from '../../../src/index.ts';
import { findNativeAddon, writeJson } from '../../../src/internal.ts';
import { judge, RANDOM_BOUND, startOf, type Verdict } from './judge.ts';
import { KerasProcess } from './keras-process.ts';
import { pythonProgram, typescriptProgram } from './programs.ts';
import { type RandomModel, randomModel } from './random-model.ts';

/** A failing model is shrunk by so many attempts at most. */
const MOST_ATTEMPTS = 300;

interface RandomOptions {
  count: number;
  seed: number;
  python?: string;
  /** In words, where there is no Python. */
  missing?: string;
  /** 'auto' for every engine that this machine has. */
  engine: EngineChoice;
  /** Where the report goes. */
  json?: string;
  /** All options that were typed. */
  typed: ReadonlySet<string>;
}

/** What would say nothing of random models. */
const elsewhere = ['html', 'record'];

export interface RandomReport {
  models: number;
  seed: number;
  versions: Record<string, string>;
  worstDifference: number;
  bound: number;
  /** How many models each engine could take. */
  engines: Record<string, number>;
  chaos: { difference: number; movement: number; what: string }[];
  notFinite: number;
  /** The last line that is printed, but for a failed model. */
  summary: string;
  failed?: { what: string; difference: number; typescript: string; python: string };
  seconds: number;
}

/** @throws Error if one differs, once both its programs are printed */
export async function compareRandomModels(options: RandomOptions): Promise<void> {
  const report = await compareRandom(options);
  const { models, engines, chaos, notFinite, failed, seconds, seed } = report;
  const keras = `Keras ${report.versions.keras}`;
  const unsure = chaos.length + notFinite;
  report.summary = failed
    ? `${models} random models equal ${keras}, and then one doesn't: ${failed.what}`
    : `${models} random models: equal to ${keras}, worst difference ${report.worstDifference.toExponential(1)}` +
      (unsure === 0 ? '' : `; ${unsure} of them Keras itself can't tell`);
  if (options.json) writeJson(options.json, report);
  const trained = Object.entries(engines).map(([name, count]) => `${name} ${count}`);
  console.log(
    `Models that each engine could take: ${trained.join(', ')}; ill-conditioned: ${chaos.length}; ended in no ` +
      `number: ${notFinite}. ${seconds.toFixed(0)} s, seed ${seed}.`,
  );
  if (failed) {
    console.log(
      `\n── in TypeScript ──\n${failed.typescript}\n\n── in Python ──\n${failed.python}\n`,
    );
    throw new Error(`${report.summary}. Its smallest form is above.`);
  }
  console.log(report.summary);
}

export async function compareRandom(options: RandomOptions): Promise<RandomReport> {
  const { count, seed, python, missing, engine, typed } = options;
  if (!python) throw new Error(`${missing}. Or let one be made: --create-venv.`);
  const idle = elsewhere.find((name) => typed.has(name));
  if (idle) throw new Error(`--random has no --${idle}; --json FILE keeps its result.`);
  const began = performance.now();
  const [keras, versions] = await KerasProcess.start(python);
  const engines = engine === 'auto' ? enginesHere() : [engine];
  await useBackend(engines.includes('native') ? 'native' : 'wasm');
  const report: RandomReport = {
    models: 0,
    seed,
    versions,
    worstDifference: 0,
    bound: RANDOM_BOUND,
    engines: Object.fromEntries(engines.map((name) => [name, 0])),
    chaos: [],
    notFinite: 0,
    summary: '',
    seconds: 0,
  };
  let attempts = 0;
  let smallest: Verdict | undefined;
  let broken: Error | undefined;
  const property = fc.asyncProperty(randomModel, async (model) => {
    if (broken || (smallest && ++attempts > MOST_ATTEMPTS)) return;
    const verdict = await judge(model, engines, keras).catch((error) => {
      broken = error; // no model's fault: nothing more is looked at
    });
    if (!verdict) return;
    if (verdict.kind === 'different') {
      smallest = verdict;
      throw new Error(verdict.what);
    }
    fc.pre(verdict.engines.length > 0); // an engine asked for by name can't take every model
    if (!smallest) take(report, verdict, model);
  });
  try {
    const { counterexample } = await fc.check(property, { seed: seed | 0, numRuns: count });
    if (broken) throw broken;
    if (counterexample && smallest) report.failed = await programsOf(counterexample[0], smallest);
  } finally {
    keras.end();
  }
  report.seconds = (performance.now() - began) / 1000;
  return report;
}

const enginesHere = () =>
  engineNames.filter((name) => name !== 'auto' && (name !== 'native' || findNativeAddon('cpu')));

function take(report: RandomReport, verdict: Verdict, model: RandomModel): void {
  report.models++;
  for (const engine of verdict.engines) report.engines[engine]++;
  if (verdict.kind === 'not finite') report.notFinite++;
  if (verdict.kind === 'equal') {
    report.worstDifference = Math.max(report.worstDifference, verdict.difference);
  }
  if (verdict.kind === 'chaos') {
    const { difference, movement = 0, what = '' } = verdict;
    report.chaos.push({ difference, movement, what });
    console.log(
      `Ill-conditioned: ${difference.toExponential(1)} here, ${movement.toExponential(1)} by Keras itself, its weights ` +
        `moved by one unit of the last place. ${what}\n${typescriptText(model, verdict.engine)}\n`,
    );
  }
  if (report.models % 100 === 0) console.log(`${report.models} models …`);
}

async function programsOf(model: RandomModel, verdict: Verdict): Promise<RandomReport['failed']> {
  const engine = verdict.engine ?? 'stock';
  const start = await startOf(model).catch(() => model.layers.map(() => [])); // where it is refused
  return {
    what: verdict.what ?? '',
    difference: verdict.difference,
    typescript: typescriptText(model, engine),
    python: `${pythonProgram(model, start)}\nprint(history, evaluated, trained, sep="\\n")`,
  };
}

/** With its imports, as a file in the project's folder. */
function typescriptText(model: RandomModel, engine = 'stock'): string {
  const { names, lines } = typescriptProgram(model, engine);
  return [
    "import * as tf from '@tensorflow/tfjs';",
    `import { ${['useBackend', ...names.filter((name) => name in lesson)].sort().join(', ')} } from './src';`,
    'async function main() {',
    ...[`await useBackend(${engine === 'stock' ? '' : `'${engine}'`});`, ...lines].map(
      (line) => `  ${line}`,
    ),
    '  console.log(history.history, evaluated, trained);',
    '}',
    'main();',
  ].join('\n');
}
