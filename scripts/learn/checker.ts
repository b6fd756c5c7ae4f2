/** Asks a process of its own for the verdict on an answer; the next one is started ahead of time. */

import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { course } from '../../exercises/course';
import type { Verdict } from './judge';

const WORKER = join(__dirname, 'worker.ts');
const DEFAULT_SECONDS = 5;
/** Starting up is not the learner's time. */
const START_SECONDS = 20;
const MOST_PRINTED = 2000;

export type Outcome = (Verdict | { kind: 'stopped'; why: 'time' | 'exit' }) & {
  /** What the learner's code printed. */
  printed: string;
};

export class Checker {
  private next = startWorker();

  /** @param number counted from 1 */
  check(number: number, text: string): Promise<Outcome> {
    const worker = this.next;
    this.next = startWorker();
    const seconds = course[number - 1].exercise.seconds ?? DEFAULT_SECONDS;
    return new Promise((resolve) => {
      let printed = '';
      for (const stream of [worker.stdout, worker.stderr]) {
        stream?.on('data', (part) => {
          if (printed.length < MOST_PRINTED) printed += part;
        });
      }
      let verdict: Verdict | undefined;
      let isLate = false;
      const timer = setTimeout(
        () => {
          isLate = true;
          worker.kill('SIGKILL');
        },
        (seconds + (worker.isReady ? 0 : START_SECONDS)) * 1000,
      );
      worker.on('message', (message) => {
        if (message !== 'ready') verdict = message as Verdict;
      });
      worker.on('close', () => {
        clearTimeout(timer);
        const stopped = {
          kind: 'stopped' as const,
          why: isLate ? ('time' as const) : ('exit' as const),
        };
        resolve({ ...(verdict ?? stopped), printed: printed.slice(0, MOST_PRINTED) });
      });
      worker.send({ number, text });
    });
  }

  /** Ends the process that waits. */
  dispose(): void {
    this.next.kill();
  }
}

type Worker = ChildProcess & { isReady?: boolean };

function startWorker(): Worker {
  const worker: Worker = fork(WORKER, {
    execArgv: ['-r', require.resolve('ts-node/register')],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  worker.once('message', () => {
    worker.isReady = true;
  });
  return worker;
}
