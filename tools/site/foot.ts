/** The foot of a page: what else there is about its chapter, to read, to try, to practise and to look up. */

import { course } from '../../exercises/course/index.ts';
import { benchPages } from './benches.ts';
import { type Language, words } from './words.ts';

interface PageOfChapter {
  /** Without the language: 'chapters/03-activations.md' */
  path: string;
  language: Language;
  title?: string;
}

/** By the folder of a page: the chapter that its file's name belongs to. */
const chapterOf = {
  chapters: (name: string) => name.slice(0, 2),
  lab: (name: string) => benchPages.find((bench) => bench.name === name)?.chapter,
  exercises: (name: string) =>
    course.find((entry) => entry.name === name.slice(3))?.exercise.chapter.padStart(2, '0'),
  api: (name: string) => name.slice(0, 2),
};
const folders = Object.keys(chapterOf) as (keyof typeof chapterOf)[];

function placeOf({ path }: PageOfChapter) {
  const [, folder = '', name = ''] = path.match(/^(\w+)\/([\w-]+)\.md$/) ?? [];
  const chapter = folders.find((one) => one === folder);
  return { folder, chapter: chapter && chapterOf[chapter](name) };
}

/** @returns Markdown; empty where nothing else is about the page's chapter */
export function foot(page: PageOfChapter, pages: readonly PageOfChapter[]): string {
  const here = placeOf(page);
  const word = words[page.language].foot;
  const root = page.language === 'en' ? '/' : `/${page.language}/`;
  const others = pages
    .map((other) => ({ ...other, ...placeOf(other) }))
    .filter(({ language, chapter, folder }) => {
      const isAbout = chapter !== undefined && chapter === here.chapter && /^\d\d$/.test(chapter);
      return isAbout && language === page.language && folder !== here.folder;
    });
  const lines = folders.flatMap((folder) => {
    const links = others
      .filter((other) => other.folder === folder)
      .map(({ title, path }) => `[${title}](${root}${path})`);
    return links.length > 0 ? [`- **${word[folder]}** ${links.join(' · ')}`] : [];
  });
  if (lines.length === 0) return '';
  return `\n<div class="foot" role="navigation" aria-label="${word.about}">\n\n${lines.join('\n')}\n\n</div>\n`;
}
