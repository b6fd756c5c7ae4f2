/**
 * Chapter 8: the Sequential model: compile, fit, evaluate, as Keras does them.
 *
 * It is a `tf.Sequential` and keeps all that one can do (`predict`, `save`,
 * `getWeights` …). Only what differs from Keras is changed here.
 */

import * as tf from '@tensorflow/tfjs';
import {
  type Batch,
  isStream,
  type Streamed,
  StreamedBatches,
  sizeOf,
  streamOf,
} from '../data/batch-stream';
import { rowCount } from '../data/rows';
import { Samples } from '../data/samples';
import { autoName, checkLayerName } from '../names/auto-names';
import { lossName } from '../names/losses';
import { metricName } from '../names/metrics';
import { optimizerName } from '../names/optimizers';
import { checkOptionNames, requireCount } from '../names/option-names';
import { quoted } from '../names/quoted';
import { didYouMean } from '../names/suggestion';
import { backupIn } from '../training/backup';
import { checkData, checkSampleShape, type OneTensor, oneTensor } from '../training/check-data';
import { chooseEngine, type EngineChoice } from '../training/choose-engine';
import type { StepPlan } from '../training/engine';
import {
  EngineTrainer,
  evaluateOnce,
  evaluateStream,
  prepareWith,
} from '../training/engine-trainer';
import {
  checkFitOptions,
  type FitOptions,
  fitOptionNames,
  hasBatchCallbacks,
  runEpochs,
  type StreamFitOptions,
  streamFitOptionNames,
  type Trainer,
} from '../training/fit';
import type { History, Logs } from '../training/history';
import { KerasAdam } from '../training/keras-adam';
import { planFor } from '../training/plan';
import { remarkOnLastLayer, remarkOnPixels } from '../training/remarks';
import {
  evaluateStockStream,
  type StockBatchModel,
  StockStreamTrainer,
} from '../training/stock-stream-trainer';
import {
  asColumns,
  type StockData,
  type StockModel,
  StockTrainer,
} from '../training/stock-trainer';
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

export interface EvaluateOptions {
  /** Samples at once; 32 unless given. Does not change the result. */
  batchSize?: number;
  /** What computes; the fastest that can take the model unless given. */
  engine?: EngineChoice;
}

/** `tf.Sequential` with the methods that get Keras's form left open. */
type OpenSequential = Omit<
  tf.Sequential,
  | 'compile'
  | 'fit'
  | 'evaluate'
  | 'predict'
  | 'summary'
  | 'add'
  | 'getLayer'
  | 'save'
  | 'fitDataset'
> & {
  add(layer: tf.layers.Layer): void;
  compile(options: object): void;
  fit(x: OneTensor, y: OneTensor, options?: object): Promise<unknown>;
  evaluate(x: OneTensor, y: OneTensor, options?: object): unknown;
  predict(x: OneTensor, options?: object): tf.Tensor | tf.Tensor[];
  summary(): void;
  getLayer(nameOrIndex?: string | number, index?: number): tf.layers.Layer;
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
  const isList = Array.isArray(options);
  return new Sequential((isList ? { layers: options } : options) as SequentialOptions);
}

export class Sequential extends OpenSequential implements NamedModel {
  /** TensorFlow.js's name of the loss; undefined before `compile` or for a function. */
  private lossName?: string;
  private isFitting = false;

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
    if (!(layer instanceof tf.layers.Layer)) {
      throw new TypeError(
        `A model is made of layers, such as dense({ units: 10 }); got ${quoted(layer)}.`,
      );
    }
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
    if (this.layers.length === 0 && !isModel && ownSources === 0 && !layer.batchInputShape) {
      throw new Error(
        `The first layer, '${layer.name}', doesn't say what comes in: give it an inputShape, as in ` +
          'dense({ units: 100, inputShape: [784] }).',
      );
    }
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
   * @throws RangeError if a sample has another shape
   */
  override predict(input: OneTensor, options?: object): tf.Tensor | tf.Tensor[] {
    this.requireLayers('predict');
    checkSampleShape(oneTensor(input, 'input'), this.inputs[0].shape.slice(1));
    return super.predict(input, options);
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
      typeof metric === 'function' ? metric : metricName(metric),
    );
    const byName = typeof optimizer === 'string' ? optimizerName(optimizer) : undefined;
    if (byName === undefined && !(optimizer instanceof tf.Optimizer)) {
      throw new TypeError(
        `An optimizer is a name, such as 'adam', or one that tf.train makes; got ${quoted(optimizer)}.`,
      );
    }
    if (name !== undefined) remarkOnLastLayer(this.layers[this.layers.length - 1], name);
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
    options: FitOptions = {},
  ): Promise<History> {
    this.requireCompiled();
    if (this.isFitting) {
      throw new Error('This model is being trained: wait for the earlier fit to end (await it).');
    }
    if (isStream(input)) return this.fitStream(input, target as StreamFitOptions | undefined);
    return this.fitTensors(input, target as OneTensor, options);
  }

  /** TensorFlow.js's name for `fit` from a stream. */
  fitDataset(
    dataset: Streamed,
    { batchesPerEpoch, ...options }: StreamFitOptions & { batchesPerEpoch?: number } = {},
  ): Promise<History> {
    return this.fit(dataset, { stepsPerEpoch: batchesPerEpoch, ...options });
  }

  private async fitTensors(
    input: OneTensor,
    target: OneTensor,
    options: FitOptions,
  ): Promise<History> {
    checkOptionNames(options, fitOptionNames, 'fit');
    checkFitOptions(options);
    const [x, y] = this.checkData(input, target);
    if (options.validationData) this.checkData(...options.validationData);
    if (options.verbose !== 0) remarkOnPixels(x);

    this.isFitting = true;
    const owned: tf.Tensor[] = [];
    let trainer: Trainer | undefined;
    const backup = backupIn(options.callbacks);
    let isFinished = false;
    try {
      const data = splitValidation(x, y, options, owned);
      const { epochs = 1, batchSize = 32, shuffle = true, seed } = options;
      const run = { model: this, ...data, epochs, batchSize, shuffle, seed };
      const position = await backup?.restore(run);
      const { engine = 'auto' } = options;
      const chosen = position && engine === 'auto' ? position.engine : engine;
      trainer = this.chooseTrainer(data, { ...options, engine: chosen });
      const samples = rowCount(data.x);
      const steps = Math.ceil(samples / batchSize);
      const history = await runEpochs(this, trainer, { samples, steps }, options, {
        position,
        backup,
        save: async (here, isStop) => backup?.save(run, here, isStop),
      });
      isFinished = true;
      return history;
    } finally {
      this.isFitting = false;
      backup?.end(isFinished);
      await trainer?.dispose();
      tf.dispose(owned);
    }
  }

  private async fitStream(stream: Streamed, options: StreamFitOptions = {}): Promise<History> {
    checkOptionNames(options, streamFitOptionNames, 'fit from a stream');
    const { stepsPerEpoch, validationData, engine } = options;
    const common = { ...options, validationData: undefined, stepsPerEpoch: undefined };
    checkFitOptions(common);
    if (backupIn(options.callbacks)) {
      throw new Error(
        'A stream can’t be gone on with in its middle: BackupAndRestore is for fit with tensors.',
      );
    }
    if (stepsPerEpoch !== undefined) requireCount('stepsPerEpoch', stepsPerEpoch, 1);

    this.isFitting = true;
    const data = this.open(stream, stepsPerEpoch);
    let validation: StreamedBatches | undefined;
    let trainer: Trainer | undefined;
    try {
      const first = await data.first();
      const batchSize = rowCount(first.xs);
      if (Array.isArray(validationData)) this.checkData(...validationData);
      if (validationData) {
        validation = this.open(
          isStream(validationData) ? validationData : streamOf(...validationData, batchSize),
        );
      }
      const chosen = this.chooseForStream(first, engine);
      trainer = chosen
        ? new EngineTrainer(
            chosen.name,
            this,
            chosen.plan,
            () => this.plan(batchSize),
            data,
            validation,
            hasBatchCallbacks(options.callbacks),
          )
        : new StockStreamTrainer(this.stockModel(), data, validation);
      const steps = stepsPerEpoch ?? sizeOf(stream);
      return await runEpochs(this, trainer, { samples: 0, steps }, { ...common, batchSize });
    } finally {
      this.isFitting = false;
      await trainer?.dispose();
      await data.dispose();
      await validation?.dispose();
    }
  }

  private open(stream: Streamed, steps?: number): StreamedBatches {
    const classes = this.lossName === 'sparseCategoricalCrossentropy' ? lastSize(this) : undefined;
    return new StreamedBatches(stream, steps, classes, (xs, ys) => this.checkData(xs, ys));
  }

  /** An engine and its plan for batches of this size; undefined where TensorFlow.js trains itself. */
  private chooseForStream({ xs, ys }: Batch, wanted: EngineChoice = 'auto') {
    const samples = new Samples(xs, ys);
    const plan = this.plan(samples.count);
    try {
      const name = chooseEngine(wanted, plan, prepareWith(this, samples, plan));
      return name === 'stock' || typeof plan === 'string' ? undefined : { name, plan };
    } finally {
      samples.dispose();
    }
  }

  /**
   * Loss and metrics on data that were not trained on.
   * @example const { loss, accuracy } = model.evaluate(valInput, valTarget);
   * @throws as `fit` does
   */
  override evaluate(input: OneTensor, target: OneTensor, options?: EvaluateOptions): Logs;
  /** The same over one pass through a stream, such as `idxBatches`. */
  override evaluate(stream: Streamed, options?: { engine?: EngineChoice }): Promise<Logs>;
  override evaluate(
    input: OneTensor | Streamed,
    target?: OneTensor | { engine?: EngineChoice },
    options: EvaluateOptions = {},
  ): Logs | Promise<Logs> {
    this.requireCompiled();
    if (isStream(input)) {
      return this.evaluateStream(input, target as { engine?: EngineChoice } | undefined);
    }
    return this.evaluateTensors(input, target as OneTensor, options);
  }

  private async evaluateStream(
    stream: Streamed,
    options: { engine?: EngineChoice } = {},
  ): Promise<Logs> {
    checkOptionNames(options, ['engine'], 'evaluate from a stream');
    const data = this.open(stream);
    try {
      const chosen = this.chooseForStream(await data.first(), options.engine);
      if (!chosen) return await evaluateStockStream(this.stockModel(), data);
      return await evaluateStream(chosen.name, this, chosen.plan, data);
    } finally {
      await data.dispose();
    }
  }

  private evaluateTensors(input: OneTensor, target: OneTensor, options: EvaluateOptions): Logs {
    checkOptionNames(options, ['batchSize', 'engine'], 'evaluate');
    const { batchSize = 32, engine: wanted = 'auto' } = options;
    checkFitOptions({ batchSize });
    const [x, y] = this.checkData(input, target);
    const plan = this.plan(Math.min(batchSize, rowCount(x)));
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
      '../files/save-model-node',
    ) as typeof import('../files/save-model-node');
    return files.saveToUrl(this, place);
  }

  private chooseTrainer(data: StockData, options: FitOptions): Trainer {
    const { batchSize = 32, engine = 'auto', sampleWeight, classWeight } = options;
    const isWeighted = sampleWeight !== undefined || classWeight !== undefined;
    const rows = Math.min(batchSize, rowCount(data.x)); // a larger batch would only take room
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

  private stockModel(): StockModel & StockBatchModel {
    return {
      whole: this,
      fit: (x, y, options) => super.fit(x, y, options) as Promise<tf.History>,
      evaluate: (x, y, batchSize) => this.evaluateStock(x, y, batchSize),
      trainOnBatch: async (x, y) => {
        const values = [await super.trainOnBatch(x, y)].flat();
        return Object.fromEntries(values.map((value, i) => [this.metricsNames[i], value])) as Logs;
      },
      stop: () => {
        this.innerModel.stopTraining = true;
      },
    };
  }

  private requireLayers(before: string): void {
    if (this.layers.length === 0) {
      throw new Error(`The model has no layer yet: add one before ${before}.`);
    }
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
  const samples = rowCount(x);
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

/** @example lastSize(buildWithAdd()) // 10 */
function lastSize(model: Sequential): number {
  return tf.util.sizeFromShape((model.outputs[0].shape as number[]).slice(1));
}
