/**
 * The step computed by our own WebAssembly module (assembly/ holds its source).
 *
 * Every engine is an instance with a memory of its own; the views below look
 * straight into it. All room is taken at creation, so the views stay valid.
 */

import { fault } from '../../names/fault';
import {
  type Activation,
  checkPlan,
  checkRows,
  checkState,
  type DenseShape,
  type LossName,
  lastLayer,
  type StepEngine,
  type StepPlan,
  slotCount,
  type TrainingState,
} from '../engine';
import { type EngineOptimizer, engineOptimizer, fromEngine, toEngine } from '../engine-optimizer';
import type { OptimizerPlan } from '../optimizers';
import { RELAXED_SIMD, SIMD } from './step-module';

/** What assembly/index.ts exports. */
interface StepModule {
  memory: WebAssembly.Memory;
  begin(
    batchSize: number,
    features: number,
    optimizer: number,
    learningRate: number,
    decay1: number,
    decay2: number,
    epsilon: number,
  ): void;
  addDense(
    inputs: number,
    units: number,
    activation: number,
    useBias: boolean,
    isLast: boolean,
  ): void;
  end(loss: number, fromLogits: boolean): void;
  step(rows: number): number;
  evaluate(rows: number): number;
  getIterations(): number;
  setIterations(value: number): void;
  inputsAt(): number;
  targetsAt(): number;
  outputsAt(): number;
  kernelRows(layer: number): number;
  kernelAt(layer: number, kind: number): number;
  biasAt(layer: number, kind: number): number;
}

/** The order of the module's enumerations. */
const ACTIVATIONS: readonly Activation[] = ['linear', 'sigmoid', 'relu', 'tanh', 'softmax'];
const LOSSES: readonly LossName[] = [
  'binaryCrossentropy',
  'categoricalCrossentropy',
  'sparseCategoricalCrossentropy',
  'meanSquaredError',
];

/** Columns of a panel: assembly/matrix.ts. */
const PANEL = 8;

const MEBIBYTE = 2 ** 20;

/** A WebAssembly memory has at most 4 GiB. */
const MEMORY_LIMIT = 4096 * MEBIBYTE;

/** Weights, or one of their slots, in the module's memory: [rows, columns], cut into panels of eight columns. */
interface PanelledMatrix {
  rows: number;
  columns: number;
  /** Rows of a panel, padding included. */
  panelRows: number;
  /** The weights, then what the optimizer remembers of them. */
  kinds: Float32Array[];
}

/**
 * @throws Error where there is no WebAssembly SIMD, or not enough memory; as of a fault in the lesson if
 *   the plan's layers don't fit each other
 */
export function createWasmEngine(plan: StepPlan): StepEngine {
  checkPlan(plan);
  return new WasmEngine(plan);
}

class WasmEngine implements StepEngine {
  readonly name = 'wasm';
  inputs: Float32Array;
  targets: Float32Array | Int32Array;
  outputs: Float32Array;
  private module: StepModule | null;
  private weights: PanelledMatrix[];

  constructor(private readonly plan: StepPlan) {
    const { layers, loss, batchSize } = plan;
    const module = instantiate(plan);
    const { buffer } = module.memory;
    const { units } = lastLayer(plan);
    this.module = module;
    this.inputs = new Float32Array(buffer, module.inputsAt(), batchSize * layers[0].inputs);
    this.targets =
      loss === 'sparseCategoricalCrossentropy'
        ? new Int32Array(buffer, module.targetsAt(), batchSize)
        : new Float32Array(buffer, module.targetsAt(), batchSize * units);
    this.outputs = new Float32Array(buffer, module.outputsAt(), batchSize * units);
    this.weights = weightsOf(module, plan);
  }

  step(rows: number): number {
    return this.checked(rows).step(rows);
  }

  evaluate(rows: number): number {
    return this.checked(rows).evaluate(rows);
  }

  readState(): TrainingState {
    const iterations = this.alive().getIterations();
    const [weights, ...slots] = kindsOf(this.plan.optimizer).map((kind) =>
      this.weights.map((matrix) => fromPanels(matrix, kind)),
    );
    return fromEngine(this.plan.optimizer, { weights, slots, iterations });
  }

  writeState(given: TrainingState): void {
    const module = this.alive();
    checkState(given, this.plan);
    const state = toEngine(this.plan.optimizer, given);
    for (const [kind, arrays] of [state.weights, ...state.slots].entries()) {
      for (const [i, matrix] of this.weights.entries()) toPanels(matrix, kind, arrays[i]);
    }
    module.setIterations(state.iterations);
  }

  /** Lets go of the module, and so of its memory. */
  dispose(): void {
    this.module = null;
    this.weights = [];
    this.inputs = new Float32Array(0);
    this.targets = new Float32Array(0);
    this.outputs = new Float32Array(0);
  }

  private alive(): StepModule {
    if (!this.module) throw fault('The engine was disposed: create a new one.');
    return this.module;
  }

  private checked(rows: number): StepModule {
    const module = this.alive();
    checkRows(rows, this.plan);
    if (this.targets instanceof Int32Array)
      checkLabels(this.targets, rows, lastLayer(this.plan).units);
    return module;
  }
}

/** An out-of-range label would address memory that isn't its row's. */
function checkLabels(labels: Int32Array, rows: number, classes: number): void {
  for (let row = 0; row < rows; row++) {
    if (labels[row] < 0 || labels[row] >= classes) {
      throw fault(
        `A label must be in 0 … ${classes - 1} (units of the last layer), got ${labels[row]} in row ${row}.`,
      );
    }
  }
}

/** Whether this runtime has the 128-bit SIMD that the module is made of. */
export function hasWasmSimd(): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(decodeBase64(SIMD));
}

/** The compiled module: one for the process, compiled when first needed. */
let compiled: WebAssembly.Module | undefined;

function compile(): WebAssembly.Module {
  if (!compiled) {
    const relaxed = decodeBase64(RELAXED_SIMD);
    const bytes = WebAssembly.validate(relaxed) ? relaxed : decodeBase64(SIMD);
    compiled = new WebAssembly.Module(bytes);
  }
  return compiled;
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** An instance that has taken all the room that the plan needs. */
function instantiate(plan: StepPlan): StepModule {
  if (bytesOf(plan) > MEMORY_LIMIT) throw outOfMemory(plan);
  const module = start() as unknown as StepModule;
  const { layers, loss, batchSize } = plan;
  const { name, learningRate, decay1, decay2, epsilon } = numbersOf(
    engineOptimizer(plan.optimizer) as EngineOptimizer,
  );
  try {
    module.begin(batchSize, layers[0].inputs, name, learningRate, decay1, decay2, epsilon);
    layers.forEach(({ inputs, units, activation, useBias }, index) => {
      module.addDense(
        inputs,
        units,
        ACTIVATIONS.indexOf(activation),
        useBias,
        index === layers.length - 1,
      );
    });
    module.end(LOSSES.indexOf(loss), usesLogits(lastLayer(plan).activation, loss));
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    throw outOfMemory(plan, error); // nothing else traps here
  }
  return module;
}

/** @throws Error where the system refuses the addresses that every WebAssembly memory reserves */
function start(): WebAssembly.Exports {
  const code = compile();
  try {
    return new WebAssembly.Instance(code).exports;
  } catch (cause) {
    throw new Error(
      'WebAssembly gets no memory: it reserves several GiB of addresses, of which it uses few, and a ' +
        "limit forbids it. Lift the limit (in a shell: ulimit -v unlimited), or take engine: 'stock'.",
      { cause },
    );
  }
}

function outOfMemory(plan: StepPlan, cause?: unknown): Error {
  return new Error(
    `Not enough memory for ${describe(plan.layers)} with batchSize ${plan.batchSize}: ` +
      `about ${Math.ceil(bytesOf(plan) / MEBIBYTE)} MiB are needed in one WebAssembly memory. ` +
      'Take a smaller batchSize or fewer units.',
    { cause },
  );
}

/**
 * Whether Keras computes the loss from z instead of y. It does for every
 * cross-entropy after sigmoid or softmax, whichever of the two it is: Keras
 * marks their outputs with the logits they came from, and every cross-entropy
 * looks for that mark (`_get_logits` in keras/src/backend/tensorflow/nn.py).
 */
function usesLogits(activation: Activation, loss: LossName): boolean {
  return loss !== 'meanSquaredError' && (activation === 'sigmoid' || activation === 'softmax');
}

interface OptimizerNumbers {
  /** The order of the module's enumeration: sgd, momentum, nesterov, rmsprop, adam, scaled adam. */
  name: number;
  learningRate: number;
  decay1: number;
  decay2: number;
  epsilon: number;
}

function numbersOf(optimizer: EngineOptimizer): OptimizerNumbers {
  const { learningRate } = optimizer;
  const none = { learningRate, decay1: 0, decay2: 0, epsilon: 0 };
  switch (optimizer.name) {
    case 'sgd':
      return { ...none, name: 0 };
    case 'momentum':
      return { ...none, name: optimizer.nesterov ? 2 : 1, decay1: optimizer.momentum };
    case 'rmsprop':
      return { ...none, name: 3, decay1: optimizer.rho, epsilon: optimizer.epsilon };
    case 'adam': {
      const { scaleEpsilon, beta1: decay1, beta2: decay2, epsilon } = optimizer;
      return { name: scaleEpsilon ? 5 : 4, learningRate, decay1, decay2, epsilon };
    }
  }
}

/** What is kept for each weight, by number: 0 is the weight itself, then its slots. */
function kindsOf(optimizer: OptimizerPlan): number[] {
  return Array.from({ length: 1 + slotCount(optimizer) }, (_, kind) => kind);
}

function weightsOf(module: StepModule, { layers, optimizer }: StepPlan): PanelledMatrix[] {
  const kinds = kindsOf(optimizer);
  return layers.flatMap(({ inputs, units, useBias }, layer) => {
    const panelled = (
      rows: number,
      panelRows: number,
      at: (layer: number, kind: number) => number,
    ): PanelledMatrix => ({
      rows,
      columns: units,
      panelRows,
      kinds: kinds.map(
        (_, kind) =>
          new Float32Array(
            module.memory.buffer,
            at(layer, kind),
            panelRows * Math.ceil(units / PANEL) * PANEL,
          ),
      ),
    });
    const kernel = panelled(inputs, module.kernelRows(layer), module.kernelAt);
    return useBias ? [kernel, panelled(1, 1, module.biasAt)] : [kernel];
  });
}

/** @returns [rows × columns], row by row */
function fromPanels(matrix: PanelledMatrix, kind: number): Float32Array {
  const { rows, columns, kinds } = matrix;
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      values[row * columns + column] = kinds[kind][panelIndex(matrix, row, column)];
    }
  }
  return values;
}

/** @param values [rows × columns], row by row */
function toPanels(matrix: PanelledMatrix, kind: number, values: Float32Array): void {
  const { rows, columns, kinds } = matrix;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      kinds[kind][panelIndex(matrix, row, column)] = values[row * columns + column];
    }
  }
}

/** @example panelIndex({ panelRows: 784, … }, 2, 9) // (1 × 784 + 2) × 8 + 1 = 6,289 */
function panelIndex({ panelRows }: PanelledMatrix, row: number, column: number): number {
  return (Math.floor(column / PANEL) * panelRows + row) * PANEL + (column % PANEL);
}

/** About what assembly/layer.ts allocates. */
function bytesOf({ layers, batchSize, optimizer }: StepPlan): number {
  const numbers = layers.reduce(
    (sum, { inputs, units }) =>
      sum + inputs * units * kindsOf(optimizer).length + 3 * batchSize * units,
    batchSize * layers[0].inputs,
  );
  return numbers * Float32Array.BYTES_PER_ELEMENT;
}

/** @example describe(layers) // '784–100–10' */
function describe(layers: DenseShape[]): string {
  return [layers[0].inputs, ...layers.map(({ units }) => units)].join('–');
}
