/** How many threads are taken, on machines that are played here: what a step takes there by its threads. */

import { Pace } from '../../src/training/wasm/pace.ts';

/** What a step takes with one thread, in milliseconds. */
const SINGLE = 0.28;

/** @returns how long so many steps take, over what they do with one thread; and the last ones' threads */
function play(
  steps: number,
  most: number,
  milliseconds: (threads: number, step: number) => number,
) {
  const pace = new Pace();
  let own = 0;
  const taken: number[] = [];
  for (let step = 0; step < steps; step++) {
    const threads = pace.threads(most);
    const took = milliseconds(threads, step);
    pace.took(took);
    own += took;
    taken.push(threads);
  }
  return { ratio: own / (steps * SINGLE), last: taken.slice(-500) };
}

const share = (threads: number[], of: number) =>
  threads.filter((own) => own === of).length / threads.length;

const STEPS = 20_000;

test.each([
  [{ 1: 0.28, 2: 0.19 }, 2, 2],
  [{ 1: 0.28, 2: 0.3 }, 2, 1],
  [{ 1: 0.28, 2: 0.16, 4: 0.1 }, 4, 4],
  [{ 1: 0.28, 2: 0.16, 3: 0.14 }, 3, 3],
  [{ 1: 0.28, 2: 0.16, 4: 0.2 }, 4, 2],
  [{ 1: 0.28, 2: 0.16, 4: 0.1, 8: 0.25 }, 8, 4],
  [{ 1: 0.28 }, 1, 1],
  [{ 1: 200, 2: 110 }, 2, 2], // a long step
])('%p, of %i the fastest are %i', (milliseconds: Record<number, number>, most, best) => {
  const { last, ratio } = play(STEPS, most, (threads) => milliseconds[threads]);
  expect(share(last, best)).toBeGreaterThan(0.9); // nearly no step is spent on measuring
  expect((ratio * SINGLE) / milliseconds[best]).toBeLessThan(1.06);
});

test('a long step is measured once: few are wasted on the slower number', () => {
  const pace = new Pace();
  const taken = Array.from({ length: 8 }, () => {
    const threads = pace.threads(2);
    pace.took(threads === 1 ? 200 : 110);
    return threads;
  });
  expect(taken).toEqual([2, 1, 2, 1, 2, 2, 2, 2]);
});

test('what stops the whole program now and then says nothing of threads', () => {
  for (const every of [100, 300, 1000]) {
    const stopped = (threads: number, step: number) =>
      (threads === 1 ? SINGLE : 0.19) + (step % every === 0 ? 3 : 0);
    const { ratio } = play(STEPS, 2, stopped);
    expect((ratio * SINGLE) / (0.19 + 3 / every)).toBeLessThan(1.03);
  }
});

test('a core that something else takes every few milliseconds, in the middle of a step: hardly slower than one thread', () => {
  for (const slice of [2, 4, 10, 25]) {
    let now = 0;
    // A helper that isn't there takes no share; one that is sent away in the middle is waited for.
    const busy = (threads: number) => {
      const isThere = Math.floor(now / slice) % 2 === 0;
      const left = slice - (now % slice);
      const took = threads === 1 || !isThere ? SINGLE : left > 0.19 ? 0.19 : 0.19 + slice;
      now += took;
      return took;
    };
    expect(play(STEPS, 2, busy).ratio).toBeLessThan(1.05);
  }
});

test('the machine changes: so does the number', () => {
  const free = (threads: number) => (threads === 1 ? SINGLE : 0.19);
  const busy = (threads: number) => (threads === 1 ? SINGLE : 0.9);
  const change = (threads: number, step: number) =>
    (Math.floor(step / 4_000) % 2 === 0 ? free : busy)(threads);
  expect(share(play(8_000, 2, change).last, 1)).toBeGreaterThan(0.8);
  expect(share(play(12_000, 2, change).last, 2)).toBeGreaterThan(0.8);
  expect(play(STEPS, 2, change).ratio).toBeLessThan(0.88);
});
