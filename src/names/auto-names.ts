/** Names as Keras gives them: dense, dense_1, dense_2; sequential, sequential_1. */

const counts = new Map<string, number>();

/** @example autoName('dense') // 'dense', the second time 'dense_1' */
export function autoName(prefix: string): string {
  const count = counts.get(prefix) ?? 0;
  counts.set(prefix, count + 1);
  return count === 0 ? prefix : `${prefix}_${count}`;
}

/**
 * Lets the names start again at `dense` and `sequential`.
 * Keras: keras.utils.clear_session
 */
export function clearSession(): void {
  counts.clear();
}

/**
 * TensorFlow.js builds the names of weights from a layer's name and takes only
 * Latin letters, digits and - . _ / there. A model may be called anything.
 * @throws RangeError for a name that it doesn't take
 */
export function checkLayerName(name: string): string {
  if (!/^[A-Za-z0-9][-A-Za-z0-9._/]*$/.test(name)) {
    throw new RangeError(
      `A layer can't be called '${name}': its name starts with a Latin letter or a digit and goes on ` +
        "with letters, digits, '-', '.', '_' or '/'. The model's name may be Hangul, as in " +
        "sequential({ name: '패션 MNIST 모델' }).",
    );
  }
  return name;
}
