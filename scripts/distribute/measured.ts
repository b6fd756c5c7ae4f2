/** What `npm run distribute -- --measure` finds out: docs/distribute.json. */

import { formatCount } from '../../src/index.ts';

export interface Measured {
  machine: { cpu: string; cores: number };
  /** The machine's load average while it was measured: lowest, highest. */
  load: number[];
  settings: { epochs: number; rounds: number };
  /** Of each column: 1, 2 … */
  processes: number[];
  rows: { hidden: number; batch: number; steps: number; msPerStep: number[] }[];
}

/** @example parameters(100) // '79,510' */
export const parameters = (hidden: number) => formatCount(784 * hidden + hidden + hidden * 10 + 10);
