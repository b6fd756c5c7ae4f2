/**
 * One reader's inputs in a process of its own, which may hang or die: started with the reader's
 * name, the number of inputs, the seed and the name of a file that holds the present input.
 */

import { ftruncateSync, openSync, writeSync } from 'node:fs';
import { serialize } from 'node:v8';
import { fuzzReader } from './fuzz-reader.ts';
import type { Reader } from './readers.ts';

const [source, name, inputs, seed, file] = process.argv.slice(2);
const { readers } = require(source) as { readers: Record<string, Reader> };

/** Data must never become code: from the first input on, nothing can. */
function forbidCode(): void {
  const forbidden = () => {
    throw new EvalError('data were run as code');
  };
  globalThis.eval = forbidden;
  globalThis.Function = new Proxy(Function, { apply: forbidden, construct: forbidden });
}

async function main(): Promise<void> {
  let present: number | undefined;
  const result = await fuzzReader(readers[name], {
    inputs: Number(inputs),
    seed: Number(seed),
    before(input) {
      if (present === undefined) {
        forbidCode();
        present = openSync(file, 'w');
      }
      const bytes = serialize(input);
      ftruncateSync(present);
      writeSync(present, bytes, 0, bytes.length, 0);
    },
  });
  process.send?.(result, () => process.exit());
}

main();
process.once('disconnect', () => process.exit());
