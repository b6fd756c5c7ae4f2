/** Where TensorFlow's native kernels pay: by what `npm run bench` measured, docs/performance.json. */

import { readProjectFile } from '../../src/internal.ts';
import type { GrowthRow, Performance } from '../bench/performance.ts';

/** Two measurements of the same step lie that far apart. */
const WORTH_IT = 1.25;

/** Milliseconds of a training step. */
export interface Beside {
  wasm: number;
  native: number;
}

export interface Payment extends Beside {
  hidden: number;
  batch: number;
}

type Measured = Pick<Performance, 'lesson' | 'growth'>;

const readMeasured = (): Measured => JSON.parse(readProjectFile('docs', 'performance.json'));

/** The best of each, on however many threads. */
function besideOf(ms: Record<string, number>): Beside {
  const best = (engine: string) =>
    Math.min(...Object.keys(ms).flatMap((name) => (name.startsWith(engine) ? [ms[name]] : [])));
  return { wasm: best('wasm'), native: best('native') };
}

/** The lesson's own step. */
export function lessonStep({ lesson }: Measured = readMeasured()): Beside {
  const { values } = lesson.find(({ name }) => name === 'step, ms') ?? lesson[0];
  return besideOf(
    Object.fromEntries(Object.entries(values).map(([name, { median }]) => [name, median])),
  );
}

function paymentOf({ hidden, batch, msPerStep }: GrowthRow): Payment | undefined {
  const { wasm, native } = besideOf(msPerStep);
  return wasm > native * WORTH_IT ? { hidden, batch, wasm, native } : undefined;
}

/** Where they save most of a step; undefined if they pay nowhere. */
export function largestPayment({ growth }: Measured = readMeasured()): Payment | undefined {
  const payments = growth?.rows.flatMap((row) => paymentOf(row) ?? []) ?? [];
  return payments.sort((a, b) => b.wasm / b.native - a.wasm / a.native)[0];
}

/** Whether they pay for the lesson's network with this batch: by the batch measured that is nearest. */
export function lessonPayment(
  batch: number,
  { growth }: Measured = readMeasured(),
): Payment | undefined {
  const farness = (row: GrowthRow) => Math.abs(Math.log(row.batch / batch));
  const [nearest] = (growth?.rows ?? [])
    .filter(({ hidden }) => hidden === 100)
    .sort((a, b) => farness(a) - farness(b));
  return nearest && paymentOf(nearest);
}
