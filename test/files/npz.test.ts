/** Weights that NumPy wrote, put into a model; the files are by test/fixtures/npz-files/make_npz.py. */

import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { dense, loadModel, loadWeights, sequential, useBackend } from '../../src/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const file = (name: string) => join(PROJECT_DIR, 'test', 'fixtures/npz-files', `${name}.npz`);
const model = () =>
  sequential([
    dense({ units: 3, inputShape: [2], name: 'hidden' }),
    dense({ units: 1, useBias: false, name: 'output' }),
  ]);
const values = (from: { getWeights(): tf.Tensor[] }) =>
  from.getWeights().map((weight) => Array.from(weight.dataSync()));
const EXPECTED = [
  [0, 1, 2, 3, 4, 5],
  [6, 7, 8],
  [9, 10, 11],
];

beforeAll(async () => void (await useBackend('cpu')));
// It is said that the optimizer stays as it is: other tests look at that.
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());
afterEach(() => jest.restoreAllMocks());

test.each(['positional', 'named', 'other-names', 'columns', 'float64', 'packed'])(
  '%s: the weights are there',
  async (name) => {
    const built = model();
    const before = tf.memory().numTensors;
    await loadWeights(built, file(name));
    expect(values(built)).toEqual(EXPECTED);
    expect(tf.memory().numTensors).toBe(before);
  },
);

test.each([
  ['too-few', 'it has 2 arrays; the model has 3 weights'],
  ['too-many', 'it has 4 arrays; the model has 3 weights'],
  ['turned', 'has the shape [3, 2]; the model'],
  ['integers', "the array 'arr_1' is <i8; expected float32 (<f4) or float64 (<f8)"],
  ['objects', "the array 'arr_0' is |O"],
  ['none', 'there is no '],
])('%s: refused, and no weight is changed', async (name, message) => {
  const built = model();
  const before = values(built);
  await expect(loadWeights(built, file(name))).rejects.toThrow(message);
  expect(values(built)).toEqual(before);
});

test('as a model it is refused: it does not say which one', async () => {
  await expect(loadModel(file('positional'))).rejects.toThrow('loadWeights(model, path)');
});

describe("a model's own .npz, with its optimizer", () => {
  const at = temporaryFolder();
  const trained = async () => {
    const built = model();
    built.compile({ loss: 'mse', optimizer: 'adam' });
    await built.fit(tf.ones([2, 2]), tf.ones([2, 1]), { verbose: 0 });
    await built.save(at('own.npz'));
    return built;
  };

  test.each([
    ['hidden', 'output'],
    ['first', 'second'],
    ['output', 'hidden'],
  ])('goes into layers called %s and %s', async (first, second) => {
    const built = await trained();
    const other = sequential([
      dense({ units: 3, inputShape: [2], name: first }),
      dense({ units: 1, useBias: false, name: second }),
    ]);
    other.compile({ loss: 'mse' });
    await loadWeights(other, `file://${at('own.npz')}`);
    expect(values(other)).toEqual(values(built));
  });

  test('not into a model of another form', async () => {
    await trained();
    const other = sequential([dense({ units: 3, inputShape: [2] })]);
    await expect(loadWeights(other, at('own.npz'))).rejects.toThrow(
      'it has 3 arrays; the model has 2 weights',
    );
  });
});
