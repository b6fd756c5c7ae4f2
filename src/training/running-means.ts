/** What the batches of an epoch add up to: the mean loss, and each metric's own sums. */

import type { Logs } from './history.ts';
import type { NamedMetric } from './metrics.ts';

/** What the means are computed from. */
export interface Sums {
  samples: number;
  /** The loss times its batch's samples, and what each metric counted, added up: 'auc', 'auc 1', 'auc 2' … */
  values: Record<string, number>;
}

export class RunningMeans {
  private samples: number;
  private readonly byName: Map<string, number>;

  private readonly metrics: readonly NamedMetric[];

  /** @param sums to go on from */
  constructor(metrics: readonly NamedMetric[], sums: Sums = { samples: 0, values: {} }) {
    this.metrics = metrics;

    this.samples = sums.samples;
    this.byName = new Map(Object.entries(sums.values));
  }

  add({ samples, values }: Sums): void {
    this.samples += samples;
    for (const [name, value] of Object.entries(values)) {
      this.byName.set(name, (this.byName.get(name) ?? 0) + value);
    }
  }

  sums(): Sums {
    return { samples: this.samples, values: Object.fromEntries(this.byName) };
  }

  values(): Logs {
    const logs: Logs = { loss: (this.byName.get('loss') ?? 0) / this.samples };
    for (const { name, metric } of this.metrics) {
      const total: number[] = [];
      for (let i = 0; this.byName.has(sumName(name, i)); i++) {
        total.push(this.byName.get(sumName(name, i)) as number);
      }
      logs[name] = metric.result(total, this.samples);
    }
    return logs;
  }
}

/** @example sumName('precision', 1) // 'precision 1' */
export function sumName(metric: string, i: number): string {
  return i === 0 ? metric : `${metric} ${i}`;
}

/** A single batch's values. */
export function meansOf(metrics: readonly NamedMetric[], sums: Sums): Logs {
  return new RunningMeans(metrics, sums).values();
}
