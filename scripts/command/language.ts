/** The language of the system, for what speaks to the learner in more than one. */

/** Korean where the system is Korean. */
export function systemLanguage(): 'en' | 'ko' {
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('ko') ? 'ko' : 'en';
}
