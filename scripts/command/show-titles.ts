/** The titles of a chapter that runs as a program: transpiler.cjs calls it where their code begins. */

import { currentLanguage } from '../../src/internal.ts';
import type { Language } from '../../src/report/index.ts';

/** @example showTitles({ en: ['1 Perceptron'], ko: ['1 퍼셉트론'] }) // '── 1 Perceptron ──' */
export function showTitles(titles: Record<Language, string[]>): void {
  for (const title of titles[currentLanguage()]) console.log(`\n── ${title} ──`);
}
