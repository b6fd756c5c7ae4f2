/** How long each part of the lesson takes. */

import type { Settings } from './settings.ts';

/** `performance.now` counts from the start of the process. */
const sinceStart = () => performance.now() / 1000;

export class Clock {
  readonly seconds = { load: 0, untilFirstStep: 0, fit: 0, evaluate: 0, total: 0 };
  private last = sinceStart();

  /** What training took before it was stopped counts, too. */
  constructor({ resumed }: Settings) {
    if (!resumed) return;
    const { history, seconds } = resumed.position;
    this.seconds.fit = history.seconds.reduce((a, b) => a + b, seconds);
  }

  /** What has passed since the last lap belongs to this part; to none unless given. */
  lap(part?: 'load' | 'fit' | 'evaluate'): void {
    const now = sinceStart();
    if (part) this.seconds[part] += now - this.last;
    this.last = now;
  }

  /** For `fit`. */
  readonly callback = {
    onTrainBegin: () => {
      this.seconds.untilFirstStep = sinceStart();
    },
  };

  stop(): void {
    this.seconds.total = sinceStart();
  }
}
