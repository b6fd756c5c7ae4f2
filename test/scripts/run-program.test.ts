/** A program that a command started doesn't outlive it. */

import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { runProgram } from '../../scripts/programs/run-program.ts';
import { Interruption } from '../../src/disk/interrupts-node.ts';
import { isAlive } from '../../src/disk/whole-file-node.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const at = temporaryFolder('부른 ');

test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
  '%s ends the program, the command says so, and listens no more',
  async (signal) => {
    const listeners = process.listenerCount(signal);
    const code = `require('node:fs').writeFileSync(process.argv[1], String(process.pid));
      setInterval(() => {}, 1000);`;
    const running = runProgram(process.execPath, ['-e', code, at('pid')]);
    const ended = expect(running).rejects.toThrow(new Interruption(signal));
    while (!existsSync(at('pid')) || readFileSync(at('pid'), 'utf8') === '') await wait(20);
    process.emit(signal);
    await ended;
    expect(isAlive(Number(readFileSync(at('pid'), 'utf8')))).toBe(false);
    expect(process.listenerCount(signal)).toBe(listeners);
  },
);

test('whether it ends well, fails or can’t be started, nobody listens afterwards', async () => {
  const listeners = process.listenerCount('SIGTERM');
  await runProgram(process.execPath, ['-e', '']);
  await expect(runProgram(process.execPath, ['-e', 'process.exit(1)'])).rejects.toThrow('failed');
  await expect(runProgram('no-such-program', [])).rejects.toThrow("can't be started");
  expect(process.listenerCount('SIGTERM')).toBe(listeners);
});
