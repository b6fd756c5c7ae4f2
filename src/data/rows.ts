/** Rows of a tensor, in any order, and its values where they lie. */

import * as tf from '@tensorflow/tfjs';
import { byteData } from './byte-tensors.ts';

type Values = Float32Array | Int32Array;

/** What this file uses of TensorFlow.js's WebAssembly backend: its memory. */
interface WasmBackend {
  dataIdMap: { has(dataId: object): boolean };
  typedArrayFromHeap(tensor: tf.Tensor): Values;
}

/**
 * A tensor's values in the backend's own memory, not copied, where JavaScript can
 * reach it: with the WebAssembly and the plain JavaScript backend. The training
 * images are 150 MB; a copy would be another 150.
 * @returns undefined where it can't, as with the native kernels, or while it is bytes. Look anew after every
 *   operation: WebAssembly's memory moves when it grows.
 */
export function liveValues(tensor: tf.Tensor): Values | undefined {
  if (byteData(tensor)) return undefined;
  if (tf.getBackend() === 'cpu') return tensor.dataSync() as Values;
  const backend = tf.backend() as unknown as Partial<WasmBackend>;
  if (!backend.typedArrayFromHeap || !backend.dataIdMap?.has(tensor.dataId)) return undefined;
  return backend.typedArrayFromHeap(tensor);
}

/** The values of a tensor, copied only where they can't be reached: see `liveValues`. */
export function tensorValues(tensor: tf.Tensor): Values {
  return liveValues(tensor) ?? (tensor.dataSync() as Values);
}

/** @example rowCount(trainInput) // 48000; of a single number 0 */
export function rowCount({ shape }: tf.Tensor): number {
  return shape[0] ?? 0;
}

/**
 * The rows with these numbers, in this order: what `tf.gather` gives. Where the
 * memory can be reached they are copied whole, a row at a time; `tf.gather` takes
 * 15 times as long there, a number at a time. Of bytes it copies none.
 * @param tensor shape [n, …]
 * @param rows each in 0 … n−1
 * @returns shape [rows.length, …], the caller's to dispose of
 * @example gatherRows(tf.tensor1d([10, 20, 30]), Int32Array.of(2, 0)) // [30, 10]
 */
export function gatherRows<T extends tf.Tensor>(tensor: T, rows: Int32Array): T {
  const shape = [rows.length, ...tensor.shape.slice(1)];
  const isNumeric = tensor.dtype === 'float32' || tensor.dtype === 'int32';
  if (!isNumeric || liveValues(tensor) === undefined) {
    return tf.tidy(() => tf.gather(tensor, tf.tensor1d(rows, 'int32')));
  }
  const result = tf.fill(shape, 0, tensor.dtype as 'float32') as T;
  const [from, to] = [liveValues(tensor) as Values, liveValues(result) as Values];
  const size = tensor.size / rowCount(tensor);
  for (const [n, row] of rows.entries()) {
    to.set(from.subarray(row * size, (row + 1) * size), n * size);
  }
  return result;
}
