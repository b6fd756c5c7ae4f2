/**
 * Judges one answer in a process of its own, so that a learner's code may loop, throw or exit.
 * It gets ready first, says so, and then waits for its one question.
 */

import { Worker } from 'node:worker_threads';
import { course } from '../../exercises/course/index.ts';
import { judge } from '../../exercises/course/judge.ts';
import { useBackend } from '../../src/index.ts';
import { fromExercises } from './modules.ts';

export interface Question {
  /** Counted from 1. */
  number: number;
  text: string;
}

/** An exercise takes a few hundred MiB; a learner's endless list must not take the machine's memory. */
const MOST_BYTES = 2 ** 31;

// An endless loop hears nothing of the end of who asked, nor of what it takes; a thread of its own does.
new Worker(
  `const parent = process.ppid;
   const isAllowed = () => process.ppid === parent && process.memoryUsage.rss() < ${MOST_BYTES};
   setInterval(() => isAllowed() || process.kill(process.pid, 'SIGKILL'), 50);`,
  { eval: true },
).unref();

const ready = useBackend('wasm').then(() => process.send?.('ready'));

process.once('message', async ({ number, text }: Question) => {
  await ready;
  const verdict = await judge(course[number - 1].exercise, text, fromExercises);
  process.send?.(verdict, () => process.exit());
});
process.once('disconnect', () => process.exit());
