/** The practice: trains the chosen network on the lesson's data, in pieces that leave room for messages. */

import {
  initialState,
  type ModelRecord,
  metricOf,
  type Noise,
  nextSeed,
  noisesOf,
  RandomState,
  type TrainingState,
} from '../../../src/internal.ts';
import { confusionMatrix } from '../../../src/report/index.ts';
import { CLASSES } from '../chosen-network.ts';
import { type Dataset, PIXELS, QUICK_IMAGES } from './dataset.ts';
import type { CurvePoint, Inside, TrainingProgress } from './messages.ts';
import { buildNetwork, disposeNetwork, type Network, type Recipe, retuned } from './network.ts';
import { offeredTraining } from './opened-model.ts';
import { pause } from './pause.ts';
import { firstUnits, sketchOf } from './sketch.ts';

/** Training goes on for so long between two looks at the messages. */
const SLICE_MS = 20;
const PROGRESS_MS = 150;
const INSIDE_MS = 500;
/** Between two looks whether the images have come. */
const WAIT_MS = 50;
/** Steps that one point of the curve is the mean of, to begin with. */
const STEPS_OF_POINT = 25;
/** Then two points become one: a long training is a line, too, not a band. */
const MOST_POINTS = 400;
/** Validation images looked at while an epoch is under way. */
const GLANCE_IMAGES = 1600;
/** Units whose weights are shown as pictures. */
const MOST_PICTURES = 100;

const accuracy = metricOf({ name: 'accuracy' });

/** 0 … 255 as 0 … 1: the lesson's division by 255, looked up. */
const SCALED = Float32Array.from({ length: 256 }, (_, value) => value / 255);

export interface Settings extends Recipe {
  /** false keeps to the first images even when all are here. */
  all: boolean;
  epochs: number;
  /** Steps a second; Infinity as fast as it goes. */
  speed: number;
}

/** All that has been trained, to go on from later. */
export interface Trained {
  settings: Settings;
  state: TrainingState;
  /** What Dropout drops next, layer by layer. */
  noise: Noise[];
  isOpened: boolean;
  epochs: number;
  step: number;
  allSteps: number;
  lastLoss: number | null;
  training: CurvePoint[];
  stepsOfPoint: number;
  validation: CurvePoint[];
  /** The order of the epoch under way, and how many images each epoch had that was ordered. */
  order: Int32Array;
  ordered: number[];
}

/** Sums of a number of steps, before the first. */
const nothing = () => ({ loss: 0, right: 0, rows: 0, steps: 0 });

export class Practice {
  network: Network;
  isRunning = false;
  private isOpened = false;
  /** The number of the latest run: one that still sleeps when another begins must not wake up. */
  private runs = 0;
  private random: RandomState;
  /** The images on each side of the split. */
  private rows: ReturnType<Dataset['rows']> = {
    train: new Int32Array(0),
    validation: new Int32Array(0),
  };
  private order: Int32Array = new Int32Array(0);
  private ordered: number[] = [];
  private epochs = 0;
  private step = 0;
  private allSteps = 0;
  private lastLoss: number | null = null;
  private workMs = 0;
  private workSteps = 0;
  private recent = nothing();
  private training: CurvePoint[] = [];
  private stepsOfPoint = STEPS_OF_POINT;
  private validation: CurvePoint[] = [];
  /** The latest prediction of each validation image that was looked at. */
  private predictions: number[] = [];
  private lastProgress = 0;
  private lastInside = 0;

  private readonly data: Dataset;
  settings: Settings;
  private readonly tell: (event: TrainingProgress | Inside) => void;
  private readonly keep: (trained: Trained) => void;

  constructor(
    data: Dataset,
    settings: Settings,
    tell: (event: TrainingProgress | Inside) => void,
    keep: (trained: Trained) => void,
  ) {
    this.data = data;
    this.settings = settings;
    this.tell = tell;
    this.keep = keep;

    this.network = buildNetwork(settings);
    this.random = new RandomState(nextSeed()); // as `fit` takes it, after the weights
  }

  /** Another optimizer, learning rate or batch size goes on from the weights that are there. */
  change(settings: Partial<Settings>): void {
    const before = this.settings;
    this.settings = { ...before, ...settings };
    const tuned = ['optimizer', 'learningRate', 'batchSize'] as const;
    if (tuned.every((name) => before[name] === this.settings[name])) return;
    this.network = retuned(this.network, this.settings);
    this.step = Math.floor((this.step * before.batchSize) / this.settings.batchSize);
    this.report();
  }

  /** Takes a file's weights in place of the random ones. */
  open(record: ModelRecord): void {
    const { engine, plan } = this.network;
    const weights = record.weights.map(({ values }) => values);
    const { slots, iterations } = offeredTraining(record) ?? { slots: [], iterations: 0 };
    const hasMemory = iterations > 0;
    engine.writeState(
      hasMemory ? { weights, frozen: [], slots, iterations } : initialState(plan, weights),
    );
    this.isOpened = true;
  }

  /** Goes on from what was kept. @throws Error if it is another network's */
  restore({ settings: _, state, noise, ordered, ...trained }: Trained): void {
    const { engine, plan } = this.network;
    engine.writeState(state);
    for (const [i, own] of noisesOf(plan).entries()) Object.assign(own, noise[i]);
    for (const images of ordered) this.random.permutation(images);
    Object.assign(this, trained, { ordered });
  }

  /** Trains until `epochs` more are done, or `pause`. */
  async run(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    const run = ++this.runs;
    const goesOn = () => this.isRunning && run === this.runs;
    const end = this.epochs + this.settings.epochs;
    this.report();
    while (goesOn() && this.epochs < end) {
      if (!this.isHere()) {
        await pause(WAIT_MS);
        continue;
      }
      this.work(end);
      this.reportNowAndThen();
      await pause(1000 / this.settings.speed); // 0 where it is as fast as it goes
    }
    if (goesOn()) this.pause();
  }

  pause(): void {
    this.isRunning = false;
    this.report();
    this.reportInside();
    this.keepTrained();
  }

  oneStep(): void {
    this.isRunning = false;
    if (this.isHere()) {
      this.trainBatch();
      this.addPoint();
    }
    this.pause();
  }

  report(): void {
    const { batchSize } = this.settings;
    this.lastProgress = performance.now();
    this.tell({
      event: 'training',
      engine: this.network.engine.name,
      isRunning: this.isRunning,
      isOpened: this.isOpened,
      batchSize,
      epochs: this.epochs,
      step: this.step,
      steps: Math.ceil(this.order.length / batchSize),
      allSteps: this.allSteps,
      images: this.order.length,
      loss: this.lastLoss,
      msPerStep: this.workSteps === 0 ? null : this.workMs / this.workSteps,
      training: this.training,
      validation: this.validation,
      network: this.settings.network,
      sketch: sketchOf(this.network.engine.readWeights()),
    });
  }

  /** Looks at the network from inside, if there are images to look with. */
  reportInside(): void {
    const isFresh = this.step === 0 && this.epochs > 0; // an epoch has just predicted them all
    this.lastInside = performance.now();
    if (this.rows.validation.length === 0 && this.data.isReady) this.takeRows();
    let loss = 0;
    const seen = isFresh
      ? this.predictions.length
      : this.validate(GLANCE_IMAGES, (batchLoss, rows) => {
          loss += batchLoss * rows;
        });
    const labels = this.validationLabels(seen);
    if (this.allSteps === 0 && seen > 0) {
      this.validation = [{ epoch: 0, loss: loss / seen, accuracy: this.rightShare(labels) }];
      this.report();
    }
    const [kernel, { length: units }] = this.network.engine.readWeights();
    this.tell({
      event: 'inside',
      kernel: firstUnits(kernel, units, MOST_PICTURES),
      units,
      isHidden: this.settings.network.length > 0,
      matrix: confusionMatrix(labels, this.predictions.slice(0, seen), CLASSES),
      validated: seen,
    });
  }

  /** Probabilities of the ten classes. @param pixels values 0 … 255 */
  predict(pixels: ArrayLike<number>): number[] {
    const { engine } = this.network;
    for (let i = 0; i < PIXELS; i++) engine.inputs[i] = pixels[i] / 255;
    engine.targets[0] = 0;
    engine.evaluate(1);
    return Array.from(engine.outputs.subarray(0, CLASSES));
  }

  /** Validation images of one cell of the matrix: what is of class `label` and was said to be another. */
  picturesOf(label: number, prediction: number, count: number): Uint8Array[] {
    return this.predictions
      .map((said, i) => ({ said, row: this.rows.validation[i] }))
      .filter(({ said, row }) => said === prediction && this.data.labels[row] === label)
      .slice(0, count)
      .map(({ row }) => this.data.image(row));
  }

  dispose(): void {
    this.isRunning = false;
    disposeNetwork(this.network);
  }

  private work(end: number): void {
    const start = performance.now();
    let evaluating = 0;
    let steps = 0;
    do {
      this.trainBatch();
      steps++;
      if (this.recent.steps >= this.stepsOfPoint) this.addPoint();
      if (this.step * this.settings.batchSize >= this.order.length) {
        const before = performance.now();
        this.finishEpoch();
        evaluating += performance.now() - before;
      }
    } while (
      this.settings.speed === Number.POSITIVE_INFINITY &&
      this.epochs < end &&
      performance.now() - start < SLICE_MS
    );
    this.workMs += performance.now() - start - evaluating;
    this.workSteps += steps;
  }

  private trainBatch(): void {
    if (this.step === 0) this.startEpoch();
    const { batchSize } = this.settings;
    const batch = this.order.subarray(this.step * batchSize, (this.step + 1) * batchSize);
    const { engine } = this.network;
    this.fill(batch);
    const rows = batch.length;
    const loss = engine.step(rows);
    const { outputs, targets } = engine;
    const predictions = { outputs, targets, rows, samples: rows, units: CLASSES, labelSize: 1 };
    this.recent.right += accuracy.count(predictions)[0];
    this.recent.loss += loss * rows;
    this.recent.rows += rows;
    this.recent.steps++;
    this.lastLoss = loss;
    this.step++;
    this.allSteps++;
  }

  private startEpoch(): void {
    this.takeRows();
    const { train } = this.rows;
    this.order = this.random.permutation(train.length).map((i) => train[i]);
    this.ordered.push(train.length);
  }

  /** Whether the images have come that the epoch under way wants: after a reload they come anew. */
  private isHere(): boolean {
    return this.step === 0 || this.data.isComplete || this.order.length < QUICK_IMAGES;
  }

  private keepTrained(): void {
    if (this.allSteps === 0) return;
    const { settings, isOpened, epochs, step, allSteps, lastLoss, order, ordered } = this;
    const { training, stepsOfPoint, validation } = this;
    this.keep({
      ...{ settings, isOpened, epochs, step, allSteps, lastLoss, order, ordered },
      ...{ training, stepsOfPoint, validation },
      state: this.network.engine.readState(),
      noise: noisesOf(this.network.plan),
    });
  }

  /** All images as soon as they are here, unless only the first are wanted. */
  private takeRows(): void {
    this.rows = this.data.rows(this.settings.all && this.data.isComplete);
    this.predictions.length = Math.min(this.predictions.length, this.rows.validation.length);
  }

  private finishEpoch(): void {
    this.epochs++;
    this.step = 0;
    const count = this.rows.validation.length;
    let loss = 0;
    this.validate(count, (batchLoss, rows) => {
      loss += batchLoss * rows;
    });
    const labels = this.validationLabels(count);
    const accuracy = this.rightShare(labels);
    this.validation.push({ epoch: this.epochs, loss: loss / count, accuracy });
    this.report();
    this.reportInside();
    this.keepTrained();
  }

  private addPoint(): void {
    const { loss, right, rows } = this.recent;
    if (rows === 0) return;
    const steps = Math.ceil(this.order.length / this.settings.batchSize);
    const epoch = this.epochs + this.step / steps;
    this.training.push({ epoch, loss: loss / rows, accuracy: right / rows });
    this.recent = nothing();
    if (this.training.length < MOST_POINTS) return;
    this.training = halved(this.training);
    this.stepsOfPoint *= 2;
  }

  /** Predicts the first validation images. @returns for how many there are predictions */
  private validate(
    count: number,
    onBatch: (loss: number, rows: number) => void = () => undefined,
  ): number {
    const { engine } = this.network;
    const wanted = this.rows.validation.subarray(0, count);
    this.predictions = [];
    for (let start = 0; start < wanted.length; start += this.settings.batchSize) {
      const rows = wanted.subarray(start, start + this.settings.batchSize);
      this.fill(rows);
      onBatch(engine.evaluate(rows.length), rows.length);
      for (let n = 0; n < rows.length; n++) this.predictions.push(largest(engine.outputs, n));
    }
    return this.predictions.length;
  }

  /** Of the latest predictions. */
  private rightShare(labels: readonly number[]): number {
    const right = labels.filter((label, i) => label === this.predictions[i]).length;
    return right / labels.length;
  }

  private validationLabels(count: number): number[] {
    return Array.from(this.rows.validation.subarray(0, count), (row) => this.data.labels[row]);
  }

  private fill(rows: Int32Array): void {
    const { inputs, targets } = this.network.engine;
    const { pixels, labels } = this.data;
    for (let n = 0; n < rows.length; n++) {
      const [to, from] = [n * PIXELS, rows[n] * PIXELS];
      for (let i = 0; i < PIXELS; i++) inputs[to + i] = SCALED[pixels[from + i]];
      targets[n] = labels[rows[n]];
    }
  }

  private reportNowAndThen(): void {
    const now = performance.now();
    if (now - this.lastProgress > PROGRESS_MS) this.report();
    if (now - this.lastInside > INSIDE_MS) this.reportInside();
  }
}

/** Two neighbours become their mean, where the later one ended. */
export function halved(points: readonly CurvePoint[]): CurvePoint[] {
  return points
    .filter((_, i) => i % 2 === 1)
    .map(({ epoch, loss, accuracy }, i) => {
      const before = points[2 * i];
      return { epoch, loss: (before.loss + loss) / 2, accuracy: (before.accuracy + accuracy) / 2 };
    });
}

function largest(outputs: Float32Array, row: number): number {
  const values = outputs.subarray(row * CLASSES, (row + 1) * CLASSES);
  return Math.max(0, values.indexOf(values.reduce((a, b) => Math.max(a, b)))); // 0 where all are NaN
}
