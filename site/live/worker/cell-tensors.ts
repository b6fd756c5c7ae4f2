/** The tensors of a chapter's cells: a cell that runs again gives back those of its last run. */

import * as tf from '@tensorflow/tfjs';
import { valuesOf } from './cells.ts';

/** By the cell's number, what its last run made. */
const made = new Map<number, tf.Tensor[]>();

/**
 * Until a cell runs again, whatever it made can be used: by its names, or by a function that has it. Then that goes
 * which no other cell's name leads to; of a model's weights, only what the cell's own names led to, since
 * TensorFlow.js keeps some by itself.
 */
export async function withTensorsOf<Result>(cell: number, run: () => Promise<Result>) {
  const last = made.get(cell) ?? [];
  const [own, used] = [tensorsIn(valuesOf(cell, true)), tensorsIn(valuesOf(cell, false))];
  for (const tensor of last) {
    const isKept = tensor.kept || tensor instanceof tf.Variable;
    if (!used.has(tensor) && (own.has(tensor) || !isKept)) tensor.dispose();
  }
  const { state } = tf.engine();
  const before = new Set(Object.values(state.registeredVariables));
  tf.engine().startScope(`cell ${cell}`);
  const scope = state.activeScope;
  try {
    return await run();
  } finally {
    const variables = Object.values(state.registeredVariables).filter((one) => !before.has(one));
    made.set(
      cell,
      [...scope.track, ...variables].filter(({ isDisposed }) => !isDisposed),
    );
    if (state.activeScope === scope) tf.engine().endScope(scope.track);
  }
}

/** Those that one gets to from these values. */
function tensorsIn(values: unknown[]): Set<tf.Tensor> {
  const seen = new Set(values.filter(isObject));
  const found = new Set<tf.Tensor>();
  for (const value of seen) {
    if (value instanceof tf.Tensor) found.add(value);
    else for (const part of partsOf(value).filter(isObject)) seen.add(part);
  }
  return found;
}

const isObject = (value: unknown): value is object => Object(value) === value;

/** From where one gets to everything. */
const tooWide: readonly object[] = [globalThis, tf.engine()];

function partsOf(value: object): unknown[] {
  if (tooWide.includes(value) || ArrayBuffer.isView(value)) return [];
  try {
    const isList = value instanceof Map || value instanceof Set;
    return isList ? [...value] : Object.values(value);
  } catch {
    return []; // a learner's own getter may throw
  }
}
