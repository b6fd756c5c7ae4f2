/** Random models: their programs in both languages, and that a difference is judged. Keras itself: npm run compare. */

import fc from 'fast-check';
import { call, python, typescript } from '../../scripts/compare/random/call.ts';
import { judge, startOf, trainHere } from '../../scripts/compare/random/judge.ts';
import { pythonProgram, typescriptProgram } from '../../scripts/compare/random/programs.ts';
import { type RandomModel, randomModel } from '../../scripts/compare/random/random-model.ts';
import { useBackend } from '../../src/index.ts';

beforeAll(() => useBackend('wasm'));

test('a call is said in the words of either edition', () => {
  const rate = call('new CosineDecay', 'keras.optimizers.schedules.CosineDecay', { decaySteps: 3 });
  const adam = call('new Adam', 'keras.optimizers.Adam', {
    learningRate: rate,
    beta1: 0.5,
    amsgrad: true,
    name: 'a',
    none: null,
    list: [1, 2],
    weights: { 0: 2 },
  });
  expect(typescript(adam)).toBe(
    "new Adam({ learningRate: new CosineDecay({ decaySteps: 3 }), beta1: 0.5, amsgrad: true, name: 'a', " +
      'none: null, list: [1, 2], weights: { 0: 2 } })',
  );
  expect(python(adam)).toBe(
    'keras.optimizers.Adam(learning_rate=keras.optimizers.schedules.CosineDecay(decay_steps=3), beta_1=0.5, ' +
      'amsgrad=True, name="a", none=None, list=[1, 2], weights={0: 2})',
  );
});

const dense = (args: object) => ({
  ...call('dense', 'keras.layers.Dense', { ...args, seed: 1 }),
  kerasArgs: args as never,
});
const model: RandomModel = {
  input: [2],
  layers: [
    dense({ units: 2, activation: 'tanh' }),
    {
      ...call('dropout', 'Dropout', { rate: 0.5, seed: 2 }),
      kerasArgs: { rate: 0.5, masks: [2] },
    },
    dense({ units: 1, kernelInitializer: 'ones' }),
  ],
  compile: { loss: 'mse', optimizer: 'sgd', metrics: ['mae'] },
  dataSeed: 1,
  samples: 3,
  labels: 'number',
  outputs: 1,
  fit: { batchSize: 2, epochs: 2 },
  shuffleSeed: 5,
  weightsOf: 'samples',
  validation: true,
};

test('the programs have the same layers, data, order, masks and settings', async () => {
  const { names, lines } = typescriptProgram(model, 'wasm');
  expect(names).toEqual(['dense', 'dropout', 'input', 'sequential']);
  expect(lines.join('\n')).toContain(
    "model.compile({ loss: 'mse', optimizer: 'sgd', metrics: ['mae'] });",
  );
  const text = pythonProgram(model, await startOf(model));
  for (const part of [
    'keras.layers.Dense(units=2, activation="tanh")',
    // 4 steps of 2 samples
    /Dropout\(0\.5, np\.array\(\[(\[[01], [01], [01], [01]\](, )?){4}\], np\.uint8\)\.reshape\(\[4, 2, 2\]\)\)/,
    'for order in [[0, 1, 2], [2, 0, 1]]:', // NumPy's RandomState(5)
    'sample_weight=weights[order], validation_data=(x[:2], y[:2])',
    'run_eagerly=True',
  ]) {
    if (part instanceof RegExp) expect(text).toMatch(part);
    else expect(text).toContain(part);
  }
});

/** What a Keras would answer that computes as we do, but for what is changed. */
async function answerOf(changed: (values: number[]) => number[] = (values) => values) {
  const { trained, history, evaluated } = await trainHere(model, 'stock');
  const lists = (weights: ArrayLike<number>[][]) => weights.map((w) => w.map((v) => Array.from(v)));
  const [first, ...others] = lists(trained);
  return {
    drawn: lists(await startOf(model)),
    trained: [first.map(changed), ...others],
    history,
    evaluated,
  };
}
const off = (by: number) => (values: number[]) => values.map((value) => value + by);

test('equal numbers are equal, on every engine that can take the model', async () => {
  const verdict = await judge(model, ['wasm', 'stock'], { run: () => answerOf() });
  expect(verdict).toMatchObject({ kind: 'equal', engines: ['wasm', 'stock'] });
  expect(verdict.difference).toBeLessThan(1e-6);
});

test('a difference is one where Keras, moved by a last place, stays where it is', async () => {
  const verdict = await judge(model, ['wasm'], { run: () => answerOf(off(1e-4)) });
  expect(verdict).toMatchObject({ kind: 'different', engine: 'wasm', movement: 0 });
  expect(verdict.what).toMatch(/^(kernel|bias) of layer 1: .*, Keras /);
});

test.each([
  [2e-5, 'different'], // it moves within the bound
  [1e-4, 'chaos'],
])('where Keras itself moves by %d the verdict is %s', async (movement, kind) => {
  let asked = 0;
  const run = () => answerOf(off(1e-4 + (asked++ === 0 ? 0 : movement * 0.999)));
  expect(await judge(model, ['wasm'], { run })).toMatchObject({ kind });
});

test('another start of an initializer without chance is a difference', async () => {
  const answer = await answerOf();
  answer.drawn[2][0][0] = 0.5;
  const verdict = await judge(model, ['wasm'], { run: async () => answer });
  expect(verdict).toMatchObject({ kind: 'different', what: 'the kernelInitializer of layer 3' });
});

test('what is refused here is a difference, in our words', async () => {
  const wrong = { ...model, layers: [dense({ units: 0 })] };
  const verdict = await judge(wrong, ['wasm'], { run: () => answerOf() });
  expect(verdict.what).toMatch(/^refused here: A Dense layer has a whole number of units/);
});

test('what Keras refuses is a difference, in its words', async () => {
  const run = async () => ({ ...(await answerOf()), error: 'ValueError: no' });
  const verdict = await judge(model, ['wasm'], { run });
  expect(verdict.what).toBe('refused by Keras: ValueError: no');
});

test('the models drawn are those that can be trained here, and the last place moves', async () => {
  for (const drawn of fc.sample(randomModel, { numRuns: 10, seed: 3 })) {
    const start = await startOf(drawn);
    await trainHere(drawn, 'stock');
    expect(pythonProgram(drawn, start, { move: 1 })).not.toBe(pythonProgram(drawn, start));
  }
});
