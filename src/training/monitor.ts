/** Callbacks that monitor a logged value: which way is better, and whether it is logged at all. */

import * as tf from '@tensorflow/tfjs';
import { fullName, snakeCase } from '../names/keras-spelling.ts';
import { didYouMean } from '../names/suggestion.ts';
import { Callback } from './callback.ts';
import { metrics, type NamedMetric } from './metrics.ts';
import type { TrainableModel } from './trainable-model.ts';

export type Mode = 'auto' | 'min' | 'max';

export interface MonitorOptions {
  /** The name of a logged value; 'val_loss' unless given. */
  monitor?: string;
  /** Whether lower ('min') or higher ('max') is better; 'auto', the default, knows it of the loss and of Keras's metrics. */
  mode?: Mode;
}

/** Keras: keras.callbacks.MonitorCallback */
export abstract class MonitorCallback extends Callback {
  readonly monitor: string;
  readonly mode: Mode;
  /** The best value so far. */
  best?: number;
  private readonly minDelta: number;

  readonly className: string;

  /** @param className as messages name it */
  constructor(
    className: string,
    { monitor = 'val_loss', mode = 'auto' }: MonitorOptions,
    minDelta = 0,
  ) {
    super();
    this.className = className;

    this.monitor = monitor;
    this.mode = mode;
    this.minDelta = Math.abs(minDelta);
  }

  /** Whether a logged value decides anything at all. */
  get isMonitoring(): boolean {
    return true;
  }

  /** Whether it looks at batches, of which there are fewer values. */
  get looksAtBatches(): boolean {
    return false;
  }

  /** In 32 bits, as Keras compares: what differs by less is the same. */
  protected isImprovement(value: number, reference: number | undefined): boolean {
    if (reference === undefined) return true;
    return this.directionFor(this.model) === 'min'
      ? Math.fround(value + this.minDelta) < Math.fround(reference)
      : Math.fround(value - this.minDelta) > Math.fround(reference);
  }

  /** @throws RangeError where only the caller can know */
  directionFor({ measured }: Pick<TrainableModel, 'measured'>): 'min' | 'max' {
    if (this.mode !== 'auto') return this.mode;
    const name = withoutVal(this.monitor);
    const known = measured.find((metric) => metric.name === name)?.metric.better;
    if (name === 'loss') return 'min';
    if (known) return known;
    throw new RangeError(
      `${this.className} can't know whether a higher or a lower '${this.monitor}' is better: say ` +
        "mode: 'max' or mode: 'min'.",
    );
  }
}

const withoutVal = (name: string) => name.replace(/^val_/, '');

/**
 * What an epoch's logs have, before any callback adds to them.
 * @example loggedNames([], true) // ['loss', 'val_loss']
 */
export function loggedNames(measured: readonly NamedMetric[], hasValidation: boolean): string[] {
  const names = ['loss', ...measured.map(({ name }) => name)];
  return hasValidation ? [...names, ...names.map((name) => `val_${name}`)] : names;
}

/**
 * @param names what is logged where the callback is told of an epoch's end
 * @throws RangeError for a monitored value that isn't logged: nothing would ever happen, but a remark an epoch
 */
export function checkMonitor(
  callback: unknown,
  model: Pick<TrainableModel, 'measured'>,
  names: readonly string[],
): void {
  const watched = watchedBy(callback);
  if (!watched) return;
  const { className, monitor, looksAtBatches } = watched;
  const ofBatches = loggedNames(model.measured, false);
  if (looksAtBatches && !ofBatches.includes(monitor)) {
    throw new RangeError(
      `${className} monitors '${monitor}', which there is at an epoch's end at most; after a batch there ` +
        `are: ${ofBatches.join(', ')}. Leave out saveFreq, or monitor one of these.`,
    );
  }
  if (!names.includes(monitor)) {
    throw new RangeError(`${className} monitors '${monitor}', ${whyMissing(monitor, names)}`);
  }
  if (callback instanceof MonitorCallback) callback.directionFor(model);
}

type Watched = Pick<MonitorCallback, 'className' | 'monitor' | 'looksAtBatches'>;

/** TensorFlow.js's own stops nothing either, and warns at every epoch. */
function watchedBy(callback: unknown): Watched | undefined {
  if (callback instanceof MonitorCallback) return callback.isMonitoring ? callback : undefined;
  if (!(callback instanceof tf.EarlyStopping)) return undefined;
  const { monitor } = callback as unknown as Watched;
  return { className: 'EarlyStopping', monitor, looksAtBatches: false };
}

function whyMissing(monitor: string, names: readonly string[]): string {
  const name = withoutVal(monitor);
  const hasValidation = names.includes('val_loss');
  const own = names.find((each) => fullName(each) === fullName(name));
  if (monitor !== name && !hasValidation && own) {
    return `but there is no validation data: give fit validationData: [valInput, valTarget], or monitor '${own}'.`;
  }
  const same = names.find(
    (each) =>
      each.startsWith('val_') === monitor.startsWith('val_') &&
      fullName(withoutVal(each)) === fullName(name),
  );
  const meant = same ? ` Did you mean '${same}'?` : didYouMean(monitor, names);
  const isMetric = Object.hasOwn(metrics, fullName(snakeCase(name)));
  const cure = isMetric && !same ? ` compile would log it with metrics: ['${name}'].` : '';
  return `which isn't logged.${meant}${cure} There are: ${names.join(', ')}.`;
}
