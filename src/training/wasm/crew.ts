/**
 * Jobs of the module, and the threads that share them: the other side of assembly/job.ts.
 *
 * The calling thread works too, and waits for nobody who hasn't taken a share. So the others are a help
 * that may come late, or never; the numbers are the same bits.
 */

import { quoted } from '../../names/quoted.ts';
import type { Penalty } from '../engine.ts';
import { Pace } from './pace.ts';
import type { Rows } from './room.ts';
import { coresForThreads, startThread } from './threads.ts';

/** In the order of assembly/job.ts: what is shared out, and a share has a multiple of so many. */
const kinds = {
  spread: { of: 'rows', unit: 4 },
  forward: { of: 'rows', unit: 4 },
  backpropagate: { of: 'rows', unit: 4 },
  gradient: { of: 'inputs', unit: 16 },
  descend: { of: 'inputs', unit: 16 },
  walk: { of: 'rows', unit: 16 },
} as const;
type Kind = keyof typeof kinds;
const codes = Object.keys(kinds);

/** What is to be computed: `Job` of assembly/job.ts, by its arrays. */
export interface Job {
  /** Of a walk: the numbers. */
  rows: number;
  inputs: number;
  units: number;
  x?: Rows;
  z?: Rows;
  /** Addresses: of bytes to be spread, `bias`, by the numbers at `kernel`. */
  bias?: number;
  kernel?: [w: number, slot0: number, slot1: number, slot2: number];
  gradient?: number;
  penalty?: Penalty;
}

/** Where the crew's numbers lie in assembly/job.ts, in fours of bytes; a job's come after them. */
const places = { number: 1, helpers: 6, sleepers: 7, ready: 8 };
const DONE = 5;
const RULE = 9;
const JOB = 20;
export const CREW_LENGTH = JOB + 16;

/** Jobs are numbered; this number sends the helpers home. */
const END = -1;

/** Multiplications from which a job is worth sharing: some ten microseconds of one thread. */
const LEAST_WORK = 200_000;

/** What a number of these jobs costs, in multiplications of a product. */
const COSTS: Partial<Record<Kind, number>> = { spread: 8, walk: 16 };

/** An engine that has computed for as long as a thread takes to start gets its helpers: more is probably to come. */
const LEAST_MILLISECONDS = 30;

/** A helper that took a share has ten seconds: waits of so many milliseconds, and how many. */
const WAIT = 1;
const WAITS = 10_000;

/** Shares for each thread: more than one, for they don't all come at once. */
const SHARES = 2;

const MOST_THREADS = 16;

/** How many threads compute a step; 'auto' is what measuring finds best. */
export type Threads = number | 'auto';

/** @throws RangeError unless it is 'auto' or a number of threads that can be had */
export function checkThreads(threads: Threads): void {
  if (threads === 'auto') return;
  if (Number.isInteger(threads) && threads >= 1 && threads <= MOST_THREADS) return;
  throw new RangeError(
    `threads is 'auto' or a whole number from 1 to ${MOST_THREADS}; got ${quoted(threads)}.`,
  );
}

/** Where the threads meet, and what their instances of the module need. */
export interface CrewPlace {
  code: WebAssembly.Module;
  memory: WebAssembly.Memory;
  /** `CREW_LENGTH` numbers. */
  at: number;
  /** @returns the address of an instance's own room */
  scratch(): number;
  /** assembly/job.ts */
  module: {
    run(crew: number, job: number, size: number): void;
    publish(crew: number, job: number, size: number, grain: number): void;
    finish(crew: number): boolean;
  };
}

export class Crew {
  private readonly numbers: Int32Array;
  private readonly factors: Float32Array;
  private readonly most: number;
  private readonly paces = { step: new Pace(), evaluate: new Pace() };
  private pace = this.paces.step;
  private start = 0;
  private spent = 0;
  private isWorthIt = false;
  private lost = 0;
  private started = 0;

  private readonly place: CrewPlace;
  private readonly threads: Threads;

  constructor(place: CrewPlace, threads: Threads) {
    this.place = place;
    this.threads = threads;

    const { buffer } = place.memory;
    this.numbers = new Int32Array(buffer, place.at, CREW_LENGTH);
    this.factors = new Float32Array(buffer, place.at, CREW_LENGTH);
    const cores = coresForThreads();
    this.most = threads === 'auto' || cores === 0 ? Math.min(MOST_THREADS, cores) : threads;
  }

  /** What every walk of this step needs: ./optimizer-codes.ts. */
  prepare(code: number, options: number, decay: number, ...constants: number[]): void {
    this.numbers.set([code, options], RULE);
    this.factors.set([decay, ...constants], RULE + 2);
  }

  begin(what: 'step' | 'evaluate'): void {
    if (this.most <= 1) return;
    this.start = performance.now();
    this.pace = this.paces[what];
    const ready = Math.max(0, Atomics.load(this.numbers, places.ready) - this.lost);
    const threads = this.threads === 'auto' ? this.pace.threads(1 + ready) : 1 + ready;
    this.ask(threads - 1);
  }

  end(): void {
    if (this.most <= 1) return;
    const milliseconds = performance.now() - this.start;
    this.pace.took(milliseconds);
    if (this.started > 0 || !this.isWorthIt) return;
    this.spent += milliseconds;
    if (this.threads !== 'auto' || this.spent >= LEAST_MILLISECONDS) this.startHelpers();
  }

  /** Done when it returns. @throws Error if a helper is lost that has taken a share */
  run(kind: Kind, job: Job): void {
    const { numbers, factors, threads } = this;
    const { rows, inputs, units, x, z, penalty } = job;
    const at = JOB;
    numbers[at] = codes.indexOf(kind);
    numbers[at + 1] = rows;
    numbers[at + 2] = inputs;
    numbers[at + 3] = units;
    numbers[at + 4] = x?.room.at ?? 0;
    numbers[at + 5] = (x?.stride ?? 0) * Float32Array.BYTES_PER_ELEMENT;
    numbers[at + 6] = z?.room.at ?? 0;
    numbers[at + 7] = (z?.stride ?? 0) * Float32Array.BYTES_PER_ELEMENT;
    numbers[at + 8] = job.bias ?? 0;
    for (let i = 0; i < 4; i++) numbers[at + 9 + i] = job.kernel?.[i] ?? 0;
    numbers[at + 13] = job.gradient ?? 0;
    factors[at + 14] = penalty?.l1 ?? 0;
    factors[at + 15] = penalty?.l2 ?? 0;

    const { of, unit } = kinds[kind];
    const size = job[of];
    const isLarge = rows * inputs * units * (COSTS[kind] ?? 1) >= LEAST_WORK;
    const isShared = this.most > 1 && (isLarge || threads !== 'auto');
    this.isWorthIt ||= isShared;
    const { at: crew, module } = this.place;
    const jobAt = crew + JOB * Int32Array.BYTES_PER_ELEMENT;
    const shares = (1 + numbers[places.helpers]) * SHARES;
    const grain = Math.ceil(size / shares / unit) * unit;
    if (!isShared || shares === SHARES || grain >= size) {
      module.run(crew, jobAt, size);
      return;
    }
    module.publish(crew, jobAt, size, grain);
    if (Atomics.load(numbers, places.sleepers) > 0) Atomics.notify(numbers, places.number);
    if (!module.finish(crew)) this.waitFor(Math.ceil(size / grain));
  }

  /** Until so many shares are done: the caller has none left, but a helper has. */
  private waitFor(shares: number): void {
    const { numbers } = this;
    for (let waits = 0; waits < WAITS; waits++) {
      const done = Atomics.load(numbers, DONE);
      if (done === shares) return;
      Atomics.wait(numbers, DONE, done, WAIT);
    }
    throw new Error(
      'A thread that helped to train was lost in the middle of a step, so that this step is not ' +
        'finished. Train again, with threads: 1 if it happens again.',
    );
  }

  dispose(): void {
    Atomics.store(this.numbers, places.number, END);
    Atomics.notify(this.numbers, places.number);
    this.ask(MOST_THREADS);
  }

  /** The helpers beyond these sleep until more are asked for. */
  private ask(helpers: number): void {
    if (this.numbers[places.helpers] === helpers) return;
    Atomics.store(this.numbers, places.helpers, helpers);
    Atomics.notify(this.numbers, places.helpers);
  }

  private startHelpers(): void {
    const { code: module, memory, at: crew, scratch } = this.place;
    const onEnd = () => this.lost++;
    for (; this.started < this.most - 1; this.started++) {
      const index = this.started;
      startThread({ module, memory, scratch: scratch(), crew, index, places }, onEnd);
    }
  }
}
