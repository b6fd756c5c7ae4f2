/** Trains and evaluates with an engine. The model lends its weights for an epoch and gets them back. */

import * as tf from '@tensorflow/tfjs';
import type { EngineBatch, Samples } from '../data/samples';
import { fault } from '../names/fault';
import { createEngine, type FastEngine } from './choose-engine';
import {
  initialState,
  lastLayer,
  type StepEngine,
  type StepPlan,
  type TrainingState,
} from './engine';
import { EventLoopTurns } from './event-loop';
import type { Epoch, Trainer } from './fit';
import type { Logs } from './history';
import { countRight } from './metrics';
import { readWeights, writeWeights } from './model-weights';
import {
  allFinite,
  checkWeights,
  type LayeredModel,
  lossError,
  type Place,
  weightsError,
} from './not-finite';
import { readOptimizerState, writeOptimizerState } from './optimizer-state';

/** Where the batches come from: samples in memory, or a stream of them. */
export interface BatchSource {
  /** All samples once, `batchSize` at a time; those in memory in this order. */
  batches(
    batchSize: number,
    order?: Int32Array,
  ): Iterable<EngineBatch> | AsyncIterable<EngineBatch>;
  dispose(): void | Promise<void>;
}

/** What the trainer needs of the model. */
export interface TrainableModel extends LayeredModel {
  inputs: tf.SymbolicTensor[];
  metricsNames: string[];
}

export class EngineTrainer implements Trainer {
  private engine: StepEngine;

  /**
   * @param plan the plan to begin with
   * @param currentPlan asked anew for every epoch: a callback may have changed the learning rate
   * @param hasBatchCallbacks the model lends and gets back everything at every batch, for callbacks
   *   that look at it or change it
   */
  constructor(
    readonly engineName: FastEngine,
    private readonly model: TrainableModel,
    private plan: StepPlan,
    private readonly currentPlan: () => StepPlan | string,
    private readonly data: BatchSource,
    private readonly validation: BatchSource | undefined,
    private readonly hasBatchCallbacks: boolean,
  ) {
    this.engine = createEngine(engineName, plan);
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
    const means = new BatchMeans(this.plan, this.model.metricsNames);
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
        const logs = means.add(this.engine, loss, rows);
        if (eachBatch) await this.returnState({ epoch, batch });
        goOn = (await onBatchEnd(batch++, rows, logs)) && goOn;
        if (!goOn) break;
        if (turns.isDue()) await turns.give();
      }
    } finally {
      if (!eachBatch && isWhole) await this.returnState({ epoch, batch: batch - 1 });
    }
  }

  async validate(): Promise<Logs | undefined> {
    if (this.validation === undefined) return undefined;
    return evaluateBatches(this.engine, this.plan, this.model.metricsNames, this.validation);
  }

  async dispose(): Promise<void> {
    this.engine.dispose();
    await this.data.dispose();
    await this.validation?.dispose();
  }

  /** The engine gets the model's weights and the optimizer's memory and learning rate. */
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

  private renewEngine(): void {
    const plan = this.currentPlan();
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

/** Gives an engine the model's weights and a first batch, and says how many rows that has. */
export function prepareWith(model: TrainableModel, samples: Samples, plan: StepPlan | string) {
  return (engine: StepEngine): number => {
    if (typeof plan === 'string') throw fault(plan); // chooseEngine asks for no engine then
    engine.writeState(initialState(plan, readWeights(model)));
    return samples.fillFirstBatch(engine, plan.batchSize);
  };
}

/** Loss and metrics of the samples, by an engine that lives only for this. */
export function evaluateOnce(
  name: FastEngine,
  model: TrainableModel,
  plan: StepPlan,
  samples: Samples,
): Logs {
  const engine = engineOf(name, model, plan);
  try {
    const means = new BatchMeans(plan, model.metricsNames);
    for (const batch of samples.batches(plan.batchSize)) means.evaluate(engine, batch);
    return means.values();
  } finally {
    engine.dispose();
  }
}

/** The same of a stream. */
export async function evaluateStream(
  name: FastEngine,
  model: TrainableModel,
  plan: StepPlan,
  stream: BatchSource,
): Promise<Logs> {
  const engine = engineOf(name, model, plan);
  try {
    return await evaluateBatches(engine, plan, model.metricsNames, stream);
  } finally {
    engine.dispose();
  }
}

/** An engine with the model's weights. */
function engineOf(name: FastEngine, model: TrainableModel, plan: StepPlan): StepEngine {
  const engine = createEngine(name, plan);
  engine.writeState(initialState(plan, readWeights(model)));
  return engine;
}

/** Means over all samples of one pass, predicted a batch at a time. */
async function evaluateBatches(
  engine: StepEngine,
  plan: StepPlan,
  metricsNames: readonly string[],
  source: BatchSource,
): Promise<Logs> {
  const means = new BatchMeans(plan, metricsNames);
  for await (const batch of source.batches(plan.batchSize)) means.evaluate(engine, batch);
  return means.values();
}

/** The model's weights and its optimizer's memory, as an engine takes them. */
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

/** Loss and accuracy of batches, each weighted by its rows. */
class BatchMeans {
  private rows = 0;
  private loss = 0;
  private right = 0;
  private readonly units: number;
  private readonly countsAccuracy: boolean;

  constructor(
    private readonly plan: StepPlan,
    metricsNames: readonly string[],
  ) {
    this.units = lastLayer(plan).units;
    this.countsAccuracy = metricsNames.includes('accuracy');
  }

  /** Predicts a batch, and counts it. */
  evaluate(engine: StepEngine, { rows, fill }: EngineBatch): void {
    fill(engine);
    this.add(engine, engine.evaluate(rows), rows);
  }

  /** @returns the batch's own values */
  add({ outputs, targets }: StepEngine, loss: number, rows: number): Logs {
    this.rows += rows;
    this.loss += loss * rows;
    if (!this.countsAccuracy) return { loss };
    const right = countRight(this.plan.loss, { outputs, targets, rows, units: this.units });
    this.right += right;
    return { loss, accuracy: right / rows };
  }

  values(): Logs {
    const loss = this.loss / this.rows;
    return this.countsAccuracy ? { loss, accuracy: this.right / this.rows } : { loss };
  }
}
