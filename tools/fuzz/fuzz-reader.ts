/** Gives a reader its damaged inputs, and finds what it may not do with any of them. */

import { sep } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import type { Reader } from './readers.ts';

export interface Tally {
  read: number;
  refused: number;
  slowestMilliseconds: number;
}

export interface FuzzOptions {
  inputs: number;
  /** Repeats the same inputs. */
  seed: number;
  /** Whoever's process ends at an input knows it from here. */
  before?(input: unknown): void;
}

export const MOST_MILLISECONDS = 1000;
const MEMORY_FACTOR = 2;
/** What any reading takes, however small the input. */
const BASE_BYTES = 2 ** 21;
const PROJECT_CODE = new RegExp(`\\${sep}(src|scripts|site|test)\\${sep}(?!.*node_modules)`);
const languageErrors = [TypeError, SyntaxError, ReferenceError, EvalError];
/** JavaScript's own words, which no learner should meet. */
const STRANGE_WORDS =
  /undefined|\[object|\bNaN\b|is not (a function|a constructor|iterable)|Cannot |Maximum call stack/;

/** @returns what went wrong with the first such input, if anything did */
export async function fuzzReader(
  reader: Reader,
  { inputs, seed, before }: FuzzOptions,
): Promise<{ tally: Tally; fault?: string }> {
  const tally: Tally = { read: 0, refused: 0, slowestMilliseconds: 0 };
  const property = fc.asyncProperty(await reader.inputs(), async (input) => {
    before?.(input);
    let attempt = await tried(reader, input);
    // A machine with other work may stand still for a second; not twice at the same input.
    if (attempt.milliseconds > MOST_MILLISECONDS) attempt = await tried(reader, input);
    const fault = faultOf(reader, input, attempt);
    if (fault) throw new Error(fault);
    tally[attempt.error === undefined ? 'read' : 'refused']++;
    tally.slowestMilliseconds = Math.max(tally.slowestMilliseconds, attempt.milliseconds);
  });
  const result = await fc.check(property, { numRuns: inputs, seed, endOnFailure: true });
  return result.failed ? { tally, fault: (result.errorInstance as Error).message } : { tally };
}

interface Attempt {
  error?: unknown;
  milliseconds: number;
  bytes: number;
  tensors: number;
}

async function tried(reader: Reader, input: unknown): Promise<Attempt> {
  const tensors = tf.memory().numTensors;
  const bytes = process.memoryUsage().arrayBuffers;
  const start = performance.now();
  let error: unknown;
  try {
    await reader.read(input);
  } catch (thrown) {
    error = thrown ?? 'nothing';
  }
  return {
    error,
    milliseconds: performance.now() - start,
    bytes: process.memoryUsage().arrayBuffers - bytes,
    tensors: tf.memory().numTensors - tensors,
  };
}

function faultOf(reader: Reader, input: unknown, attempt: Attempt): string | undefined {
  const { error, milliseconds, bytes, tensors } = attempt;
  const most = MEMORY_FACTOR * reader.declaredBytes(input) + BASE_BYTES;
  if (error !== undefined && !isOurs(error)) {
    return `an error that is not the project's: ${(error as Error).stack ?? error}`;
  }
  if (milliseconds > MOST_MILLISECONDS) return `it took ${Math.round(milliseconds)} ms`;
  if (bytes > most) return `it took ${bytes} bytes of memory; ${most} are enough`;
  if (tensors !== 0) return `it left ${tensors} tensors behind`;
  if (Object.keys(Object.prototype).length > 0) return 'it changed what all objects have';
  return undefined;
}

/** Thrown by the project's code itself, as an Error for the learner. */
function isOurs(error: unknown): boolean {
  if (!(error instanceof Error) || languageErrors.some((kind) => error instanceof kind))
    return false;
  const origin = error.stack?.split('\n').find((line) => line.startsWith('    at ')) ?? '';
  return PROJECT_CODE.test(origin) && !STRANGE_WORDS.test(error.message);
}
