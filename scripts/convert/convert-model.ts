/** A model's file in another format. */

import { checkSavePath, type ModelRecord, readRecord, writeRecord } from '../../src/internal';
import { checkApart } from '../command/outputs';

/**
 * @param compile whether loss, metrics and optimizer go with it
 * @throws Error before anything is read if it can't be written; nothing is written if it can't be read
 */
export async function convertModel(
  from: string,
  to: string,
  compile: boolean,
): Promise<ModelRecord> {
  checkSavePath(to);
  checkApart([{ option: 'TO', path: to }], [{ option: 'FROM', path: from }]);
  const without = '--no-optimizer converts the model without it.';
  const record = await readRecord(from, { compile }, without);
  await writeRecord(record, to);
  return record;
}
