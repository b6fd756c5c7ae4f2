/** No callback is ignored: it is called, or its name is refused with the nearest one. */

import * as tf from '@tensorflow/tfjs';
import { checkCallbacks, isCallbackObject } from '../../src/training/check-callbacks.ts';

const nothing = () => {};
const allowed =
  'Allowed: onEpochBegin, onEpochEnd, onBatchBegin, onBatchEnd, onTrainBegin, onTrainEnd, onYield.';

class Own extends tf.Callback {
  losses: number[] = [];
  override async onEpochEnd() {}
  only() {}
}
class Handlers {
  count = 0;
  onEpochEnd() {}
}
class Misspelt extends tf.Callback {
  onEpochEndd() {}
}
class Keras extends tf.Callback {
  on_epoch_end() {}
}

test.each([
  [{}],
  [[]],
  [{ onEpochEnd: nothing, onYield: undefined }],
  [[{ onTrainBegin: nothing }, new Own(), new Handlers()]],
  [tf.callbacks.earlyStopping()],
  [new tf.CustomCallback({ onEpochEnd: nothing } as never, 'never')],
  [Object.create(null, { onEpochEnd: { value: nothing, enumerable: true } })],
  [Object.create(Object.create(null), { onEpochEnd: { value: nothing } })],
])('%# is taken', (callbacks) => {
  checkCallbacks(callbacks);
});

test.each<[unknown, string]>([
  [{ on_epoch_end: nothing }, `'on_epoch_end'. Here it is called 'onEpochEnd'. ${allowed}`],
  [{ onEpochEndd: nothing }, `'onEpochEndd'. Did you mean 'onEpochEnd'? ${allowed}`],
  [{ on_train_batch_end: nothing }, `'on_train_batch_end'. Did you mean 'onBatchEnd'? ${allowed}`],
  [[{ foo: 1 }], `A callback has no option 'foo'. ${allowed}`],
  [new Misspelt(), "Did you mean 'onEpochEnd'?"],
  [new Keras(), "Here it is called 'onEpochEnd'."],
  [{ onEpochEnd: 5 }, 'The callback onEpochEnd is a function; got 5.'],
  [
    { earlyStopping: tf.callbacks.earlyStopping() },
    "'earlyStopping' is a callback itself: it needs no name. Write callbacks: [earlyStopping], or a list of several.",
  ],
  [[Own], 'Own is a class: write new Own(…).'],
  [5, 'callbacks are functions by name, such as { onEpochEnd: (epoch, logs) => … }.'],
  [null, 'callbacks are functions by name'],
  [['x'], 'callbacks are functions by name'],
  [[[{ onEpochEnd: nothing }]], 'callbacks are functions by name'],
])('%# is refused', (callbacks, message) => {
  expect(() => checkCallbacks(callbacks)).toThrow(message);
});

test('what is told the model', () => {
  expect(isCallbackObject(new Own())).toBe(true);
  expect([{ setParams: 5 }, {}, null, 5].map(isCallbackObject)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
