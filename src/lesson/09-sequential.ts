/**
 * Chapter 9: the Sequential model: compile, fit, evaluate, as Keras does them.
 *
 * It is a `tf.Sequential` and keeps all that one can do (`predict`, `save`,
 * `getWeights` …). Only what differs from Keras is changed here.
 */

import type * as tf from '@tensorflow/tfjs';
import type { Streamed } from '../data/batch-stream.ts';
import { isNode, nodeModule } from '../disk/node-module.ts';
import { autoName } from '../names/auto-names.ts';
import { checkOptionNames } from '../names/option-names.ts';
import { quoted } from '../names/quoted.ts';
import type { OneTensor } from '../training/check-data.ts';
import { checkNewLayer } from '../training/check-layer.ts';
import { type CompileOptions, readCompileOptions } from '../training/compile.ts';
import { keepCompiled, requireSameTrainable } from '../training/compiled.ts';
import { type EvaluateOptions, evaluateModel } from '../training/evaluate.ts';
import { fitModel } from '../training/fit.ts';
import {
  checkPredictOptions,
  type FitOptions,
  type PredictOptions,
  type StreamFitOptions,
} from '../training/fit-options.ts';
import type { History, Logs } from '../training/history.ts';
import { joinModel } from '../training/keras-layer.ts';
import { LayerStack } from '../training/layer-stack.ts';
import type { LossConfig } from '../training/losses.ts';
import type { NamedMetric } from '../training/metrics.ts';
import { remarkOnLastLayer } from '../training/remarks.ts';
import { saveElsewhere } from '../training/save-elsewhere.ts';
import { requireAlive, requireIdle, type TrainableModel } from '../training/trainable-model.ts';
import { type NamedModel, summaryText } from './08-summary.ts';

export interface SequentialOptions {
  layers?: readonly tf.layers.Layer[];
  /** Any text, Hangul too; sequential, sequential_1 … unless given. */
  name?: string;
}

/**
 * @example
 * const model = sequential({ layers: [dense({ units: 1, inputShape: [3] })], name: '회귀' });
 * Keras: keras.Sequential([...], name='...')
 */
export function sequential(
  options: SequentialOptions | readonly tf.layers.Layer[] = {},
): Sequential {
  const isOfLayers = Array.isArray(options) || 'call' in Object(options); // a layer alone is told that it is no list
  return new Sequential((isOfLayers ? { layers: options } : options) as SequentialOptions);
}

export class Sequential extends LayerStack implements NamedModel, TrainableModel {
  /** TensorFlow.js's name of the loss; undefined before `compile` or for a function. */
  lossName?: string;
  /** What the loss was asked for; undefined before `compile` or for a function. */
  lossConfig?: LossConfig;
  measured: readonly NamedMetric[] = [];

  constructor(options: SequentialOptions = {}) {
    checkOptionNames(options, ['layers', 'name'], 'sequential');
    const { layers = [], name = autoName('sequential') } = options;
    if (!Array.isArray(layers)) {
      throw new TypeError(
        `A model's layers are a list, [dense(…), dense(…)]; got ${quoted(layers)}.`,
      );
    }
    super({ layers: [...layers], name });
  }

  /**
   * Puts a layer on top.
   * @param layer an `input`, which comes first, only says what comes in: it is none of `layers`
   * @throws Error if the layer already belongs to a model, its name is taken or refused, or the
   *   first layer doesn't say its inputShape and there is no input
   */
  override add(layer: tf.layers.Layer): void {
    checkNewLayer(layer, this.layers, this.inputLayer);
    joinModel(layer, this.layers);
    super.add(layer);
  }

  /**
   * The model's answers to samples.
   * @param input [samples, …inputShape]
   * @throws RangeError if a sample has another shape; TypeError for an option that there is not
   */
  override predict(input: OneTensor, options: PredictOptions = {}): tf.Tensor | tf.Tensor[] {
    checkPredictOptions(options);
    const { batchSize } = options;
    return super.predict(this.checkedInput(input, 'predict'), { batchSize });
  }

  /**
   * Chooses what `fit` minimises and how.
   * @throws RangeError for an unknown name; Error if the model has no layer, or is being trained
   * @example model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
   */
  override compile(options: CompileOptions): void {
    this.requireLayers('compile');
    requireIdle(this);
    const { lossName, lossConfig, metrics, measured, optimizer } = readCompileOptions(options);
    if (lossConfig) remarkOnLastLayer(this.layers[this.layers.length - 1], lossConfig);
    const isKept = optimizer === this.optimizer; // compiled anew with it, it goes on
    if (this.isOptimizerOwned && !isKept) this.optimizer.dispose();
    const isOwned =
      typeof options.optimizer !== 'object' || (isKept && this.isOptimizerOwned === true);
    // TensorFlow.js computes neither loss nor metrics: it only has to know that there is one.
    super.compile({ loss: 'meanSquaredError', metrics: [], optimizer });
    const metricsNames = ['loss', ...measured.map(({ name }) => name)];
    Object.assign(this, { loss: lossName ?? options.loss, metrics, metricsNames });
    this.isOptimizerOwned = isOwned;
    this.lossName = lossName;
    this.lossConfig = lossConfig;
    this.measured = measured;
    keepCompiled(this);
  }

  /**
   * Trains: `epochs` times over the samples, `batchSize` at a time.
   * @param input [samples, …inputShape]; stays the caller's
   * @param target integer labels [samples] or [samples, 1], one-hot labels or numbers [samples, units]
   * @returns loss and metrics of every epoch
   * @throws RangeError or TypeError, before any step, for data that the model or the loss can't take
   */
  override fit(input: OneTensor, target: OneTensor, options?: FitOptions): Promise<History>;
  /**
   * The same from a stream, such as `idxBatches`, for data that are larger than the memory.
   * @throws RangeError or TypeError at the first batch that the model or the loss can't take; what
   *   the batches before it taught stays in the model
   */
  override fit(stream: Streamed, options?: StreamFitOptions): Promise<History>;
  override async fit(
    input: OneTensor | Streamed,
    target?: OneTensor | StreamFitOptions,
    options?: FitOptions,
  ): Promise<History> {
    requireSameTrainable(this);
    return fitModel(this, input, target, options);
  }

  /** TensorFlow.js's name for `fit` from a stream. */
  fitDataset(
    dataset: Streamed,
    { batchesPerEpoch, ...options }: StreamFitOptions & { batchesPerEpoch?: number } = {},
  ): Promise<History> {
    return this.fit(dataset, { stepsPerEpoch: batchesPerEpoch, ...options });
  }

  /**
   * Loss and metrics on data that were not trained on.
   * @example const { loss, accuracy } = model.evaluate(valInput, valTarget);
   * @throws as `fit` does
   */
  override evaluate(input: OneTensor, target: OneTensor, options?: EvaluateOptions): Logs;
  /** The same over one pass through a stream, such as `idxBatches`. */
  override evaluate(stream: Streamed, options?: Pick<EvaluateOptions, 'engine'>): Promise<Logs>;
  override evaluate(
    input: OneTensor | Streamed,
    target?: OneTensor | EvaluateOptions,
    options?: EvaluateOptions,
  ): Logs | Promise<Logs> {
    return evaluateModel(this, input, target, options);
  }

  /** Prints Keras's table of layers, shapes and parameters. */
  override summary(): void {
    console.log(summaryText(this));
  }

  /**
   * Saves the model: to a file with its optimizer's slots, so that training can go on from it, whatever
   * computes; to any other of TensorFlow.js's places as TensorFlow.js does.
   * @param place a path, 'models/패션' or 'file://models/패션', for TensorFlow.js's format; with .keras, .h5 or
   *   .npz at its end, Keras's or NumPy's; else TensorFlow.js's: 'indexeddb://패션', or a handler
   * @throws Error that names a layer, loss or optimizer that a file can't have; nothing is written then
   * @example await model.save('fashion.keras');
   * Keras: model.save('fashion.keras')
   */
  override async save(
    place: string | tf.io.IOHandler,
    options?: tf.io.SaveConfig,
  ): Promise<tf.io.SaveResult> {
    requireAlive(this);
    const isPath =
      typeof place === 'string' && (place.startsWith('file://') || !place.includes('://'));
    if (!isPath) return saveElsewhere(this, place, () => super.save(place, options));
    return inFiles('save-model').saveToPlace(this, place);
  }

  /**
   * Saves the weights, and what the optimizer remembers, if it has taken a step.
   * @param path ends in .weights.h5, or in .npz, which has the weights alone
   * @throws Error for another ending, or a layer whose weights such a file can't have; nothing is written then
   * @example await model.saveWeights('fashion.weights.h5');
   * Keras: model.save_weights('fashion.weights.h5')
   */
  async saveWeights(path: string): Promise<void> {
    requireAlive(this);
    await inFiles('weights-file').saveWeights(this, path);
  }

  /**
   * Puts weights into the model, all or none, from a file that `saveWeights`, Keras or NumPy wrote; what the optimizer
   * remembers comes back, as in Keras, if the model's has taken a step, too.
   * @param weights the path, which ends in .weights.h5, .keras or .npz; or tensors by name, as TensorFlow.js takes them
   * @throws Error if the file has more or fewer weights, or one of another shape
   * @example await model.loadWeights('fashion.weights.h5');
   * Keras: model.load_weights('fashion.weights.h5')
   */
  override async loadWeights(weights: string | tf.NamedTensorMap, strict = true): Promise<void> {
    requireAlive(this);
    if (typeof weights === 'string') await inFiles('weights-file').loadWeights(this, weights);
    else super.loadWeights(weights, strict);
  }

  /**
   * The layers as Keras describes them, without what they learned.
   * @throws Error that names a layer which Keras's form can't have
   * @example Sequential.fromConfig(model.getConfig()) // the same layers, which have learned nothing
   * Keras: model.get_config()
   */
  override getConfig(): object {
    return isForTensorflow ? super.getConfig() : inFiles('model-json').configOf(this);
  }

  /**
   * Builds a model from what `getConfig`, or Keras's `get_config`, gave.
   * @throws Error that names what is missing in it, or unknown here
   * Keras: keras.Sequential.from_config(config)
   */
  static fromConfig(config: object): Sequential {
    return inFiles('model-json').modelFromConfig(config);
  }

  /**
   * The model and what it was compiled with as Keras's text, for `modelFromJson`.
   * @param returnString false for TensorFlow.js's own form, which its `save` asks for
   * @throws Error that names a layer, loss or optimizer which Keras's form can't have
   * Keras: model.to_json()
   */
  override toJSON(unused?: unknown, returnString = true): string | object {
    if (returnString) return inFiles('model-json').jsonOf(this);
    isForTensorflow = true;
    try {
      return super.toJSON(unused, false);
    } finally {
      isForTensorflow = false;
    }
  }
}

/** While TensorFlow.js describes a model for its own files, with the models in it. */
let isForTensorflow = false;

interface Files {
  'save-model': typeof import('../files/save-model-node.ts');
  'weights-file': typeof import('../files/weights-file-node.ts');
  'model-json': typeof import('../files/model-json-node.ts');
}

let provided: Files | undefined;

/** For a page with a disk of its own, in memory. */
export function provideFiles(files: Files): void {
  provided = files;
}

/** Needs Node, and by a name that a page's bundler doesn't follow. */
function inFiles<Name extends keyof Files>(name: Name): Files[Name] {
  if (provided) return provided[name];
  if (!isNode()) {
    throw new Error('A web page has no files of its own: save to downloads:// or indexeddb://.');
  }
  const { createRequire } = nodeModule<typeof import('node:module')>('node:module');
  return createRequire(import.meta.url)(`../files/${name}-node.ts`);
}
