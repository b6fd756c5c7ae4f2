/** Trains and evaluates with an engine: the model lends its weights for an epoch and gets them back. */

import * as tf from '@tensorflow/tfjs';
import type { BatchSource } from '../data/batch-source';
import { type ChosenEngine, engineFor } from './choose-engine';
import type { StepEngine, StepPlan, TrainingState } from './engine';
import { EventLoopTurns } from './event-loop';
import type { EngineName, Logs } from './history';
import { meansOver, sumsOf } from './measure';
import { readWeights, writeWeights } from './model-weights';
import { allFinite, checkWeights, lossError, type Place, weightsError } from './not-finite';
import { readOptimizerState, writeOptimizerState } from './optimizer-state';
import { planFor } from './plan';
import type { Sums } from './running-means';
import { Snapshot } from './snapshot';
import type { TrainableModel } from './trainable-model';

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
  private engine: StepEngine;
  /** Where TensorFlow.js trains the model in place: what there was before. */
  private before?: Snapshot;

  /**
   * @param hasBatchCallbacks the model lends and gets back everything at every batch, for callbacks
   *   that look at it or change it
   */
  constructor(
    private chosen: ChosenEngine,
    private readonly model: TrainableModel,
    private readonly data: BatchSource,
    private readonly validation: BatchSource | undefined,
    private readonly hasBatchCallbacks: boolean,
  ) {
    this.engineName = chosen.name;
    this.engine = engineFor(chosen, model);
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
    const eachBatch = this.hasBatchCallbacks;
    checkWeights(this.model);
    if (!eachBatch) await this.borrowState();
    const turns = new EventLoopTurns();
    let batch = firstBatch;
    let isWhole = true;
    try {
      const rest = order.subarray(firstBatch * batchSize);
      for await (const { rows, fill } of this.data.batches(batchSize, rest)) {
        let goOn = await onBatchBegin(batch);
        if (eachBatch) await this.borrowState();
        fill(this.engine);
        const loss = this.engine.step(rows);
        if (!Number.isFinite(loss)) {
          isWhole = false;
          throw await this.failed(loss, rows, { epoch, batch });
        }
        const sums = sumsOf(this.engine, this.model, loss, rows);
        if (eachBatch) await this.returnState({ epoch, batch });
        goOn = (await onBatchEnd(batch++, sums)) && goOn;
        if (!goOn) break;
        if (turns.isDue()) await turns.give();
      }
    } finally {
      if (!eachBatch && isWhole) await this.returnState({ epoch, batch: batch - 1 });
    }
  }

  /** The model gets its weights between two batches, to be saved; training goes on. */
  async giveBack(place: Place): Promise<void> {
    if (!this.hasBatchCallbacks) await this.returnState(place);
  }

  /** Values of the validation data, if there are any. As in Keras, class weights are for training only. */
  async validate(): Promise<Logs | undefined> {
    const { validation, chosen, engine, model } = this;
    if (!validation) return undefined;
    const isWeighted = chosen.classWeight !== undefined;
    const evaluator = isWeighted ? engineFor({ ...chosen, classWeight: undefined }, model) : engine;
    try {
      return await meansOver(validation.batches(chosen.batchSize), evaluator, model);
    } finally {
      if (isWeighted) evaluator.dispose();
    }
  }

  /** Frees what the trainer made; the model and the data stay. */
  dispose(): void {
    this.engine.dispose();
    this.before?.dispose();
  }

  /** The engine gets the model's weights and the optimizer's slots and learning rate. */
  private async borrowState(): Promise<void> {
    this.renewEngine();
    const { plan } = this.chosen;
    if (plan) {
      this.engine.writeState(readState(this.model, plan));
      return;
    }
    this.before?.dispose();
    this.before = Snapshot.of(this.model);
  }

  /** @throws Error if a weight isn't finite; the model then keeps its own */
  private async returnState(place: Place): Promise<void> {
    const { plan } = this.chosen;
    const state = plan && this.engine.readState();
    const error = weightsError(this.model, state?.weights ?? readWeights(this.model), place);
    if (error) {
      this.before?.restore();
      throw error;
    }
    if (state) writeState(this.model, state);
  }

  /** What to say of a step that changed nothing, since its loss isn't finite. */
  private async failed(loss: number, rows: number, place: Place): Promise<Error> {
    const { plan } = this.chosen;
    const state = plan && this.engine.readState();
    const weights = state?.weights ?? readWeights(this.model);
    const shape = (this.model.inputs[0].shape as number[]).slice(1);
    const values = this.engine.inputs.slice(0, rows * tf.util.sizeFromShape(shape));
    const x = tf.tensor(values, [rows, ...shape]);
    const error = lossError(this.model, weights, x, loss, place);
    x.dispose();
    const areFinite = weights.every(allFinite);
    if (!areFinite) this.before?.restore();
    else if (state) writeState(this.model, state);
    return error;
  }

  /** A callback may have changed the learning rate. */
  private renewEngine(): void {
    const { plan: before, batchSize } = this.chosen;
    if (!before) return;
    const plan = planFor(this.model, this.model.lossName, batchSize);
    if (typeof plan === 'string') {
      throw new Error(
        `A callback changed the model so that the engine '${this.engineName}' can't go on: ${plan}. ` +
          "Train it with engine: 'stock'.",
      );
    }
    if (JSON.stringify(plan) === JSON.stringify(before)) return;
    this.engine.dispose();
    this.chosen = { ...this.chosen, plan };
    this.engine = engineFor(this.chosen, this.model);
  }
}

/** The model's weights and its optimizer's slots, as an engine takes them. */
function readState(model: TrainableModel, plan: StepPlan): TrainingState {
  const { optimizer, trainableWeights } = model;
  return {
    weights: readWeights(model),
    ...readOptimizerState(optimizer, plan.optimizer, trainableWeights),
  };
}

function writeState(model: TrainableModel, state: TrainingState): void {
  writeWeights(model, state.weights);
  writeOptimizerState(model.optimizer, state, model.trainableWeights);
}
