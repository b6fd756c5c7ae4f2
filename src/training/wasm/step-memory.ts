/**
 * The memory of one engine: a WebAssembly memory of its own, and the module that walks the weights in
 * it (assembly/ holds the source). All room is taken before the first step.
 */

import type { Penalty } from '../engine';
import { clip, type OptimizerConfig } from '../optimizers';
import { RELAXED_SIMD, SIMD } from './step-module';

/** What assembly/index.ts exports: addresses, and distances between rows, in bytes. */
export interface StepModule {
  memory: WebAssembly.Memory;
  room(count: number): number;
  reserve(inputs: number, units: number): void;
  forward(
    x: number,
    xBytes: number,
    kernel: number,
    bias: number,
    z: number,
    zBytes: number,
    rows: number,
    inputs: number,
    units: number,
  ): void;
  backpropagate(
    dz: number,
    dzBytes: number,
    kernel: number,
    dx: number,
    dxBytes: number,
    rows: number,
    inputs: number,
    units: number,
  ): void;
  gradient(
    x: number,
    xBytes: number,
    dz: number,
    dzBytes: number,
    out: number,
    rows: number,
    inputs: number,
    units: number,
  ): void;
  descend(
    x: number,
    xBytes: number,
    dz: number,
    dzBytes: number,
    kernel: number,
    slot0: number,
    slot1: number,
    slot2: number,
    l1: number,
    l2: number,
    rows: number,
    inputs: number,
    units: number,
  ): void;
  prepare(code: number, options: number, decay: number, ...constants: number[]): void;
  walk(
    w: number,
    slot0: number,
    slot1: number,
    slot2: number,
    gradient: number,
    count: number,
    l1: number,
    l2: number,
  ): void;
  hold(w: number, gradient: number, count: number, l1: number, l2: number): void;
  penalty(w: number, count: number, l1: number, l2: number): number;
  scale(gradient: number, count: number, factor: number): void;
  bound(gradient: number, count: number, most: number): void;
}

/** Numbers of a row that a vector of eight may reach. */
export const PANEL = 8;

/** A product reads four rows at once. */
const TILE_ROWS = 4;

/** A WebAssembly memory has at most 4 GiB. */
export const MEMORY_LIMIT = 2 ** 32;

/** Numbers in the module's memory, all 0 at first. */
export class Room {
  private view = new Float32Array(0);

  constructor(
    private readonly memory: WebAssembly.Memory,
    /** The address. */
    readonly at: number,
    readonly length: number,
  ) {}

  get values(): Float32Array {
    // A view of a memory that has grown since has no length.
    if (this.view.length !== this.length) {
      this.view = new Float32Array(this.memory.buffer, this.at, this.length);
    }
    return this.view;
  }
}

/** Numbers of samples, row by row. */
export interface Rows {
  room: Room;
  units: number;
  /** From one row to the next, in numbers. */
  stride: number;
}

/** A weight, what the optimizer remembers of it, and where its gradient goes if it is kept. */
export interface Parameter {
  values: Room;
  slots: Room[];
  gradient?: Room;
  penalty?: Penalty;
}

export class StepMemory {
  readonly module: StepModule;

  /** @throws Error where the system refuses the addresses that every WebAssembly memory reserves */
  constructor() {
    const code = compile();
    try {
      this.module = new WebAssembly.Instance(code).exports as unknown as StepModule;
    } catch (cause) {
      throw new Error(
        'WebAssembly gets no memory: it reserves several GiB of addresses, of which it uses few, and a ' +
          "limit forbids it. Lift the limit (in a shell: ulimit -v unlimited), or take engine: 'stock'.",
        { cause },
      );
    }
  }

  /** @throws WebAssembly.RuntimeError if there is not so much */
  room(count: number): Room {
    return new Room(this.module.memory, this.module.room(count), count);
  }

  rows(count: number, units: number, stride: number): Rows {
    return { room: this.room(roundUp(count, TILE_ROWS) * stride), units, stride };
  }

  /** One step downhill of one weight, by the gradient that it keeps. */
  walk(parameter: Parameter): void {
    const { values, gradient, penalty } = parameter;
    const { l1 = 0, l2 = 0 } = penalty ?? {};
    const g = (gradient as Room).at;
    this.module.walk(...addressesOf(parameter), g, values.length, l1, l2);
  }

  /** Adds the penalty's slope to the gradient. */
  hold({ values, gradient, penalty }: Parameter): void {
    if (!penalty || !gradient) return;
    this.module.hold(values.at, gradient.at, values.length, penalty.l1, penalty.l2);
  }

  clip(gradients: Room[], config: OptimizerConfig): void {
    const { module } = this;
    clip(gradients, config, {
      squares: ({ at, length }) => module.penalty(at, length, 0, 1),
      scale: ({ at, length }, factor) => module.scale(at, length, factor),
      bound: ({ at, length }, most) => module.bound(at, length, most),
    });
  }

  /** What the weights' size adds to the loss. */
  penaltyOf({ values, penalty }: Parameter): number {
    return penalty ? this.module.penalty(values.at, values.length, penalty.l1, penalty.l2) : 0;
  }
}

/** Of the weight and its slots; 0 for those that its optimizer doesn't have. */
export function addressesOf({
  values,
  slots,
}: Parameter): [w: number, slot0: number, slot1: number, slot2: number] {
  const [slot0 = 0, slot1 = 0, slot2 = 0] = slots.map(({ at }) => at);
  return [values.at, slot0, slot1, slot2];
}

/** @example roundUp(10, 8) // 16 */
export function roundUp(n: number, multiple: number): number {
  return Math.ceil(n / multiple) * multiple;
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
