/** The WebAssembly engine where memory, labels or WebAssembly itself are not what it needs. */

import type { StepPlan } from '../../src/training/engine';
import { createWasmEngine, hasWasmSimd } from '../../src/training/wasm/wasm-engine';
import { planned } from '../planned';

afterEach(() => {
  jest.restoreAllMocks();
});

const plan = (
  inputs: number,
  units: number,
  batchSize: number,
  optimizer: StepPlan['optimizer'] = planned('sgd', { learningRate: 0.1 }),
): StepPlan => ({
  layers: [{ inputs, units, activation: 'softmax', useBias: true }],
  loss: 'sparseCategoricalCrossentropy',
  optimizer,
  batchSize,
});
const adam = planned('adam', { learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-7 });

// 4 bytes × (inputs × units × kinds + 3 × batchSize × units + batchSize × inputs), in MiB
test.each<[string, StepPlan, number]>([
  ['40000–30000 with batchSize 1', plan(40_000, 30_000, 1), 4579],
  ['20000–20000 with batchSize 2', plan(20_000, 20_000, 2, adam), 4579],
  ['10–10 with batchSize 100000000', plan(10, 10, 100_000_000), 15_259],
])('%s is too large for one memory', (what, tooLarge, mebibytes) => {
  expect(() => createWasmEngine(tooLarge)).toThrow(
    `Not enough memory for ${what}: about ${mebibytes} MiB are needed in one WebAssembly memory. ` +
      'Take a smaller batchSize or fewer units.',
  );
});

test('the network is named by its sizes', () => {
  const layers = [784, 100_000].map((inputs, i) => ({
    inputs,
    units: [100_000, 20_000][i],
    activation: 'linear' as const,
    useBias: true,
  }));
  expect(() => createWasmEngine({ ...plan(1, 1, 1), layers })).toThrow(
    'Not enough memory for 784–100000–20000 with batchSize 1',
  );
});

test.each([-1, 3])('the label %i of 3 classes would be outside the memory of its row', (label) => {
  const engine = createWasmEngine(plan(2, 3, 4));
  engine.targets.set([2, label, 7]);
  expect(engine.step(1)).toBeGreaterThan(0); // the others are no rows of this step
  for (const compute of [() => engine.step(2), () => engine.evaluate(2)]) {
    expect(compute).toThrow(
      `A label must be in 0 … 2 (units of the last layer), got ${label} in row 1.`,
    );
  }
  engine.dispose();
});

test('a disposed engine has let go of everything', () => {
  const engine = createWasmEngine(plan(2, 3, 4));
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
  expect(() => createWasmEngine(plan(2, 3, 4))).toThrow(
    expect.objectContaining({
      message:
        'WebAssembly gets no memory: it reserves several GiB of addresses, of which it uses few, and a ' +
        "limit forbids it. Lift the limit (in a shell: ulimit -v unlimited), or take engine: 'stock'.",
      cause: expect.any(RangeError),
    }),
  );
});

test.each([
  [
    new WebAssembly.RuntimeError('unreachable'),
    'Not enough memory for 2–3 with batchSize 4: about 1 MiB',
  ],
  [new TypeError('a fault'), 'a fault'],
])('what stops the module on its way: %s', (error, message) => {
  const begin = () => {
    throw error;
  };
  jest.spyOn(WebAssembly, 'Instance').mockImplementation(() => ({ exports: { begin } }) as never);
  expect(() => createWasmEngine(plan(2, 3, 4))).toThrow(message);
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
