/**
 * Random numbers that a seed repeats: NumPy's, so that a seed means here what
 * it means in Python.
 *
 * Sources: M. Matsumoto and T. Nishimura, "Mersenne Twister", 1998 (the
 * generator is pure-rand's); NumPy's RandomState for how its 32 bits become
 * an integer below a bound and a permutation.
 */

import { mersenne } from 'pure-rand/generator/mersenne';
import { quoted } from '../names/quoted.ts';

/** Seeds are numbers of 32 bits. */
export const SEED_MAX = 2 ** 32 - 1;

/**
 * @example new RandomState(42).permutation(5) // Int32Array [1, 4, 2, 0, 3]
 * NumPy: numpy.random.RandomState(42).permutation(5)
 */
export class RandomState {
  private readonly generator: ReturnType<typeof mersenne>;

  /** @param seed whole number from 0 to 2³² − 1 */
  constructor(seed: number) {
    this.generator = mersenne(checkSeed(seed));
  }

  /**
   * A whole number from 0 to `max`, both included, each equally likely: takes
   * only the bits that `max` needs and draws again while the result is above it.
   */
  integer(max: number): number {
    if (max === 0) return 0;
    const mask = SEED_MAX >>> Math.clz32(max);
    let value: number;
    do {
      value = (this.generator.next() & mask) >>> 0;
    } while (value > max);
    return value;
  }

  /** The numbers 0 … n−1 in random order: Fisher and Yates's shuffle, from the end. */
  permutation(n: number): Int32Array {
    const order = Int32Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      const j = this.integer(i);
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }
}

let globalState: RandomState | undefined;

/**
 * One seed for all that is random afterwards: the starting weights of every layer, what Dropout drops,
 * the shuffling of `fit` and `trainTestSplit`, where they get no seed of their own.
 * @param seed whole number from 0 to 2³² − 1
 * @throws RangeError for any other seed
 * Keras: keras.utils.set_random_seed
 */
export function setRandomSeed(seed: number): void {
  globalState = new RandomState(seed);
}

/** The next seed that follows from `setRandomSeed`; without it, an unpredictable one. */
export function nextSeed(): number {
  return globalState ? globalState.integer(SEED_MAX) : Math.floor(Math.random() * 2 ** 32);
}

/** @throws RangeError unless the seed is a whole number from 0 to 2³² − 1, as in NumPy */
export function checkSeed(seed: number): number {
  if (!(Number.isInteger(seed) && seed >= 0 && seed <= SEED_MAX)) {
    throw new RangeError(`A seed is a whole number from 0 to 4,294,967,295; got ${quoted(seed)}.`);
  }
  return seed;
}
