/** docs/original.md and its Korean twin: the original's parts beside their places in the chapters. */

import type { Language } from '../../src/report/index.ts';
import { markdownTable } from '../markdown-table.ts';
import type { Cell } from '../notebooks/chapter.ts';
import { type Part, parts } from './parts.ts';
import { type Place, placeOf } from './place.ts';

const words = {
  en: {
    title: 'The original, line by line',
    other: '[한국어](original.ko.md)',
    intro: (count: number, slips: number) =>
      `The original lesson's ${count} statements, list items and lines of code. The left column gives the sense of each, in the original's order; beside it is where it stands here. ⚠ marks the original's ${slips} slips. Chapter 5 and the chapters after the ninth are our own. Made from the chapters by \`npm run docs:original\`.`,
    header: ['No.', 'The original', 'Here', 'Under'],
  },
  ko: {
    title: '원래 강의, 한 줄씩',
    other: '[English](original.md)',
    intro: (count: number, slips: number) =>
      `원래 강의의 문장, 목록, 코드 ${count}개입니다. 왼쪽에는 원래 강의의 순서대로 그 뜻을, 그 옆에는 여기의 자리를 적었습니다. ⚠는 원래 강의의 실수 ${slips}곳입니다. 5장, 그리고 9장 다음의 장들은 새로 쓴 것입니다. \`npm run docs:original\`이 각 장에서 만듭니다.`,
    header: ['번호', '원래 강의', '여기', '제목'],
  },
};

const inLanguage = (text: Part['says'], language: Language) =>
  typeof text === 'string' ? text : text[language];

/**
 * The places of a chapter's parts.
 * @throws Error if one has none, or stands before the one that comes before it in the original
 */
export function placesOf(
  chapter: string,
  its: readonly Part[],
  cells: readonly Cell[],
  language: Language,
): Place[] {
  let after = 0;
  return its.map(({ here }) => {
    const words = inLanguage(here, language);
    const place = placeOf(words, cells, language, after);
    if (!place) {
      const stands = placeOf(words, cells, language);
      throw new Error(
        `${chapter} (${language}): “${words}” ${stands ? 'stands too early' : 'has no place'}. ` +
          'Every part of the original has one, in its order: tools/original/parts.ts',
      );
    }
    after = place.position;
    return place;
  });
}

/** @param chapters their cells by their names */
export function originalPage(
  chapters: Record<string, readonly Cell[]>,
  language: Language,
): string {
  const word = words[language];
  const all = Object.values(parts).flat();
  const sections = Object.entries(parts).flatMap(([chapter, its]) => {
    const places = placesOf(chapter, its, chapters[chapter], language);
    const rows = its.map(({ says, slip }, n) => {
      const { excerpt, heading, isCode } = places[n];
      const original = inLanguage(says, language).replace(/^`(.*)`$/, (_, code) => asCode(code));
      return [
        `${Number.parseInt(chapter, 10)}.${n + 1}`,
        slip ? `${original} ⚠ ${slip[language]}` : original,
        isCode ? asCode(excerpt) : excerpt,
        heading,
      ];
    });
    const title = titleOf(chapters[chapter], language);
    const file = `../notebooks-ts/${chapter}${language === 'ko' ? '.ko' : ''}.ipynb`;
    return [`## [${title}](${file})`, '', ...markdownTable(word.header, rows), ''];
  });
  const slips = all.filter(({ slip }) => slip).length;
  return [
    `# ${word.title}`,
    '',
    word.other,
    '',
    word.intro(all.length, slips),
    '',
    ...sections,
  ].join('\n');
}

/** In a table a bar would end the cell. */
const asCode = (text: string) => `\`${text.replaceAll('|', '\\|')}\``;

function titleOf(cells: readonly Cell[], language: Language): string {
  const [first] = cells;
  return first.kind === 'prose' ? (first.text[language].match(/^# (.*)$/m)?.[1] ?? '') : '';
}
