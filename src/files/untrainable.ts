/** What a file says of training and this lesson doesn't have: the model predicts without it. */

/** Its message is followed by how one reads the model without, in the words of where one is. */
export class Untrainable extends Error {}

/** @throws Untrainable for whatever `read` throws */
export function ofTraining<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new Untrainable((cause as Error).message, { cause });
  }
}
