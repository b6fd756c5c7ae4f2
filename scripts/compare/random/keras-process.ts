/** One Python for all random models: it takes a program's text as a line of JSON and answers with a line. */

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PROJECT_DIR } from '../../../src/internal.ts';
import { endWithUs } from '../../programs/run-program.ts';

const PROGRAM = join(PROJECT_DIR, 'keras', 'random_models.py');

/** Null where a number is none. */
type Numbers = (number | null)[];

export interface KerasAnswer {
  /** By layer: the weights that Keras itself would start with, and those after training. */
  drawn: Numbers[][];
  trained: Numbers[][];
  history: Record<string, Numbers>;
  evaluated: Record<string, number | null>;
  /** In place of all that. */
  error?: string;
}

export class KerasProcess {
  private readonly child: ChildProcess;
  private readonly lines: AsyncIterator<string>;
  private complaint = '';
  private interruption?: Error;

  private constructor(python: string) {
    this.child = spawn(python, [PROGRAM], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.child.stderr?.on('data', (text) => {
      this.complaint = `${this.complaint}${text}`.slice(-2000);
    });
    this.child.stdin?.on('error', () => {}); // where it has ended, the missing answer says so
    endWithUs(this.child, (interruption) => {
      this.interruption = interruption;
    });
    const lines = createInterface({ input: this.child.stdout as NodeJS.ReadableStream });
    this.lines = lines[Symbol.asyncIterator]();
  }

  /** @throws Error if Python ends before it says which Keras it has */
  static async start(python: string): Promise<[KerasProcess, versions: Record<string, string>]> {
    const process = new KerasProcess(python);
    return [process, (await process.nextLine()) as Record<string, string>];
  }

  async run(program: string): Promise<KerasAnswer> {
    this.child.stdin?.write(`${JSON.stringify(program)}\n`);
    return (await this.nextLine()) as KerasAnswer;
  }

  end(): void {
    this.child.kill();
  }

  private async nextLine(): Promise<unknown> {
    const { value, done } = await this.lines.next();
    if (done && this.interruption) throw this.interruption;
    if (done) throw new Error(`Keras's process ended: ${this.complaint.trim().slice(-500)}`);
    return JSON.parse(value);
  }
}
