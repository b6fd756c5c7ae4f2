/**
 * `npm run stream`: trains on a file that is made on the spot, larger than what one would load, and
 * shows that the memory stays that of a small file.
 */

import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, wholeNumber } from '../scripts/command/command.ts';
import { type EngineChoice, engineNames, formatCount, readIdx } from '../src/index.ts';
import { files, PROJECT_DIR, readVerified } from '../src/internal.ts';
import { idxFile } from './idx-file.ts';
import { checkMade, writeMade } from './made-files.ts';
import { streamPages } from './stream/page.ts';
import { runStream, type StreamRun } from './stream/run.ts';

const RESULT = join(PROJECT_DIR, 'docs', 'larger-than-memory.json');
const FEW_ROWS = 100_000;
/**
 * So much more memory may the large file take, in MiB: what the garbage collector leaves lying for a while,
 * longer where other programs take its cores. A million rows have 749.
 */
const MORE_LIMIT = 64;
const GIB = 2 ** 30;

/** The original images and labels, again and again, until there are so many. */
function makeFiles(dir: string, rows: number): void {
  for (const name of [files.train.images, files.train.labels]) {
    const { bytes } = readVerified(join(PROJECT_DIR, 'data', 'fashion-mnist'), name);
    const { shape, data } = readIdx(bytes, name);
    const [count, ...rowShape] = shape;
    const rowBytes = data.length / count;
    const file = openSync(join(dir, name), 'w');
    writeSync(file, idxFile(8, [rows, ...rowShape])); // the header
    for (let done = 0; done < rows; done += count) {
      const part = data.subarray(0, Math.min(count, rows - done) * rowBytes) as Uint8Array;
      for (let written = 0; written < part.length; ) {
        written += writeSync(file, part, written);
      }
    }
    closeSync(file);
  }
}

function checkRoom(dir: string, rows: number): void {
  const { bavail, bsize } = statfsSync(dir);
  const needed = (rows + FEW_ROWS) * 785;
  if (bavail * bsize > needed + GIB) return;
  throw new Error(
    `${dir} has ${((bavail * bsize) / GIB).toFixed(1)} GiB free; ${formatCount(rows)} rows take ` +
      `${(needed / GIB).toFixed(1)}, and one more should stay free. Name another folder with --dir, or fewer --rows.`,
  );
}

async function measure(dir: string, rows: number, engine: EngineChoice): Promise<StreamRun> {
  console.log(`${formatCount(rows)} rows of 28 × 28 pixels: making the files …`);
  mkdirSync(dir);
  makeFiles(dir, rows);
  const run = await runStream(dir, engine);
  rmSync(dir, { recursive: true });
  console.log(
    `  ${formatCount(run.steps)} steps in ${run.seconds.toFixed(1)} s on '${run.engine}', loss ${run.loss.toFixed(4)}, ` +
      `accuracy ${run.accuracy.toFixed(4)}: peak memory ${run.peakMemoryMiB.toFixed(0)} MiB`,
  );
  return run;
}

const pages = () => streamPages(JSON.parse(readFileSync(RESULT, 'utf8')));

runCommand({
  usage: 'npm run stream --',
  description: `Trains from files of ${formatCount(FEW_ROWS)} and of many rows, and compares the peak memory.`,
  options: {
    rows: {
      value: 'N',
      description: 'Rows of the large file, 785 bytes each.',
      default: '10000000',
    },
    engine: {
      value: 'ENGINE',
      allowed: engineNames,
      description: 'What computes.',
      default: 'wasm',
    },
    dir: { value: 'DIR', description: 'Where the files are made; they are deleted again.' },
    write: { description: 'Writes docs/larger-than-memory.json and its pages.' },
    render: { description: 'Measures nothing: makes the pages from the json file again.' },
    check: { description: 'Measures nothing: fails if the pages are not what --render makes.' },
  },
  async run(options) {
    if (options.check) return checkMade(pages(), 'npm run stream -- --render');
    if (options.render) return writeMade(pages());
    const rows = wholeNumber('rows', String(options.rows), FEW_ROWS);
    const parent = options.dir ?? tmpdir();
    checkRoom(parent, rows);
    const dir = mkdtempSync(join(parent, 'stream-'));
    process.once('SIGINT', () => process.exit(130));
    process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
    const engine = options.engine as EngineChoice;
    const few = await measure(join(dir, 'few'), FEW_ROWS, engine);
    const many = await measure(join(dir, 'many'), rows, engine);
    const ratio = many.peakMemoryMiB / few.peakMemoryMiB;
    console.log(
      `${(rows / FEW_ROWS).toLocaleString('en')} × the rows, ${ratio.toFixed(2)} × the peak memory`,
    );
    const more = many.peakMemoryMiB - few.peakMemoryMiB;
    if (more > MORE_LIMIT) {
      throw new Error(
        `The memory grew by ${more.toFixed(0)} MiB; at most ${MORE_LIMIT} is constant.`,
      );
    }
    if (!options.write) return;
    const result = { node: process.versions.node, few, many };
    writeFileSync(RESULT, `${JSON.stringify(result, null, 1)}\n`);
    writeMade(pages());
  },
});
