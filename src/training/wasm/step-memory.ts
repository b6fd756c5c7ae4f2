/**
 * The memory of one engine: a WebAssembly memory of its own, and the module that walks the weights in
 * it (assembly/ holds the source). All room is taken before the first step.
 */

import type { Penalty } from '../engine.ts';
import { clip, type OptimizerConfig } from '../optimizers.ts';
import { CREW_LENGTH, Crew, type Threads } from './crew.ts';
import { Room, type Rows } from './room.ts';
import { RELAXED_SIMD, SIMD } from './step-module.ts';

/** What assembly/index.ts exports: addresses in bytes. */
export interface StepModule {
  useScratch(at: number): void;
  run(crew: number, job: number, size: number): void;
  publish(crew: number, job: number, size: number, grain: number): void;
  finish(crew: number): boolean;
  transpose(from: number, rows: number, columns: number, to: number): void;
  hold(w: number, gradient: number, count: number, l1: number, l2: number): void;
  penalty(w: number, count: number, l1: number, l2: number): number;
  scale(gradient: number, count: number, factor: number): void;
  bound(gradient: number, count: number, most: number): void;
}

/** Numbers of a row that a vector of eight may reach. */
export const PANEL = 8;

/** A product reads four rows at once. */
const TILE_ROWS = 4;

/** A WebAssembly memory has at most 4 GiB, and grows by pages. */
export const MEMORY_LIMIT = 2 ** 32;
const PAGE = 2 ** 16;
/** Small networks need no more: that a shared memory grows is told to every thread. */
const FIRST_PAGES = 16;

const CACHE_LINE = 64;

/** Numbers of assembly/scratch.ts: the packed block, and a row of a strip for each of its inputs. */
const PACKED = (64 / 4) * 256 * 5;
const STRIP_ROWS = 16;

/** There is no room for more numbers. */
export class NoRoom extends Error {}

/** A weight, what the optimizer remembers of it, and where its gradient goes if it is kept. */
export interface Parameter {
  values: Room;
  slots: Room[];
  gradient?: Room;
  penalty?: Penalty;
}

export class StepMemory {
  /** Shared: every thread's instance of the module computes in it. */
  private readonly memory: WebAssembly.Memory;
  private readonly code = compile();
  readonly module: StepModule;
  readonly crew: Crew;
  /** Bytes that are taken. */
  private end = CACHE_LINE; // 0 is no address
  /** Numbers of the widest layer's row. */
  private widest = 0;

  /** @throws Error where the system refuses the addresses that every WebAssembly memory reserves */
  constructor(threads: Threads = 'auto') {
    try {
      this.memory = new WebAssembly.Memory({
        ...{ initial: FIRST_PAGES, maximum: MEMORY_LIMIT / PAGE, shared: true },
      });
      const instance = new WebAssembly.Instance(this.code, { env: { memory: this.memory } });
      this.module = instance.exports as unknown as StepModule;
    } catch (cause) {
      throw new Error(
        'WebAssembly gets no memory: it reserves several GiB of addresses, of which it uses few, and a ' +
          "limit forbids it. Lift the limit (in a shell: ulimit -v unlimited), or take engine: 'stock'.",
        { cause },
      );
    }
    const { code, memory, module } = this;
    const { at } = this.room(CREW_LENGTH);
    const scratch = () => this.scratch().at;
    this.crew = new Crew({ code, memory, at, scratch, module }, threads);
  }

  /**
   * Numbers, all 0, and a cache line more, so that a vector may reach past the end.
   * @throws NoRoom if there is not so much
   */
  room(count: number): Room {
    const at = this.end;
    const bytes = roundUp(count * Float32Array.BYTES_PER_ELEMENT, CACHE_LINE) + CACHE_LINE;
    if (!(bytes < 2 ** 31)) throw new NoRoom(); // distances have 32 bits
    const pages = Math.ceil((at + bytes - this.memory.buffer.byteLength) / PAGE);
    try {
      if (pages > 0) this.memory.grow(pages);
    } catch (cause) {
      throw new NoRoom(undefined, { cause });
    }
    this.end = at + bytes;
    return new Room(this.memory, at, count);
  }

  rows(count: number, units: number, stride: number): Rows {
    return { room: this.room(roundUp(count, TILE_ROWS) * stride), units, stride };
  }

  /** Takes what the module needs for itself. @param units of the widest layer */
  reserve(units: number): void {
    this.widest = units;
    this.module.useScratch(this.scratch().at);
  }

  /** An instance's own place: assembly/scratch.ts. */
  scratch(): Room {
    return this.room(PACKED + CACHE_LINE + STRIP_ROWS * roundUp(this.widest, PANEL));
  }

  /** One step downhill of one weight, by the gradient that it keeps. */
  walk({ values, slots, gradient, penalty }: Parameter): void {
    this.crew.run('walk', {
      ...{ rows: values.length, inputs: 1, units: 1, penalty },
      ...{ kernel: addressesOf({ values, slots }), gradient: (gradient as Room).at },
    });
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
}: Pick<Parameter, 'values' | 'slots'>): [w: number, slot0: number, slot1: number, slot2: number] {
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
