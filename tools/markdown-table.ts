/** A table of Markdown. */

/** @param align of every column: '---:' is right */
export function markdownTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  align = '---',
): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => align)), ...rows.map(line)];
}
