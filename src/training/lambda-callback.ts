/** Functions by name as a callback of Keras's. */

import { Callback, events } from './callback.ts';
import { checkSettings, settings } from './callback-settings.ts';

export type LambdaCallbackOptions = Partial<Pick<Callback, (typeof events)[number]>>;

/**
 * @throws TypeError for a name that no callback has; RangeError for what is no function
 * @example
 * new LambdaCallback({ onEpochEnd: (epoch, logs) => console.log(epoch, logs.loss) })
 * Keras: keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: print(epoch, logs['loss']));
 *   Keras's on_train_batch_end is onBatchEnd here
 */
export class LambdaCallback extends Callback {
  constructor(functions: LambdaCallbackOptions = {}) {
    super();
    checkSettings(
      'LambdaCallback',
      functions,
      Object.fromEntries(events.map((name) => [name, settings.function])),
    );
    for (const name of events) {
      if (functions[name]) Object.assign(this, { [name]: functions[name] });
    }
  }
}
