/** The pages, and what is wrong with the catalogue or with the errors in it. */

import { readProjectFile } from '../../src/internal.ts';
import { chapters } from './catalogue/index.ts';
import { internalNames } from './internal-names.ts';
import type { Mistake } from './mistake.ts';
import { errorsPage } from './page.ts';
import { type Seen, Witness } from './see.ts';
import { errorSites, type Site } from './sites.ts';

export interface Outcome {
  pages: Record<string, string>;
  /** A sentence each; none if all is well. */
  problems: string[];
}

export async function allPages(): Promise<Outcome> {
  const problems: string[] = [];
  const seen = new Map<Mistake, Seen[]>();
  const mistakes = chapters.flatMap((chapter) => chapter.mistakes);
  const witness = new Witness();
  try {
    for (const mistake of mistakes) {
      if (!('code' in mistake)) continue;
      try {
        seen.set(mistake, await witness.see(mistake));
      } catch (error) {
        problems.push((error as Error).message);
        seen.set(
          mistake,
          [mistake.code].flat().map(() => ({ name: '', message: '', places: [] })),
        );
      }
    }
  } finally {
    witness.dispose();
  }
  const elsewhere = mistakes.flatMap((mistake) => ('code' in mistake ? [] : [mistake]));
  for (const { message, test, expected = '', needs } of elsewhere) {
    if (test === undefined) {
      if (!needs) problems.push(`Neither a test nor what one would need: ${message}`);
      continue;
    }
    const isTested = readProjectFile(test).includes(expected);
    if (!isTested || !message.includes(expected)) {
      problems.push(`${test} doesn't expect '${expected}' of: ${message}`);
    }
  }
  const all = [...seen.values()].flat();
  const isKnown = ({ file, lines: [first, last], pattern }: Site) =>
    all.some(({ places }) =>
      places.some((place) => place.file === file && place.line >= first && place.line <= last),
    ) ||
    // A command may tell of an error without it: another program's, or one of several.
    all.some(({ exitCode, message }) => exitCode !== undefined && pattern?.test(message)) ||
    elsewhere.some((mistake) => pattern?.test(mistake.message) ?? mistake.in === file);
  for (const site of errorSites()) {
    if (!isKnown(site)) {
      problems.push(
        `${site.file}:${site.lines[0]} is in no entry of tools/errors/catalogue: ${site.message}`,
      );
    }
  }
  const internal = internalNames();
  for (const { message } of [...all, ...elsewhere]) {
    const found = message.match(/[A-Za-z_$][\w$]*/g)?.find((word) => internal.has(word));
    if (found) problems.push(`'${found}' is an internal name, in: ${message}`);
    if (
      /\n\s+at |undefined is not|is not defined|is not a function|\[object|Cannot read prop/.test(
        message,
      )
    ) {
      problems.push(`These are not a learner's words: ${message}`);
    }
  }
  return {
    pages: {
      'docs/errors.md': errorsPage(chapters, seen, 'en'),
      'docs/errors.ko.md': errorsPage(chapters, seen, 'ko'),
    },
    problems,
  };
}
