import { existsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inTemporaryFolder } from '../../src/disk/temporary-folder-node.ts';

test('a folder of that name is there for the work, and gone after it', async () => {
  const folder = await inTemporaryFolder('일', (folder) => {
    expect(basename(folder)).toMatch(/^일-/);
    writeFileSync(join(folder, 'a'), '');
    return folder;
  });
  expect(existsSync(folder)).toBe(false);
});

test('it is gone after work that failed, and where the process ends in it', async () => {
  let failed = '';
  const listeners = process.listenerCount('exit');
  const work = inTemporaryFolder('work', async (folder) => {
    failed = folder;
    const remove = process.listeners('exit').at(-1) as () => void;
    remove();
    expect(existsSync(folder)).toBe(false);
    throw new Error('failed');
  });
  await expect(work).rejects.toThrow('failed');
  expect(existsSync(failed)).toBe(false);
  expect(process.listenerCount('exit')).toBe(listeners);
});
