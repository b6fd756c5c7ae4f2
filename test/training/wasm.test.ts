/** The WebAssembly engine where memory, labels or WebAssembly itself are not what it needs. */

import * as tf from '@tensorflow/tfjs';
import { dense, sequential, useBackend } from '../../src/index.ts';
import { createEngine, preferEngine } from '../../src/training/choose-engine.ts';
import type { StepPlan } from '../../src/training/engine.ts';
import { hasWasmSimd, StepMemory } from '../../src/training/wasm/step-memory.ts';
import { planned } from '../planned.ts';

afterEach(() => {
  jest.restoreAllMocks();
});

const plan = (
  inputs: number,
  units: number,
  batchSize: number,
  optimizer = planned('sgd', { learningRate: 0.1 }),
): StepPlan => ({
  first: [],
  layers: [
    {
      ...{ inputs, units, useBias: true, isTrained: true },
      after: [{ kind: 'activation', name: 'softmax' }],
    },
  ],
  loss: { name: 'sparse_categorical_crossentropy' },
  optimizer,
  batchSize,
  labelSize: 1,
});

test.each<[string, StepPlan, number]>([
  ['40000–30000 with batchSize 1', plan(40_000, 30_000, 1), 4579],
  ['20000–20000 with batchSize 2', plan(20_000, 20_000, 2, planned('adam')), 4579],
  ['10–10 with batchSize 100000000', plan(10, 10, 100_000_000), 22_126],
])('%s is too large for one memory', (what, tooLarge, mebibytes) => {
  expect(() => createEngine('wasm', tooLarge)).toThrow(
    `Not enough memory for ${what}: about ${mebibytes} MiB are needed in one WebAssembly memory. ` +
      'Use a smaller batchSize or fewer units.',
  );
});

test('the network is named by its sizes', () => {
  const layers = [784, 100_000].map((inputs, i) => ({
    ...{ inputs, units: [100_000, 20_000][i], useBias: true, isTrained: true },
    after: [],
  }));
  expect(() => createEngine('wasm', { ...plan(1, 1, 1), layers })).toThrow(
    'Not enough memory for 784–100000–20000 with batchSize 1',
  );
});

test('a disposed engine has let go of everything', () => {
  const engine = createEngine('wasm', plan(2, 3, 4));
  expect([engine.name, engine.inputs.length, engine.targets.length, engine.outputs.length]).toEqual(
    ['wasm', 8, 4, 12],
  );
  engine.dispose();
  expect([engine.inputs.length, engine.targets.length, engine.outputs.length]).toEqual([0, 0, 0]);
  expect(() => engine.step(1)).toThrow('The engine was disposed: create a new one.');
});

test('a system that refuses the addresses is said, with what to do', () => {
  jest.spyOn(WebAssembly, 'Instance').mockImplementation(() => {
    throw new RangeError('could not allocate memory');
  });
  expect(() => createEngine('wasm', plan(2, 3, 4))).toThrow(
    expect.objectContaining({
      message:
        'WebAssembly gets no memory: it reserves several GiB of addresses, of which it uses few, and a ' +
        "limit forbids it. Lift the limit (in a shell: ulimit -v unlimited), or take engine: 'stock'.",
      cause: expect.any(RangeError),
    }),
  );
});

function noMoreMemory(): void {
  jest.spyOn(WebAssembly.Memory.prototype, 'grow').mockImplementation(() => {
    throw new RangeError('Unable to grow instance memory');
  });
}

test('memory that can’t grow is said by the network that is too large', () => {
  noMoreMemory();
  expect(() => createEngine('wasm', plan(1000, 512, 4))).toThrow(
    'Not enough memory for 1000–512 with batchSize 4: about 2 MiB',
  );
});

test('a fault stays a fault', () => {
  jest.spyOn(StepMemory.prototype, 'rows').mockImplementation(() => {
    throw new TypeError('a fault');
  });
  expect(() => createEngine('wasm', plan(2, 3, 4))).toThrow('a fault');
});

test('WebAssembly with SIMD is there, or not', () => {
  expect(hasWasmSimd()).toBe(true);
  jest.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  expect(hasWasmSimd()).toBe(false);
  const own = globalThis.WebAssembly;
  Object.assign(globalThis, { WebAssembly: undefined });
  try {
    expect(hasWasmSimd()).toBe(false);
  } finally {
    Object.assign(globalThis, { WebAssembly: own });
  }
});

test('left open, what doesn’t fit into one memory is trained by TensorFlow.js, which is said', async () => {
  await useBackend('cpu');
  preferEngine('auto');
  const said = jest.spyOn(console, 'warn').mockImplementation();
  jest.spyOn(console, 'log').mockImplementation();
  const model = sequential([dense({ units: 100_000, inputShape: [2] })]);
  model.compile({ loss: 'mse' });
  const [x, y] = [tf.ones([2, 2]), tf.ones([2, 100_000])];
  noMoreMemory();
  const history = await model.fit(x, y, { verbose: 2 });
  expect(history.engine).toBe('stock');
  expect(said.mock.calls.flat().join()).toContain(
    'Not enough memory for 2–100000 with batchSize 2',
  );
  await expect(model.fit(x, y, { verbose: 0, engine: 'wasm' })).rejects.toThrow(
    'Not enough memory',
  );
});

test('an optimizer that remembers something else than when training began is refused', () => {
  const engine = createEngine('wasm', plan(2, 3, 4));
  expect(() => engine.setOptimizer(planned('sgd', { momentum: 0.5 }))).toThrow(
    'A callback gave the optimizer a setting by which it remembers something else of every weight.',
  );
  engine.setOptimizer(planned('sgd', { clipnorm: 1 })); // takes more memory
  engine.inputs.fill(1);
  expect(engine.step(4)).toBeCloseTo(Math.log(3), 6);
  engine.dispose();
});
