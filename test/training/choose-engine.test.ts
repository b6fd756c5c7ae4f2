/** Left open, the faster engine is taken: it is measured, once a plan. */

import * as tf from '@tensorflow/tfjs';
import type { EngineChoice } from '../../src/index.ts';
import { chooseEngine, preferEngine } from '../../src/training/choose-engine.ts';
import type { StepEngine, StepPlan } from '../../src/training/engine.ts';
import { planned } from '../planned.ts';

const plan = (units: number): StepPlan => ({
  first: [],
  layers: [{ inputs: 2, units, useBias: true, isTrained: true, after: [] }],
  loss: { name: 'mean_squared_error' },
  optimizer: planned('sgd', { learningRate: 0.1 }),
  batchSize: 1,
  labelSize: units,
});

/** TensorFlow's kernels where they are not installed: enough to make an engine of, none to compute with. */
const binding = {
  createTensor: () => 1,
  deleteTensor() {},
  executeOp: () => [{ id: 1 }],
};
const isFake = tf.findBackend('tensorflow') === null;
beforeEach(() => {
  if (isFake) tf.registerBackend('tensorflow', () => ({ binding, dispose() {} }) as never, 0);
  preferEngine('auto');
});
afterEach(() => {
  if (isFake && tf.findBackend('tensorflow')) tf.removeBackend('tensorflow');
});

/** Makes a step of one engine take 2 ms longer, and counts the steps of both. */
function measureWith(slow: string) {
  const steps: Record<string, number> = {};
  const disposed: string[] = [];
  const prepare = (engine: StepEngine) => {
    const { name } = engine;
    const dispose = engine.dispose.bind(engine);
    Object.assign(engine, {
      step(rows: number) {
        expect(rows).toBe(1);
        steps[name] = (steps[name] ?? 0) + 1;
        const end = performance.now() + (name === slow ? 2 : 0);
        while (performance.now() < end);
        return 0;
      },
      dispose() {
        disposed.push(name);
        dispose();
      },
    });
    return 1;
  };
  return { steps, disposed, prepare };
}

test.each([
  ['native', 'wasm', 1],
  ['wasm', 'native', 2],
])('where %s is slower: %s, and what was measured is known', (slow, faster, units) => {
  const { steps, disposed, prepare } = measureWith(slow);
  expect(chooseEngine('auto', plan(units), prepare)).toBe(faster);
  expect(steps.native).toBe(steps.wasm);
  expect(steps.native).toBeGreaterThanOrEqual(2 * 3); // rounds × steps in a row
  expect(disposed).toEqual(['native', 'wasm']);
  const before = steps.native;
  expect(chooseEngine('auto', plan(units), prepare)).toBe(faster);
  expect(steps.native).toBe(before);
});

test('what is asked for by name, or goes with the backend, is not measured', () => {
  const never = () => {
    throw new Error('measured');
  };
  for (const name of ['native', 'wasm', 'stock'] as const) {
    expect(chooseEngine(name, plan(3), never)).toBe(name);
    preferEngine(name);
    expect(chooseEngine('auto', plan(3), never)).toBe(name);
  }
  expect(chooseEngine('auto', 'the loss is hinge', never)).toBe('stock');
  expect(() => chooseEngine('wasm', 'the loss is hinge', never)).toThrow(
    "The engine 'wasm' can't train this model: the loss is hinge. Use 'stock'.",
  );
  expect(() => chooseEngine('wsm' as EngineChoice, plan(3), never)).toThrow("Did you mean 'wasm'?");
});

test('an engine that can’t be prepared is still given back', () => {
  const { disposed, prepare } = measureWith('wasm');
  const failing = (engine: StepEngine) => {
    prepare(engine);
    throw new Error('no room');
  };
  expect(() => chooseEngine('auto', plan(4), failing)).toThrow('no room');
  expect(disposed).toEqual(['native']);
});

test('an engine that this machine lacks is refused, with how to get it', () => {
  const never = () => 0;
  const simd = jest.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  expect(() => chooseEngine('wasm', plan(5), never)).toThrow(
    "The engine 'wasm' needs WebAssembly with SIMD, which this runtime lacks: Node 18 has it.",
  );
  simd.mockRestore();
  if (!isFake) return;
  tf.removeBackend('tensorflow');
  expect(() => chooseEngine('native', plan(5), never)).toThrow(
    "The engine 'native' needs TensorFlow's native kernels: `await useBackend('native')` chooses them, or " +
      'says how to get them (npm run native).',
  );
  expect(() => chooseEngine('wsm' as EngineChoice, plan(5), never)).toThrow(
    "An engine is one of auto, native, wasm, stock; got 'wsm'. Did you mean 'wasm'?",
  );
  expect(chooseEngine('auto', plan(5), never)).toBe('wasm'); // the only one
});
