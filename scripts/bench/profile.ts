/**
 * `npm run bench -- --profile`: where the time of `npm start` goes, by part, so that the next waste is seen.
 * V8's profiler looks several thousand times a second what runs; the innermost function that has a part decides.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inTemporaryFolder, PROJECT_DIR } from '../../src/internal.ts';
import { runNpm, runProgram } from '../programs/run-program.ts';
import { median } from './median.ts';
import type { ProfilePart } from './performance.ts';

const LESSON = ['scripts/run.js', 'scripts/lesson.ts'];
const MICROSECONDS = 200;

/** V8's form: https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile */
interface Profile {
  nodes: {
    id: number;
    callFrame: { functionName: string; url: string };
    children?: number[];
  }[];
  samples: number[];
  timeDeltas: number[];
}

/** A part, and its functions: by name, or all of a file. */
const parts: [part: string, files: RegExp, functions: RegExp][] = [
  ['collecting garbage', /^$/, /^\(garbage collector\)$/],
  ['waiting', /^$/, /^\(idle\)$/],
  ['translating TypeScript', /scripts.transpiler\.cjs$/, /./],
  ['importing', /^node:internal.modules|scripts.(run\.js|compile-cache\.cjs)$/, /./],
  ['data', /05-data/, /^(loadData|trainTestSplit)$/],
  ['training', /training.trainer\.ts$/, /^trainEpoch$/],
  ['before the first step', /training.fit\.ts$/, /^fitModel$/],
  ['evaluating', /training.evaluate\.ts$/, /^evaluateModel$/],
  ['predicting', /run-record\.ts$/, /^predictClasses$/],
  ['starting TensorFlow.js', /lesson.backend\.ts$|backend.use-backend\.ts$/, /./],
  ['building the models', /lesson.models\.ts$/, /^chooseModel$/],
  ['printing and the rest', /scripts.lesson\.ts$/, /./],
];

/** @returns medians over the rounds, in the order of a run */
export async function profileLesson(rounds: number): Promise<ProfilePart[]> {
  const runs: Record<string, number>[] = [];
  for (let round = 1; round <= rounds; round++) {
    const run = await profiledRun();
    runs.push(run);
    console.log(`round ${round}: ${sumOf(Object.values(run)).toFixed(1)} s`);
  }
  const names = ['npm', 'Node itself', ...parts.map(([part]) => part)];
  return names.map((name) => ({ name, seconds: median(runs.map((run) => run[name] ?? 0)) }));
}

/** @returns seconds of each part: all that npm start took */
async function profiledRun(): Promise<Record<string, number>> {
  return inTemporaryFolder('profile', async (folder) => {
    const cwd = PROJECT_DIR;
    const whole = await secondsOf(() => runNpm(cwd, ['start', '--silent']));
    const direct = await secondsOf(() => runProgram(process.execPath, LESSON, { cwd }));
    const profiler = ['--cpu-prof', `--cpu-prof-dir=${folder}`];
    const interval = `--cpu-prof-interval=${MICROSECONDS}`;
    await runProgram(process.execPath, [...profiler, interval, ...LESSON], { cwd });
    const [file] = readdirSync(folder);
    const seconds = secondsByPart(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    const profiled = sumOf(Object.values(seconds));
    // What the profiler can't see: Node's own start and end, which it also makes longer.
    const ofNode = Math.max(0, direct - profiled) + (seconds['Node itself'] ?? 0);
    return { ...seconds, npm: Math.max(0, whole - direct), 'Node itself': ofNode };
  });
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** @example secondsByPart(profile).training // 2.1 */
export function secondsByPart({ nodes, samples, timeDeltas }: Profile): Record<string, number> {
  const partOf = new Map<number, string>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const visit = (id: number, above: string) => {
    const { callFrame, children = [] } = byId.get(id) as Profile['nodes'][number];
    const part = partOfFunction(callFrame) ?? above;
    partOf.set(id, part);
    for (const child of children) visit(child, part);
  };
  visit(nodes[0].id, 'Node itself');
  const seconds: Record<string, number> = {};
  for (const [i, id] of samples.entries()) {
    const part = partOf.get(id) as string;
    seconds[part] = (seconds[part] ?? 0) + timeDeltas[i] / 1e6;
  }
  return seconds;
}

function partOfFunction({ functionName, url }: Profile['nodes'][number]['callFrame']) {
  const path = url.startsWith('file:') ? fileURLToPath(url) : url;
  const file = path.startsWith(PROJECT_DIR) ? relative(PROJECT_DIR, path) : path;
  if (file.split(sep).includes('node_modules')) return undefined; // whoever called it
  return parts.find(
    ([, files, functions]) => files.test(file) && functions.test(functionName),
  )?.[0];
}

const sumOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
