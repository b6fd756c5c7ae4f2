/**
 * A model's weights and its optimizer's memory while an engine trains them. The model's own are old
 * then: whoever looks at one of them, as a callback may, gets the engine's first.
 */

import type * as tf from '@tensorflow/tfjs';
import { fault } from '../names/fault';
import type { StepEngine, TrainingState } from './engine';
import { frozenWeights, readWeights, writeWeights } from './model-weights';
import { readOptimizerState, writeOptimizerState } from './optimizer-state';
import type { OptimizerPlan } from './optimizers';

interface LendingModel {
  layers: tf.layers.Layer[];
  trainableWeights: tf.LayerVariable[];
  optimizer: tf.Optimizer;
}

export class Loan {
  /** What the engine had when the model's weights were asked for. */
  private shown?: TrainingState;
  /** Whether the model, and whether its optimizer, is up to date. */
  private areWeightsHere = true;
  private isMemoryHere = true;

  /** @param plan of the optimizer as it is now */
  constructor(
    private readonly model: LendingModel,
    private readonly engine: StepEngine,
    private readonly plan: () => OptimizerPlan,
  ) {}

  /** The engine gets all that it doesn't have, to go on from. */
  async take(): Promise<void> {
    if (!this.areWeightsHere) return;
    const { model, shown } = this;
    const weights = readWeights(model);
    const memory =
      this.isMemoryHere || !shown
        ? await readOptimizerState(model.optimizer, this.plan(), weights)
        : shown;
    const { slots, iterations } = memory;
    this.engine.writeState({ weights, frozen: frozenWeights(model), slots, iterations });
    this.shown = undefined;
    this.areWeightsHere = false;
    this.isMemoryHere = false;
    this.watch();
  }

  /** The model gets all back. */
  async giveBack(): Promise<void> {
    const state = this.showWeights();
    if (this.isMemoryHere) return;
    this.isMemoryHere = true;
    const { optimizer, trainableWeights } = this.model;
    delete (optimizer as Partial<tf.Optimizer>).getWeights;
    await writeOptimizerState(optimizer, this.plan(), state, trainableWeights);
  }

  /** The model goes on with what it had. */
  forget(): void {
    this.endWatch();
    this.areWeightsHere = true;
    this.isMemoryHere = true;
  }

  private showWeights(): TrainingState {
    this.shown ??= this.engine.readState();
    if (this.areWeightsHere) return this.shown;
    this.areWeightsHere = true;
    for (const variable of this.variables()) unhide(variable);
    writeWeights(this.model, this.shown.weights);
    return this.shown;
  }

  private watch(): void {
    for (const variable of this.variables()) hide(variable, () => this.showWeights());
    const { optimizer } = this.model;
    optimizer.getWeights = async () => {
      await this.giveBack();
      return optimizer.getWeights();
    };
  }

  private endWatch(): void {
    for (const variable of this.variables()) unhide(variable);
    delete (this.model.optimizer as Partial<tf.Optimizer>).getWeights;
  }

  private variables(): tf.Variable[] {
    return this.model.trainableWeights.map(
      (weight) => (weight as unknown as { val: tf.Variable }).val,
    );
  }
}

/** All that looks at a tensor's numbers asks for its dataId. */
function hide(variable: tf.Variable, beforeLook: () => void): void {
  const { dataId } = variable;
  Object.defineProperty(variable, 'dataId', {
    configurable: true,
    enumerable: true,
    get() {
      beforeLook(); // ends the hiding
      return variable.dataId;
    },
    set() {
      throw fault('a weight that is lent was written to without being read');
    },
  });
  hidden.set(variable, dataId);
}

const hidden = new WeakMap<tf.Variable, tf.DataId>();

function unhide(variable: tf.Variable): void {
  const dataId = hidden.get(variable);
  if (dataId === undefined) return;
  hidden.delete(variable);
  Object.defineProperty(variable, 'dataId', {
    value: dataId,
    ...{ configurable: true, enumerable: true, writable: true },
  });
}
