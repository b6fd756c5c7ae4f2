/** Typing mistakes: the name that was probably meant. */

import { distance } from 'fastest-levenshtein';

/**
 * @returns a sentence to go on with, or nothing if no allowed name is near: at most a third of the
 *   letters may be wrong; capitals, `_`, `-` and `.` don't count
 * @example didYouMean('sigmod', ['relu', 'sigmoid']) // " Did you mean 'sigmoid'?"
 * Source: V. I. Levenshtein, "Binary codes capable of correcting deletions, insertions, and
 * reversals", 1966
 */
export function didYouMean(name: string, allowed: readonly string[]): string {
  const typed = letters(String(name));
  const farthest = Math.min(Math.ceil(typed.length / 3), typed.length - 1);
  const [nearest] = allowed
    .map((candidate) => ({ candidate, edits: distance(typed, letters(candidate)) }))
    .sort((a, b) => a.edits - b.edits);
  return nearest && nearest.edits <= farthest ? ` Did you mean '${nearest.candidate}'?` : '';
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[-_.]/g, '');
}
