/** Means over the samples seen so far: a last, smaller batch counts for less. */

import type { Logs } from './history';

/** What the means are computed from. */
export interface Sums {
  samples: number;
  /** Each value times its batch's samples, added up. */
  values: Record<string, number>;
}

/** @example new RunningMeans().add({ loss: 0.5 }, 32) // values(): { loss: 0.5 } */
export class RunningMeans {
  private samples: number;
  private readonly byName: Map<string, number>;

  /** @param sums to go on from */
  constructor(sums: Sums = { samples: 0, values: {} }) {
    this.samples = sums.samples;
    this.byName = new Map(Object.entries(sums.values));
  }

  add(logs: Logs, size: number): void {
    const times = Object.entries(logs).map(([name, value]) => [name, Number(value) * size]);
    this.addSums({ samples: size, values: Object.fromEntries(times) });
  }

  addSums({ samples, values }: Sums): void {
    this.samples += samples;
    for (const [name, value] of Object.entries(values)) {
      this.byName.set(name, (this.byName.get(name) ?? 0) + value);
    }
  }

  sums(): Sums {
    return { samples: this.samples, values: Object.fromEntries(this.byName) };
  }

  values(): Logs {
    const means = [...this.byName].map(([name, sum]) => [name, sum / this.samples]);
    return Object.fromEntries(means) as Logs;
  }
}
