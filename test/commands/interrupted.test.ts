/** A model's file is whole, the earlier one or the new one, whatever happens while it is written. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { readRecord } from '../../src/files/load-model-node.ts';
import { buildNamedSequential, saveModel, useBackend } from '../../src/index.ts';
import { expectRefused, runShell, TS_NODE } from '../run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const endings = ['.keras', '.h5', '.npz', ''];

const at = temporaryFolder('끊김 ', 'all');
beforeAll(async () => {
  await useBackend('cpu');
  for (const name of ['a.keras', 'b.keras']) await saveModel(buildNamedSequential(), at(name));
});

const firstWeight = async (path: string) => (await readRecord(path)).weights[0].values[0];

test('killed while it saves: every file is one of the two models', async () => {
  const known = await Promise.all([at('a.keras'), at('b.keras')].map(firstWeight));
  const targets = endings.map((ending) => at(`target${ending}`));
  const program = [TS_NODE, join(PROJECT_DIR, 'test/fixtures/save-forever.ts')];
  for (const milliseconds of [0, 37, 91, 160]) {
    const child = spawn(process.execPath, [...program, at('a.keras'), at('b.keras'), ...targets], {
      cwd: PROJECT_DIR,
    });
    await once(child.stdout, 'data');
    await wait(milliseconds);
    child.kill('SIGKILL');
    await once(child, 'exit');
    for (const target of targets) expect(known).toContain(await firstWeight(target));
  }
});

test('no more room: the earlier file stays, nothing else is left, the error says why', async () => {
  const folder = at('full');
  mkdirSync(folder);
  const path = join(folder, 'model.keras');
  await saveModel(buildNamedSequential(), path);
  const before = readFileSync(path);
  // No file may have more than 100 KiB; the model's has 318.
  const command = `trap '' XFSZ; ulimit -f 100; exec "${process.execPath}" "${TS_NODE}" scripts/convert.ts "${at('b.keras')}" "${path}"`;
  expectRefused(
    await runShell(command),
    `${path} can't be written: a file may not become that long`,
  );
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readdirSync(folder)).toEqual(['model.keras']);
});

// The superuser may write everywhere.
(process.getuid?.() === 0 ? test.skip : test)('a folder that is read-only is said', async () => {
  const folder = at('read-only');
  mkdirSync(folder, { mode: 0o500 });
  for (const ending of endings) {
    const saving = saveModel(buildNamedSequential(), join(folder, `model${ending}`));
    await expect(saving).rejects.toThrow("can't be written");
  }
  expect(readdirSync(folder)).toEqual([]);
  chmodSync(folder, 0o700);
});
