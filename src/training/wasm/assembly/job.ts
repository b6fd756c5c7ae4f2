/**
 * One job for all threads: each takes the next share until none is left.
 *
 * Whoever comes first works, so that a thread that sleeps, or gets no processor, holds nobody up. Every
 * number is computed by one thread and in the same order, however many there are: the same bits. They
 * sleep and are woken in JavaScript: with WebAssembly's own instructions Node 20 sleeps on.
 */

import { backpropagate, descend, forward, gradient, spread } from './products';
import { prepare, walk } from './update';

/** The order is ../crew.ts's. */
enum Kind { Spread, Forward, Backpropagate, Gradient, Descend, Walk }

/** What is to be computed of which arrays. The fields are ../crew.ts's, four bytes each. */
@unmanaged
class Job {
  kind: Kind;
  rows: i32;
  inputs: i32;
  units: i32;
  /** [rows, inputs] */
  x: usize;
  xBytes: i32;
  /** [rows, units] */
  z: usize;
  zBytes: i32;
  /** Where there is none: 0. To be spread: the bytes. */
  bias: usize;
  /** To be spread: what each of the 256 bytes stands for. */
  kernel: usize;
  slot0: usize;
  slot1: usize;
  slot2: usize;
  /** Of the kernel; kernelᵀ for backpropagation. */
  gradient: usize;
  l1: f32;
  l2: f32;
}

/** Where the threads of an engine meet. */
@unmanaged
class Crew {
  /** The job's number, and below it the next share: one number, so that nobody takes another job's share. */
  next: i64;
  job: Job;
  /** What is shared out: rows, inputs or numbers; and how many a share has. */
  size: i32;
  grain: i32;
  /** Shares that are done. */
  done: i32;
  /** Threads that look at the jobs; others that were started sleep. */
  helpers: i32;
  /** Helpers that sleep, or are about to. */
  sleepers: i32;
  /** Helpers that have begun to look. */
  ready: i32;
  /** What ./update.ts needs to know of this step: numbers that ../optimizer-codes.ts gives. */
  optimizer: i32;
  options: i32;
  decay: f32;
  rate: f32;
  a: f32;
  b: f32;
  c: f32;
  d: f32;
  e: f32;
}

/** Looks at a job before a thread sleeps: some 50 µs, which is what lies between two jobs of a small step. */
const LOOKS: i32 = 50000;

/** A whole job by this thread. */
export function run(crew: Crew, job: Job, size: i32): void {
  work(crew, job, 0, size);
}

/** Lets the helpers begin with a job: the caller wakes them, and comes in by `finish`. */
export function publish(crew: Crew, job: Job, size: i32, grain: i32): void {
  crew.job = job;
  crew.size = size;
  crew.grain = grain;
  crew.done = 0;
  const at = changetype<usize>(crew);
  const number = ((atomic.load<i64>(at, offsetof<Crew>('next')) >> 32) + 1) & i32.MAX_VALUE;
  atomic.store<i64>(at, number << 32, offsetof<Crew>('next'));
}

/** @returns whether all shares are done: if not, the helpers have the last ones */
export function finish(crew: Crew): bool {
  const at = changetype<usize>(crew);
  takeShares(crew, <i32>(atomic.load<i64>(at, offsetof<Crew>('next')) >> 32));
  const shares = (crew.size + crew.grain - 1) / crew.grain;
  for (let i = 0; i < LOOKS; i++) {
    if (atomic.load<i32>(at, offsetof<Crew>('done')) == shares) return true;
  }
  return false;
}

/**
 * A helper's work, until there is none for a while: then it should sleep until there is another job than
 * the one that it saw last.
 * @param index its place among the helpers
 * @param seen the job that it saw last
 * @returns the number of the job that it saw last; less than 0 when the engine is disposed
 */
export function serve(crew: Crew, index: i32, seen: i32): i32 {
  const at = changetype<usize>(crew) + offsetof<Crew>('next') + 4;
  for (let i = 0; index < crew.helpers && i < LOOKS; i++) {
    const number = atomic.load<i32>(at);
    if (number == seen) continue;
    if (number < 0) return number;
    seen = number;
    takeShares(crew, number);
    i = 0;
  }
  return seen;
}

function takeShares(crew: Crew, number: i32): void {
  const at = changetype<usize>(crew);
  for (;;) {
    const taken = atomic.load<i64>(at, offsetof<Crew>('next'));
    if (<i32>(taken >> 32) != number) return;
    // Of a later job perhaps: then the share can't be taken.
    const job = crew.job, size = crew.size, grain = crew.grain;
    const from = <i32>taken * grain;
    if (from >= size) return;
    if (atomic.cmpxchg<i64>(at, taken, taken + 1, offsetof<Crew>('next')) != taken) continue;
    work(crew, job, from, min(from + grain, size));
    atomic.add<i32>(at, 1, offsetof<Crew>('done'));
  }
}

function work(crew: Crew, job: Job, from: i32, to: i32): void {
  switch (job.kind) {
    case Kind.Spread:
      return spread(job.bias, job.kernel, job.x, job.xBytes, from, to, job.inputs);
    case Kind.Forward:
      return forward(
        job.x, job.xBytes, job.kernel, job.bias, job.z, job.zBytes, from, to, job.inputs, job.units,
      );
    case Kind.Backpropagate:
      return backpropagate(
        job.z, job.zBytes, job.gradient, job.x, job.xBytes, from, to, job.inputs, job.units,
      );
    case Kind.Gradient:
      return gradient(
        job.x, job.xBytes, job.z, job.zBytes, job.gradient, job.rows, from, to, job.inputs, job.units,
      );
    case Kind.Descend:
      prepareFor(crew);
      return descend(
        job.x, job.xBytes, job.z, job.zBytes,
        job.kernel, job.slot0, job.slot1, job.slot2, job.l1, job.l2,
        job.rows, from, to, job.inputs, job.units,
      );
    default: {
      prepareFor(crew);
      const at = <usize>from * 4;
      return walk(
        job.kernel + at, job.slot0 + at, job.slot1 + at, job.slot2 + at,
        job.gradient + at, to - from, job.l1, job.l2,
      );
    }
  }
}

function prepareFor(crew: Crew): void {
  prepare(
    crew.optimizer, crew.options, crew.decay,
    crew.rate, crew.a, crew.b, crew.c, crew.d, crew.e,
  );
}
