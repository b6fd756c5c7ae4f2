/**
 * The lesson's network in jax-js, as its documentation writes one: a jitted step with `valueAndGrad`.
 *     node scripts/bench/peers/jax/lesson.mjs EPOCHS
 */

import { readFileSync } from 'node:fs';
import {
  blockUntilReady,
  defaultDevice,
  init,
  jit,
  nn,
  numpy as np,
  random,
  valueAndGrad,
} from '@jax-js/jax';
import { loadData, PIXELS, shuffled } from '../fashion-mnist.mjs';

const [BATCH, HIDDEN, CLASSES] = [32, 100, 10];
const [RATE, RHO, EPSILON] = [0.001, 0.9, 1e-7];
const epochs = Number(process.argv[2]);

await init('wasm');
defaultDevice('wasm');

function glorot(seed, inputs, units) {
  const limit = Math.sqrt(6 / (inputs + units));
  return random.uniform(random.key(seed), [inputs, units], { minval: -limit, maxval: limit });
}

let params = {
  w1: glorot(1, PIXELS, HIDDEN),
  b1: np.zeros([HIDDEN]),
  w2: glorot(2, HIDDEN, CLASSES),
  b2: np.zeros([CLASSES]),
};
let slots = Object.fromEntries(
  Object.entries(params).map(([name, value]) => [name, np.zeros(value.shape)]),
);

function logits({ w1, b1, w2, b2 }, x) {
  return np.matmul(nn.sigmoid(np.matmul(x, w1).add(b1)), w2).add(b2);
}

function loss(params, x, y) {
  const logProbabilities = nn.logSoftmax(logits(params, x));
  return np
    .sum(logProbabilities.mul(nn.oneHot(y, CLASSES)), -1)
    .mean()
    .mul(-1);
}

const step = jit((params, slots, x, y) => {
  const [value, gradients] = valueAndGrad(loss)(
    Object.fromEntries(Object.entries(params).map(([name, own]) => [name, own.ref])),
    x,
    y,
  );
  const [nextParams, nextSlots] = [{}, {}];
  for (const name of Object.keys(params)) {
    const gradient = gradients[name];
    const slot = slots[name].mul(RHO).add(np.square(gradient.ref).mul(1 - RHO));
    nextParams[name] = params[name].sub(gradient.mul(RATE).div(np.sqrt(slot.ref.add(EPSILON))));
    nextSlots[name] = slot;
  }
  return [value, nextParams, nextSlots];
});

const evaluateBatch = jit((params, x, y) => {
  const values = logits(params, x);
  const right = np.argmax(values.ref, -1).equal(y.ref).astype(np.float32).sum();
  const losses = np
    .sum(nn.logSoftmax(values).mul(nn.oneHot(y, CLASSES)), -1)
    .sum()
    .mul(-1);
  return [losses, right];
});

const shared = (params) =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value.ref]));

/** @returns rows of the data as arrays of jax-js */
function batchOf({ x, y }, rows) {
  const [inputs, labels] = [new Float32Array(rows.length * PIXELS), new Int32Array(rows.length)];
  for (let n = 0; n < rows.length; n++) {
    inputs.set(x.subarray(rows[n] * PIXELS, (rows[n] + 1) * PIXELS), n * PIXELS);
    labels[n] = y[rows[n]];
  }
  return [np.array(inputs).reshape([rows.length, PIXELS]), np.array(labels, { dtype: np.int32 })];
}

const [train, validation] = loadData();
const firstStepSeconds = performance.now() / 1000;
const msPerStep = [];
for (let epoch = 0; epoch < epochs; epoch++) {
  const before = performance.now();
  const order = shuffled(train.count);
  let total = 0;
  for (let start = 0; start < order.length; start += BATCH) {
    const [x, y] = batchOf(train, order.subarray(start, start + BATCH));
    let value;
    [value, params, slots] = step(params, slots, x, y);
    total += value.dataSync()[0];
  }
  await blockUntilReady(params);
  msPerStep.push(((performance.now() - before) * BATCH) / train.count);
  console.error(`epoch ${epoch + 1}: loss ${((total * BATCH) / train.count).toFixed(4)}`);
}

const before = performance.now();
let [loss_, right] = [0, 0];
for (let start = 0; start < validation.count; start += BATCH) {
  const rows = Int32Array.from({ length: BATCH }, (_, n) => start + n);
  const [losses, hits] = evaluateBatch(shared(params), ...batchOf(validation, rows));
  loss_ += losses.dataSync()[0];
  right += hits.dataSync()[0];
}
const evaluateSeconds = (performance.now() - before) / 1000;

const { version } = JSON.parse(
  readFileSync(new URL('./node_modules/@jax-js/jax/package.json', import.meta.url), 'utf8'),
);
console.log(
  JSON.stringify({
    ...{ msPerStep, evaluateSeconds, firstStepSeconds },
    validation: { loss: loss_ / validation.count, accuracy: right / validation.count },
    peakMemoryMiB: process.resourceUsage().maxRSS / 1024,
    version: `jax-js ${version} (WebAssembly)`,
  }),
);
