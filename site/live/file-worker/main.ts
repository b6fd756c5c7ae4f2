/** Reads or writes one model file, in a worker of its own: a damaged one can be stopped. */

import {
  type FileFormat,
  kerasFormat,
  legacyFormat,
  type ModelRecord,
  npzFormat,
} from '../../../src/internal.ts';
import { readModel } from '../worker/opened-model.ts';

const formats = { keras: kerasFormat, h5: legacyFormat, npz: npzFormat } satisfies Record<
  string,
  FileFormat
>;

export type FormatName = keyof typeof formats;
export type FileTask = { format: FormatName } & ({ record: ModelRecord } | { bytes: Uint8Array });

addEventListener('message', async ({ data }: MessageEvent<FileTask>) => {
  const format: FileFormat = formats[data.format];
  try {
    const result =
      'record' in data
        ? await format.write(data.record)
        : await readModel((options) => format.read(data.bytes, options));
    postMessage({ result });
  } catch (error) {
    postMessage({ error: (error as Error).message });
  }
});
