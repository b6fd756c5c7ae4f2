/**
 * A model's weights and its optimizer's memory while an engine trains them. The model's own are old
 * then: whoever looks at one of them, as a callback may, gets the engine's first.
 */

import type * as tf from '@tensorflow/tfjs';
import { fault } from '../names/fault.ts';
import type { StepEngine } from './engine.ts';
import { frozenWeights, readWeights, writeWeights } from './model-weights.ts';
import { lendMemory, readOptimizerState, writeOptimizerState } from './optimizer-state.ts';
import type { OptimizerPlan } from './optimizers.ts';

interface LendingModel {
  layers: tf.layers.Layer[];
  trainableWeights: tf.LayerVariable[];
  optimizer: tf.Optimizer;
}

export class Loan {
  private isTaken = false;

  private readonly model: LendingModel;
  private readonly engine: StepEngine;
  private readonly plan: () => OptimizerPlan;

  /** @param plan of the optimizer as it is now */
  constructor(model: LendingModel, engine: StepEngine, plan: () => OptimizerPlan) {
    this.model = model;
    this.engine = engine;
    this.plan = plan;
  }

  /** The engine gets all, to go on from; unless it has it still. */
  take(): void {
    if (this.isTaken) return;
    const { model } = this;
    const weights = readWeights(model);
    const memory = readOptimizerState(model.optimizer, this.plan(), model.trainableWeights);
    this.engine.writeState({ weights, frozen: frozenWeights(model), ...memory });
    this.isTaken = true;
    const beforeLook = () => this.giveBack();
    for (const variable of this.variables()) hide(variable, beforeLook);
    lendMemory(model.optimizer, beforeLook);
  }

  /** The model gets all back. @param state the engine's, where it was read already */
  giveBack(state = this.isTaken ? this.engine.readState() : undefined): void {
    if (!this.isTaken || !state) return;
    const { model } = this;
    this.forget();
    writeWeights(model, state.weights);
    writeOptimizerState(model.optimizer, state, model.trainableWeights);
  }

  /** The model goes on with what it had. */
  forget(): void {
    this.isTaken = false;
    for (const variable of this.variables()) show(variable);
    lendMemory(this.model.optimizer, undefined);
  }

  private variables(): tf.Variable[] {
    // `read` would look.
    return this.model.trainableWeights.map(
      (weight) => (weight as unknown as { val: tf.Variable }).val,
    );
  }
}

/** What a hidden variable has. */
const hidden = new WeakMap<tf.Variable, tf.DataId>();

/** All that looks at a tensor's numbers asks for its dataId. */
function hide(variable: tf.Variable, beforeLook: () => void): void {
  hidden.set(variable, variable.dataId);
  Object.defineProperty(variable, 'dataId', {
    ...{ configurable: true, enumerable: true },
    get() {
      beforeLook(); // which shows it again
      return variable.dataId;
    },
    set() {
      throw fault('a weight that is lent was written to before it was looked at');
    },
  });
}

function show(variable: tf.Variable): void {
  const dataId = hidden.get(variable);
  if (dataId === undefined) return;
  hidden.delete(variable);
  const value = { value: dataId, configurable: true, enumerable: true, writable: true };
  Object.defineProperty(variable, 'dataId', value);
}
