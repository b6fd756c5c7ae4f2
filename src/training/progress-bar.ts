/**
 * Shows how training goes, in Keras's form: in a terminal a bar that moves with
 * every batch, elsewhere one line an epoch.
 */

import type { Logs } from './history.ts';
import type { TrainingObserver } from './observer.ts';
import type { TrainingRun } from './training-run.ts';

const BAR_WIDTH = 20;
const REDRAW_MILLISECONDS = 50;

/** Where the text goes: `process.stdout` fits. */
export interface TextOutput {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

export class ProgressBar {
  private epochStart = 0;
  /** Of the epoch; undefined if nobody knows. */
  private steps?: number;
  private done = 0;
  private lastDrawn = 0;
  private drawnLength = 0;

  private readonly output: TextOutput;
  private readonly live: boolean;

  /** @param live draw the moving bar; only the finished line otherwise */
  constructor(output: TextOutput, live: boolean) {
    this.output = output;
    this.live = live;
  }

  /**
   * @param epoch counted from 0
   * @param seconds that it took already, before training was stopped
   */
  startEpoch(epoch: number, epochs: number, steps?: number, seconds = 0): void {
    this.output.write(`Epoch ${epoch + 1}/${epochs}\n`);
    this.epochStart = performance.now() - seconds * 1000;
    this.steps = steps;
    this.done = 0;
    this.lastDrawn = 0;
    this.drawnLength = 0;
  }

  /** @param step how many are done; `means` over the epoch so far */
  update(step: number, means: () => Logs): void {
    this.done = step;
    if (Number(this.steps) < step) this.steps = undefined; // a stream said fewer than it has
    const now = performance.now();
    if (!this.live || now - this.lastDrawn < REDRAW_MILLISECONDS) return;
    this.lastDrawn = now;
    const msPerStep = (now - this.epochStart) / step;
    const stepsLeft = this.steps === undefined ? step : this.steps - step; // else the time until now
    const left = formatSeconds((msPerStep * stepsLeft) / 1000);
    // A line that wraps can't be drawn over: cut it to what the terminal has.
    const line = this.line(step, left, msPerStep, means());
    this.draw(line.slice(0, (this.output.columns || 80) - 1));
  }

  finishEpoch(logs: Logs, seconds: number): void {
    const steps = this.done || (this.steps ?? 0); // none are left where training goes on at an epoch's end
    this.steps = steps;
    const line = this.line(steps, formatSeconds(seconds), (seconds * 1000) / steps, logs);
    this.draw(line);
    this.output.write('\n');
    this.drawnLength = 0;
  }

  /** The epoch is not finished: what comes next has a line of its own. */
  stop(): void {
    if (this.drawnLength > 0) this.output.write('\n');
    this.drawnLength = 0;
  }

  private line(step: number, time: string, msPerStep: number, logs: Logs): string {
    const { steps = 'Unknown' } = this;
    const count = `${String(step).padStart(String(this.steps ?? '').length)}/${steps}`;
    const values = Object.entries(logs)
      .sort(([a], [b]) => (a < b ? -1 : 1)) // the same in every language
      .map(([name, value]) => ` - ${name}: ${value?.toFixed(4)}`)
      .join('');
    const text = `${time} ${msPerStep.toFixed(msPerStep < 10 ? 2 : 0)}ms/step${values}`;
    if (!this.live) return `${count} - ${text}`;
    const space = (this.output.columns || 80) - count.length - text.length - 3;
    const width = this.steps === undefined ? 0 : Math.max(0, Math.min(BAR_WIDTH, space));
    const done = Math.floor((width * step) / (this.steps ?? 1));
    return `${count} ${'━'.repeat(done)}${'─'.repeat(width - done)} ${text}`;
  }

  private draw(line: string): void {
    if (!this.live) {
      this.output.write(line);
      return;
    }
    this.output.write(`\r${line.padEnd(this.drawnLength)}`);
    this.drawnLength = line.length;
  }
}

/**
 * @param verbose 1: the moving bar, if this is a terminal; 2: one line an epoch
 * @param added what callbacks are going to add to the epoch's logs
 */
export function showProgress(
  run: TrainingRun,
  verbose: 1 | 2,
  added: () => Record<string, number> = () => ({}),
): TrainingObserver {
  const output: TextOutput | undefined = globalThis.process?.stdout; // none in a browser
  if (output === undefined) return {};
  const bar = new ProgressBar(output, verbose === 1 && output.isTTY === true);
  return {
    onEpochBegin: (epoch) =>
      bar.startEpoch(epoch, run.epochs, run.extent.steps, run.earlierSeconds),
    onBatchEnd: () => bar.update(run.batch, () => run.means.values()),
    onEpochEnd: (_epoch, logs, seconds) => bar.finishEpoch({ ...logs, ...added() }, seconds),
    onStop: () => bar.stop(),
  };
}

/** @example formatSeconds(75) // '1:15' */
function formatSeconds(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)}s`;
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}
