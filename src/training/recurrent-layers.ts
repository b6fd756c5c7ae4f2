/** TensorFlow.js's recurrent layers with Keras's defaults, or refused where they compute something else. */

import * as tf from '@tensorflow/tfjs';
import type { Activation } from './activations.ts';
import type { Initializer } from './initializers.ts';
import { isUnasked } from './tensorflow-defaults.ts';

/** What TensorFlow.js's types hide of a cell, and of what wraps a layer. */
interface Parts {
  cell?: Parts;
  forwardLayer?: Parts;
  kernelInitializer?: Initializer;
  recurrentActivation?: Activation;
  unitForgetBias?: boolean | null;
}

/**
 * To be called before anything else of the layer is mended; nothing happens to those of other kinds.
 * @throws RangeError for a GRU, and for a Bidirectional that lost what was asked for; Error for an LSTM whose
 *   bias was drawn already
 */
export function recurAsKeras(layer: tf.layers.Layer): void {
  const parts = layer as tf.layers.Layer & Parts;
  const kind = layer.getClassName();
  if (kind === 'GRU' || kind === 'GRUCell') refuseGRU(layer);
  if (kind === 'Bidirectional') refuseForgetfulCopies(parts);
  if (kind === 'LSTMCell' || kind === 'ConvLSTM2DCell') rememberAtFirst(parts);
  if (isUnasked(parts.recurrentActivation)) parts.recurrentActivation = sigmoid();
}

function sigmoid(): Activation {
  const layer = tf.layers.activation({ activation: 'sigmoid' });
  return (layer as unknown as { activation: Activation }).activation;
}

/** Keras's gate that forgets starts with the bias 1, unless it is asked not to. */
function rememberAtFirst(cell: tf.layers.Layer & Parts): void {
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
      "(reset_after), TensorFlow.js's before it, which gives other numbers. Use tf.layers.lstm.",
  );
}

/** TensorFlow.js's wrapper copies the layer, and with it what nobody asked for. */
function refuseForgetfulCopies({ name, forwardLayer }: tf.layers.Layer & Parts): void {
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
