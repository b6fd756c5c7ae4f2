/** Trains and evaluates with an engine. The model lends its weights for an epoch and gets them back. */

import * as tf from '@tensorflow/tfjs';
import type { BatchSource } from '../data/batch-source';
import { type ChosenEngine, createEngine, type FastEngine } from './choose-engine';
import type { StepEngine, StepPlan, TrainingState } from './engine';
import { EventLoopTurns } from './event-loop';
import type { Logs } from './history';
import { engineMeasure, meansOver, rightIn } from './measure';
import { readWeights, writeWeights } from './model-weights';
import { allFinite, checkWeights, lossError, type Place, weightsError } from './not-finite';
import { readOptimizerState, writeOptimizerState } from './optimizer-state';
import { planFor } from './plan';
import type { TrainableModel } from './trainable-model';
import type { Epoch, Trainer } from './trainer';

export class EngineTrainer implements Trainer {
  readonly engineName: FastEngine;
  private plan: StepPlan;
  private engine: StepEngine;

  /**
   * @param hasBatchCallbacks the model lends and gets back everything at every batch, for callbacks
   *   that look at it or change it
   */
  constructor(
    { name, plan }: ChosenEngine,
    private readonly model: TrainableModel,
    private readonly data: BatchSource,
    private readonly validation: BatchSource | undefined,
    private readonly hasBatchCallbacks: boolean,
  ) {
    this.engineName = name;
    this.plan = plan;
    this.engine = createEngine(name, plan);
  }

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
        const right = rightIn(this.engine, this.plan, this.model, rows);
        const logs = right === undefined ? { loss } : { loss, accuracy: right / rows };
        if (eachBatch) await this.returnState({ epoch, batch });
        goOn = (await onBatchEnd(batch++, rows, logs)) && goOn;
        if (!goOn) break;
        if (turns.isDue()) await turns.give();
      }
    } finally {
      if (!eachBatch && isWhole) await this.returnState({ epoch, batch: batch - 1 });
    }
  }

  async giveBack(place: Place): Promise<void> {
    if (!this.hasBatchCallbacks) await this.returnState(place);
  }

  async validate(): Promise<Logs | undefined> {
    const { engine, plan, model, validation } = this;
    return (
      validation &&
      meansOver(validation.batches(plan.batchSize), engineMeasure(engine, plan, model))
    );
  }

  dispose(): void {
    this.engine.dispose();
  }

  /** The engine gets the model's weights and the optimizer's slots and learning rate. */
  private async borrowState(): Promise<void> {
    this.renewEngine();
    this.engine.writeState(await readState(this.model, this.plan));
  }

  /** @throws Error if a weight isn't finite; the model then keeps its own */
  private async returnState(place: Place): Promise<void> {
    const state = this.engine.readState();
    const error = weightsError(this.model, state.weights, place);
    if (error) throw error;
    await writeState(this.model, this.plan, state);
  }

  /** What to say of a step that changed nothing, since its loss isn't finite. */
  private async failed(loss: number, rows: number, place: Place): Promise<Error> {
    const { weights } = this.engine.readState();
    const shape = (this.model.inputs[0].shape as number[]).slice(1);
    const values = this.engine.inputs.slice(0, rows * tf.util.sizeFromShape(shape));
    const x = tf.tensor(values, [rows, ...shape]);
    const error = lossError(this.model, weights, x, loss, place);
    x.dispose();
    if (weights.every(allFinite)) await writeState(this.model, this.plan, this.engine.readState());
    return error;
  }

  /** A callback may have changed the learning rate. */
  private renewEngine(): void {
    const plan = planFor(this.model, this.model.lossName, this.plan.batchSize);
    if (typeof plan === 'string') {
      throw new Error(
        `A callback changed the model so that the engine '${this.engineName}' can't go on: ${plan}. ` +
          "Train it with engine: 'stock'.",
      );
    }
    if (JSON.stringify(plan) === JSON.stringify(this.plan)) return;
    this.engine.dispose();
    this.plan = plan;
    this.engine = createEngine(this.engineName, plan);
  }
}

/** The model's weights and its optimizer's slots, as an engine takes them. */
async function readState(model: TrainableModel, plan: StepPlan): Promise<TrainingState> {
  const weights = readWeights(model);
  return { weights, ...(await readOptimizerState(model.optimizer, plan.optimizer, weights)) };
}

async function writeState(
  model: TrainableModel,
  plan: StepPlan,
  state: TrainingState,
): Promise<void> {
  writeWeights(model, state.weights);
  const weights = model.trainableWeights.map(({ originalName, shape }) => ({
    name: originalName,
    shape: shape as number[],
  }));
  await writeOptimizerState(model.optimizer, plan.optimizer, state, weights);
}
