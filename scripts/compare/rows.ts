/** Compares two runs, row by row. */

import { escapeXml } from '../../src/internal.ts';
import type { Case } from './cases.ts';
import type { Run } from './train-here.ts';

export interface Row {
  what: string;
  here: string;
  keras: string;
  /** 'same', the difference and its bound, or '' where nothing is compared. */
  verdict: string;
  ok: boolean;
}

/**
 * How far apart float32 sums in another order may drift. A weight moves by about 0.001 a step,
 * so that a wrong step shows at once; what 7,500 right ones add up to is measured, not guessed.
 */
const WEIGHT_BOUNDS: { steps: number; bound: number }[] = [
  { steps: 1, bound: 1e-6 },
  { steps: 50, bound: 2e-6 },
  { steps: 1_500, bound: 5e-6 },
  { steps: 7_500, bound: 2e-5 },
];

/** Losses and accuracies equal Keras's to five digits. */
const VALUE_BOUND = 1e-5;

/** Values that are equal or not: shapes, sums, labels, counts. */
export function exactRow(what: string, here: unknown, keras: unknown): Row {
  const [a, b] = [text(here), text(keras)];
  return { what, here: a, keras: b, verdict: a === b ? 'same' : 'DIFFERENT', ok: a === b };
}

export function boundedRow(what: string, here: number, keras: number, bound: number): Row {
  const difference = Math.abs(here - keras);
  return {
    what,
    here: here.toFixed(7),
    keras: keras.toFixed(7),
    ...judge(difference, bound),
  };
}

/** A value that is only shown: times, memory. */
export function shownRow(what: string, here: string, keras: string): Row {
  return { what, here, keras, verdict: '', ok: true };
}

/** Everything of one case. The accuracy of a batch order is a count: it may differ by a few samples. */
export function compareRuns(spec: Case, here: Run, keras: Run): Row[] {
  const rows: Row[] = [];
  for (const [i, layer] of here.layers.entries()) {
    rows.push(exactRow(`layer ${i + 1}, output shape`, layer.shape, keras.layers[i]?.shape));
    rows.push(exactRow(`layer ${i + 1}, parameters`, layer.params, keras.layers[i]?.params));
  }
  rows.push(summaryRow(here.summary, keras.summary));
  if (Object.keys(here.history).length > 0) rows.push(...compareHistories(spec, here, keras));
  for (const [what, value] of Object.entries(here.decisions ?? {})) {
    rows.push(exactRow(what, value, Object(keras.decisions)[what]));
  }
  for (const [steps, weights] of Object.entries(here.weights)) {
    rows.push(weightRow(Number(steps), weights, keras.weights[steps]));
  }
  return rows;
}

/** A summary's text is long: its first line stands for it. */
function summaryRow(here: string, keras: string): Row {
  const first = (summary: string) => `${summary.split('\n')[0]} …`;
  const { verdict, ok } = exactRow('', here, keras);
  return { what: 'summary, every character', here: first(here), keras: first(keras), verdict, ok };
}

function compareHistories(spec: Case, here: Run, keras: Run): Row[] {
  const rows = [
    exactRow('history, keys', Object.keys(here.history).sort(), Object.keys(keras.history).sort()),
    exactRow('epochs', here.history.loss?.length, keras.history.loss?.length),
  ];
  for (const [key, values] of Object.entries(here.history)) {
    for (const [epoch, value] of values.entries()) {
      const other = keras.history[key]?.[epoch] ?? Number.NaN;
      rows.push(boundedRow(`epoch ${epoch + 1}, ${key}`, value, other, boundOf(key, spec)));
    }
  }
  const names = spec.accuracy ? ['loss', 'accuracy'] : ['loss'];
  const of = spec.validation === undefined ? '' : 'val_';
  for (const [i, name] of names.entries()) {
    rows.push(
      boundedRow(
        `evaluate, ${name}`,
        here.evaluated[i],
        keras.evaluated[i],
        boundOf(of + name, spec),
      ),
    );
  }
  return rows;
}

/** Two samples of a thousand may lie so near a border that the last digit decides. */
function boundOf(key: string, { samples, validation }: Case): number {
  if (key.endsWith('loss')) return VALUE_BOUND;
  const count = samples === 'lesson' ? 12_000 : samples;
  return 2 / (key.startsWith('val_') ? Number(validation) : count) + 1e-7;
}

/**
 * @param unit what a difference is measured in, by the expected value; 1 unless given
 * @returns ∞ if the lengths differ or a value is not a number
 */
export function largestDifference(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  unit: (expected: number) => number = () => 1,
): number {
  let largest = a.length === b.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < a.length && largest !== Number.POSITIVE_INFINITY; i++) {
    const difference = Math.abs(a[i] - b[i]) / unit(b[i]);
    if (!(difference <= largest)) largest = Number.isNaN(difference) ? Infinity : difference;
  }
  return largest;
}

export function weightRow(
  steps: number,
  here: Float32Array,
  keras: Float32Array = new Float32Array(),
): Row {
  const bound = WEIGHT_BOUNDS.find((entry) => steps <= entry.steps)?.bound ?? 0;
  const sample = ({ length }: Float32Array) => `${length.toLocaleString('en')} weights`;
  return {
    what: `weights after ${steps.toLocaleString('en')} steps`,
    here: sample(here),
    keras: sample(keras),
    ...judge(largestDifference(here, keras), bound),
  };
}

function judge(difference: number, bound: number): { verdict: string; ok: boolean } {
  const ok = difference <= bound;
  if (difference === 0) return { verdict: 'same', ok };
  const comparison = `${difference.toExponential(1)} ${ok ? '≤' : '> '}${ok ? ' ' : ''}${bound.toExponential(0)}`;
  return { verdict: ok ? comparison : `${comparison} OUT OF BOUND`, ok };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export interface Section {
  title: string;
  rows: Row[];
}

/** A page with a table a section; it needs nothing else. */
export function pageHtml(title: string, sections: readonly Section[]): string {
  const cell = (text: string) => `<td>${escapeXml(text)}</td>`;
  const tables = sections.map(({ title: heading, rows }) => {
    const lines = rows.map(
      ({ what, here, keras, verdict, ok }) =>
        `<tr${ok ? '' : ' class="wrong"'}>${[what, here, keras, verdict].map(cell).join('')}</tr>`,
    );
    return (
      `<h2>${escapeXml(heading)}</h2>\n<table><thead><tr><th></th><th>TypeScript</th>` +
      `<th>Keras</th><th>difference</th></tr></thead>\n<tbody>${lines.join('\n')}</tbody></table>`
    );
  });
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeXml(title)}</title>
<style>
body { font: 16px/1.4 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
td, th { border-bottom: 1px solid #8884; padding: 0.2rem 0.8rem 0.2rem 0; text-align: left; }
.wrong td { color: #b00020; font-weight: bold; }
@media (prefers-color-scheme: dark) { body { background: #111; color: #eee; } .wrong td { color: #ff8a80; } }
</style>
<h1>${escapeXml(title)}</h1>
${tables.join('\n')}
</html>
`;
}

/** The rows as a table of a terminal. */
export function tableText(rows: readonly Row[]): string {
  const width = (key: 'what' | 'here' | 'keras') =>
    Math.min(44, Math.max(...rows.map((row) => row[key].length)));
  const [what, here, keras] = [width('what'), width('here'), width('keras')];
  return rows
    .map(
      (row) =>
        `${row.ok ? ' ' : '✗'} ${row.what.padEnd(what)}  ${row.here.padEnd(here)}  ` +
        `${row.keras.padEnd(keras)}  ${row.verdict}`.trimEnd(),
    )
    .join('\n');
}
