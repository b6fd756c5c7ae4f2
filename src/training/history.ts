/** What `fit` saw: the loss and the metrics of every epoch. */

/** What computed the steps: TensorFlow in C++, this lesson’s WebAssembly, or TensorFlow.js alone. */
export type EngineName = 'native' | 'wasm' | 'stock';

/** Loss and metrics by name, such as { loss: 0.53, accuracy: 0.81 }. */
export interface Logs {
  loss: number;
  accuracy?: number;
  [name: string]: number | undefined;
}

/** What a history holds, as plain values. */
export type HistoryValues = Pick<History, 'epoch' | 'seconds' | 'history' | 'batches'>;

/**
 * What `fit` resolves to: the numbers of every epoch, by name.
 * @example
 * const history = await model.fit(x, y, { epochs: 2 });
 * history.loss     // two numbers, one for each epoch
 * history.accuracy // likewise
 * Keras: history.history['loss'], history.history['accuracy']
 */
export class History {
  /** The numbers of the epochs, counted from 0. */
  readonly epoch: number[] = [];
  /** How long every epoch took. */
  readonly seconds: number[] = [];
  /** Every value by name: loss, accuracy, and val_loss, val_accuracy with validation data. */
  readonly history: Record<string, number[]> = {};
  /** Every batch's values by name, one epoch after the other, if `recordBatches` asked for them. */
  readonly batches: Record<string, number[]> = {};

  /** What computed the steps. */
  readonly engine: EngineName;

  constructor(engine: EngineName, earlier?: HistoryValues) {
    this.engine = engine;

    if (earlier) Object.assign(this, structuredClone(earlier));
  }

  get loss(): number[] {
    return this.history.loss ?? [];
  }

  /** Empty unless `compile` was asked for the metric 'accuracy'. */
  get accuracy(): number[] {
    return this.history.accuracy ?? [];
  }

  /** A copy. */
  values(): HistoryValues {
    const { epoch, seconds, history, batches } = this;
    return structuredClone({ epoch, seconds, history, batches });
  }

  add(epoch: number, logs: Logs, seconds: number): void {
    this.epoch.push(epoch);
    this.seconds.push(seconds);
    append(this.history, logs);
  }

  addBatch(logs: Logs): void {
    append(this.batches, logs);
  }
}

function append(lists: Record<string, number[]>, logs: Logs): void {
  for (const [name, value] of Object.entries(logs)) {
    if (value === undefined) continue;
    lists[name] ??= [];
    lists[name].push(value);
  }
}
