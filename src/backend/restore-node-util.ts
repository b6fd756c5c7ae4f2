/**
 * Gives back what Node 23 removed and tfjs-node 4.22.0 still calls:
 * `util.isNullOrUndefined` and `util.isArray` (tensorflow/tfjs issue 8609).
 */

interface OldUtil {
  isNullOrUndefined?: (value: unknown) => boolean;
  isArray?: (value: unknown) => boolean;
}

/** From here on Node prints a warning when one that it still has is called. */
const WARNING_NODE = 22;

/**
 * @param util the object that `require('util')` returns; what it has and may be called without a
 *   warning stays as it is
 * @param node the major version of Node
 */
export function restoreNodeUtil(util: OldUtil, node: number): void {
  if (node >= WARNING_NODE) {
    delete util.isNullOrUndefined;
    delete util.isArray;
  }
  util.isNullOrUndefined ??= (value) => value === null || value === undefined;
  util.isArray ??= Array.isArray;
}
