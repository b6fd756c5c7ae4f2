/**
 * Trains a random model on every engine here and in Keras, and judges the difference. Where it is above the bound,
 * Keras is asked how sure its own numbers are: it trains again with the data, the start, and all weights and memory after
 * every step moved by one unit of the last place, and in 64 bits. No 0 is moved. What moves further than the bound by that is the model's own chaos, counted as such.
 */

import * as tf from '@tensorflow/tfjs';
import * as lesson from '../../../src/index.ts';
import type { KerasAnswer, KerasProcess } from './keras-process.ts';
import { type LayerWeights, pythonProgram, typescriptProgram } from './programs.ts';
import { isSureStart, type RandomModel } from './random-model.ts';

/** Of weights and values; where they are above 1, relative to them. */
export const RANDOM_BOUND = 2e-5;
/** A difference may be so many times as large as what Keras itself moves by, where that is above the bound. */
const CHAOS_FACTOR = 10;
const MOVES = [1, 2, 3];

/** What training left, here. */
export interface Seen {
  trained: LayerWeights;
  history: Record<string, number[]>;
  evaluated: Record<string, number>;
}

export interface Verdict {
  kind: 'equal' | 'chaos' | 'not finite' | 'different';
  /** The largest difference of all engines. */
  difference: number;
  /** What Keras itself moves by, where it was asked. */
  movement?: number;
  /** Which engine it was on, and what is different. */
  engine?: string;
  what?: string;
  /** Those that could take the model. */
  engines: string[];
}

const AsyncFunction = (async () => {}).constructor as new (
  ...words: string[]
) => (...values: unknown[]) => Promise<Seen>;

const words: Record<string, unknown> = { ...lesson };

/** Runs lines of the program as they would be printed. */
async function runLines(lines: string[], names: string[], left: string): Promise<Seen> {
  lesson.clearSession(); // the layers' and metrics' names start again
  const known = names.filter((name) => name in words);
  const text = `${lines.join('\n')}\nreturn { made: [model.optimizer, model, x, y], ${left} };`;
  const seen = await new AsyncFunction('tf', ...known, text)(
    tf,
    ...known.map((name) => words[name]),
  );
  const { made, ...rest } = seen as Seen & { made: ({ dispose(): void } | undefined)[] };
  for (const one of made) one?.dispose();
  return rest;
}

export function trainHere(model: RandomModel, engine: string): Promise<Seen> {
  const { names, lines } = typescriptProgram(model, engine);
  return runLines(lines, names, 'trained, history: history.history, evaluated');
}

/** What the model starts with: the seeds of its layers say it. */
export async function startOf(model: RandomModel): Promise<LayerWeights> {
  const { names, lines } = typescriptProgram(model, 'stock');
  const built = lines.slice(
    0,
    lines.findIndex((line) => line.startsWith('model.compile')),
  );
  const all =
    'trained: model.layers.map((layer) => layer.getWeights().map((w) => w.dataSync().slice()))';
  return (await runLines(built, names, all)).trained;
}

export async function judge(
  model: RandomModel,
  engines: readonly string[],
  keras: Pick<KerasProcess, 'run'>,
): Promise<Verdict> {
  const different = (what: string, engine?: string): Verdict => {
    return { kind: 'different', difference: Infinity, what, engine, engines: [] };
  };
  let start: LayerWeights;
  try {
    start = await startOf(model);
  } catch (error) {
    return different(`refused here: ${(error as Error).message}`);
  }
  const there = await keras.run(pythonProgram(model, start));
  if (there.error !== undefined) return different(`refused by Keras: ${there.error}`);
  const unsure = sureStarts(model, start, there);
  if (unsure) return different(unsure);

  const took: string[] = [];
  let worst: { difference: number; what?: string; engine?: string } = { difference: 0 };
  let endedHere = 0;
  for (const engine of engines) {
    try {
      const seen = await trainHere(model, engine);
      const one = { engine, ...largest(seen, there) };
      if (one.difference >= worst.difference) worst = one;
    } catch (error) {
      const { message, name } = error as Error;
      if (/can't train this model/.test(message)) continue; // refused by name, as an engine may
      if (name !== 'NotFiniteError') return different(`refused here: ${message}`, engine);
      endedHere++;
    }
    took.push(engine);
  }
  if (endedHere > 0) {
    if (endedHere === took.length && !isAllFinite(there)) {
      return { kind: 'not finite', difference: 0, engines: took };
    }
    return different('training ended in no number here, and not in Keras or not on every engine');
  }
  if (worst.difference <= RANDOM_BOUND) return { kind: 'equal', ...worst, engines: took };
  let movement = 0;
  for (const changed of [...MOVES.map((move) => ({ move })), { isDouble: true }]) {
    const again = await keras.run(pythonProgram(model, start, changed));
    if ('isDouble' in changed && again.error) continue; // TensorFlow has no top k of 64 bits
    if (again.error) return different(`refused by Keras, moved: ${again.error}`);
    movement = Math.max(movement, largest(again as unknown as Seen, there).difference);
  }
  const isChaos = movement > RANDOM_BOUND && worst.difference <= CHAOS_FACTOR * movement;
  return { kind: isChaos ? 'chaos' : 'different', ...worst, movement, engines: took };
}

function isAllFinite({ trained, history, evaluated }: KerasAnswer): boolean {
  const all = [...trained.flat(2), ...Object.values(history).flat(), ...Object.values(evaluated)];
  return !all.includes(null);
}

/** @returns in words, where an initializer without chance gives other numbers here */
function sureStarts(
  model: RandomModel,
  start: LayerWeights,
  { drawn }: KerasAnswer,
): string | undefined {
  for (const [i, { args }] of model.layers.entries()) {
    for (const [j, weights] of start[i].entries()) {
      const [name, unless] =
        j === 0 ? ['kernelInitializer', 'glorot_uniform'] : ['biasInitializer', 'zeros'];
      if (!isSureStart(args[name], unless)) continue;
      const theirs = drawn[i][j];
      if (Array.from(weights).join() !== theirs.join()) return `the ${name} of layer ${i + 1}`;
    }
  }
  return undefined;
}

/** The largest difference of all that both have. */
function largest(here: Seen, there: KerasAnswer): { difference: number; what: string } {
  let worst = { difference: 0, what: '' };
  const look = (what: string, a: ArrayLike<number | null>, b: ArrayLike<number | null>) => {
    if (a.length !== b.length)
      worst = { difference: Infinity, what: `how many numbers ${what} has` };
    for (let i = 0; i < a.length; i++) {
      const [mine, theirs] = [a[i], b[i]].map((value) => value ?? Number.NaN);
      if (!Number.isFinite(mine) && !Number.isFinite(theirs)) continue;
      const far = Math.abs(mine - theirs) / Math.max(1, Math.abs(theirs));
      const difference = Number.isFinite(far) ? far : Infinity;
      if (difference > worst.difference) {
        worst = { difference, what: `${what}: ${mine}, Keras ${theirs}` };
      }
    }
  };
  const names = (values: object) => Object.keys(values).sort().join(', ');
  for (const values of ['history', 'evaluated'] as const) {
    const [a, b] = [names(here[values]), names(there[values])];
    if (a !== b) return { difference: Infinity, what: `the names of ${values}: ${a}, Keras ${b}` };
  }
  for (const [i, layer] of here.trained.entries()) {
    for (const [j, weights] of layer.entries()) {
      look(`${['kernel', 'bias'][j]} of layer ${i + 1}`, weights, there.trained[i][j]);
    }
  }
  for (const [name, values] of Object.entries(here.history)) {
    look(`history.${name}`, values, there.history[name]);
  }
  for (const [name, value] of Object.entries(here.evaluated)) {
    look(`evaluated.${name}`, [value], [there.evaluated[name]]);
  }
  return worst;
}
