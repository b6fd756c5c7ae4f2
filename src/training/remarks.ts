/** What trains and is hardly meant: said on the side, and nothing stops. */

import * as tf from '@tensorflow/tfjs';
import { rowCount } from '../data/rows.ts';
import { snakeCase } from '../names/keras-spelling.ts';
import { lossFacts } from '../names/losses.ts';
import { lossClasses } from './loss-classes.ts';
import type { LossConfig } from './losses.ts';

const PIXEL_MAX = 255;
/** Values that are no pixels may reach so far, too. */
const SMALL = 16;
const SAMPLES_LOOKED_AT = 32;

/** A last layer that the loss doesn't go with, by chapter 4's table. */
export function remarkOnLastLayer(layer: tf.layers.Layer, { name, fromLogits }: LossConfig): void {
  const { activation, units } = layer.getConfig();
  if (activation === 'softmax' && units === 1) {
    console.warn(
      `The last layer '${layer.name}' has softmax and 1 node, whose answer is always 1: nothing can be ` +
        "learned. Two classes take sigmoid and 1 node: outputLayer('binary').",
    );
    return;
  }
  if (activation === undefined || !name.endsWith('crossentropy')) return;
  const usual = lossFacts(name).rule?.lastActivation;
  const expected = fromLogits ? 'linear' : usual;
  if (activation === expected) return;
  const loss = fromLogits ? `'${name}' with fromLogits` : `'${name}'`;
  console.warn(
    `${loss} goes with ${expected} as the last layer's activation; the layer '${layer.name}' has ` +
      `${activation}. ${adviceFor(String(activation), name, fromLogits, usual)}`,
  );
}

function adviceFor(
  activation: string,
  name: string,
  fromLogits: boolean | undefined,
  usual: string | undefined,
): string {
  if (fromLogits && activation === usual) {
    return 'Leave out one of them: the outputs are probabilities already, and no logits.';
  }
  if (!fromLogits && activation === 'linear') {
    const [className] =
      Object.entries(lossClasses).find(([, Loss]) => new Loss().config.name === name) ?? [];
    return (
      'outputLayer(…) makes the layer that a task asks for; or, if the outputs are to stay logits, take ' +
      `loss: new ${className}({ fromLogits: true }).`
    );
  }
  if (fromLogits) return 'Leave out the activation: logits are the sums before it.';
  return 'outputLayer(…) makes the layer that a task asks for.';
}

/** Pixels that were not divided by 255, as far as the first samples show. */
export function remarkOnPixels(x: tf.Tensor): void {
  const rows = Math.min(SAMPLES_LOOKED_AT, rowCount(x));
  const first = x.slice(0, rows);
  const values = first.dataSync();
  first.dispose();
  let largest = 0;
  for (const value of values) {
    if (!Number.isInteger(value) || value < 0 || value > PIXEL_MAX) return;
    largest = Math.max(largest, value);
  }
  if (largest <= SMALL) return;
  console.warn(
    `The inputs are whole numbers up to ${largest}, as pixels are. Training goes better with values ` +
      'from 0 to 1: input.div(255).',
  );
}

const saidOfStock = new Set<string>();

/** Training that no fast engine can take, once for each reason. @param reason what stands in the way */
export function remarkOnStock(reason: string): void {
  if (saidOfStock.has(reason)) return;
  saidOfStock.add(reason);
  const times = tf.getBackend() === 'tensorflow' ? 'three' : 'twenty';
  console.warn(
    `TensorFlow.js's own operations train this model, some ${times} times slower than the lesson's engines: ` +
      `${reason}.`,
  );
}

/**
 * A validation part that holds classes of which the training part has none, such as the last ones of sorted
 * samples.
 * @param training @param validating integer labels [samples] or [samples, 1], or a value for each class
 * @param loss TensorFlow.js's name; undefined for a function
 */
export function remarkOnClasses(
  training: tf.Tensor,
  validating: tf.Tensor,
  loss: string | undefined,
): void {
  const task = lossFacts(snakeCase(loss ?? '')).rule?.task;
  if (task !== 'binary' && task !== 'multiclass') return;
  const known = classesIn(training);
  const unknown = [...classesIn(validating)].filter((label) => !known.has(label));
  if (unknown.length === 0) return;
  const list = unknown.sort((a, b) => a - b).join(', ');
  console.warn(
    `The validation samples hold ${unknown.length === 1 ? 'a class' : 'classes'} of which there is none to train ` +
      `on: ${list}. validationSplit takes the last samples as they come: shuffle sorted ones before, or take ` +
      'trainTestSplit.',
  );
}

/** Labels that are there, or, of one-hot ones, the places that aren't 0. */
function classesIn(labels: tf.Tensor): Set<number> {
  const size = labels.size / rowCount(labels);
  const classes = new Set<number>();
  for (const [i, value] of labels.dataSync().entries()) {
    if (size === 1) classes.add(value);
    else if (value !== 0) classes.add(i % size);
  }
  return classes;
}
