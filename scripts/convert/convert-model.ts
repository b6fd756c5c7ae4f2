/** A model's file in another format. */

import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  checkSavePath,
  checkWritable,
  firstMissing,
  type ModelRecord,
  makeFolder,
  readRecord,
  savedFile,
  writeRecord,
} from '../../src/internal.ts';
import { checkApart } from '../command/outputs.ts';

/**
 * @param to its folder is made if it is missing
 * @param compile whether loss, metrics and optimizer go with it
 * @throws Error before anything is read if it can't be written; nothing is written if it can't be read
 */
export async function convertModel(
  from: string,
  to: string,
  compile: boolean,
): Promise<ModelRecord> {
  const folder = dirname(resolve(to));
  const file = savedFile(to); // an ending that means nothing is refused
  if (existsSync(folder)) checkSavePath(to);
  else checkWritable(firstMissing(folder));
  checkApart([{ option: 'TO', path: file }], [{ option: 'FROM', path: from }]);
  const without = '--no-optimizer converts the model without it.';
  const record = await readRecord(from, { compile }, without);
  makeFolder(folder);
  await writeRecord(record, to);
  return record;
}
