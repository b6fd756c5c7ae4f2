/** Trains and evaluates with an engine: the model lends its weights for an epoch and gets them back. */

import * as tf from '@tensorflow/tfjs';
import type { BatchSource } from '../data/batch-source.ts';
import { requireSameTrainable } from './compiled.ts';
import type { StepEngine } from './engine.ts';
import { EventLoopTurns } from './event-loop.ts';
import type { EngineName, Logs } from './history.ts';
import { Loan } from './loan.ts';
import { meansOver, sumsOf } from './measure.ts';
import { readWeights } from './model-weights.ts';
import { allFinite, checkWeights, lossError, type Place, weightsError } from './not-finite.ts';
import { optimizerPlan } from './optimizer-plan.ts';
import type { OptimizerPlan } from './optimizers.ts';
import type { Sums } from './running-means.ts';
import { Snapshot } from './snapshot.ts';
import type { TrainableModel } from './trainable-model.ts';

/** What is known of an epoch when it starts. */
export interface Epoch {
  epoch: number;
  /** Which sample comes when: [samples]. */
  order: Int32Array;
  batchSize: number;
  /** The batches before it are done already. */
  firstBatch: number;
  /** Both return false to stop training after this batch. */
  onBatchBegin(batch: number): Promise<boolean>;
  onBatchEnd(batch: number, sums: Sums): Promise<boolean>;
}

export class Trainer {
  readonly engineName: EngineName;
  /** The fast engines have the weights in memory of their own. */
  private readonly loan?: Loan;
  /** Where TensorFlow.js trains the model in place: what there was before. */
  private before?: Snapshot;

  private readonly engine: StepEngine;
  private readonly model: TrainableModel;
  private readonly data: BatchSource;
  private readonly validation: BatchSource | undefined;
  /** The most samples of a step. */
  private readonly batchSize: number;

  constructor(
    engine: StepEngine,
    model: TrainableModel,
    data: BatchSource,
    validation: BatchSource | undefined,
    batchSize: number,
  ) {
    this.engine = engine;
    this.model = model;
    this.data = data;
    this.validation = validation;
    this.batchSize = batchSize;

    this.engineName = engine.name;
    if (engine.name !== 'stock') this.loan = new Loan(model, engine, () => this.optimizer());
  }

  /** The model has its weights back when this ends. */
  async trainEpoch({
    epoch,
    order,
    batchSize,
    firstBatch,
    onBatchBegin,
    onBatchEnd,
  }: Epoch): Promise<void> {
    requireSameTrainable(this.model);
    checkWeights(this.model);
    this.begin();
    const turns = new EventLoopTurns();
    let batch = firstBatch;
    let isWhole = true;
    try {
      const rest = order.subarray(firstBatch * batchSize);
      for await (const { rows, fill } of this.data.batches(batchSize, rest)) {
        let goOn = await onBatchBegin(batch);
        this.goOn();
        fill(this.engine);
        const loss = this.engine.step(rows);
        if (!Number.isFinite(loss)) {
          isWhole = false;
          throw this.failed(loss, rows, { epoch, batch });
        }
        const sums = sumsOf(this.engine, this.model, loss, rows);
        goOn = (await onBatchEnd(batch++, sums)) && goOn;
        if (!goOn) break;
        if (turns.isDue()) await turns.give();
      }
    } finally {
      if (isWhole) this.giveBack({ epoch, batch: batch - 1 });
    }
  }

  /** The model gets its weights, also between two batches, to be saved; training may go on. */
  giveBack(place: Place): void {
    const state = this.loan && this.engine.readState();
    const error = weightsError(this.model, state?.weights ?? readWeights(this.model), place);
    if (error) {
      this.loan?.forget();
      this.before?.restore();
      throw error;
    }
    this.loan?.giveBack(state);
  }

  /** Values of the validation data, if there are any. */
  async validate(): Promise<Logs | undefined> {
    const { validation, batchSize, engine, model } = this;
    return validation && meansOver(validation.batches(batchSize), engine, model);
  }

  /** Frees what the trainer made; the model and the data stay. */
  dispose(): void {
    this.engine.dispose();
    this.before?.dispose();
  }

  private begin(): void {
    if (this.loan) {
      this.loan.take();
      return;
    }
    this.before?.dispose();
    this.before = Snapshot.of(this.model);
  }

  /** A callback may have changed weights, or the learning rate. */
  private goOn(): void {
    if (!this.loan) return;
    this.engine.setOptimizer(this.optimizer());
    this.loan.take();
  }

  private optimizer(): OptimizerPlan {
    const plan = optimizerPlan(this.model.optimizer);
    if (typeof plan !== 'string') return plan;
    throw new Error(
      `A callback changed the model so that the engine '${this.engineName}' can't go on: ${plan}. ` +
        "Train it with engine: 'stock'.",
    );
  }

  /** What to say of a step that changed nothing, since its loss isn't finite. */
  private failed(loss: number, rows: number, place: Place): Error {
    const state = this.loan && this.engine.readState();
    const weights = state?.weights ?? readWeights(this.model);
    const shape = (this.model.inputs[0].shape as number[]).slice(1);
    const values = this.engine.inputs.slice(0, rows * tf.util.sizeFromShape(shape));
    const x = tf.tensor(values, [rows, ...shape]);
    const areFinite = weights.every(allFinite);
    if (areFinite) this.loan?.giveBack(state);
    else this.loan?.forget();
    const error = lossError(this.model, weights, x, loss, place);
    x.dispose();
    if (!areFinite) this.before?.restore();
    return error;
  }
}
