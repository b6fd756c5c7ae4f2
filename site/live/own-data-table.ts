/** A table from a CSV file: which columns are numbers, which one is the label, and what can't be read, by line. */

import type { OwnDataWords } from './own-data-words.ts';
import type { Samples, Table, TableOptions } from './worker/own-data-form.ts';

const MOST_ROWS = 100_000;
const MOST_COLUMNS = 1000;
export const LEAST_ROWS = 10;
export const MOST_CLASSES = 30;
/** Whole numbers that take at most so many values are classes, unless the learner says otherwise. */
const MOST_NUMBERED_CLASSES = 10;

/** What stands for a value that nobody has. */
const missing = /^(?:|\?|-|na|n\/a|nan|null|none|-?inf(?:inity)?)$/i;
const number = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
const decimalComma = /^([-+]?\d+),(\d+)$/;

interface Line {
  /** In the file, counted from 1. */
  line: number;
  cells: string[];
}

/** @throws Error that names the line, in the learner's words */
export function readTable(
  text: string,
  { label, as }: TableOptions,
  word: OwnDataWords['table'],
): Table {
  const lines = linesOf(text.replace(/^\uFEFF/, ''), word);
  if (lines.length === 0) throw new Error(word.empty);
  const [first] = lines;
  const width = first.cells.length;
  if (width < 2) throw new Error(word.oneColumn(first.cells[0].slice(0, 40)));
  if (width > MOST_COLUMNS) throw new Error(word.manyColumns(width, MOST_COLUMNS));
  const ragged = lines.find(({ cells }) => cells.length !== width);
  if (ragged) throw new Error(word.ragged(ragged.line, ragged.cells.length, width));
  const hasHeader = !first.cells.some((cell) => number.test(cell));
  const rows = hasHeader ? lines.slice(1) : lines;
  if (rows.length < LEAST_ROWS) throw new Error(word.fewRows(rows.length, LEAST_ROWS));
  if (rows.length > MOST_ROWS) throw new Error(word.manyRows(rows.length, MOST_ROWS));
  const columns = first.cells.map((cell, i) => (hasHeader && cell) || word.column(i + 1));

  for (const { line, cells } of rows) {
    const gap = cells.findIndex((cell) => missing.test(cell));
    if (gap >= 0) throw new Error(word.missing(line, columns[gap], cells[gap]));
  }
  const labelColumn = label !== undefined && label < width ? label : width - 1;
  const isWords = columns.map((_, i) => !rows.some(({ cells }) => number.test(cells[i])));
  for (const { line, cells } of rows) {
    const wrong = cells.findIndex(
      (cell, i) => i !== labelColumn && !isWords[i] && !number.test(cell),
    );
    if (wrong >= 0) throw new Error(word.notNumber(line, columns[wrong], cells[wrong]));
  }
  const features = columns.map((_, i) => i).filter((i) => i !== labelColumn && !isWords[i]);
  if (features.length === 0) throw new Error(word.noFeatures(columns[labelColumn]));

  const values = new Float64Array(rows.length * features.length);
  for (const [n, { line, cells }] of rows.entries()) {
    for (const [j, i] of features.entries()) {
      const value = Number(cells[i]);
      if (!Number.isFinite(Math.fround(value))) {
        throw new Error(word.large(line, columns[i], cells[i]));
      }
      values[n * features.length + j] = value;
    }
  }
  const cells = rows.map((row) => row.cells[labelColumn]);
  const isNumeric = cells.every((cell) => number.test(cell));
  return {
    ...{ kind: 'table', width: features.length, values, columns, label: labelColumn, hasHeader },
    names: features.map((i) => columns[i]),
    labelName: columns[labelColumn],
    leftOut: columns.filter((_, i) => isWords[i] && i !== labelColumn),
    isNumeric,
    ...labelsOf(cells, isNumeric, as, columns[labelColumn], word),
  };
}

function labelsOf(
  cells: readonly string[],
  isNumeric: boolean,
  as: TableOptions['as'],
  name: string,
  word: OwnDataWords['table'],
): Pick<Samples, 'labels' | 'classNames'> {
  const distinct = [...new Set(isNumeric ? cells.map((cell) => String(Number(cell))) : cells)];
  const areWhole = isNumeric && distinct.every((value) => Number.isInteger(Number(value)));
  const areClasses =
    !isNumeric ||
    as === 'classes' ||
    (as !== 'number' && areWhole && distinct.length <= MOST_NUMBERED_CLASSES);
  if (distinct.length < 2) throw new Error(word.oneClass(name, distinct[0]));
  if (!areClasses) {
    const labels = Float64Array.from(cells, Number);
    if (!labels.every((value) => Number.isFinite(Math.fround(value)))) {
      throw new Error(word.largeLabel(name));
    }
    return { labels, classNames: [] };
  }
  if (distinct.length > MOST_CLASSES) {
    throw new Error(word.manyClasses(name, distinct.length, MOST_CLASSES));
  }
  const classNames = distinct.sort(isNumeric ? (a, b) => Number(a) - Number(b) : undefined);
  const places = new Map(classNames.map((value, i) => [value, i]));
  const labels = cells.map((cell) => places.get(isNumeric ? String(Number(cell)) : cell) as number);
  return { labels: Float64Array.from(labels), classNames };
}

/** Lines that hold something, split as RFC 4180 says: in quotes a cell may have the separator and new lines. */
function linesOf(text: string, word: OwnDataWords['table']): Line[] {
  const separator = separatorOf(text);
  const lines: Line[] = [];
  let [line, start, cells]: [number, number, string[]] = [1, 1, []];
  const end = () => {
    if (cells.length > 1 || cells[0] !== '') lines.push({ line: start, cells });
    cells = [];
  };
  for (let at = 0; at < text.length; ) {
    let cell: string;
    const quoted = /[^\S\r\n\t]*"/y;
    quoted.lastIndex = at;
    if (quoted.test(text)) {
      let close = text.indexOf('"', quoted.lastIndex);
      while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
      if (close < 0) throw new Error(word.openQuote(line));
      cell = text.slice(quoted.lastIndex, close).replaceAll('""', '"');
      line += cell.split('\n').length - 1;
      at = close + 1;
      while (text[at] === ' ') at++;
      if (at < text.length && text[at] !== separator && text[at] !== '\r' && text[at] !== '\n') {
        throw new Error(word.afterQuote(line));
      }
    } else {
      let stop = at;
      while (stop < text.length && text[stop] !== separator && !'\r\n'.includes(text[stop])) stop++;
      cell = text.slice(at, stop);
      at = stop;
    }
    cells.push(separator === ',' ? cell.trim() : cell.trim().replace(decimalComma, '$1.$2'));
    if (text[at] === separator) {
      at++;
      if (at === text.length || text[at] === '\n' || text[at] === '\r') cells.push('');
      else continue;
    }
    end();
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    start = ++line;
  }
  return lines;
}

/** Spreadsheets copy with tabs, and save with semicolons where a comma stands in numbers. */
function separatorOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const count = (separator: string) => first.split(separator).length;
  return [',', ';', '\t'].reduce((a, b) => (count(b) > count(a) ? b : a));
}
