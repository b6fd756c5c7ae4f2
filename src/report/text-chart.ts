/** Figures for a terminal. */

import stringWidth from 'string-width';
import { formatCount } from '../lesson/08-summary.ts';

const BAR_WIDTH = 40;
/** Eighths of a character cell. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const MOST_ROWS = 10;

/**
 * A bar for the loss of every epoch; of many epochs, ten that are evenly spread.
 * @example lossChart([0.5, 0.25]) // '1  0.5000  ████…\n2  0.2500  ██…'
 */
export function lossChart(losses: readonly number[]): string {
  const largest = Math.max(...losses.filter(Number.isFinite));
  const rows = Math.min(losses.length, MOST_ROWS);
  const shown = Array.from({ length: rows }, (_, i) =>
    Math.round(rows === 1 ? 0 : (i * (losses.length - 1)) / (rows - 1)),
  );
  const width = String(losses.length).length;
  return shown
    .map((epoch) => {
      const loss = losses[epoch];
      const bar = Number.isFinite(loss) ? barOf(loss / (largest || 1)) : '(NaN)';
      return `${String(epoch + 1).padStart(width)}  ${loss.toFixed(4)}  ${bar}`;
    })
    .join('\n');
}

function barOf(fraction: number): string {
  const eighths = Math.round(fraction * BAR_WIDTH * 8);
  return '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8];
}

/**
 * Counts of all pairs: a row for what it is, a column for what the model says. A dot stands for 0.
 * @param matrix see `confusionMatrix`
 */
export function confusionTable(
  matrix: readonly (readonly number[])[],
  classNames: readonly string[],
): string {
  const cells = matrix.map((row) => row.map((count) => (count === 0 ? '·' : formatCount(count))));
  const width = Math.max(...cells.flat().map(({ length }) => length), 3) + 1;
  const nameWidth = Math.max(...classNames.map((name) => stringWidth(name)));
  const indexWidth = String(classNames.length - 1).length;
  const indices = classNames.map((_, i) => String(i).padStart(width)).join('');
  const rows = cells.map((row, i) => {
    const space = ' '.repeat(nameWidth - stringWidth(classNames[i]));
    const name = `${String(i).padStart(indexWidth)} ${classNames[i]}${space}`;
    return `${name} ${row.map((cell) => cell.padStart(width)).join('')}`;
  });
  return [`${' '.repeat(nameWidth + indexWidth + 2)}${indices}`, ...rows].join('\n');
}
