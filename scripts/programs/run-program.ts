/** Runs other programs: their output kept for the error message, nothing through a shell. */

import { type ChildProcess, spawn } from 'node:child_process';
import { type Interruption, Interrupts } from '../../src/internal.ts';

export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Ends the program after this long. */
  timeoutSeconds?: number;
}

export interface RunResult {
  /** What it wrote to standard output. */
  out: string;
}

/**
 * @throws Error if the program can't be started, takes too long or fails; the message ends with the
 *   telling lines of what it wrote
 */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, env = process.env, timeoutSeconds = 900 }: RunOptions = {},
): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    endWithUs(child, reject);
    let out = '';
    let all = '';
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, timeoutSeconds * 1000);
    child.stdout.on('data', (text) => {
      out += text;
      all += text;
    });
    child.stderr.on('data', (text) => {
      all += text;
    });
    child.on('error', (cause: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      const reason = cause.code === 'ENOENT' ? 'it is not installed' : cause.message;
      reject(new Error(`${program} can't be started: ${reason}`, { cause }));
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) {
        resolve({ out });
        return;
      }
      const how = timedOut ? `took more than ${timeoutSeconds} s` : `failed (${signal ?? code})`;
      reject(new Error(`${program} ${how}: ${tellingLines(all)}`));
    });
  });
}

/**
 * Ends a program when we are told to end, else it goes on alone, and keeps its port.
 * @param onEnd called once it has ended so
 */
export function endWithUs(child: ChildProcess, onEnd: (reason: Interruption) => void): void {
  const interrupts = new Interrupts();
  interrupts.signal.addEventListener('abort', () => child.kill());
  child.on('error', () => interrupts.dispose());
  child.on('exit', () => {
    interrupts.dispose();
    if (interrupts.interruption) onEnd(interrupts.interruption);
  });
}

/** npm itself: within `npm run` it says where it is, and Node runs it on every system. */
export function runNpm(cwd: string, args: readonly string[]): Promise<RunResult> {
  const cli = process.env.npm_execpath;
  return cli?.endsWith('.js')
    ? runProgram(process.execPath, [cli, ...args], { cwd })
    : runProgram(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd });
}

/** The first line that speaks of an error, and the last ones. */
function tellingLines(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const first = lines.find((line) => /\w*(error|fatal)(\[\w*\])?: /i.test(line));
  const telling = new Set([...(first ? [first] : []), ...lines.slice(-2)]);
  return [...telling].map((line) => line.trim()).join(' | ') || 'it wrote nothing';
}
