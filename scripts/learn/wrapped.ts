/** Lines that fit a terminal. */

import stringWidth from 'string-width';

/**
 * Breaks lines at spaces; what follows stands as far in as its line began.
 * @example wrapped('  one two', 6) // '  one\\n  two'
 */
export function wrapped(text: string, columns: number): string {
  return text
    .split('\n')
    .flatMap((line) => wrappedLine(line, columns))
    .join('\n');
}

function wrappedLine(line: string, columns: number): string[] {
  if (stringWidth(line) <= columns) return [line];
  const [indent] = line.match(/^ */) ?? [''];
  const lines: string[] = [];
  for (const word of line.trim().split(' ')) {
    const longer = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : indent + word;
    if (lines.length === 0) lines.push(longer);
    else if (stringWidth(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(indent + word);
  }
  return lines;
}
