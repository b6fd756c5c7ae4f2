/**
 * Chapter 8: the Sequential model: compile, fit, evaluate, as Keras does them.
 *
 * It is a `tf.Sequential` and keeps all that one can do (`predict`, `save`,
 * `getWeights` …). Only what differs from Keras is changed here.
 */

import * as tf from '@tensorflow/tfjs';
import type { Streamed } from '../data/batch-stream';
import { rowCount } from '../data/rows';
import { autoName } from '../names/auto-names';
import { lossName } from '../names/losses';
import { metricName, namedMetric } from '../names/metrics';
import { optimizerName } from '../names/optimizers';
import { checkOptionNames } from '../names/option-names';
import { quoted } from '../names/quoted';
import { didYouMean } from '../names/suggestion';
import { checkSamples, type OneTensor, oneTensor } from '../training/check-data';
import { checkNewLayer } from '../training/check-layer';
import { type EvaluateOptions, evaluateModel } from '../training/evaluate';
import { fitModel } from '../training/fit';
import {
  checkPredictOptions,
  type FitOptions,
  type PredictOptions,
  type StreamFitOptions,
} from '../training/fit-options';
import type { History, Logs } from '../training/history';
import { KerasAdam } from '../training/keras-adam';
import { OpenSequential } from '../training/open-sequential';
import { remarkOnLastLayer } from '../training/remarks';
import { saveElsewhere } from '../training/save-elsewhere';
import { requireAlive, type TrainableModel } from '../training/trainable-model';
import { type NamedModel, summaryText } from './07-summary';

type LossFunction = (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.Tensor;

export interface CompileOptions {
  /** Keras's name or TensorFlow.js's, such as 'sparse_categorical_crossentropy', or a function. */
  loss: string | LossFunction;
  /** 'accuracy', other metrics by name or function, or a list of them. */
  metrics?: string | LossFunction | readonly (string | LossFunction)[];
  /** A name or a `tf.train` optimizer; RMSprop(0.001, rho 0.9, epsilon 1e-7) unless given, as in Keras. */
  optimizer?: string | tf.Optimizer;
}

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
  const isList = Array.isArray(options);
  return new Sequential((isList ? { layers: options } : options) as SequentialOptions);
}

export class Sequential extends OpenSequential implements NamedModel, TrainableModel {
  /** TensorFlow.js's name of the loss; undefined before `compile` or for a function. */
  lossName?: string;

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
   * @throws Error if the layer already belongs to a model, its name is taken or refused, or the
   *   first layer doesn't say its inputShape
   */
  override add(layer: tf.layers.Layer): void {
    checkNewLayer(layer, this.layers);
    super.add(layer);
  }

  /** @throws RangeError for a name that no layer has, with the nearest one */
  override getLayer(nameOrIndex?: string | number, index?: number): tf.layers.Layer {
    const names = this.layers.map(({ name }) => name);
    if (typeof nameOrIndex === 'string' && !names.includes(nameOrIndex)) {
      throw new RangeError(
        `The model has no layer called '${nameOrIndex}'.${didYouMean(nameOrIndex, names)} It has: ${names.join(', ')}.`,
      );
    }
    return super.getLayer(nameOrIndex, index);
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

  /** The same in one batch, whatever its size. */
  override predictOnBatch(input: OneTensor): tf.Tensor | tf.Tensor[] {
    return super.predictOnBatch(this.checkedInput(input, 'predictOnBatch'));
  }

  private checkedInput(input: OneTensor, before: string): tf.Tensor {
    this.requireLayers(before);
    requireAlive(this);
    const x = oneTensor(input, 'input');
    checkSamples(x, this.inputs[0].shape.slice(1));
    return x;
  }

  /**
   * Chooses what `fit` minimises and how.
   * @throws RangeError for an unknown name; Error if the model has no layer
   * @example model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
   */
  override compile(options: CompileOptions): void {
    checkOptionNames(options ?? {}, ['loss', 'metrics', 'optimizer'], 'compile');
    const { loss, metrics = [], optimizer = 'rmsprop' } = options ?? {};
    if (!loss) {
      throw new TypeError("compile needs a loss, such as 'sparse_categorical_crossentropy'.");
    }
    this.requireLayers('compile');
    const name = typeof loss === 'function' ? undefined : lossName(loss);
    const metricList = (Array.isArray(metrics) ? metrics : [metrics]) as (string | LossFunction)[];
    const metricNames = metricList.map((metric) =>
      typeof metric === 'function' ? namedMetric(metric) : metricName(metric),
    );
    const byName = typeof optimizer === 'string' ? optimizerName(optimizer) : undefined;
    // tf.Optimizer looks into what it is asked about, null too.
    if (byName === undefined && !(optimizer && optimizer instanceof tf.Optimizer)) {
      throw new TypeError(
        `An optimizer is a name, such as 'adam', or one that tf.train makes; got ${quoted(optimizer)}.`,
      );
    }
    if (name !== undefined) remarkOnLastLayer(this.layers[this.layers.length - 1], name);
    const chosen = byName === 'adam' ? new KerasAdam() : (byName ?? optimizer);

    const isKept = chosen === this.optimizer; // compiled anew with it, it goes on
    const isOwned = byName !== undefined || (isKept && this.isOptimizerOwned === true);
    if (this.isOptimizerOwned && !isKept) this.optimizer.dispose();
    super.compile({ loss: name ?? loss, metrics: metricNames, optimizer: chosen });
    this.isOptimizerOwned = isOwned;
    this.lossName = name;
    // TensorFlow.js calls the metric 'acc'; `fit` takes the keys of its logs from this list.
    const shortName = this.metricsNames.indexOf('acc');
    if (shortName !== -1) this.metricsNames[shortName] = 'accuracy';
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
  override fit(
    input: OneTensor | Streamed,
    target?: OneTensor | StreamFitOptions,
    options?: FitOptions,
  ): Promise<History> {
    return fitModel(this, input, target, options);
  }

  /**
   * One step: a `fit` of this batch.
   * @returns the loss, and the metrics if there are any in the order of `metricsNames`, as they were before the step
   * @throws as `fit` does
   */
  override async trainOnBatch(input: OneTensor, target: OneTensor): Promise<number | number[]> {
    const options = { batchSize: batchOf(input), shuffle: false, verbose: 0 } as const;
    const { history } = await this.fit(input, target, options);
    return this.metricValues((name) => history[name][0]);
  }

  /**
   * Loss, and metrics if there are any, of one batch.
   * @throws as `evaluate` does
   */
  testOnBatch(input: OneTensor, target: OneTensor): number | number[] {
    const logs = this.evaluate(input, target, { batchSize: batchOf(input) });
    return this.metricValues((name) => Number(logs[name]));
  }

  private metricValues(value: (name: string) => number): number | number[] {
    const values = this.metricsNames.map(value);
    return values.length === 1 ? values[0] : values;
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

  /** @throws Error if it was disposed of before */
  override dispose(): ReturnType<tf.Sequential['dispose']> {
    requireAlive(this);
    return super.dispose();
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
    if (!isPath) return saveElsewhere(this.optimizer, place, () => super.save(place, options));
    if (typeof module === 'undefined') {
      throw new Error('A web page has no files of its own: save to downloads:// or indexeddb://.');
    }
    // Needs Node: `module.require` is what a page's bundler leaves alone.
    const files = module.require(
      '../files/save-model-node',
    ) as typeof import('../files/save-model-node');
    return files.saveToPlace(this, place);
  }

  private requireLayers(before: string): void {
    if (this.layers.length > 0) return;
    throw new Error(`The model has no layer yet: add one before ${before}.`);
  }
}

/** All samples at once; the checks of `fit` and `evaluate` come first where there are none. */
function batchOf(input: OneTensor): number {
  return Math.max(1, rowCount(oneTensor(input, 'input')));
}
