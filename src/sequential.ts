/**
 * Chapter 8: the Sequential model: compile, fit, evaluate, as Keras does them.
 *
 * It is a `tf.Sequential` and keeps all that one can do (`predict`, `save`,
 * `getWeights` …). Only what differs from Keras is changed here.
 */

import * as tf from '@tensorflow/tfjs';
import { autoName, checkLayerName } from './names';
import { checkOptionNames } from './option-names';
import { type NamedModel, summaryText } from './summary';
import { checkData, type OneTensor, oneTensor } from './training/check-data';
import { chooseEngine, type EngineChoice } from './training/choose-engine';
import type { StepPlan } from './training/engine';
import { EngineTrainer, evaluateOnce, prepareWith } from './training/engine-trainer';
import {
  checkFitOptions,
  type FitOptions,
  fitOptionNames,
  hasBatchCallbacks,
  runEpochs,
  type Trainer,
} from './training/fit';
import type { History, Logs } from './training/history';
import { KerasAdam } from './training/keras-adam';
import { lossName, metricName, optimizerName } from './training/keras-names';
import { planFor } from './training/plan';
import { Samples } from './training/samples';
import { asColumns, type StockData, type StockModel, StockTrainer } from './training/stock-trainer';

type LossFunction = (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.Tensor;

export interface CompileOptions {
  /** Keras's name or TensorFlow.js's, such as 'sparse_categorical_crossentropy', or a function. */
  loss: string | LossFunction;
  /** 'accuracy', other metrics by name or function, or a list of them. */
  metrics?: string | LossFunction | readonly (string | LossFunction)[];
  /** A name or a `tf.train` optimizer; RMSprop(0.001, rho 0.9, epsilon 1e-7) unless given, as in Keras. */
  optimizer?: string | tf.Optimizer;
}

export interface EvaluateOptions {
  /** Samples at once; 32 unless given. Does not change the result. */
  batchSize?: number;
  /** What computes; the fastest that can take the model unless given. */
  engine?: EngineChoice;
}

/** `tf.Sequential` with the methods that get Keras's form left open. */
type OpenSequential = Omit<
  tf.Sequential,
  'compile' | 'fit' | 'evaluate' | 'summary' | 'add' | 'save'
> & {
  add(layer: tf.layers.Layer): void;
  compile(options: object): void;
  fit(x: OneTensor, y: OneTensor, options?: object): Promise<unknown>;
  evaluate(x: OneTensor, y: OneTensor, options?: object): unknown;
  summary(): void;
  save(place: string | tf.io.IOHandler, options?: tf.io.SaveConfig): Promise<tf.io.SaveResult>;
};

const OpenSequential = tf.Sequential as unknown as new (
  options: tf.SequentialArgs,
) => OpenSequential;

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
  return new Sequential('length' in options ? { layers: options } : options);
}

export class Sequential extends OpenSequential implements NamedModel {
  /** TensorFlow.js's name of the loss; undefined before `compile` or for a function. */
  private lossName?: string;
  private isFitting = false;

  constructor({ layers = [], name = autoName('sequential') }: SequentialOptions = {}) {
    super({ layers: [...layers], name });
  }

  /**
   * Puts a layer on top.
   * @throws Error if the layer already belongs to a model, its name is taken or refused, or the
   *   first layer doesn't say its inputShape
   */
  override add(layer: tf.layers.Layer): void {
    if (!('layers' in layer)) checkLayerName(layer.name);
    if (this.layers.some(({ name }) => name === layer.name)) {
      throw new Error(
        `This model already has a layer called '${layer.name}'; every layer needs its own name.`,
      );
    }
    // An input layer is its own source, and a model in the place of a layer has sources of its own.
    const isModel = 'layers' in layer;
    const ownSources = layer.getClassName() === 'InputLayer' ? 1 : 0;
    if (!isModel && (layer.inboundNodes.length > ownSources || layer.outboundNodes.length > 0)) {
      throw new Error(
        `The layer '${layer.name}' already belongs to a model. In TensorFlow.js, unlike Keras, ` +
          'a layer has one model: make a new layer for this one.',
      );
    }
    super.add(layer);
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
    if (this.layers.length === 0) {
      throw new Error('The model has no layer yet: add one before compile.');
    }
    const name = typeof loss === 'string' ? lossName(loss) : undefined;
    const metricList = (Array.isArray(metrics) ? metrics : [metrics]) as (string | LossFunction)[];
    const metricNames = metricList.map((metric) =>
      typeof metric === 'string' ? metricName(metric) : metric,
    );
    const byName = typeof optimizer === 'string' ? optimizerName(optimizer) : undefined;
    const chosen = byName === 'adam' ? new KerasAdam() : (byName ?? optimizer);

    if (this.ownsOptimizer) this.optimizer.dispose();
    super.compile({ loss: name ?? loss, metrics: metricNames, optimizer: chosen });
    this.ownsOptimizer = byName !== undefined;
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
  override async fit(
    input: OneTensor,
    target: OneTensor,
    options: FitOptions = {},
  ): Promise<History> {
    this.requireCompiled();
    if (this.isFitting) {
      throw new Error('This model is being trained: wait for the earlier fit to end (await it).');
    }
    checkOptionNames(options, fitOptionNames, 'fit');
    checkFitOptions(options);
    const [x, y] = this.checkData(input, target);
    if (options.validationData) this.checkData(...options.validationData);

    this.isFitting = true;
    const owned: tf.Tensor[] = [];
    let trainer: Trainer | undefined;
    try {
      const data = splitValidation(x, y, options, owned);
      trainer = this.chooseTrainer(data, options);
      return await runEpochs(this, trainer, data.x.shape[0] ?? 0, options);
    } finally {
      this.isFitting = false;
      trainer?.dispose();
      tf.dispose(owned);
    }
  }

  /**
   * Loss and metrics on data that were not trained on.
   * @example const { loss, accuracy } = model.evaluate(valInput, valTarget);
   * @throws as `fit` does
   */
  override evaluate(input: OneTensor, target: OneTensor, options: EvaluateOptions = {}): Logs {
    this.requireCompiled();
    checkOptionNames(options, ['batchSize', 'engine'], 'evaluate');
    const { batchSize = 32, engine: wanted = 'auto' } = options;
    checkFitOptions({ batchSize });
    const [x, y] = this.checkData(input, target);
    const plan = this.plan(Math.min(batchSize, x.shape[0] ?? 0));
    const samples = new Samples(x, y);
    try {
      const name = chooseEngine(wanted, plan, prepareWith(this, samples, plan));
      if (name === 'stock' || typeof plan === 'string') {
        return this.evaluateStock(x, y, batchSize);
      }
      return evaluateOnce(name, this, plan, samples);
    } finally {
      samples.dispose();
    }
  }

  private evaluateStock(x: tf.Tensor, y: tf.Tensor, batchSize: number): Logs {
    const values = tf.tidy(() => {
      const [floatX, columnY] = [tf.cast(x, 'float32'), asColumns(y)];
      const results = super.evaluate(floatX, columnY, { batchSize }) as tf.Scalar | tf.Scalar[];
      return [results].flat().map((scalar) => scalar.dataSync()[0]);
    });
    return Object.fromEntries(values.map((value, i) => [this.metricsNames[i], value])) as Logs;
  }

  /** Prints Keras's table of layers, shapes and parameters. */
  override summary(): void {
    console.log(summaryText(this));
  }

  /**
   * Saves the model: to a file with its optimizer's memory, so that training can go on from it, whatever
   * computes; to any other of TensorFlow.js's places as TensorFlow.js does.
   * @param place 'file://models/패션' for TensorFlow.js's format; with .keras, .h5 or .npz at its end, Keras's
   *   or NumPy's
   * @throws Error that names a layer, loss or optimizer that a file can't have; nothing is written then
   * @example await model.save('file://fashion.keras');
   * Keras: model.save('fashion.keras')
   */
  override async save(
    place: string | tf.io.IOHandler,
    options?: tf.io.SaveConfig,
  ): Promise<tf.io.SaveResult> {
    if (typeof place !== 'string' || !place.startsWith('file://'))
      return super.save(place, options);
    if (typeof module === 'undefined') {
      throw new Error('A web page has no files of its own: save to downloads:// or indexeddb://.');
    }
    // Needs Node: `module.require` is what a page's bundler leaves alone.
    const files = module.require(
      './interop/save-model-node',
    ) as typeof import('./interop/save-model-node');
    return files.saveToUrl(this, place);
  }

  private chooseTrainer(data: StockData, options: FitOptions): Trainer {
    const { batchSize = 32, engine = 'auto', sampleWeight, classWeight } = options;
    const isWeighted = sampleWeight !== undefined || classWeight !== undefined;
    const rows = Math.min(batchSize, data.x.shape[0] ?? 0); // a larger batch would only take room
    const plan = isWeighted ? 'samples or classes have weights' : this.plan(rows);
    const samples = new Samples(data.x, data.y);
    let trainer: Trainer | undefined;
    try {
      const name = chooseEngine(engine, plan, prepareWith(this, samples, plan));
      trainer =
        name === 'stock' || typeof plan === 'string'
          ? new StockTrainer(this.stockModel(), data, options)
          : new EngineTrainer(
              name,
              this,
              plan,
              () => this.plan(rows),
              samples,
              data.validation && new Samples(...data.validation),
              hasBatchCallbacks(options.callbacks),
            );
      return trainer;
    } finally {
      if (!(trainer instanceof EngineTrainer)) samples.dispose(); // else they are the trainer's
    }
  }

  private plan(batchSize: number): StepPlan | string {
    return planFor(this, this.lossName, batchSize);
  }

  private stockModel(): StockModel {
    return {
      fit: (x, y, options) => super.fit(x, y, options) as Promise<tf.History>,
      evaluate: (x, y, batchSize) => this.evaluateStock(x, y, batchSize),
      stop: () => {
        this.innerModel.stopTraining = true;
      },
    };
  }

  private requireCompiled(): void {
    if (this.optimizer === undefined) {
      throw new Error(
        'The model is not compiled: call ' +
          "model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] }) first.",
      );
    }
  }

  private checkData(input: OneTensor, target: OneTensor): [x: tf.Tensor, y: tf.Tensor] {
    const [x, y] = [oneTensor(input, 'input'), oneTensor(target, 'target')];
    checkData(x, y, {
      inputShape: (this.inputs[0].shape as tf.Shape).slice(1),
      outputShape: (this.outputs[0].shape as tf.Shape).slice(1),
      loss: this.lossName,
    });
    return [x, y];
  }

  /** `tf.Sequential` trains a model that it keeps inside; its types hide both of these. */
  private get innerModel(): tf.LayersModel {
    return (this as unknown as { model: tf.LayersModel }).model;
  }

  /** Whether the optimizer is disposed of with the model: it is, unless the caller made it. */
  private get ownsOptimizer(): boolean {
    return (this as unknown as { isOptimizerOwned?: boolean }).isOptimizerOwned === true;
  }

  private set ownsOptimizer(owned: boolean) {
    Object.assign(this, { isOptimizerOwned: owned });
  }
}

function splitValidation(
  x: tf.Tensor,
  y: tf.Tensor,
  { validationData, validationSplit = 0 }: FitOptions,
  owned: tf.Tensor[],
): StockData {
  if (validationData || validationSplit === 0) return { x, y, validation: validationData };
  const samples = x.shape[0] ?? 0;
  const trainCount = Math.floor(samples * (1 - validationSplit));
  if (trainCount === 0) {
    throw new RangeError(
      `validationSplit ${validationSplit} of ${samples} samples leaves none to train on.`,
    );
  }
  const [trainX, validationX] = tf.split(x, [trainCount, samples - trainCount]);
  const [trainY, validationY] = tf.split(y, [trainCount, samples - trainCount]);
  owned.push(trainX, validationX, trainY, validationY);
  return { x: trainX, y: trainY, validation: [validationX, validationY] };
}
