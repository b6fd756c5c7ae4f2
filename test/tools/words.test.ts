/** Every text that a learner meets keeps to the word list, in both languages. */

import { type LearnerText, learnerTexts } from '../../tools/words/learner-texts.ts';
import { english, korean, type Rule } from '../../tools/words/word-list.ts';

const texts = learnerTexts();

/** Each finding with its place and some words around it. */
function findings({ not }: Rule, language: LearnerText['language']): string[] {
  const all = new RegExp(not, `${not.flags}g`);
  return texts.flatMap((text) =>
    text.language === language
      ? [...text.text.matchAll(all)].map(
          ({ index }) =>
            `${text.file}: …${text.text.slice(Math.max(0, index - 30), index + 40).replace(/\s+/g, ' ')}…`,
        )
      : [],
  );
}

test.each(korean.map((rule) => [rule.write, rule] as const))('한국어: %s', (_, rule) => {
  expect(findings(rule, 'ko')).toEqual([]);
});

test.each(english.map((rule) => [rule.write, rule] as const))('English: %s', (_, rule) => {
  expect(findings(rule, 'en')).toEqual([]);
});

test('the texts are there: each room has some in both languages', () => {
  for (const room of ['README', 'docs', 'notebooks-ts', 'exercises', 'site/live', 'src/report']) {
    for (const language of ['en', 'ko']) {
      const some = texts.filter((text) => text.file.startsWith(room) && text.language === language);
      expect([room, language, some.length > 0]).toEqual([room, language, true]);
    }
  }
});
