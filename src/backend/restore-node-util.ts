/**
 * Gives back what Node 23 removed and tfjs-node 4.22.0 still calls:
 * `util.isNullOrUndefined` and `util.isArray` (tensorflow/tfjs issue 8609).
 */

interface OldUtil {
  isNullOrUndefined?: (value: unknown) => boolean;
  isArray?: (value: unknown) => boolean;
}

/** @param util the object that `require('util')` returns; what it still has stays as it is */
export function restoreNodeUtil(util: OldUtil): void {
  util.isNullOrUndefined ??= (value) => value === null || value === undefined;
  util.isArray ??= Array.isArray;
}
