/** The language of the learner, for commands that speak both: one rule, `currentLanguage`. */

import { currentLanguage } from '../../src/internal.ts';
import type { Language } from '../../src/report/index.ts';

/** A text, in both languages where the command speaks both. */
export type Text = string | Readonly<Record<Language, string>>;

export const textIn = (text: Text, language: Language): string =>
  typeof text === 'string' ? text : text[language];

/** What --lang chose, or else the system's. */
export const languageOf = (lang: string | undefined): Language =>
  (lang as Language | undefined) ?? currentLanguage();
