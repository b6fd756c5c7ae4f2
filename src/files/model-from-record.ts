/** Builds the lesson's Sequential from a record, compiled again with what was saved. */

import * as tf from '@tensorflow/tfjs';
import { nextSeed } from '../data/random-state.ts';
import { Sequential } from '../lesson/09-sequential.ts';
import { tensorflowActivation } from '../names/activations.ts';
import { checkLayerName } from '../names/auto-names.ts';
import { type Initializer, kerasInitializer } from '../training/initializers.ts';
import { optimizerClasses, setLearningRate } from '../training/keras-optimizer.ts';
import { lossClasses } from '../training/loss-classes.ts';
import { type KerasMetricObject, metricClasses } from '../training/metric-classes.ts';
import { writeOptimizerState } from '../training/optimizer-state.ts';
import { bounds, type OptimizerPlan, optimizers, settingsOf } from '../training/optimizers.ts';
import type { SimpleKind } from './keras/simple-layers.ts';
import type { DenseRecord, LayerRecord, ModelRecord, TrainingRecord } from './model-record.ts';
import { ofTraining } from './untrainable.ts';

/**
 * @returns a model of the caller's, which goes on training where the saved one stopped
 * @throws Error if TensorFlow.js refuses a layer, such as one with a name in Hangul
 */
export async function modelFrom(record: ModelRecord): Promise<Sequential> {
  const model = buildModel(record, fromZero);
  nameInitializers(model, record.layers);
  giveWeights(model, record);
  if (record.training) {
    const { optimizer } = record.training;
    const training = record.training;
    ofTraining(() =>
      model.compile({ ...measures(training), optimizer: buildOptimizer(optimizer) }),
    );
    // TensorFlow.js disposes of an optimizer with its model only if this is set: nobody else has it.
    Object.assign(model, { isOptimizerOwned: true });
    if (record.training.iterations > 0) giveSlots(model, record.training);
  }
  return model;
}

/** By name, or by class with what that was given. */
function measures({ loss, lossArguments, metrics }: TrainingRecord) {
  const Loss = Object.values(lossClasses).find((Class) => new Class().config.name === loss);
  return {
    loss: lossArguments && Loss ? new Loss(lossArguments) : loss,
    metrics: metrics.map((metric) => {
      if (typeof metric === 'string') return metric;
      const classes = metricClasses as Record<string, new (options: object) => KerasMetricObject>;
      return new classes[metric.className](metric.config);
    }),
  };
}

/** @returns a model of these layers, which has learned nothing: each starts as its initializer says */
export function newModelFrom(record: Omit<ModelRecord, 'weights' | 'training'>): Sequential {
  return buildModel(record, (kind, layer) => fromInitializer(kind, layer));
}

function buildModel(
  { layers, batchShape, name }: Omit<ModelRecord, 'weights' | 'training'>,
  starts: Start,
): Sequential {
  const built = layers.map((layer, i) =>
    buildLayer(layer, i === 0 ? { batchInputShape: batchShape } : {}, starts),
  );
  return new Sequential({ layers: built, name });
}

/** What training changes of a model. */
type ChangingModel = Pick<Sequential, 'optimizer' | 'trainableWeights'>;

/** @param model with the record's layers, whatever they are called */
export function giveWeights({ layers }: Pick<Sequential, 'layers'>, record: ModelRecord): void {
  const tensors = record.weights.map(({ values, shape }) => tf.tensor(values, shape));
  let first = 0;
  for (const layer of layers) {
    const count = layer.weights.length;
    layer.setWeights(tensors.slice(first, first + count));
    first += count;
  }
  tf.dispose(tensors);
}

/** @param model compiled with the record's optimizer, whose learning rate may have been another */
export function giveSlots(
  { optimizer, trainableWeights }: ChangingModel,
  { optimizer: { config }, slots, iterations }: TrainingRecord,
): void {
  writeOptimizerState(optimizer, { slots, iterations }, trainableWeights);
  const { learningRate } = config;
  if (optimizer.getConfig().learningRate === learningRate || typeof learningRate !== 'number')
    return;
  setLearningRate(optimizer, learningRate);
}

/** They began at 0, to save time: from now on they are described as their file did. */
function nameInitializers(model: Sequential, records: readonly LayerRecord[]): void {
  for (const [i, record] of records.entries()) {
    if (record.kind !== 'Dense') continue;
    Object.assign(model.layers[i], {
      kernelInitializer: fromInitializer('kernel', record, () => 0),
      biasInitializer: fromInitializer('bias', record, () => 0),
    });
  }
}

type Start = (kind: 'kernel' | 'bias', layer: DenseRecord) => Initializer;

/** The saved weights take their place at once: starting weights would only cost time. */
const fromZero: Start = () => tf.initializers.zeros();

/** As Keras's description of the layer says. */
const fromInitializer = (
  kind: 'kernel' | 'bias',
  layer: DenseRecord,
  seed = nextSeed,
): Initializer => {
  const given = kind === 'kernel' ? layer.kernelInitializer : layer.biasInitializer;
  const standard = kind === 'kernel' ? 'glorot_uniform' : 'zeros';
  const { class_name, config = {} } = Object(given ?? standard) as {
    class_name?: string;
    config?: object;
  };
  if (class_name === undefined) return kerasInitializer(String(given ?? standard), seed);
  const isSaid = ([key, value]: [string, unknown]) =>
    value !== null && key !== 'input_axes' && key !== 'output_axes';
  const settings = Object.fromEntries(Object.entries(config).filter(isSaid));
  return kerasInitializer({ className: class_name, config: settings }, seed);
};

const makeSimple: Record<SimpleKind, (options: never) => tf.layers.Layer> = {
  ReLU: tf.layers.reLU,
  LeakyReLU: tf.layers.leakyReLU,
  ELU: tf.layers.elu,
  Softmax: (options: object) => tf.layers.softmax({ ...options, axis: -1 }),
  Rescaling: tf.layers.rescaling,
};

function buildLayer(layer: LayerRecord, input: object, starts: Start): tf.layers.Layer {
  const { trainable } = layer;
  const options = { ...input, name: checkLayerName(layer.name), trainable };
  if ('settings' in layer) {
    return makeSimple[layer.kind]({ ...options, ...layer.settings } as never);
  }
  switch (layer.kind) {
    case 'Dense': {
      const { units, useBias } = layer;
      const regularizers = Object.entries({
        kernelRegularizer: layer.kernelRegularizer,
        biasRegularizer: layer.biasRegularizer,
        activityRegularizer: layer.activityRegularizer,
      }).flatMap(([key, penalty]) => (penalty ? [[key, tf.regularizers.l1l2(penalty)]] : []));
      return tf.layers.dense({
        ...options,
        ...Object.fromEntries(regularizers),
        kernelInitializer: starts('kernel', layer),
        biasInitializer: starts('bias', layer),
        units,
        useBias,
        activation: tensorflowActivation(layer.activation),
      });
    }
    case 'Flatten':
      return tf.layers.flatten(options);
    case 'Reshape':
      return tf.layers.reshape({ ...options, targetShape: [...layer.targetShape] });
    case 'Dropout':
      return tf.layers.dropout({ ...options, rate: layer.rate, seed: layer.seed });
    case 'Activation':
      return tf.layers.activation({
        ...options,
        activation: tensorflowActivation(layer.activation),
      });
  }
}

/** One of Keras's, unless it is TensorFlow.js's form of Adam. */
function buildOptimizer({ name, config, scaleEpsilon }: OptimizerPlan): tf.Optimizer {
  const { learningRate, beta1, beta2, epsilon } = config;
  if (scaleEpsilon) return tf.train.adam(Number(learningRate), beta1, beta2, epsilon);
  const settings = settingsOf(name).map((setting) => [setting, config[setting]] as const);
  const isGiven = ([setting, value]: (typeof settings)[number]) =>
    !(bounds as readonly string[]).includes(setting) ||
    value !== 0 ||
    optimizers[name].defaults[setting];
  const optimizer = new optimizerClasses[name](
    Object.fromEntries(settings.filter(isGiven)) as never,
  );
  if (config.epsilonOutside) optimizer.config.epsilonOutside = true;
  return optimizer;
}
