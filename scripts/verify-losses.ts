/** Computes each of the three losses by hand and with TensorFlow.js, and compares. */

import * as tf from '@tensorflow/tfjs';
import {
  binaryCrossentropy,
  categoricalCrossentropy,
  lossFor,
  lossRules,
  outputLayer,
  sequential,
  sigmoid,
  softmax,
  sparseCategoricalCrossentropy,
  useBackend,
} from '../src/index.ts';
import { runCommand } from './command/command.ts';

const TOLERANCE = 1e-6;

/** What the last layer's sums are for three samples: one node, or one for each of three classes. */
const logits = {
  binary: [2, -1, 0.5],
  multiclass: [
    [2, 1, 0.1],
    [0.3, -0.2, 1.5],
    [-1, 0, 1],
  ],
};
const labels = {
  binary: [1, 0, 0],
  integer: [0, 2, 1],
  oneHot: [
    [1, 0, 0],
    [0, 0, 1],
    [0, 1, 0],
  ],
};
const probabilities = {
  binary: sigmoid(logits.binary),
  multiclass: logits.multiclass.map((row) => softmax(row)),
};

const cases = [
  {
    name: lossFor('binary', labels.binary),
    logits: logits.binary.map((logit) => [logit]),
    labels: labels.binary,
    byHand: binaryCrossentropy(labels.binary, probabilities.binary),
    layer: () => outputLayer('binary', identity(1)),
  },
  {
    name: lossFor('multiclass', labels.oneHot),
    logits: logits.multiclass,
    labels: labels.oneHot,
    byHand: categoricalCrossentropy(labels.oneHot, probabilities.multiclass),
    layer: () => outputLayer('multiclass', { classes: 3, ...identity(3) }),
  },
  {
    name: lossFor('multiclass', labels.integer),
    logits: logits.multiclass,
    labels: labels.integer,
    byHand: sparseCategoricalCrossentropy(labels.integer, probabilities.multiclass),
    layer: () => outputLayer('multiclass', { classes: 3, ...identity(3) }),
  },
];

runCommand({
  usage: 'npx ts-node scripts/verify-losses.ts',
  description: 'The three losses, by hand and by TensorFlow.js, on the same three samples.',
  options: {},
  async run() {
    await useBackend('cpu');
    const wrong: string[] = [];
    for (const { name, layer, byHand, ...data } of cases) {
      const model = sequential({ layers: [layer()] });
      model.compile({ loss: name });
      const x = tf.tensor2d(data.logits);
      const y = tf.tensor(data.labels);
      const { loss } = model.evaluate(x, y);
      tf.dispose([x, y]);
      const units = model.outputs[0].shape[1];
      model.dispose();

      console.log(name);
      console.log(`  labels         ${JSON.stringify(data.labels)}`);
      console.log(`  last layer     ${lossRules[name].lastActivation}, ${units} node(s)`);
      console.log(`  by hand        ${byHand.toFixed(7)}`);
      console.log(`  TensorFlow.js  ${loss.toFixed(7)}\n`);
      if (!(Math.abs(byHand - loss) <= TOLERANCE)) {
        wrong.push(`${name}: ${byHand} by hand, ${loss} by TensorFlow.js`);
      }
    }
    if (wrong.length > 0) {
      throw new Error(`More than ${TOLERANCE} apart:\n  ${wrong.join('\n  ')}`);
    }
    console.log(`By hand and TensorFlow.js agree within ${TOLERANCE}.`);
  },
});

/** Weights that let the sums through as they are, so that only the activation and the loss count. */
function identity(units: number) {
  return {
    inputShape: [units],
    kernelInitializer: tf.initializers.identity({ gain: 1 }),
    biasInitializer: 'zeros' as const,
  };
}
