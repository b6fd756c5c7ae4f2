/** Every error has an entry in docs/errors.md, is brought about here, and speaks a learner's language. */

import { load } from '../../exercises/course/judge.ts';
import { fromExercises } from '../../scripts/learn/modules.ts';
import { runProgram } from '../../scripts/programs/run-program.ts';
import { readProjectFile } from '../../src/disk/project-node.ts';
import { createEngine } from '../../src/training/choose-engine.ts';
import type { StepPlan } from '../../src/training/engine.ts';
import { allPages, type Outcome } from '../../tools/errors/all-pages.ts';
import { planned } from '../planned.ts';

describe('the catalogue', () => {
  let outcome: Outcome;
  beforeAll(async () => {
    outcome = await allPages();
  });

  test('has every error of the code, each is brought about, and none has an internal name', () => {
    expect(outcome.problems).toEqual([]);
  });

  test.each(['docs/errors.md', 'docs/errors.ko.md'])('%s shows what they say now', (file) => {
    expect(readProjectFile(file)).toBe(outcome.pages[file]);
  });
});

describe('errors that need another machine', () => {
  test('a network that is too large for the WebAssembly engine', () => {
    const size = 40_000;
    const plan: StepPlan = {
      first: [],
      layers: [{ inputs: size, units: size, useBias: false, isTrained: true, after: [] }],
      loss: { name: 'mean_squared_error' },
      optimizer: planned('sgd', { learningRate: 0.1 }),
      batchSize: 1,
      labelSize: size,
    };
    expect(() => createEngine('wasm', plan)).toThrow(
      'Not enough memory for 40000–40000 with batchSize 1',
    );
  });

  test('a program that is not installed, and one that fails', async () => {
    await expect(runProgram('no-such-program', [])).rejects.toThrow(
      "can't be started: it is not installed",
    );
    await expect(runProgram(process.execPath, ['-e', 'process.exit(1)'])).rejects.toThrow(
      'failed (1): it wrote nothing',
    );
  });

  test('an exercise that lost its name, or is not TypeScript', () => {
    expect(() => load('', fromExercises).sigmoid).toThrow("The file exports no 'sigmoid'.");
    expect(() => load('\nconst a b', fromExercises)).toThrow("line 2: unexpected 'b'");
  });

  test('the HDF5 library is not installed', async () => {
    jest.doMock('node:fs', () => ({ ...jest.requireActual('node:fs'), existsSync: () => false }));
    let loading: Promise<unknown> | undefined;
    jest.isolateModules(() => {
      const { loadH5wasm } = require('../../src/files/containers/h5wasm-node.ts');
      loading = loadH5wasm();
    });
    jest.dontMock('node:fs');
    await expect(loading).rejects.toThrow('the package h5wasm is missing: npm install');
  });

  test('file:// in a web page', async () => {
    jest.doMock('../../src/disk/node-module.ts', () => ({ isNode: () => false }));
    let saving: Promise<unknown> | undefined;
    jest.isolateModules(() => {
      const { sequential } =
        require('../../src/lesson/index.ts') as typeof import('../../src/lesson/index.ts');
      saving = sequential().save('file://fashion.keras');
    });
    jest.dontMock('../../src/disk/node-module.ts');
    await expect(saving).rejects.toThrow('A web page has no files of its own');
  });
});
