/**
 * The fast engines' step, for stacks of Dense layers and what stands between them.
 *
 * Batches are small: what is computed of single numbers (activations, losses, masks) is plain
 * TypeScript, one formula for all engines. Weights are many: their products are the engine's own
 * (`Products`), and a WebAssembly module walks them (wasm/assembly/update.ts). In the names, z is what
 * a layer computes, and d… the gradient ∂loss/∂….
 */

import { fault } from '../names/fault.ts';
import { activationFormulas } from './activations.ts';
import { fillMask } from './dropout-mask.ts';
import {
  type Between,
  checkPlan,
  checkRows,
  checkState,
  type DensePlan,
  lastLayer,
  type StepEngine,
  type StepPlan,
  type TrainingState,
} from './engine.ts';
import { batchLoss, type Loss, lossOf } from './losses.ts';
import { type OptimizerPlan, slotKinds } from './optimizers.ts';
import type { DenseArrays, Products, Stage } from './products.ts';
import type { Threads } from './wasm/crew.ts';
import { preparation } from './wasm/optimizer-codes.ts';
import type { Room, Rows } from './wasm/room.ts';
import {
  MEMORY_LIMIT,
  NoRoom,
  PANEL,
  type Parameter,
  roundUp,
  StepMemory,
} from './wasm/step-memory.ts';

/**
 * Weights start as zeros: give the real ones to `writeState`.
 * @throws Error if there is not enough memory; as of a fault in the lesson if the plan's layers don't fit
 *   each other
 */
export function createFastEngine(
  plan: StepPlan,
  productsIn: (memory: StepMemory) => Products,
  threads?: Threads,
): StepEngine {
  checkPlan(plan);
  const memory = new StepMemory(threads);
  const products = productsIn(memory);
  try {
    if (bytesOf(plan, products) > MEMORY_LIMIT) throw outOfMemory(plan, products);
    return new FastEngine(plan, memory, products);
  } catch (error) {
    products.dispose();
    memory.crew.dispose();
    throw error instanceof NoRoom ? outOfMemory(plan, products, error) : error;
  }
}

class FastEngine implements StepEngine {
  readonly name: Products['name'];
  inputs: Float32Array;
  targets: Float32Array;
  weights: Float32Array;
  outputs: Float32Array;
  logits?: Float32Array;
  private readonly batch: Rows;
  /** The batch as bytes, if it comes so, and what each byte stands for. */
  private bytes?: { at: number; view: Uint8Array; numbers: Room };
  private areBytes = false;
  private readonly first: Stage[] = [];
  private readonly layers: DenseArrays[] = [];
  private readonly loss: Loss;
  /** ∂loss/∂(outputs, or logits) */
  private readonly slopes: Float32Array;
  private readonly logitValues: Float32Array;
  /** Gradients are kept to be looked at as a whole before any weight walks. */
  private keepsGradients = false;
  private iterations = 0;
  private isDisposed = false;

  private readonly plan: StepPlan;
  private readonly memory: StepMemory;
  private readonly products: Products;

  constructor(plan: StepPlan, memory: StepMemory, products: Products) {
    this.plan = plan;
    this.memory = memory;
    this.products = products;

    const { batchSize, labelSize, layers } = plan;
    const { units } = lastLayer(plan);
    this.name = products.name;
    this.loss = lossOf(plan.loss);
    const batch = memory.rows(batchSize, layers[0].inputs, layers[0].inputs);
    let x = this.addStages(this.first, plan.first, batch);
    for (const layer of layers) {
      const arrays = this.arraysOf(layer, x);
      x = this.addStages(arrays.after, layer.after, arrays.z);
      this.layers.push(arrays);
    }
    products.reserve(layers, lowestTrained(layers));
    this.setOptimizer(plan.optimizer);
    this.batch = batch;
    this.inputs = batch.room.values.subarray(0, batchSize * batch.units);
    this.targets = new Float32Array(batchSize * labelSize);
    this.weights = new Float32Array(batchSize).fill(1);
    this.outputs = new Float32Array(batchSize * units);
    this.logitValues = new Float32Array(batchSize * units);
    this.slopes = new Float32Array(batchSize * units);
  }

  inputBytes(numbers: Float32Array): Uint8Array {
    this.bytes ??= this.roomForBytes(numbers.length);
    this.bytes.numbers.values.set(numbers);
    this.areBytes = true;
    return this.bytes.view;
  }

  step(rows: number): number {
    const { crew } = this.memory;
    crew.begin('step');
    const loss = this.forward(rows, true);
    if (!Number.isFinite(loss)) return loss; // its gradient would spoil every weight
    crew.prepare(...preparation(this.plan.optimizer, this.iterations));
    this.backward(rows);
    if (this.keepsGradients) this.walkAll();
    this.iterations++;
    crew.end();
    return loss;
  }

  evaluate(rows: number): number {
    const { crew } = this.memory;
    crew.begin('evaluate');
    const loss = this.forward(rows, false);
    crew.end();
    return loss;
  }

  setOptimizer(optimizer: OptimizerPlan): void {
    const { clipvalue, clipnorm, globalClipnorm } = optimizer.config;
    const isClipped = clipvalue > 0 || clipnorm > 0 || globalClipnorm > 0;
    if (slotKinds(optimizer).join() !== slotKinds(this.plan.optimizer).join()) {
      throw new Error(
        'A callback gave the optimizer a setting by which it remembers something else of every weight. ' +
          'Compile the model with a new optimizer, and fit again.',
      );
    }
    this.plan.optimizer = optimizer;
    this.keepsGradients = isClipped || !this.products.descend;
    for (const { kernel, isTrained } of this.layers) {
      if (isTrained && this.keepsGradients)
        kernel.gradient ??= this.memory.room(kernel.values.length);
    }
  }

  readState(): TrainingState {
    this.checkAlive();
    const kinds = slotKinds(this.plan.optimizer);
    const trained = this.parameters(true);
    return {
      weights: trained.map(({ read, parameter }) => read(parameter.values.values)),
      frozen: this.parameters(false).map(({ read, parameter }) => read(parameter.values.values)),
      slots: kinds.map((_, kind) =>
        trained.map(({ read, parameter }) => read(parameter.slots[kind].values)),
      ),
      iterations: this.iterations,
    };
  }

  writeState(state: TrainingState): void {
    this.checkAlive();
    checkState(state, this.plan);
    for (const [i, { write, parameter }] of this.parameters(false).entries()) {
      write(state.frozen[i], parameter.values.values);
    }
    for (const [i, { write, parameter }] of this.parameters(true).entries()) {
      write(state.weights[i], parameter.values.values);
      for (const [kind, slot] of parameter.slots.entries()) {
        write(state.slots[kind][i], slot.values);
      }
    }
    this.iterations = state.iterations;
  }

  dispose(): void {
    if (this.isDisposed) return;
    this.isDisposed = true;
    // Nothing that a caller may still hold keeps the memory.
    this.layers.length = 0;
    this.first.length = 0;
    const none = new Float32Array(0);
    Object.assign(this, {
      inputs: none,
      targets: none,
      weights: none,
      outputs: none,
      logits: none,
    });
    this.memory.crew.dispose();
    this.products.dispose();
  }

  // ── Forward ───────────────────────────────────────────────────────────────

  /** @returns the loss: the mean over the rows, and what the penalties add */
  private forward(rows: number, training: boolean): number {
    this.checkAlive();
    checkRows(rows, this.plan);
    if (this.areBytes) this.spreadBytes(rows);
    let extra = 0;
    for (const stage of this.first) extra += runStage(stage, rows, training);
    for (const layer of this.layers) {
      this.products.forward(layer, rows);
      for (const stage of layer.after) extra += runStage(stage, rows, training);
      if (!layer.isTrained) continue; // as in Keras
      extra += this.memory.penaltyOf(layer.kernel);
      if (layer.bias) extra += this.memory.penaltyOf(layer.bias);
    }
    const { z, after } = this.layers[this.layers.length - 1];
    const last = after.at(-1)?.output ?? z;
    compact(last, this.outputs, rows);
    const squashed = this.squashed(training);
    this.logits = squashed && this.logitValues;
    if (squashed) compact(squashed.input, this.logitValues, rows);
    return Math.fround(this.lossOf(rows) + extra); // as Keras has it: ∞ from 3.4e38 on
  }

  /** The batch's numbers, of its bytes. */
  private spreadBytes(rows: number): void {
    const { batch, bytes, memory } = this;
    if (!bytes) return;
    const [bias, table] = [bytes.at, bytes.numbers.at];
    const { units: inputs } = batch;
    memory.crew.run('spread', { rows, inputs, units: 1, x: batch, bias, kernel: [table, 0, 0, 0] });
    this.areBytes = false;
  }

  private lossOf(rows: number): number {
    const { loss, targets, outputs, logits, weights, slopes, plan } = this;
    const { units } = lastLayer(plan);
    return batchLoss(loss, { targets, outputs, logits, weights, slopes, rows, units });
  }

  /** The last sigmoid or softmax, if nothing after it changes what it gave. */
  private squashed(training: boolean): Stage | undefined {
    const { after } = this.layers[this.layers.length - 1];
    const last = after.filter(({ between }) => isAtWork(between, training)).at(-1);
    const isSquashed =
      last?.between.kind === 'activation' && ['sigmoid', 'softmax'].includes(last.between.name);
    return isSquashed ? last : undefined;
  }

  // ── Backward ──────────────────────────────────────────────────────────────

  /** From the loss to every weight: last to first layer. Weights walk at once, or their gradients are kept. */
  private backward(rows: number): void {
    const { layers, products } = this;
    const lowest = lowestTrained(layers);
    this.lossToLast(rows);
    for (let i = layers.length - 1; i >= lowest; i--) {
      const layer = layers[i];
      if (i > lowest) {
        const below = layers[i - 1];
        products.backpropagate(layer, below.dz, rows);
        for (let s = below.after.length - 1; s >= 0; s--)
          backThrough(below.after[s], below.dz, rows);
      }
      if (layer.isTrained) this.descend(layer, rows);
    }
  }

  /** ∂loss/∂z of the last layer. */
  private lossToLast(rows: number): void {
    const { dz, after } = this.layers[this.layers.length - 1];
    const squashed = this.loss.ofLogits && this.squashed(true);
    if (squashed) dz.room.values.fill(0, 0, rows * dz.stride);
    else spread(this.slopes, dz, rows);
    for (let s = after.length - 1; s >= 0; s--) {
      backThrough(after[s], dz, rows);
      // The loss was computed from what this stage took.
      if (after[s] === squashed) add(this.slopes, dz, rows);
    }
  }

  private descend(layer: DenseArrays, rows: number): void {
    const { bias, dz } = layer;
    if (bias) {
      sumRows(dz, (bias.gradient as NonNullable<Parameter['gradient']>).values, rows);
      if (!this.keepsGradients) this.memory.walk(bias);
    }
    if (this.keepsGradients || !this.products.descend) this.products.gradient(layer, rows);
    else this.products.descend(layer, rows);
  }

  /** By the gradients that were kept. */
  private walkAll(): void {
    const parameters = this.parameters(true).map(({ parameter }) => parameter);
    for (const parameter of parameters) this.memory.hold(parameter);
    const gradients = parameters.flatMap(({ gradient }) => gradient ?? []);
    this.memory.clip(gradients, this.plan.optimizer.config);
    for (const parameter of parameters) this.memory.walk({ ...parameter, penalty: undefined });
  }

  // ── What there is room for ────────────────────────────────────────────────

  private arraysOf(layer: DensePlan, x: Rows): DenseArrays {
    const { inputs, units, useBias, isTrained, kernelPenalty, biasPenalty } = layer;
    const { memory, products, plan } = this;
    const kinds = isTrained ? slotKinds(plan.optimizer) : [];
    const parameter = (size: number, penalty: Parameter['penalty']) => ({
      values: memory.room(size),
      slots: kinds.map(() => memory.room(size)),
      penalty,
    });
    const stride = products.stride(units);
    const width = roundUp(units, PANEL);
    return {
      ...{ inputs, units, isTrained, x, after: [] },
      kernel: parameter(products.kernelSize(inputs, units), kernelPenalty),
      bias: useBias
        ? { ...parameter(width, biasPenalty), gradient: memory.room(width) }
        : undefined,
      z: memory.rows(plan.batchSize, units, stride),
      dz: memory.rows(plan.batchSize, units, stride),
    };
  }

  private roomForBytes(kinds: number) {
    const { memory, inputs } = this;
    const words = Math.ceil(inputs.length / Float32Array.BYTES_PER_ELEMENT);
    const { at, values } = memory.room(words);
    const view = new Uint8Array(values.buffer, at, inputs.length);
    return { at, view, numbers: memory.room(kinds) };
  }

  /** @returns where the last of the stages puts its numbers */
  private addStages(stages: Stage[], betweens: readonly Between[], from: Rows): Rows {
    const { batchSize } = this.plan;
    let input = from;
    for (const between of betweens) {
      const { units, stride } = input;
      const isLookingOn = between.kind === 'penalty';
      const output = isLookingOn ? input : this.memory.rows(batchSize, units, stride);
      stages.push({
        ...{ between, input, output },
        formula: between.kind === 'activation' ? activationFormulas[between.name] : undefined,
        mask: between.kind === 'dropout' ? new Float32Array(batchSize * units) : undefined,
      });
      input = output;
    }
    return input;
  }

  /** Kernels and biases in Keras's order, and how each is given row by row. */
  private parameters(isTrained: boolean): NamedParameter[] {
    const { products } = this;
    const layers = this.layers.filter((layer) => layer.isTrained === isTrained);
    return layers.flatMap(({ kernel, bias, inputs, units }) => [
      {
        parameter: kernel,
        read: (from: Float32Array) => products.rowByRow(from, inputs, units),
        write: (values: Float32Array, to: Float32Array) =>
          products.arrange(values, to, inputs, units),
      },
      ...(bias
        ? [
            {
              parameter: bias,
              read: (from: Float32Array) => from.slice(0, units),
              write: (values: Float32Array, to: Float32Array) => to.set(values),
            },
          ]
        : []),
    ]);
  }

  private checkAlive(): void {
    if (this.isDisposed) throw fault('The engine was disposed: create a new one.');
  }
}

interface NamedParameter {
  parameter: Parameter;
  read(from: Float32Array): Float32Array;
  write(values: Float32Array, to: Float32Array): void;
}

/** Nothing is backpropagated through this layer, or below it. */
function lowestTrained(layers: readonly Pick<DensePlan, 'isTrained'>[]): number {
  const lowest = layers.findIndex(({ isTrained }) => isTrained);
  return lowest < 0 ? layers.length : lowest;
}

// ── Between the layers ──────────────────────────────────────────────────────

/** Whether what comes out isn't what went in. */
function isAtWork(between: Between, training: boolean): boolean {
  return between.kind === 'activation' || (between.kind === 'dropout' && training);
}

/** @returns what it adds to the loss */
function runStage(
  { between, input, output, formula, mask }: Stage,
  rows: number,
  training: boolean,
): number {
  const { units, stride } = input;
  const [x, y] = [input.room.values, output.room.values];
  if (between.kind === 'penalty') return penaltyOf(between.penalty, x, input, rows) / rows;
  if (between.kind === 'activation') {
    for (let row = 0; row < rows; row++) {
      formula?.forward(x, y, row * stride, row * stride + units);
    }
  } else if (!training) {
    y.set(x.subarray(0, rows * stride));
  } else if (mask) {
    fillMask(mask.subarray(0, rows * units), between.rate, between.noise);
    eachNumber(input, rows, (at, i) => {
      y[at] = x[at] * mask[i];
    });
  }
  return 0;
}

/** Turns ∂loss/∂output into ∂loss/∂input, in place. */
function backThrough(
  { between, input, output, formula, mask }: Stage,
  d: Rows,
  rows: number,
): void {
  const { units, stride } = d;
  const slopes = d.room.values;
  if (between.kind === 'activation') {
    const [z, y] = [input.room.values, output.room.values];
    for (let row = 0; row < rows; row++) {
      formula?.backward(slopes, z, y, row * stride, row * stride + units);
    }
  } else if (between.kind === 'dropout' && mask) {
    eachNumber(d, rows, (at, i) => {
      slopes[at] *= mask[i];
    });
  } else if (between.kind === 'penalty') {
    const { l1, l2 } = between.penalty;
    const x = input.room.values;
    eachNumber(d, rows, (at) => {
      slopes[at] += (l1 * Math.sign(x[at]) + 2 * l2 * x[at]) / rows;
    });
  }
}

function penaltyOf(
  { l1, l2 }: { l1: number; l2: number },
  x: Float32Array,
  of: Rows,
  rows: number,
): number {
  let [sizes, squares] = [0, 0];
  eachNumber(of, rows, (at) => {
    sizes += Math.abs(x[at]);
    squares += x[at] * x[at];
  });
  return l1 * sizes + l2 * squares;
}

/** @param visit is told where a number lies, and its place among all of them */
function eachNumber({ units, stride }: Rows, rows: number, visit: (at: number, i: number) => void) {
  for (let row = 0, i = 0; row < rows; row++) {
    for (let at = row * stride, end = at + units; at < end; at++) visit(at, i++);
  }
}

// ── Rows with gaps between them, and without ────────────────────────────────

function compact({ room: { values }, units, stride }: Rows, to: Float32Array, rows: number): void {
  for (let row = 0; row < rows; row++) {
    to.set(values.subarray(row * stride, row * stride + units), row * units);
  }
}

function spread(from: Float32Array, { room: { values }, units, stride }: Rows, rows: number): void {
  for (let row = 0; row < rows; row++) {
    values.set(from.subarray(row * units, (row + 1) * units), row * stride);
  }
}

function add(from: Float32Array, to: Rows, rows: number): void {
  const { values } = to.room;
  eachNumber(to, rows, (at, i) => {
    values[at] += from[i];
  });
}

/** The bias's gradient: the sum over the rows of dz [rows, units]. */
function sumRows({ room: { values }, units, stride }: Rows, to: Float32Array, rows: number): void {
  to.fill(0);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < units; i++) to[i] += values[row * stride + i];
  }
}

// ── Memory ──────────────────────────────────────────────────────────────────

const MEBIBYTE = 2 ** 20;

/** What an engine of this plan takes. */
function bytesOf({ first, layers, batchSize, optimizer }: StepPlan, products: Products): number {
  const copies = 1 + slotKinds(optimizer).length + (products.descend ? 0 : 1);
  const own = (betweens: Between[]) => betweens.filter(({ kind }) => kind !== 'penalty').length;
  let numbers = (1 + own(first)) * batchSize * layers[0].inputs;
  let transposed = 0;
  for (const [i, { inputs, units, after }] of layers.entries()) {
    const kernel = products.kernelSize(inputs, units);
    if (i > lowestTrained(layers)) transposed = Math.max(transposed, kernel);
    numbers += copies * kernel + (2 + own(after)) * batchSize * products.stride(units);
  }
  return (numbers + transposed) * Float32Array.BYTES_PER_ELEMENT;
}

/** A fast engine doesn't fit; another one may. */
export class OutOfMemoryError extends Error {}

function outOfMemory(plan: StepPlan, products: Products, cause?: unknown): OutOfMemoryError {
  const { layers, batchSize } = plan;
  const shape = [layers[0].inputs, ...layers.map(({ units }) => units)].join('–'); // 784–100–10
  return new OutOfMemoryError(
    `Not enough memory for ${shape} with batchSize ${batchSize}: ` +
      `about ${Math.ceil(bytesOf(plan, products) / MEBIBYTE)} MiB are needed in one WebAssembly memory. ` +
      'Use a smaller batchSize or fewer units.',
    { cause },
  );
}
