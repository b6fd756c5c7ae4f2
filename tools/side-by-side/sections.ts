/**
 * Cuts a program at its lines `# %% name` or `// %% name`: the code of every step,
 * without the indentation of the function that it may stand in.
 * @example sections('# %% a\nx = 1\n', '#') // { a: 'x = 1' }
 */
export function sections(source: string, comment: '#' | '//'): Record<string, string> {
  const parts = source.split(new RegExp(`^ *${comment} %% (.*)$`, 'm')).slice(1);
  const steps: Record<string, string> = {};
  for (let i = 0; i < parts.length; i += 2) steps[parts[i].trim()] = dedent(parts[i + 1]);
  return steps;
}

function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').split('\n');
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const indentation = first.length - first.trimStart().length;
  // What is indented less closes the function around the step.
  const end = lines.findIndex((line) => line.trim() !== '' && line.search(/\S/) < indentation);
  return lines
    .slice(0, end === -1 ? undefined : end)
    .map((line) => line.slice(indentation))
    .join('\n')
    .trim();
}
