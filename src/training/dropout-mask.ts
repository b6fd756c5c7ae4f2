/** Which numbers Dropout keeps: the same ones on every engine, and again when training goes on. */

import type { Noise } from './engine.ts';

/** 2³² times the golden ratio's fraction: steps of this size fill the circle evenly. */
const GOLDEN = 0x9e3779b9;

/**
 * The next mask of a layer: 0 for what is dropped, else 1 / (1 − rate), which keeps the sum as it was.
 * It follows from the layer's seed and from how many were drawn before.
 * @param mask gets a factor for each number
 * @param rate the share that is dropped: from 0 to below 1
 * Source: the mixing of 32 bits is that of A. Appleby's MurmurHash3, over Weyl's sequence as in
 * G. Steele and others, "Fast Splittable Pseudorandom Number Generators", 2014
 */
export function fillMask(mask: Float32Array, rate: number, noise: Noise): void {
  const keep = 1 / (1 - rate);
  const least = rate * 2 ** 32;
  let state = mixed(noise.seed ^ mixed(noise.draws++ + 1));
  for (let i = 0; i < mask.length; i++) {
    state = (state + GOLDEN) | 0;
    mask[i] = mixed(state) >>> 0 >= least ? keep : 0;
  }
}

/** Every bit of the result hangs on every bit given. */
export function mixed(bits: number): number {
  let x = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
