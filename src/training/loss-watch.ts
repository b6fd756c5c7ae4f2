/** Remarks on a training that goes the wrong way, once: a learner sees the numbers, not that they are odd. */

import type { TrainingObserver } from './observer.ts';

/** A loss may rise for an epoch or two by chance. */
const RISES = 3;
/** So much above the first batch's loss, which no step had improved yet, is no chance. */
const FACTOR = 10;

export class LossWatch {
  private first?: number;
  private last = Number.POSITIVE_INFINITY;
  private rises = 0;
  private isDone = false;

  private readonly learningRate: number;

  constructor(learningRate: number) {
    this.learningRate = learningRate;
  }

  /** @returns a remark to make before the first step */
  begin(): string | undefined {
    if (this.learningRate !== 0) return undefined;
    this.isDone = true;
    return 'The learning rate is 0: no weight will change. Try 0.001.';
  }

  addBatch(loss: number): void {
    this.first ??= loss;
  }

  /** @returns a remark to make after this epoch */
  endEpoch(loss: number): string | undefined {
    this.rises = loss > this.last ? this.rises + 1 : 0;
    this.last = loss;
    if (this.isDone || this.first === undefined) return undefined;
    const isFarAbove = loss > FACTOR * this.first;
    if (!isFarAbove && this.rises < RISES) return undefined;
    this.isDone = true;
    const what = isFarAbove
      ? `The loss of this epoch, ${short(loss)}, is far above the ${short(this.first)} with which training began`
      : `The loss has risen for ${RISES} epochs in a row, to ${short(loss)}`;
    const rate = Number.isFinite(this.learningRate) ? ` (it is ${this.learningRate})` : '';
    return `${what}: the steps go too far. Try a smaller learning rate${rate}, or inputs scaled to 0 … 1.`;
  }
}

/** Makes the remarks while a model trains. */
export function watchLoss(learningRate: number): TrainingObserver {
  const watch = new LossWatch(learningRate);
  const remark = (text: string | undefined) => {
    if (text) console.warn(text);
  };
  return {
    onTrainBegin: () => remark(watch.begin()),
    onBatchEnd: (_batch, _size, { loss }) => watch.addBatch(loss),
    onEpochEnd: (_epoch, { loss }) => remark(watch.endEpoch(loss)),
  };
}

/** @example short(5234.56789) // '5235' */
function short(loss: number): string {
  return String(Number(loss.toPrecision(4)));
}
