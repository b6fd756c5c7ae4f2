/** The step in plain JavaScript, by TensorFlow.js itself: where WebAssembly can't. */

import type { Sequential } from '../../../src/index.ts';
import {
  readOptimizerState,
  type StepPlan,
  TensorFlowEngine,
  type TrainingState,
  writeOptimizerState,
} from '../../../src/internal.ts';
import { type Stepper, setWeights, weightsOf } from './engine.ts';
import type { Engine } from './messages.ts';

/** It trains the model itself, whose weights and optimizer are its state. */
export function plainEngine(name: Engine, model: Sequential, plan: StepPlan): Stepper {
  const { optimizer, trainableWeights } = model;
  const readWeights = () => weightsOf(model).map((values) => values.slice()); // not the model's own memory
  const own = {
    name,
    readWeights,
    readState(): TrainingState {
      const memory = readOptimizerState(optimizer, plan.optimizer, trainableWeights);
      const slots = memory.slots.map((kind) => kind.map((values) => values.slice()));
      return { weights: readWeights(), frozen: [], slots, iterations: memory.iterations };
    },
    writeState({ weights, ...memory }: TrainingState): void {
      setWeights(model, weights);
      writeOptimizerState(optimizer, memory, trainableWeights);
    },
  };
  return Object.assign(new TensorFlowEngine(model, plan.batchSize, plan.labelSize), own);
}
