/** One finder for all commands: the Python that has everything, or what the nearest one lacks. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findKerasPython, kerasPython } from '../../scripts/programs/keras-python.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const at = temporaryFolder('python-');
const everything = { keras: '3.15.1', 'scikit-learn': '1.9.1', 'tensorflow-cpu': '2.21.0' };

/** A Python that answers what it is asked: which packages it has. */
function fake(packages: Record<string, string>): string {
  mkdirSync(at('venv', 'bin'), { recursive: true });
  const answer = JSON.stringify({ version: '3.11.2', packages, tensorflowDir: null });
  writeFileSync(at('venv', 'bin', 'python'), `#!/bin/sh\necho '${answer}'\n`, { mode: 0o755 });
  return at('venv', 'bin', 'python');
}

const without = (name: keyof typeof everything) => {
  const { [name]: _, ...others } = everything;
  return others;
};

test('one that has everything', async () => {
  const python = fake(everything);
  const { found } = await findKerasPython(python);
  expect(found).toMatchObject({ python, version: '3.11.2', packages: everything });
  expect(await kerasPython(python, false)).toEqual({ python });
});

test.each([
  [
    'scikit-learn',
    without('scikit-learn'),
    'has keras 3.15.1, tensorflow-cpu 2.21.0 but no scikit',
  ],
  [
    'TensorFlow',
    without('tensorflow-cpu'),
    'has keras 3.15.1, scikit-learn 1.9.1 but no TensorFlow',
  ],
  ['Keras', without('keras'), 'has scikit-learn 1.9.1, tensorflow-cpu 2.21.0 but no Keras 3'],
  ['a new Keras', { ...everything, keras: '2.15.0' }, 'but no Keras 3; to get it: '],
  ['all', {}, '(Python 3.11.2) has no Keras 3, no scikit-learn, no TensorFlow; to get it: '],
])('one without %s: what is missing, and what to type', async (_, packages, message) => {
  const python = fake(packages);
  const { found, missing } = await findKerasPython(python);
  expect(found).toBeUndefined();
  expect(missing).toContain(message);
  expect(missing?.split(': ').pop()).toBe(`${python} -m pip install -r keras/requirements.txt`);
  await expect(kerasPython(python, true)).rejects.toThrow(
    `--python: ${python} (Python 3.11.2) has `,
  );
});

test('the active environment comes first, and the one that lacks least is told', async () => {
  const environment = { ...process.env };
  try {
    fake(without('scikit-learn'));
    Object.assign(process.env, { VIRTUAL_ENV: at('venv'), PATH: at('nothing') });
    const { found, missing } = await findKerasPython();
    // An environment that this project made may have everything.
    if (!found)
      expect(missing).toContain(`${join(at('venv'), 'bin', 'python')} (Python 3.11.2) has keras`);
    fake(everything);
    expect((await findKerasPython()).found?.python).toBe(join(at('venv'), 'bin', 'python'));
  } finally {
    Object.assign(process.env, environment);
    if (!environment.VIRTUAL_ENV) delete process.env.VIRTUAL_ENV;
  }
});

test('no Python at all', async () => {
  expect((await findKerasPython(at('none'))).missing).toBe(
    `${at('none')} is not a Python 3 that answers`,
  );
});
