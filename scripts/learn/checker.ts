/** Asks a process of its own for the verdict on an answer; others get ready meanwhile. */

import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { DEFAULT_SECONDS } from '../../exercises/course/exercise.ts';
import type { Outcome } from '../../exercises/course/feedback.ts';
import { course } from '../../exercises/course/index.ts';
import type { Verdict } from '../../exercises/course/judge.ts';
import { PROJECT_DIR } from '../../src/internal.ts';

const WORKER = join(PROJECT_DIR, 'scripts', 'learn', 'worker.ts');
/** What learners write may be any TypeScript. */
const TS_NODE = join(PROJECT_DIR, 'node_modules', 'ts-node', 'register');
/** Getting ready is not the learner's time. */
const START_SECONDS = 60;
const MOST_PRINTED = 2000;
/** What ends a process that takes too much memory: its own watch or the system, and V8. */
const MEMORY_ENDS = ['SIGKILL', 'SIGABRT'];
/** What a process printed may arrive after its end. */
const DRAIN_MILLISECONDS = 50;

interface Helper {
  process: ChildProcess;
  isReady: boolean;
}

export class Checker {
  private readonly waiting: Helper[];
  private running?: Helper;

  private readonly ahead: number;

  /** @param ahead how many get ready: none for one check, two where saves come quickly */
  constructor(ahead: number) {
    this.ahead = ahead;

    this.waiting = Array.from({ length: ahead }, startHelper);
  }

  /**
   * @param number counted from 1
   * @returns undefined if `cancel` or `dispose` came first
   */
  check(number: number, text: string): Promise<Outcome | undefined> {
    const helper = this.waiting.shift() ?? startHelper();
    if (this.ahead > 0) this.waiting.push(startHelper());
    this.running = helper;
    const seconds = course[number - 1].exercise.seconds ?? DEFAULT_SECONDS;
    return new Promise((resolve) => {
      let printed = '';
      let verdict: Verdict | undefined;
      let isLate = false;
      const stop = () => {
        isLate = true;
        helper.process.kill('SIGKILL');
      };
      let timer = setTimeout(stop, (helper.isReady ? seconds : START_SECONDS) * 1000);
      for (const stream of [helper.process.stdout, helper.process.stderr]) {
        stream?.on('data', (part) => {
          if (printed.length < MOST_PRINTED) printed += part;
        });
      }
      helper.process.on('message', (message) => {
        clearTimeout(timer);
        if (message === 'ready') timer = setTimeout(stop, seconds * 1000);
        else verdict = message as Verdict;
      });
      helper.process.on('exit', (_, signal) => {
        clearTimeout(timer);
        setTimeout(() => {
          if (this.running !== helper) return resolve(undefined);
          this.running = undefined;
          const why = isLate ? 'time' : MEMORY_ENDS.includes(String(signal)) ? 'memory' : 'exit';
          resolve({ ...(verdict ?? { kind: 'stopped', why }), printed: withoutControls(printed) });
        }, DRAIN_MILLISECONDS);
      });
      helper.process.send({ number, text });
    });
  }

  /** Ends the check that runs. */
  cancel(): void {
    this.running?.process.kill('SIGKILL');
    this.running = undefined;
  }

  /** Ends all. */
  dispose(): void {
    this.cancel();
    for (const helper of this.waiting) helper.process.kill('SIGKILL');
  }
}

function startHelper(): Helper {
  const child = fork(WORKER, {
    execArgv: ['-r', TS_NODE],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const helper = { process: child, isReady: false };
  child.once('message', () => {
    helper.isReady = true;
  });
  child.on('error', () => child.kill('SIGKILL')); // its end is told as any other
  return helper;
}

/** Without what would move the terminal's cursor or change its colours. */
function withoutControls(text: string): string {
  return stripVTControlCharacters(text.slice(0, MOST_PRINTED)).replace(/[^\P{Cc}\n\t]/gu, '');
}
