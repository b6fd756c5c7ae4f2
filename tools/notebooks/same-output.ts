/** Whether a chapter still prints what its notebook shows. */

import { figureInWords } from '../../src/report/index.ts';
import type { Output } from './notebook.ts';

/** Chapters that train for long: their numbers depend on the engine in the third decimal. */
const TRAINING = /^(09|11|12|13)-/;
const TOLERANCE = 0.012;

/** What a terminal shows of the outputs: of a figure, its title and what it says in words. */
export function printedText(outputs: readonly Output[][]): string {
  return outputs
    .flat()
    .map((output) =>
      output.output_type === 'stream'
        ? output.text
        : `${figureInWords(output.data['text/html'])}\n`,
    )
    .join('');
}

/**
 * Equal but for times; in the chapters that train, also for small differences of losses and
 * accuracies and for what the figures say of them.
 * @returns the first two lines that differ; undefined if none does
 */
export function firstDifference(
  chapter: string,
  shown: string,
  now: string,
): { shown: string; now: string } | undefined {
  const [a, b] = [shown, now].map((text) =>
    text.replace(/\d+s [\d.]+ms\/step/g, '<time>').split('\n'),
  );
  const isAlike = TRAINING.test(chapter) ? alikeWithinBounds : (x: string, y: string) => x === y;
  const at = Array.from({ length: Math.max(a.length, b.length) }, (_, i) => i).find(
    (i) => !isAlike(a[i] ?? '(nothing)', b[i] ?? '(nothing)'),
  );
  return at === undefined ? undefined : { shown: a[at] ?? '', now: b[at] ?? '' };
}

function alikeWithinBounds(a: string, b: string): boolean {
  const isFigure = a.startsWith('[') && b.startsWith('[');
  if (isFigure) return a.split(']')[0] === b.split(']')[0];
  const decimal = /\d+\.\d+/g;
  const [x, y] = [a, b].map((line) => (line.match(decimal) ?? []).map(Number));
  return (
    a.replace(decimal, '#') === b.replace(decimal, '#') &&
    x.every((value, i) => Math.abs(value - y[i]) <= TOLERANCE)
  );
}
