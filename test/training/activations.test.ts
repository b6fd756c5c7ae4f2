/** The table of activations: numbers and slopes are Keras's in test/names/equal-or-refused; here, what engines rely on. */

import * as tf from '@tensorflow/tfjs';
import { activation, sequential, useBackend } from '../../src/index.ts';
import { activationName, kerasActivation } from '../../src/names/activations.ts';
import { activationFormulas, exp } from '../../src/training/activations.ts';
import keras from '../fixtures/keras-names.json' with { type: 'json' };

beforeAll(() => useBackend('cpu'));

const names = Object.keys(activationFormulas);
const rows = keras.steps.filter(({ kind, outputs }) => kind === 'activation' && outputs);

test.each(names)(
  '%s: Keras’s values and slopes by the formula itself, in a row among others',
  (name) => {
    const row = rows.find((each) => each.name === name);
    if (!row) throw new Error('no row in the table');
    for (const [sample, given] of (row.z as number[][]).entries()) {
      const [from, to] = [3, 3 + given.length];
      const around = (values: number[]) => Float32Array.from([9, 9, 9, ...values, 9]);
      const [z, y] = [around(given), around(given.map(() => 0))];
      const count = given.length * row.z.length;
      activationFormulas[name].forward(z, y, from, to);
      const d = y.map((each) => (2 * (each + 8)) / count); // of a mean squared error to −8
      activationFormulas[name].backward(d, z, y, from, to);
      for (const [i, value] of [...(row.outputs as number[][])[sample]].entries()) {
        expect(Math.abs(y[from + i] - value)).toBeLessThanOrEqual(1e-6 * Math.max(1, value));
        const slope = Number((row.gradient as number[][])[sample][i]);
        // TensorFlow's own slope of mish is off by 1.4e-6 at 7, by rounding.
        const bound = name === 'mish' ? 2e-6 : 1e-6;
        expect(Math.abs(d[from + i] - slope)).toBeLessThanOrEqual(bound * Math.max(1, slope));
      }
      expect([...y.slice(0, from), ...y.slice(to)]).toEqual([9, 9, 9, 9]);
    }
  },
);

/**
 * TensorFlow 2.21, tape.gradient of keras.activations: what is flat there has no slope of 1e-8 either, of which
 * Adam and Lion would make a whole step.
 */
test.each<[string, number, number, number]>([
  ['selu', -60, -1.7580993175506592, 0],
  ['selu', -18, -1.7580993175506592, 0],
  ['selu', -17, -1.7580991983413696, 1.1920928955078125e-7],
  ['celu', -20, -1, 2.06115369216775e-9],
  ['elu', -20, -1, 0],
  ['tanh', 8, 1, 0],
  ['tanh', -8.5, -1, 0],
  ['sigmoid', 17, 1, 0],
  ['sigmoid', 16, 0.9999998807907104, 1.1920927533992653e-7],
])('%s(%f) is %f and its slope %f', (name, at, value, slope) => {
  const [z, y, d] = [Float32Array.of(at), new Float32Array(1), Float32Array.of(1)];
  activationFormulas[name].forward(z, y, 0, 1);
  activationFormulas[name].backward(d, z, y, 0, 1);
  expect(y[0]).toBe(value);
  expect(Math.abs(d[0] - slope)).toBeLessThan(1e-15);
});

test.each(names)('%s may write where it reads, and its slope is the one of its values', (name) => {
  const { forward, backward } = activationFormulas[name];
  const z = Float32Array.from([-2.2, -0.7, 0.3, 1.4, 2.6]);
  const y = z.slice();
  forward(y, y, 0, 5);
  const separate = new Float32Array(5);
  forward(z, separate, 0, 5);
  expect(y).toEqual(separate);
  const weights = [0.5, -1, 2, 0.25, 1];
  const sum = (values: Float32Array) =>
    values.reduce((all, value, i) => all + value * weights[i], 0);
  const d = Float32Array.from(weights);
  backward(d, z, y, 0, 5);
  const h = 1e-2;
  for (const i of z.keys()) {
    const [below, above] = [-h, h].map((step) => {
      const moved = z.map((value, at) => (at === i ? value + step : value));
      forward(moved, moved, 0, 5);
      return sum(moved);
    });
    expect(Math.abs(d[i] - (above - below) / (2 * h))).toBeLessThan(2e-3);
  }
});

test('the lesson’s own look at y only, where an engine keeps no z', () => {
  for (const name of ['linear', 'sigmoid', 'tanh', 'relu', 'softmax']) {
    const { forward, backward } = activationFormulas[name];
    const z = Float32Array.from([-1, 0.5, 2]);
    const y = new Float32Array(3);
    forward(z, y, 0, 3);
    const [ofZ, ofY] = [z, y].map((given) => {
      const d = Float32Array.from([1, -2, 0.5]);
      backward(d, given, y, 0, 3);
      return d;
    });
    expect(ofY).toEqual(ofZ);
  }
});

test('eˣ: within 4e-11 of itself, with 0, ∞ and NaN where 32 bits end', () => {
  for (let x = -87; x < 88; x += 0.0173)
    expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(4e-11);
  expect([0, -0, -104, -1e9, 89, 1e9, Number.NaN].map(exp)).toEqual([
    1,
    1,
    0,
    0,
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NaN,
  ]);
});

test('NaN stays NaN where the loss must show it', () => {
  for (const name of ['sigmoid', 'tanh', 'relu', 'softmax', 'elu', 'gelu', 'silu', 'leaky_relu']) {
    const y = new Float32Array(2);
    activationFormulas[name].forward(Float32Array.from([Number.NaN, 1]), y, 0, 2);
    expect(y[0]).toBeNaN();
  }
});

test.each(names)('a layer with %s has its name, and TensorFlow.js’s files give it back', (name) => {
  const model = sequential([activation({ activation: name as 'relu', inputShape: [4] })]);
  const given = String(model.layers[0].getConfig().activation);
  expect(given).toBe(activationName(name));
  expect(kerasActivation(given)).toBe(name);
  const again = tf.layers.activation({ activation: given as 'relu', inputShape: [4] });
  const x = tf.tensor2d([[-2, -0.5, 0.5, 3]]);
  const [before, after] = [model.predict(x), sequential([again]).predict(x)] as tf.Tensor[];
  expect(after.dataSync()).toEqual(before.dataSync());
});
