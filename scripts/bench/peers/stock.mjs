/**
 * The lesson's network in TensorFlow.js alone, as its documentation writes one.
 *     node scripts/bench/peers/stock.mjs EPOCHS wasm
 *     node scripts/bench/peers/stock.mjs EPOCHS PATH-OF-TFJS-NODE
 */

import { createRequire } from 'node:module';
import util from 'node:util';
import { loadData, PIXELS } from './fashion-mnist.mjs';

const require = createRequire(import.meta.url);
const [, , epochs, place] = process.argv;
const tf = require('@tensorflow/tfjs');
tf.env().set('PROD', true);
if (place === 'wasm') {
  require('@tensorflow/tfjs-backend-wasm');
  await tf.setBackend('wasm');
} else {
  // tfjs-node 4.22 calls what Node 23 removed.
  util.isNullOrUndefined ??= (value) => value == null;
  util.isArray ??= Array.isArray;
  require(place);
}
await tf.ready();

const model = tf.sequential({
  layers: [
    tf.layers.dense({ units: 100, activation: 'sigmoid', inputShape: [PIXELS] }),
    tf.layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
model.compile({
  loss: 'sparseCategoricalCrossentropy',
  optimizer: 'rmsprop',
  metrics: ['accuracy'],
});

const [train, validation] = loadData().map(({ x, y, count }) => ({
  x: tf.tensor2d(x, [count, PIXELS]),
  y: tf.tensor1d(y, 'float32'), // integer labels make its accuracy fail
  count,
}));
const firstStepSeconds = performance.now() / 1000;
const msPerStep = [];
let before = 0;
await model.fit(train.x, train.y, {
  ...{ epochs: Number(epochs), batchSize: 32, verbose: 0, yieldEvery: 'never' },
  callbacks: {
    onEpochBegin: () => {
      before = performance.now();
    },
    onEpochEnd: () => {
      msPerStep.push(((performance.now() - before) * 32) / train.count);
    },
  },
});

before = performance.now();
const [loss, accuracy] = model
  .evaluate(validation.x, validation.y, { batchSize: 32, verbose: 0 })
  .map((value) => value.dataSync()[0]);
console.log(
  JSON.stringify({
    ...{ msPerStep, evaluateSeconds: (performance.now() - before) / 1000, firstStepSeconds },
    validation: { loss, accuracy },
    peakMemoryMiB: process.resourceUsage().maxRSS / 1024,
    version: `TensorFlow.js ${tf.version.tfjs}, ${tf.getBackend()}`,
  }),
);
