/** Runs a command as a learner does, in a process of its own. */

import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { PROJECT_DIR } from '../src/disk/project-node.ts';

export const TS_NODE = join(PROJECT_DIR, 'node_modules/ts-node/dist/bin.js');
export const LESSON = join(PROJECT_DIR, 'scripts', 'lesson.ts');

export interface Outcome {
  /** -1 if a signal ended it. */
  code: number;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
}

/** In English, whatever the language of who runs the tests. */
const PLAIN = { DEBUG: '', LC_ALL: 'C.UTF-8' };

/** What a program wrote, and how it ended. */
export function outcomeOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Outcome> {
  const written = { out: '', err: '' };
  for (const [name, stream] of [
    ['out', child.stdout],
    ['err', child.stderr],
  ] as const) {
    stream.setEncoding('utf8').on('data', (text) => {
      written[name] += text;
    });
  }
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ ...written, code: code ?? -1, signal }));
  });
}

/** @param script a file, seen from the folder scripts: 'lesson.ts', '../tools/fuzz.ts' */
export function run(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  return outcomeOf(
    spawn(process.execPath, [TS_NODE, join(PROJECT_DIR, 'scripts', script), ...args], {
      cwd: PROJECT_DIR,
      env: { ...process.env, ...PLAIN, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

/** Runs a line of bash, for limits that a program's start sets. */
export function runShell(line: string, ...args: readonly string[]): Promise<Outcome> {
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  const env = { ...process.env, ...PLAIN };
  return outcomeOf(
    spawn('bash', ['-c', line, ...args], { cwd: PROJECT_DIR, env, stdio: [...stdio] }),
  );
}

/** Expects exit code 1 and one paragraph that has the message, no stack trace. */
export function expectRefused({ code, err }: Outcome, message: string | RegExp): void {
  expect(err).toMatch(message);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect([code, err]).toEqual([1, expect.stringMatching(/^\nError: /)]);
}
