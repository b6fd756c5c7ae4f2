/** Where a training stands: what the loop moves on, and its observers look at. */

import { nextSeed, RandomState } from '../data/random-state.ts';
import { inOrder } from '../data/samples.ts';
import type { Position } from './backup.ts';
import type { FitOptions } from './fit-options.ts';
import { type EngineName, History, type Logs } from './history.ts';
import { noisesIn } from './keras-layer.ts';
import { meansOf, RunningMeans, type Sums } from './running-means.ts';
import type { TrainableModel } from './trainable-model.ts';

/** What there is to train on. */
export interface Extent {
  /** 0 for a stream, which has an order of its own. */
  samples: number;
  batchSize: number;
  /** Batches of an epoch; undefined where nobody knows. */
  steps?: number;
}

export class TrainingRun {
  readonly history: History;
  readonly epochs: number;
  /** Counted from 0. */
  epoch: number;
  /** How many of the present epoch are done. */
  batch: number;
  /** Over these batches. */
  means: RunningMeans;
  /** That they took before training was stopped. */
  earlierSeconds: number;
  private readonly seed: number;
  private readonly initialEpoch: number;
  private readonly shuffle: boolean;
  private readonly random: RandomState;
  private epochStart = performance.now();

  private readonly model: Pick<TrainableModel, 'measured' | 'layers'>;
  private readonly engine: EngineName;
  readonly extent: Extent;

  /** @param position where an earlier run stopped; the model has its weights already */
  constructor(
    model: Pick<TrainableModel, 'measured' | 'layers'>,
    engine: EngineName,
    extent: Extent,
    options: FitOptions,
    position?: Position,
  ) {
    this.model = model;
    this.engine = engine;
    this.extent = extent;

    const ownSeed = options.seed ?? nextSeed(); // drawn even where it isn't taken: the next fit's is then the same
    this.seed = position?.seed ?? ownSeed;
    this.random = new RandomState(this.seed);
    this.shuffle = options.shuffle ?? true;
    this.epochs = options.epochs ?? 1;
    this.initialEpoch = position?.initialEpoch ?? options.initialEpoch ?? 0;
    this.history = new History(engine, position?.history);
    this.batch = position?.batch ?? 0;
    this.means = new RunningMeans(model.measured, position?.sums);
    this.earlierSeconds = position?.seconds ?? 0;
    this.epoch = position?.epoch ?? this.initialEpoch;
    for (const [i, noise] of noisesIn(model.layers).entries())
      Object.assign(noise, position?.noise[i]);
    for (let done = this.initialEpoch; done < this.epoch; done++) this.nextOrder();
  }

  startClock(): void {
    this.epochStart = performance.now();
  }

  /** That the present epoch has taken. */
  get seconds(): number {
    return this.earlierSeconds + (performance.now() - this.epochStart) / 1000;
  }

  /** Which sample comes when in the next epoch: [samples]. */
  nextOrder(): Int32Array {
    const { samples } = this.extent;
    return this.shuffle ? this.random.permutation(samples) : inOrder(samples);
  }

  /** @returns the batch's own values */
  addBatch(sums: Sums): Logs {
    this.batch++;
    this.means.add(sums);
    return meansOf(this.model.measured, sums);
  }

  /** Whether the present epoch has all its batches; false where nobody knows. */
  get hasAllBatches(): boolean {
    const { steps } = this.extent;
    return steps !== undefined && this.batch >= steps;
  }

  nextEpoch(): void {
    this.epoch++;
    this.batch = 0;
    this.means = new RunningMeans(this.model.measured);
    this.earlierSeconds = 0;
  }

  position(): Position {
    return {
      engine: this.engine,
      seed: this.seed,
      initialEpoch: this.initialEpoch,
      epoch: this.epoch,
      batch: this.batch,
      noise: noisesIn(this.model.layers).map((noise) => ({ ...noise })),
      sums: this.means.sums(),
      seconds: this.batch === 0 ? 0 : this.seconds,
      history: this.history.values(),
    };
  }
}
