/** Processes that are killed while they train and save: what was saved whole counts, and nothing else changes. */

import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { hasCheckpoint, loadCheckpoint } from '../../src/files/checkpoint/checkpoint-node.ts';
import { type Outcome, outcomeOf, TS_NODE } from '../run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** How many moments: `KILLS=50 npm run test:commands -- kill` for the long check. */
const KILLS = Number(process.env.KILLS ?? 4);
const MOST_MILLISECONDS = 400;
/** An epoch of the program: 203 samples, 8 at a time. */
const BATCHES = 26;

const at = temporaryFolder('중단 ', 'all');

/** @param kill sent `delay` milliseconds after training began */
function train(
  folder: string,
  engine: string,
  kill?: { signal: NodeJS.Signals; delay: number },
): Promise<Outcome> {
  const script = join(PROJECT_DIR, 'test', 'fixtures', 'train-with-backup.ts');
  const child = spawn(process.execPath, [TS_NODE, script, folder, engine], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (kill) child.stdout.once('data', () => setTimeout(() => child.kill(kill.signal), kill.delay));
  return outcomeOf(child);
}

const digest = ({ out }: Outcome) => out.match(/end (\w+)/)?.[1];

/** Killed again and again in one folder, and begun anew where it came to its end. @returns how often it was killed */
async function killed(folder: string, kills: number, whole: string | undefined): Promise<number> {
  let batches = 0;
  let count = 0;
  for (let n = 0; n < kills; n++) {
    const delay = Math.floor(Math.random() * MOST_MILLISECONDS);
    const ending = await train(folder, 'wasm', { signal: 'SIGKILL', delay });
    if (digest(ending)) {
      expect(digest(ending)).toBe(whole); // it was faster
      batches = 0;
      continue;
    }
    expect([ending.signal, ending.err]).toEqual(['SIGKILL', '']);
    count++;
    if (!hasCheckpoint(folder)) continue;
    const { epoch, batch } = loadCheckpoint(folder).position;
    expect(epoch * BATCHES + batch).toBeGreaterThanOrEqual(batches);
    batches = epoch * BATCHES + batch;
  }
  expect(digest(await train(folder, 'wasm'))).toBe(whole);
  expect(existsSync(folder)).toBe(false); // nor what the killed ones had half written
  return count;
}

test(`${KILLS} SIGKILLs at random moments: the last whole backup counts, and the end is the same`, async () => {
  const whole = digest(await train(at('whole'), 'wasm'));
  expect(whole).toBeDefined();
  const folders = ['killed', 'also killed'].map((name) => at(name));
  const counts = await Promise.all(folders.map((folder) => killed(folder, KILLS / 2, whole)));
  expect(Math.min(...counts)).toBeGreaterThan(0);
}, 240_000);

test("stopped twice, a program of one's own ends with the same weights and history", async () => {
  const engine = 'stock';
  const whole = train(at(`whole-${engine}`), engine);
  const folder = at(`stopped-${engine}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const ending = await train(folder, engine, { signal, delay: 20 });
    expect(ending.signal).toBe(signal); // a shell says 130 and 143
    expect(ending.err).toMatch(/Stopped .* Saved in .*stopped-.*: run it again to go on\./);
    expect(readdirSync(folder)).toEqual(['checkpoint.zip']);
  }
  expect(digest(await train(folder, engine))).toBe(digest(await whole));
}, 60_000);
