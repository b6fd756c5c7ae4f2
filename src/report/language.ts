/** Which of its two languages the lesson speaks: figures, notebooks, commands and exercises. */

/** English or Korean. */
export type Language = 'en' | 'ko';

const languages: readonly string[] = ['en', 'ko'] satisfies Language[];

/**
 * The language where none is asked for: the environment variable ANN_LANG's, else the system's (what
 * LC_ALL, LC_MESSAGES or LANG says, the first that is set, or a browser's), and English where that is
 * neither.
 * @throws Error if ANN_LANG is anything else than en or ko
 * @example currentLanguage() // 'ko' where ANN_LANG=ko, or LANG=ko_KR.UTF-8
 */
export function currentLanguage(): Language {
  const { ANN_LANG: chosen, LC_ALL, LC_MESSAGES, LANG } = globalThis.process?.env ?? {};
  if (chosen) {
    if (languages.includes(chosen)) return chosen as Language;
    throw new Error(
      `ANN_LANG is '${chosen}', but the lesson speaks en and ko. Set it to one of them.`,
    );
  }
  const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^ko(?![a-z])/i.test(locale) ? 'ko' : 'en';
}
