/** What makes a layer of TensorFlow.js's Keras's: its name, its starting weights and its formulas. */

import * as tf from '@tensorflow/tfjs';
import { nextSeed } from '../data/random-state';
import { autoName } from '../names/auto-names';
import { quoted } from '../names/quoted';
import { type Activation, withKerasFormula } from './activations';
import { type Initializer, kerasInitializer } from './initializers';
import { type Regularizer, withKerasSlope } from './limits';
import { drawAnew } from './noise-layers';
import { drawnBy, isUnasked } from './tensorflow-defaults';

const done = new WeakSet<tf.layers.Layer>();

/**
 * Once for each layer, before it is built: initializers get Keras's distribution and a seed, activations and
 * regularizers Keras's values and slopes, random layers a new mask at every batch.
 * @throws RangeError or TypeError for a part that has no number of Keras's
 */
export function computeAsKeras(layer: tf.layers.Layer): void {
  if (done.has(layer)) return;
  drawAnew(layer);
  const own = byClass[layer.getClassName()];
  own?.(layer as tf.layers.Layer & RecurrentParts);
  for (const [key, part] of Object.entries(layer)) {
    // The cell of a recurrent layer, the layer in a wrapper, those of a model in the place of a layer
    const inner = (Array.isArray(part) ? part : [part]).filter(isLayer);
    for (const each of inner) computeAsKeras(each);
    const mended = mend(key, part, layer.name);
    if (mended !== part) Object.assign(layer, { [key]: mended });
  }
  for (const weight of layer.weights) drawAsKeras(weight);
  done.add(layer);
}

/** What a layer of one class needs besides. */
const byClass: Record<string, (layer: tf.layers.Layer & RecurrentParts) => void> = {
  BatchNormalization: stayAsItIsFrozen,
  // Keras's flattens rows of numbers, too: they stay as they are.
  Flatten: (layer) => Object.assign(layer, { inputSpec: [{ minNDim: 2 }] }),
  LSTMCell: rememberAtFirst,
  ConvLSTM2DCell: rememberAtFirst,
  GRU: refuseGRU,
  GRUCell: refuseGRU,
  Bidirectional: refuseForgetfulCopies,
};

interface RecurrentParts {
  cell?: RecurrentParts;
  forwardLayer?: RecurrentParts;
  kernelInitializer?: Initializer;
  recurrentActivation?: Activation;
  unitForgetBias?: boolean | null;
}

/** Keras's gate that forgets starts with the bias 1, unless it is asked not to. */
function rememberAtFirst(cell: tf.layers.Layer & RecurrentParts): void {
  if (cell.unitForgetBias !== undefined && cell.unitForgetBias !== null) return;
  if (cell.built) {
    throw new Error(
      `The cell '${cell.name}' has drawn its weights before it joined this model, and its bias as ` +
        "TensorFlow.js's does, all 0; Keras's has 1 where it forgets. Say which: unitForgetBias: true.",
    );
  }
  cell.unitForgetBias = true;
}

function refuseGRU({ name }: tf.layers.Layer): never {
  throw new RangeError(
    `The layer '${name}' is a GRU. Keras's multiplies by the reset gate after the recurrent kernel ` +
      "(reset_after), TensorFlow.js's before it, which gives other numbers. Take tf.layers.lstm.",
  );
}

/** TensorFlow.js's wrapper copies the layer, and with it what nobody asked for. */
function refuseForgetfulCopies({ name, forwardLayer }: tf.layers.Layer & RecurrentParts): void {
  const { kernelInitializer, recurrentActivation } = forwardLayer?.cell ?? {};
  const { mode, distribution } = kernelInitializer?.getConfig() ?? {};
  const isNormal = mode === 'fanAvg' && distribution === 'normal';
  if (!isNormal && recurrentActivation?.getClassName() !== 'hardSigmoid') return;
  throw new RangeError(
    `The layer '${name}' copies another one, and doesn't know whether you asked for ` +
      `${isNormal ? 'glorotNormal' : 'hardSigmoid'}, TensorFlow.js's default, where Keras has another. Give the ` +
      "inner layer Keras's: kernelInitializer: 'glorotUniform', recurrentActivation: 'sigmoid'.",
  );
}

/** Weights that TensorFlow.js has drawn, as for a `tf.sequential` in the place of a layer, are drawn anew. */
function drawAsKeras(weight: tf.LayerVariable): void {
  const initializer = drawnBy(weight);
  if (initializer === undefined) return;
  const mended = kerasInitializer(initializer, nextSeed);
  if (mended === initializer) return;
  const values = mended.apply(weight.shape);
  weight.write(values);
  values.dispose();
}

/** Frozen, it normalizes by what it has learned, as in Keras; TensorFlow.js goes on learning it. */
function stayAsItIsFrozen(layer: tf.layers.Layer): void {
  const normalize = layer.call.bind(layer);
  layer.call = (inputs, kwargs) =>
    normalize(inputs, layer.trainable ? kwargs : { ...kwargs, training: false });
}

/** TensorFlow.js takes one and leaves it out. @param given as the learner named it */
export function refuseActivityRegularizer(layerName: string, given: unknown): never {
  throw new RangeError(
    `The layer '${layerName}' has the activityRegularizer ${quoted(given)}, which TensorFlow.js doesn't ` +
      "compute. Leave it out, or hold the weights small: kernelRegularizer: 'l2'.",
  );
}

/** Keras's recurrent activation. */
function sigmoid(): Activation {
  const layer = tf.layers.activation({ activation: 'sigmoid' });
  return (layer as unknown as { activation: Activation }).activation;
}

const isLayer = (value: unknown): value is tf.layers.Layer => value instanceof tf.layers.Layer;

function mend(key: string, part: unknown, name: string): unknown {
  if (typeof Object(part).getClassName !== 'function') return part;
  if (key === 'activityRegularizer') {
    refuseActivityRegularizer(name, (part as Regularizer).getClassName());
  }
  if (key.endsWith('Initializer')) return kerasInitializer(part as Initializer, nextSeed);
  if (key.endsWith('Regularizer')) return withKerasSlope(part as Regularizer);
  if (!/activation$/i.test(key)) return part;
  return withKerasFormula(isUnasked(part) ? sigmoid() : (part as Activation));
}

/**
 * A layer that joins a model: it computes as Keras's does, and TensorFlow.js's automatic name
 * (flatten_Flatten1) gives way to Keras's (flatten, flatten_1).
 * @param layers that the model has already
 */
export function joinModel(layer: tf.layers.Layer, layers: readonly tf.layers.Layer[]): void {
  computeAsKeras(layer);
  if (layer.inboundNodes.length > 0) return;
  const [prefix, rest = ''] = layer.name.split(`_${layer.getClassName()}`);
  if (!/^\d+$/.test(rest)) return;
  do layer.name = autoName(prefix);
  while (layers.some(({ name }) => name === layer.name));
}
