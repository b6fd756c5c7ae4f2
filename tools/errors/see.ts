/** Makes every mistake of the catalogue and keeps what it says. */

import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/internal.ts';
import type { Mistake } from './mistake.ts';
import { makeScene } from './scene.ts';
import { placesOf } from './sites.ts';

export interface Seen {
  /** The error's class. */
  name: string;
  message: string;
  /** Where it and its causes were made. */
  places: { file: string; line: number }[];
  /** Of a command. */
  exitCode?: number;
}

const AsyncFunction = (async () => {}).constructor as new (
  ...parameters: string[]
) => (...values: unknown[]) => Promise<void>;

/** Works in an empty folder of its own, so that messages name no path of this machine. */
export class Witness {
  private readonly home = process.cwd();
  private readonly folder = mkdtempSync(join(tmpdir(), 'errors-'));
  private commands?: ChildProcess;

  /** @throws Error if nothing goes wrong */
  async see({ code, before, isRemark }: Mistake): Promise<Seen[]> {
    process.chdir(this.folder);
    try {
      await before?.();
      const seen: Seen[] = [];
      for (const line of [code].flat()) {
        seen.push(await (line.startsWith('npm ') ? this.type(line) : this.run(line, isRemark)));
      }
      return seen;
    } finally {
      process.chdir(this.home);
      for (const name of readdirSync(this.folder)) {
        rmSync(join(this.folder, name), { recursive: true, force: true });
      }
    }
  }

  private async run(code: string, isRemark = false): Promise<Seen> {
    const scene = makeScene();
    const { log, warn } = console;
    let remark: string | undefined;
    console.warn = (text: string) => {
      remark ??= text;
    };
    console.log = () => {};
    try {
      await new AsyncFunction(...Object.keys(scene), code)(...Object.values(scene));
    } catch (error) {
      if (isRemark) throw error;
      const { name, message } = error as Error;
      return { name, message: withoutFolders(message), places: placesOf(error) };
    } finally {
      Object.assign(console, { log, warn });
    }
    if (!isRemark || remark === undefined) throw new Error(`Nothing goes wrong in: ${code}`);
    return { name: '', message: remark, places: [] };
  }

  private async type(line: string): Promise<Seen> {
    this.commands ??= fork(join(PROJECT_DIR, 'tools', 'errors', 'command-worker.ts'), {
      cwd: this.folder,
      execArgv: ['-r', join(PROJECT_DIR, 'node_modules/ts-node/register/transpile-only')],
      env: {
        HOME: this.folder,
        PATH: join(this.folder, 'bin'), // of other programs there are those that the mistake needs
        TMPDIR: tmpdir(),
        CXX: 'g++',
        TS_NODE_PROJECT: join(PROJECT_DIR, 'tsconfig.json'),
        LANG: 'C',
      },
      silent: true,
    });
    const { commands } = this;
    const seen = await new Promise<Seen>((resolve, reject) => {
      const onExit = () => reject(new Error(`It ends the process: ${line}`));
      commands.once('exit', onExit);
      commands.once('message', (message) => {
        commands.off('exit', onExit);
        resolve(message as Seen);
      });
      commands.send(line);
    });
    if (seen.exitCode !== 1) throw new Error(`It ends with ${seen.exitCode}, not 1: ${line}`);
    return { ...seen, message: withoutFolders(seen.message) };
  }

  dispose(): void {
    this.commands?.disconnect();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function withoutFolders(message: string): string {
  return message.replaceAll(`${PROJECT_DIR}/`, '');
}
