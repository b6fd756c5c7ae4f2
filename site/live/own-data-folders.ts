/** Pictures in folders, one for each class: what is a class, and which pictures are its. */

import type { OwnDataWords } from './own-data-words.ts';
import { type OwnSource, PIXELS } from './worker/own-data-form.ts';

const [LEAST_PICTURES, MOST_PICTURES] = [10, 5000];

export interface Picture {
  className: string;
  pixels: Uint8Array;
}

/**
 * Whose folder a picture is in names its class. Where all lies in one folder, pictures beside the
 * classes' folders are in none.
 * @throws Error in the learner's words
 */
export function classesOf(
  paths: readonly string[],
  word: OwnDataWords['pictures'],
): { path: string; className: string }[] {
  const pictures = paths
    .map((path) => ({ path, parts: path.split('/').filter(Boolean) }))
    .filter(({ parts }) => /^[^.].*\.(png|jpe?g|gif|webp|bmp|avif)$/i.test(parts.at(-1) ?? ''));
  if (pictures.length === 0) throw new Error(word.none);
  if (pictures.length > MOST_PICTURES) throw new Error(word.many(pictures.length, MOST_PICTURES));
  const deepest = Math.max(...pictures.map(({ parts }) => parts.length));
  const outside = pictures.find(({ parts }) => parts.length < Math.min(3, Math.max(2, deepest)));
  if (outside) throw new Error(word.noFolders(outside.path));
  return pictures.map(({ path, parts }) => ({ path, className: parts[parts.length - 2] }));
}

/** Class by class, in the order of their names. @throws Error if there are too few or too many */
export function sourceOf(
  pictures: readonly Picture[],
  word: OwnDataWords['pictures'],
): Extract<OwnSource, { kind: 'pictures' }> {
  if (pictures.length < LEAST_PICTURES) throw new Error(word.few(pictures.length, LEAST_PICTURES));
  if (pictures.length > MOST_PICTURES) throw new Error(word.many(pictures.length, MOST_PICTURES));
  const classNames = [...new Set(pictures.map(({ className }) => className))].sort();
  const sorted = classNames.flatMap((name, label) =>
    pictures.filter(({ className }) => className === name).map(({ pixels }) => ({ label, pixels })),
  );
  const pixels = new Uint8Array(sorted.length * PIXELS);
  for (const [n, picture] of sorted.entries()) pixels.set(picture.pixels, n * PIXELS);
  const labels = Uint8Array.from(sorted, ({ label }) => label);
  return { kind: 'pictures', pixels, labels, classNames };
}

/** The pictures of a source, to add others to. */
export function picturesOf({
  pixels,
  labels,
  classNames,
}: Extract<OwnSource, { kind: 'pictures' }>): Picture[] {
  return Array.from(labels, (label, n) => ({
    className: classNames[label],
    pixels: pixels.subarray(n * PIXELS, (n + 1) * PIXELS),
  }));
}
