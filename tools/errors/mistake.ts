/** What the catalogue of errors is made of. */

import type { Language } from '../../src/internal.ts';

export type { Language };

/** Why it happens, and what helps. */
export type Advice = readonly [cause: string, cure: string];

/** A mistake, what it brings about, and what to do. */
export interface Mistake {
  /**
   * What a learner writes: JavaScript, which may await, with everything that src/index.ts and
   * src/report export, and the things of scene.ts; or a command, 'npm start -- …'.
   * Several if one text explains them all.
   */
  code: string | readonly string[];
  en: Advice;
  ko: Advice;
  /** Prepares the folder where the code runs. */
  before?(): void | Promise<void>;
  /** It is no error: it goes on, and says so. */
  isRemark?: true;
}

/** What needs another machine (a full disk, no GPU …). A test brings it about, or the page says why none does. */
export interface MistakeElsewhere {
  /** What it says there. */
  message: string;
  /** What would be needed to try it, if no test does. */
  needs?: Record<Language, string>;
  /** The file that makes it, where nearly all of its words are computed. */
  in?: string;
  /** The test that brings it about, and what it expects, word for word: a part of the message. */
  test?: string;
  expected?: string;
  en: Advice;
  ko: Advice;
}

export interface Chapter {
  title: Record<Language, string>;
  mistakes: readonly (Mistake | MistakeElsewhere)[];
}
