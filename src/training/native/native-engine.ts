/**
 * The step on TensorFlow's own kernels: the C++ that Keras runs too, called
 * through the addon of @tensorflow/tfjs-node.
 *
 * Every matrix product, activation, gradient and update is one kernel; this
 * file is their order. Read it beside the mathematics: a is a layer's
 * activations, z what they were computed from, d… the gradient ∂L/∂….
 */

import { fault } from '../../names/fault';
import {
  checkPlan,
  checkRows,
  checkState,
  type DenseShape,
  lastLayer,
  type StepEngine,
  type StepPlan,
  slotCount,
  type TrainingState,
} from '../engine';
import { type EngineOptimizer, engineOptimizer, fromEngine, toEngine } from '../engine-optimizer';
import { activate, backThrough } from './activation';
import { Kernels, type TensorFlowBinding, type TensorId } from './kernels';
import { type BatchLoss, batchLoss, type LastLayer } from './loss';
import { createOptimizer, type Optimizer, type Trainable } from './optimizer';

/**
 * Weights and slots start as zeros: give the real ones to `writeState`.
 * `dispose` frees all that the engine holds in TensorFlow's memory.
 * @param binding `tf.backend().binding`; set TF_NUM_INTRAOP_THREADS before the addon is loaded
 * @throws Error, as of a fault in the lesson, if the plan's layers don't fit each other
 */
export function createNativeEngine(plan: StepPlan, binding: TensorFlowBinding): StepEngine {
  return new NativeEngine(plan, binding);
}

/** A weight's value during one step. A layer without bias has none. */
interface LayerValues {
  kernel: TensorId;
  bias: TensorId | undefined;
}

/** What the forward pass leaves for the backward pass. */
interface Forward {
  /** Each layer's input, x first: layer l reads inputs[l], [rows, inputs]. */
  inputs: TensorId[];
  last: LastLayer;
}

class NativeEngine implements StepEngine {
  readonly name = 'native';
  readonly inputs: Float32Array;
  readonly targets: Float32Array | Int32Array;
  readonly outputs: Float32Array;

  private readonly plan: StepPlan;
  private readonly k: Kernels;
  private readonly optimizer: Optimizer;
  /** Keras's order: kernel, bias, layer by layer. */
  private readonly trainables: Trainable[];
  private iterations = 0;
  private disposed = false;

  constructor(plan: StepPlan, binding: TensorFlowBinding) {
    checkPlan(plan);
    const { inputs } = plan.layers[0];
    const { units } = lastLayer(plan);
    this.plan = plan;
    this.inputs = new Float32Array(plan.batchSize * inputs);
    this.outputs = new Float32Array(plan.batchSize * units);
    this.targets =
      plan.loss === 'sparseCategoricalCrossentropy'
        ? new Int32Array(plan.batchSize)
        : new Float32Array(plan.batchSize * units);

    this.k = new Kernels(binding);
    this.optimizer = createOptimizer(this.k, engineOptimizer(plan.optimizer) as EngineOptimizer);
    const variables = (shape: number[], length: number) =>
      Array.from({ length }, () => this.k.variable(shape));
    this.trainables = plan.layers.flatMap(weightShapes).map((shape) => ({
      weight: this.k.variable(shape),
      slots: variables(shape, slotCount(plan.optimizer)),
      scratch: variables(shape, this.optimizer.scratchCount),
    }));
  }

  step(rows: number): number {
    return this.withBatch(rows, (x, y) => {
      const weights = this.readWeights();
      const { inputs, last } = this.forward(x, weights);
      const loss = this.loss(last, y, rows);
      if (!Number.isFinite(loss.value)) return loss.value; // its gradient would spoil every weight
      const gradients = this.backward(inputs, loss, weights);
      this.update(weights, gradients);
      return loss.value;
    });
  }

  evaluate(rows: number): number {
    return this.withBatch(rows, (x, y) => {
      const { last } = this.forward(x, this.readWeights());
      return this.loss(last, y, rows).value;
    });
  }

  /** x [rows, features] → each layer's z = x · W + b and a = f(z), [rows, units]. */
  private forward(x: TensorId, weights: LayerValues[]): Forward {
    const { k } = this;
    const inputs: TensorId[] = [];
    let a = x; // [rows, features]
    let z = x;
    this.plan.layers.forEach(({ activation }, l) => {
      const { kernel, bias } = weights[l];
      inputs.push(a);
      z = k.matMul(a, kernel); // [rows, inputs] · [inputs, units] → [rows, units]
      if (bias !== undefined) z = k.biasAdd(z, bias); // + [units], to every row
      a = activate(k, activation, z); // [rows, units]
    });
    const { activation, units } = lastLayer(this.plan);
    return { inputs, last: { activation, units, z, p: a } };
  }

  /** How wrong the outputs are; copies them out for the caller. */
  private loss(last: LastLayer, y: TensorId, rows: number): BatchLoss {
    this.outputs.set(this.k.values(last.p));
    return batchLoss(this.k, this.plan.loss, last, y, rows);
  }

  /** From the loss back to the first layer: ∂L/∂W and ∂L/∂b of every layer, in Keras's order. */
  private backward(inputs: TensorId[], loss: BatchLoss, weights: LayerValues[]): TensorId[] {
    const { k } = this;
    const gradients: TensorId[] = [];
    let dz = loss.gradient(); // [rows, units]
    for (let l = this.plan.layers.length - 1; l >= 0; l--) {
      const { kernel, bias } = weights[l];
      const x = inputs[l];
      if (bias !== undefined) gradients.unshift(k.biasAddGrad(dz)); // Σ over rows → [units]
      gradients.unshift(k.matMulTransposeA(x, dz)); // xᵀ · dz: [inputs, rows] · [rows, units] → [inputs, units]
      if (l > 0) {
        const dx = k.matMulTransposeB(dz, kernel); // dz · Wᵀ: [rows, units] · [units, inputs] → [rows, inputs]
        dz = backThrough(k, this.plan.layers[l - 1].activation, x, dx); // x is the layer below's a
      }
    }
    return gradients;
  }

  /** Every weight a little downhill. */
  private update(weights: LayerValues[], gradients: TensorId[]): void {
    for (const { kernel, bias } of weights) {
      // in place only if nobody else reads the weights
      this.k.free(kernel);
      if (bias !== undefined) this.k.free(bias);
    }
    this.iterations++;
    this.optimizer.update(this.trainables, gradients, this.iterations);
  }

  readState(): TrainingState {
    this.checkAlive();
    const { k } = this;
    const state = k.tidy(() => ({
      weights: this.trainables.map(({ weight }) => k.values(k.read(weight))),
      slots: Array.from({ length: slotCount(this.plan.optimizer) }, (_, kind) =>
        this.trainables.map(({ slots }) => k.values(k.read(slots[kind]))),
      ),
      iterations: this.iterations,
    }));
    return fromEngine(this.plan.optimizer, state);
  }

  writeState(given: TrainingState): void {
    this.checkAlive();
    checkState(given, this.plan);
    const state = toEngine(this.plan.optimizer, given);
    for (const [i, { weight, slots, scratch }] of this.trainables.entries()) {
      const values = state.weights[i];
      this.k.assign(weight, values.slice());
      for (const [kind, slot] of slots.entries()) this.k.assign(slot, state.slots[kind][i].slice());
      for (const variable of scratch) this.k.assign(variable, new Float32Array(values.length)); // 0 · NaN would be NaN
    }
    this.iterations = state.iterations;
  }

  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    for (const { weight, slots, scratch } of this.trainables) {
      for (const variable of [weight, ...slots, ...scratch]) this.k.destroy(variable);
    }
    this.k.dispose();
  }

  /** The batch's first rows as tensors, freed afterwards with all that `body` makes. */
  private withBatch(rows: number, body: (x: TensorId, y: TensorId) => number): number {
    this.checkAlive();
    const { layers, loss } = this.plan;
    checkRows(rows, this.plan);
    const features = layers[0].inputs;
    const targetShape =
      loss === 'sparseCategoricalCrossentropy' ? [rows] : [rows, lastLayer(this.plan).units];
    const targetCount = targetShape.reduce((count, length) => count * length, 1);
    return this.k.tidy(() =>
      body(
        this.k.tensor(this.inputs.subarray(0, rows * features), [rows, features]),
        this.k.tensor(this.targets.subarray(0, targetCount), targetShape),
      ),
    );
  }

  private readWeights(): LayerValues[] {
    let next = 0;
    const read = () => this.k.read(this.trainables[next++].weight);
    return this.plan.layers.map(({ useBias }) => ({
      kernel: read(),
      bias: useBias ? read() : undefined,
    }));
  }

  private checkAlive(): void {
    if (this.disposed) throw fault('This engine has been disposed: create a new one.');
  }
}

/** kernel [inputs, units] and, if there is one, bias [units] */
function weightShapes({ inputs, units, useBias }: DenseShape): number[][] {
  return useBias ? [[inputs, units], [units]] : [[inputs, units]];
}
