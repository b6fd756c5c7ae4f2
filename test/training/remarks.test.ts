/** What training remarks on and keeps, in plain numbers. */

import * as tf from '@tensorflow/tfjs';
import { dense, sequential } from '../../src/index.ts';
import { History } from '../../src/training/history.ts';
import { LossWatch } from '../../src/training/loss-watch.ts';
import { remarkOnClasses, remarkOnLastLayer, remarkOnPixels } from '../../src/training/remarks.ts';

/** The remarks after epochs of these losses. */
function remarks(rate: number, losses: number[]) {
  const watch = new LossWatch(rate);
  const first = watch.begin();
  watch.addBatch(losses[0]);
  watch.addBatch(losses[0] * 2); // only the first batch is what training began with
  return [first, ...losses.map((loss) => watch.endEpoch(loss))];
}

test('a loss that rises three epochs in a row is remarked on, once, with the learning rate', () => {
  const words =
    'The loss has risen for 3 epochs in a row, to 4: the steps go too far. ' +
    'Try a smaller learning rate (it is 0.1), or inputs scaled to 0 … 1.';
  const nothing = undefined;
  expect(remarks(0.1, [1, 2, 3, 4, 5])).toEqual([
    nothing,
    nothing,
    nothing,
    nothing,
    words,
    nothing,
  ]);
});

test('rises with a fall between them are chance', () => {
  expect(remarks(0.1, [1, 2, 3, 2, 3, 4, 4]).every((remark) => remark === undefined)).toBe(true);
});

test('ten times the first batch’s loss is enough; a rate that nobody knows is not named', () => {
  const [, at, above] = remarks(Number.NaN, [1, 10, 10.123456]);
  expect(at).toBeUndefined();
  expect(above).toBeUndefined();
  expect(remarks(Number.NaN, [1, 10.123456])[2]).toBe(
    'The loss of this epoch, 10.12, is far above the 1 with which training began: the steps go too ' +
      'far. Try a smaller learning rate, or inputs scaled to 0 … 1.',
  );
});

test('the learning rate 0 is remarked on before the first step, and nothing else is then', () => {
  expect(remarks(0, [1, 20])).toEqual([expect.stringContaining('is 0'), undefined, undefined]);
});

test('without a batch there is nothing to compare with', () => {
  expect(new LossWatch(0.1).endEpoch(100)).toBeUndefined();
});

test('a history begins empty, or with what there was, and keeps no value that is missing', () => {
  const history = new History('wasm');
  expect([history.loss, history.accuracy]).toEqual([[], []]);
  history.add(0, { loss: 1, accuracy: undefined } as never, 2);
  history.addBatch({ loss: 3 });
  expect(history.values()).toEqual({
    epoch: [0],
    seconds: [2],
    history: { loss: [1] },
    batches: { loss: [3] },
  });
  const earlier = history.values();
  const later = new History('wasm', earlier);
  later.add(1, { loss: 0.5, accuracy: 0.75 }, 2);
  expect([later.loss, later.accuracy]).toEqual([[1, 0.5], [0.75]]);
  expect(earlier.history.loss).toEqual([1]); // a copy went on
});

/** What is written on the side meanwhile. */
function warnings(work: () => void): string[] {
  const warn = jest.spyOn(console, 'warn').mockReturnValue(undefined);
  try {
    work();
    return warn.mock.calls.map(([text]) => text);
  } finally {
    warn.mockRestore();
  }
}

const SOFTMAX_OF_ONE =
  "The last layer 'last' has softmax and 1 node, whose answer is always 1: nothing can be learned. " +
  "Two classes take sigmoid and 1 node: outputLayer('binary').";
const goesWith = (loss: string, expected: string, activation: string) =>
  `${loss} goes with ${expected} as the last layer's activation; the layer 'last' has ${activation}. `;
const MAKES = 'outputLayer(…) makes the layer that a task asks for.';
const ONE_OF_THEM = 'Leave out one of them: the outputs are probabilities already, and no logits.';
const LEAVE_OUT = 'Leave out the activation: logits are the sums before it.';
const [BINARY, SPARSE] = ["'binary_crossentropy'", "'sparse_categorical_crossentropy'"];

test.each<
  [string, 'plain' | 'fromLogits', number, 'softmax' | 'sigmoid' | 'linear' | 'relu', string[]]
>([
  ['mean_squared_error', 'plain', 1, 'softmax', [SOFTMAX_OF_ONE]],
  ['binary_crossentropy', 'plain', 1, 'softmax', [SOFTMAX_OF_ONE]],
  ['binary_crossentropy', 'plain', 1, 'sigmoid', []],
  ['binary_crossentropy', 'plain', 2, 'softmax', [goesWith(BINARY, 'sigmoid', 'softmax') + MAKES]],
  [
    'sparse_categorical_crossentropy',
    'plain',
    3,
    'linear',
    [
      `${goesWith(SPARSE, 'softmax', 'linear')}outputLayer(…) makes the layer that a task asks for; or, if ` +
        'the outputs are to stay logits, take loss: new SparseCategoricalCrossentropy({ fromLogits: true }).',
    ],
  ],
  ['categorical_crossentropy', 'plain', 3, 'softmax', []],
  ['mean_squared_error', 'plain', 3, 'sigmoid', []],
  ['sparse_categorical_crossentropy', 'fromLogits', 3, 'linear', []],
  [
    'sparse_categorical_crossentropy',
    'fromLogits',
    3,
    'softmax',
    [goesWith(`${SPARSE} with fromLogits`, 'linear', 'softmax') + ONE_OF_THEM],
  ],
  [
    'binary_crossentropy',
    'fromLogits',
    1,
    'relu',
    [goesWith(`${BINARY} with fromLogits`, 'linear', 'relu') + LEAVE_OUT],
  ],
])('%s, %s, after %i nodes with %s', (name, kind, units, activation, remarks) => {
  const last = dense({ units, activation, name: 'last', inputShape: [2] });
  const config = { name, ...(kind === 'fromLogits' && { fromLogits: true }) };
  expect(warnings(() => remarkOnLastLayer(last, config))).toEqual(remarks);
});

test('a last layer without an activation is remarked on by nobody', () => {
  const last = tf.layers.dropout({ rate: 0.5 });
  expect(warnings(() => remarkOnLastLayer(last, { name: 'binary_crossentropy' }))).toEqual([]);
});

test.each<[string, number[], number | undefined]>([
  ['pixels', [0, 255, 17], 255],
  ['dark pixels', [0, 17], 17],
  ['small whole numbers', [0, 16], undefined],
  ['fractions', [0.5, 200], undefined],
  ['numbers below 0', [-1, 200], undefined],
  ['numbers above 255', [200, 256], undefined],
])('%s: %j', (_, values, largest) => {
  const before = tf.memory().numTensors;
  const x = tf.tensor2d(values, [values.length, 1]);
  expect(warnings(() => remarkOnPixels(x))).toEqual(
    largest === undefined
      ? []
      : [
          `The inputs are whole numbers up to ${largest}, as pixels are. Training goes better with values ` +
            'from 0 to 1: input.div(255).',
        ],
  );
  x.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('only the first 32 samples are looked at', () => {
  const values = tf.concat([tf.ones([32]), tf.fill([1], 200)]);
  expect(warnings(() => remarkOnPixels(values))).toEqual([]);
});

const noneToTrainOn = (what: string) =>
  `The validation samples hold ${what}. validationSplit takes the last samples as they come: shuffle sorted ones ` +
  'before, or take trainTestSplit.';

test.each<[string, tf.Tensor, tf.Tensor, string | undefined, string[]]>([
  [
    'sorted labels',
    tf.tensor1d([0, 0, 1, 1], 'int32'),
    tf.tensor1d([3, 1, 2, 3], 'int32'),
    'sparseCategoricalCrossentropy',
    [noneToTrainOn('classes of which there is none to train on: 2, 3')],
  ],
  [
    'sorted labels of two classes',
    tf.zeros([3, 1]),
    tf.ones([2, 1]),
    'binaryCrossentropy',
    [noneToTrainOn('a class of which there is none to train on: 1')],
  ],
  [
    'one-hot labels',
    tf.tensor2d([[1, 0, 0]]),
    tf.tensor2d([[0, 0, 1]]),
    'categoricalCrossentropy',
    [noneToTrainOn('a class of which there is none to train on: 2')],
  ],
  ['a class less', tf.tensor1d([0, 1]), tf.tensor1d([1]), 'sparseCategoricalCrossentropy', []],
  ['numbers', tf.tensor1d([0, 1]), tf.tensor1d([2]), 'meanSquaredError', []],
  ['a loss of one’s own', tf.tensor1d([0, 1]), tf.tensor1d([2]), undefined, []],
])('%s', (_, training, validating, loss, remarks) => {
  expect(warnings(() => remarkOnClasses(training, validating, loss))).toEqual(remarks);
});

test('fit remarks on them once, of a part and of data of its own; verbose 0 is silent', async () => {
  const model = sequential([dense({ units: 3, activation: 'softmax', inputShape: [1] })]);
  model.compile({ loss: 'sparse_categorical_crossentropy', optimizer: 'sgd' });
  const [x, y] = [tf.zeros([4, 1]), tf.tensor1d([0, 0, 1, 2])];
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  jest.spyOn(console, 'log').mockImplementation();
  const train = async (options: object) => {
    warn.mockClear();
    await model.fit(x, y, { epochs: 2, verbose: 2, ...options });
    return warn.mock.calls.flat();
  };
  expect(await train({ validationSplit: 0.5 })).toEqual([
    noneToTrainOn('classes of which there is none to train on: 1, 2'),
  ]);
  const validationData = [x, tf.ones([4])];
  expect(await train({ validationData })).toEqual([]);
  const others = [x.slice(0, 1), tf.tensor1d([2])];
  warn.mockClear();
  const only = { epochs: 2, validationData: others as [tf.Tensor, tf.Tensor], verbose: 2 as const };
  await model.fit(x, tf.tensor1d([0, 0, 1, 1]), only);
  expect(warn.mock.calls.flat()).toEqual([
    noneToTrainOn('a class of which there is none to train on: 2'),
  ]);
  expect(await train({ validationSplit: 0.5, verbose: 0 })).toEqual([]);
  jest.restoreAllMocks();
});
