/** The step in plain JavaScript, by TensorFlow.js itself: where WebAssembly can't. */

import * as tf from '@tensorflow/tfjs';
import type { Sequential } from '../../../src/index';
import {
  EPSILON,
  lastLayer,
  readOptimizerState,
  type StepPlan,
  type TrainingState,
  writeOptimizerState,
} from '../../../src/internal';
import { type Stepper, setWeights, weightsOf } from './engine';
import type { Engine } from './messages';

export class PlainEngine implements Stepper {
  readonly inputs: Float32Array;
  readonly targets: Int32Array;
  readonly outputs: Float32Array;
  private readonly features: number;
  private readonly classes: number;

  constructor(
    readonly name: Engine,
    private readonly model: Sequential,
    private readonly plan: StepPlan,
  ) {
    this.features = plan.layers[0].inputs;
    this.classes = lastLayer(plan).units;
    this.inputs = new Float32Array(plan.batchSize * this.features);
    this.targets = new Int32Array(plan.batchSize);
    this.outputs = new Float32Array(plan.batchSize * this.classes);
  }

  step(rows: number): number {
    return tf.tidy(() => {
      const loss = this.model.optimizer.minimize(() => this.loss(rows), true) as tf.Scalar;
      return loss.dataSync()[0];
    });
  }

  evaluate(rows: number): number {
    return tf.tidy(() => this.loss(rows).dataSync()[0]);
  }

  readWeights(): Float32Array[] {
    return weightsOf(this.model).map((values) => values.slice()); // not the model's own memory
  }

  async readState(): Promise<TrainingState> {
    const weights = this.readWeights();
    const { optimizer, trainableWeights } = this.model;
    const { slots, iterations } = readOptimizerState(
      optimizer,
      this.plan.optimizer,
      trainableWeights,
    );
    const memory = { slots: slots.map((kind) => kind.map((values) => values.slice())), iterations };
    return { ...memory, weights };
  }

  async writeState({ weights, ...memory }: TrainingState): Promise<void> {
    setWeights(this.model, weights);
    const { optimizer, trainableWeights } = this.model;
    writeOptimizerState(optimizer, memory, trainableWeights);
  }

  dispose(): void {
    // The model is its owner's.
  }

  /** Mean of −ln p[label]; the probabilities stay in `outputs`. */
  private loss(rows: number): tf.Scalar {
    const x = tf.tensor2d(this.inputs.subarray(0, rows * this.features), [rows, this.features]);
    const p = this.model.apply(x) as tf.Tensor2D; // [rows, classes]
    this.outputs.set(p.dataSync() as Float32Array);
    const y = tf.oneHot(tf.tensor1d(this.targets.subarray(0, rows), 'int32'), this.classes);
    return p
      .clipByValue(EPSILON, 1 - EPSILON)
      .log()
      .mul(y)
      .sum(1)
      .mean()
      .neg() as tf.Scalar;
  }
}
