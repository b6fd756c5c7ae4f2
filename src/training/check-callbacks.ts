/** What a callback is, and what `fit` refuses: a function under a wrong name would never run. */

import { checkOptionNames } from '../names/option-names.ts';
import { quoted } from '../names/quoted.ts';
import { events } from './callback.ts';

/** Those that TensorFlow.js calls. */
const callbackNames = [...events, 'onYield'];

/** @throws TypeError for what is no callback, and for a name that none has */
export function checkCallbacks(callbacks: unknown): void {
  for (const callback of [callbacks].flat()) checkCallback(callback);
}

function checkCallback(callback: unknown): void {
  if (typeof callback === 'function' && isCallbackObject(callback.prototype)) {
    throw new TypeError(`${callback.name} is a class: write new ${callback.name}(…).`);
  }
  if (typeof callback !== 'object' || callback === null || Array.isArray(callback)) {
    throw new TypeError(
      'callbacks are functions by name, such as { onEpochEnd: (epoch, logs) => … }.',
    );
  }
  const names = handlerNames(callback);
  const values = callback as Record<string, unknown>;
  const nested = names.find((name) => isCallbackObject(values[name]));
  if (nested) {
    throw new TypeError(
      `'${nested}' is a callback itself: it needs no name. Write callbacks: [${nested}], or a list of several.`,
    );
  }
  checkOptionNames(Object.fromEntries(names.map((name) => [name, 0])), callbackNames, 'A callback');
  for (const name of names) {
    const handler = values[name];
    if (handler === undefined || handler === null || typeof handler === 'function') continue;
    throw new TypeError(`The callback ${name} is a function; got ${quoted(handler)}.`);
  }
}

/** Of an object literal all names, for it has no other use; of a class's object those that look like a handler's. */
function handlerNames(callback: object): string[] {
  const isLiteral = [Object.prototype, null].includes(Object.getPrototypeOf(callback));
  if (isLiteral) return Object.keys(callback);
  const names = new Set<string>();
  for (let part = callback; part !== Object.prototype; part = Object.getPrototypeOf(part)) {
    if (part === null) break;
    for (const name of Object.getOwnPropertyNames(part)) {
      if (/^on[A-Z_]/.test(name)) names.add(name);
    }
  }
  return [...names];
}

/** Keras's callbacks and TensorFlow.js's, `tf.CustomCallback` among them, are told the model; plain functions are not. */
export interface CallbackObject {
  setParams(params: object): void;
  setModel(model: object): void;
}

export function isCallbackObject(callback: unknown): callback is CallbackObject {
  const value = Object(callback);
  return 'setParams' in value && 'setModel' in value;
}
