/** Ends training where the loss is NaN or infinite without an error, as far as it came. */

import { Callback } from './callback.ts';
import { checkSettings, settings } from './callback-settings.ts';
import type { Logs } from './history.ts';
import type { NotFiniteError } from './not-finite.ts';
import type { TrainableModel } from './trainable-model.ts';

/**
 * `fit` throws where the loss is no finite number. With this callback it says so, and ends: the history
 * has that epoch with such a loss, as in Keras, and NaN for the validation, which isn't computed. Unlike
 * Keras's, the model keeps finite weights, those from before the batch (or the epoch, as the message says).
 * @example
 * const { loss } = await model.fit(x, y, { epochs: 5, callbacks: [new TerminateOnNaN()] });
 * loss // [0.7, 31.2, NaN]: the third epoch was the last
 * Keras: keras.callbacks.TerminateOnNaN()
 */
export class TerminateOnNaN extends Callback {
  readonly raiseError: boolean;

  /** @param options `raiseError: true` has `fit` throw, as it does without this callback */
  constructor(options: { raiseError?: boolean } = {}) {
    super();
    checkSettings('TerminateOnNaN', options, { raiseError: settings.onOff });
    this.raiseError = options.raiseError ?? false;
  }
}

/** @returns the last epoch's logs */
export type AtNotFinite = (error: NotFiniteError, means: Logs) => Logs;

/**
 * @param logged the names of an epoch's values
 * @returns undefined where no callback asks for an end without an error
 */
export function endOnNaN(
  model: TrainableModel,
  callbacks: readonly unknown[],
  logged: readonly string[],
): AtNotFinite | undefined {
  const isAsked = callbacks.some((each) => each instanceof TerminateOnNaN && !each.raiseError);
  if (!isAsked) return undefined;
  return ({ message, loss }, means) => {
    console.warn(message);
    model.stopTraining = true;
    const values = logged.map((name) => [name, means[name] ?? Number.NaN]);
    return { ...Object.fromEntries(values), loss };
  };
}
