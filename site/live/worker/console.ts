/** The console of a program in the page: what it writes is what Node's would be. */

import { stringWidth } from '../../../src/internal.ts';

/** Node's `util`, or what is taken for it in the page. */
interface Util {
  format(...values: unknown[]): string;
  inspect(value: unknown, options?: object): string;
}

const counts = new Map<string, number>();
const timers = new Map<string, number>();

/** No group is open in it; what was counted and timed before goes on. */
export function consoleTo(write: (text: string) => void, { format, inspect }: Util) {
  let indent = '';
  const log = (...values: unknown[]) =>
    write(`${indent}${format(...values).replaceAll('\n', `\n${indent}`)}\n`);
  const group = (...labels: unknown[]) => {
    if (labels.length > 0) log(...labels);
    indent += '  ';
  };
  const timeLog = (label = 'default', ...values: unknown[]) => {
    const start = timers.get(label);
    if (start === undefined) log(`No console.time('${label}') has begun.`);
    else log(`${label}: ${duration(performance.now() - start)}`, ...values);
  };
  return {
    ...{ log, info: log, debug: log, warn: log, error: log },
    ...{ group, groupCollapsed: group },
    groupEnd() {
      indent = indent.slice(2);
    },
    dir: (value: unknown, options?: object) =>
      log(inspect(value, { customInspect: false, ...options })),
    table: (data: unknown, columns?: readonly string[]) =>
      log(isTable(data) ? table(data, columns, inspect) : data),
    assert(isSo?: unknown, ...values: unknown[]) {
      const [first, ...others] = values;
      if (isSo) return;
      if (typeof first === 'string') log(`Assertion failed: ${first}`, ...others);
      else log('Assertion failed', ...values);
    },
    count(label = 'default') {
      counts.set(label, (counts.get(label) ?? 0) + 1);
      log(`${label}: ${counts.get(label)}`);
    },
    countReset: (label = 'default') => void counts.delete(label),
    time: (label = 'default') => void timers.set(label, performance.now()),
    timeLog,
    timeEnd(label = 'default') {
      timeLog(label);
      timers.delete(label);
    },
  };
}

const duration = (ms: number) =>
  ms < 1000 ? `${Number(ms.toFixed(3))}ms` : `${(ms / 1000).toFixed(3)}s`;

/** A Map and a Set have no keys that a table could show. */
const isTable = (data: unknown): data is object =>
  typeof data === 'object' && data !== null && !(data instanceof Map || data instanceof Set);

/** A row an element; a column a key of theirs, and one for what has no keys. */
function table(data: object, chosen: readonly string[] | undefined, inspect: Util['inspect']) {
  const hasKeys = (value: unknown): value is object => Object(value) === value;
  const entries: [string, unknown][] = Object.entries(data);
  const objects = entries.map(([, value]) => value).filter(hasKeys);
  const keys = chosen ?? [...new Set(objects.flatMap(Object.keys))];
  const values = objects.length < entries.length ? ['Values'] : [];
  const ofKey = (value: unknown, key: string) =>
    hasKeys(value) && Object.hasOwn(value, key) ? inLine(Reflect.get(value, key), inspect) : '';
  const rows = entries.map(([index, value]) => [
    index,
    ...keys.map((key) => ofKey(value, key)),
    ...values.map(() => (hasKeys(value) ? '' : inLine(value, inspect))),
  ]);
  const all = [['(index)', ...keys, ...values], ...rows];
  const widths = all[0].map((_, i) => Math.max(...all.map((row) => stringWidth(row[i]))) + 2);
  const rule = (cross: string) => widths.map((width) => '─'.repeat(width)).join(cross);
  const [head, ...body] = all.map((row) => {
    const cells = row.map((text, i) => ` ${text}${' '.repeat(widths[i] - stringWidth(text) - 1)}`);
    return `│${cells.join('│')}│`;
  });
  return [`┌${rule('┬')}┐`, head, `├${rule('┼')}┤`, ...body, `└${rule('┴')}┘`].join('\n');
}

/** As Node writes what stands in a table. */
function inLine(value: unknown, inspect: Util['inspect']): string {
  const isLarge = !Array.isArray(value) && Object.keys(Object(value)).length > 2;
  return inspect(value, {
    maxArrayLength: 3,
    breakLength: Number.POSITIVE_INFINITY,
    depth: typeof value === 'object' && isLarge ? -1 : 0,
  });
}
