/** The site's pages from the sources that the lesson has anyway. */

import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { readText } from '../../src/internal.ts';
import { apiPages, type Reference } from './api.ts';
import { benchPage, benchPages, withBenches } from './benches.ts';
import { declarations } from './declarations.ts';
import { exerciseItems, exercisePages } from './exercises.ts';
import { foot } from './foot.ts';
import { rewriteLinks } from './links.ts';
import { type Notebook, readNotebook } from './notebook.ts';
import { type Language, languages, words } from './words.ts';

interface Page {
  /** Where it comes from, in the repository: 'docs/figures.ko.md'. */
  source: string;
  /** Where it is on the site, without the language: 'figures.md'. */
  path: string;
  language: Language;
  markdown: string;
  title?: string;
}

export interface NavigationItem {
  text: string;
  link?: string;
  items?: NavigationItem[];
  collapsed?: boolean;
}

/** What site/.vitepress/config.mts shows beside the pages. */
export type Navigation = Record<Language, { pages: NavigationItem[]; sidebar: NavigationItem[] }>;

const documents = [
  { source: 'site/home.md', korean: 'site/home.ko.md', path: 'index.md' },
  { source: 'README.md', korean: 'README.ko.md', path: 'about.md' },
  { source: 'docs/running.md', korean: 'docs/running.ko.md', path: 'running.md' },
  { source: 'docs/learning.md', korean: 'docs/learning.ko.md', path: 'learning.md' },
  { source: 'docs/map.md', korean: 'docs/map.ko.md', path: 'map.md' },
  { source: 'docs/glossary.md', korean: 'docs/glossary.ko.md', path: 'glossary.md' },
  { source: 'docs/figures.md', korean: 'docs/figures.ko.md', path: 'figures.md' },
  { source: 'docs/errors.md', korean: 'docs/errors.ko.md', path: 'errors.md' },
  { source: 'docs/original.md', korean: 'docs/original.ko.md', path: 'original.md' },
  { source: 'docs/side-by-side.md', korean: 'docs/side-by-side.ko.md', path: 'side-by-side.md' },
  {
    source: 'docs/larger-than-memory.md',
    korean: 'docs/larger-than-memory.ko.md',
    path: 'larger-than-memory.md',
  },
  { source: 'docs/distribute.md', korean: 'docs/distribute.ko.md', path: 'distribute.md' },
  { source: 'docs/keras-files.md', korean: 'docs/keras-files.ko.md', path: 'keras-files.md' },
  { source: 'docs/tensorflow-js.md', korean: 'docs/tensorflow-js.ko.md', path: 'tensorflow-js.md' },
  { source: 'docs/performance.md', path: 'performance.md' },
  { source: 'docs/dependencies.md', korean: 'docs/dependencies.ko.md', path: 'dependencies.md' },
];

/** What each page says about itself to VitePress. */
const frontmatter: Record<string, string> = {
  'index.md': 'sidebar: false\naside: false\npageClass: home-page',
  'original.md': 'aside: false',
  'side-by-side.md': 'aside: false',
};

export interface PagesOptions {
  projectDir: string;
  notebooksDir: string;
  /** Emptied, then filled. */
  pagesDir: string;
  api: Reference;
}

/** Writes all pages, their figures, and navigation.json. */
export function writePages({ projectDir, notebooksDir, pagesDir, api }: PagesOptions): void {
  rmSync(pagesDir, { recursive: true, force: true });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(pagesDir, path)), { recursive: true });
    writeFileSync(join(pagesDir, path), text);
  };
  const chapters = readChapters(notebooksDir, (file, svg) => write(`public/figures/${file}`, svg));
  const exercises = exercisePages((chapter, language) => chapterOf(chapter, language, chapters));
  const apis = {
    en: apiPages(api, 'en', (title) => titleIn('en', title, chapters)),
    ko: apiPages(api, 'ko', (title) => titleIn('ko', title, chapters)),
  };
  const pages: Page[] = [
    ...readDocuments(projectDir),
    ...chapters,
    ...exercises,
    ...labPages(),
    ...languages.flatMap((language) =>
      apis[language].pages.map((page) => ({ ...page, source: page.path, language })),
    ),
  ];
  const find = (language: Language) => (file: string) => {
    const url = pageOf(file, language, pages) ?? apis[language].files[file];
    if (url || !/\.(svg|png)$/.test(file)) return url;
    if (!existsSync(join(projectDir, file))) throw new Error(`A page shows ${file}: no such file`);
    const copy = file.replace(/^docs\//, '');
    cpSync(join(projectDir, file), join(pagesDir, 'public', copy), { recursive: true });
    return `/${copy}`;
  };
  for (const page of pages) {
    const text = rewriteLinks(page.markdown, page.source, find(page.language));
    const arranged =
      page.path === 'side-by-side.md' ? twoColumns(text) : withBenches(text, page.language);
    const whole = `${inEitherTheme(arranged)}${foot(page, pages)}`;
    write(localPath(page), withFrontmatter(page, relativeInHtml(whole, localPath(page))));
  }
  for (const [path, text] of Object.entries(stubs(pages))) write(path, text);
  write('public/types.json', JSON.stringify(declarations()));
  write('navigation.json', JSON.stringify(navigation(pages), null, 1));
}

function readDocuments(projectDir: string): Page[] {
  const read = (source: string) => readFileSync(join(projectDir, source), 'utf8');
  return documents.flatMap(({ source, korean, path }) => [
    { source, path, language: 'en' as const, markdown: read(source) },
    ...(korean ? [{ source: korean, path, language: 'ko' as const, markdown: read(korean) }] : []),
  ]);
}

/** A page for each bench. */
function labPages(): Page[] {
  return benchPages.flatMap((bench) =>
    languages.map((language) => ({
      source: `site/live/${bench.name}`,
      path: `lab/${bench.name}.md`,
      language,
      markdown: benchPage(bench, language),
      title: bench.title[language],
    })),
  );
}

/** VitePress leads Markdown's links to wherever the site is, but not those of HTML. */
const relativeInHtml = (text: string, path: string) =>
  text.replace(/^<.*/gm, (line) =>
    line.replaceAll('href="/', `href="${'../'.repeat(path.split('/').length - 1) || './'}`),
  );

/** Every NN-name.ipynb, and NN-name.ko.ipynb in Korean. */
function readChapters(folder: string, keep: (file: string, svg: string) => void): Page[] {
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  return files.flatMap((file) => {
    const [, name, korean] = file.match(/^(\d\d-[^.]+)(\.ko)?\.ipynb$/) ?? [];
    if (!name) return [];
    const language = korean ? 'ko' : 'en';
    const notebook: Notebook = JSON.parse(readText(join(folder, file)));
    const { title, markdown, figures } = readNotebook(notebook, `${name}.${language}`, language);
    for (const [figure, svg] of Object.entries(figures)) keep(figure, svg);
    const source = `notebooks-ts/${file}`;
    return [{ source, path: `chapters/${name}.md`, language, markdown, title } as const];
  });
}

/** '3 Activations' in the reader's language, if there is such a chapter. */
function titleIn(language: Language, title: string, chapters: Page[]): string {
  const english = chapters.find((page) => page.language === 'en' && page.title === title);
  const chapter = chapters.find(
    (page) => page.language === language && page.path === english?.path,
  );
  const titles: Record<string, string> = words[language].apiTitles;
  return chapter?.title ?? titles[title] ?? title;
}

const localPath = ({ path, language }: { path: string; language: Language }) =>
  language === 'en' ? path : `${language}/${path}`;

const isBench = ({ path }: Page) => path.startsWith('lab/');
const isChapter = ({ path }: Page) => path.startsWith('chapters/');

/** The page that shows a file of the repository: in the reader's language if there is one. */
function pageOf(file: string, language: Language, pages: Page[]): string | undefined {
  const exact = pages
    .filter(({ source }) => source === file.replace(/\/$/, ''))
    .sort((a, b) => Number(b.language === language) - Number(a.language === language))[0];
  if (/^notebooks-ts\/?$/.test(file)) {
    const first = pages.find((page) => page.language === language && isChapter(page));
    return first && `/${localPath(first)}`;
  }
  const [, chapter] = file.match(/^notebooks-ts\/(\d\d-[^.]+)(?:\.ko)?\.(?:ipynb|ts)$/) ?? [];
  const path = chapter ? `chapters/${chapter}.md` : exact?.path;
  const ofChapter = pages.filter((page) => page.path === path);
  const found = chapter
    ? (ofChapter.find((page) => page.language === language) ?? ofChapter[0])
    : exact;
  return found && `/${localPath(found)}`;
}

/** The notebook of a chapter, and its title without the number: '3'. */
function chapterOf(number: string, language: Language, chapters: Page[]) {
  const found = chapters.find(
    (page) =>
      page.language === language && page.path.startsWith(`chapters/${number.padStart(2, '0')}-`),
  );
  return found && { file: found.source, title: String(found.title).replace(/^\d+ /, '') };
}

function withFrontmatter({ path, title }: Page, text: string): string {
  const lines = [
    title && `title: ${JSON.stringify(title)}`,
    frontmatter[path],
    path.startsWith('lab/') && 'aside: false\npageClass: bench-page',
  ].filter(Boolean);
  return lines.length > 0 ? `---\n${lines.join('\n')}\n---\n\n${text}` : text;
}

/**
 * A <picture> follows the reader's system; the site has a switch of its own. So both figures are
 * there, and the style sheet shows one.
 */
const inEitherTheme = (text: string) =>
  text.replace(
    /<picture>\s*<source[^>]*srcset="([^"]+)">\s*<img src="([^"]+)"([^>]*)>\s*<\/picture>/g,
    '<img class="when-light" loading="lazy" src="$2"$3><img class="when-dark" loading="lazy" src="$1"$3>',
  );

/** Python and TypeScript that stand one below the other come to stand side by side. */
const twoColumns = (text: string) =>
  text.replace(
    /^```python\n[\s\S]*?^```\n\n```ts\n[\s\S]*?^```$/gm,
    '<div class="two-columns">\n\n$&\n\n</div>',
  );

/** Where a page has no other language, that place says so: the language switch leads there. */
function stubs(pages: Page[]): Record<string, string> {
  const all: Record<string, string> = {};
  for (const { path, language, markdown } of pages) {
    const other = language === 'en' ? 'ko' : 'en';
    if (pages.some((page) => page.path === path && page.language === other)) continue;
    const [, title = path] = markdown.match(/^# (.+)$/m) ?? [];
    const link = `[${title}](/${localPath({ path, language })})`;
    all[localPath({ path, language: other })] =
      `---\nsearch: false\nprev: false\nnext: false\n---\n\n# ${title}\n\n${words[other].onlyOther} ${link}\n`;
  }
  return all;
}

function navigation(pages: Page[]): Navigation {
  const of = (language: Language) => {
    const word = words[language];
    const link = (path: string) => `/${localPath({ path, language })}`;
    const chapters = pages
      .filter((page) => page.language === language && isChapter(page))
      .map(({ title, path }) => ({ text: title ?? path, link: link(path) }));
    const more = [
      { text: word.figures, link: link('figures.md') },
      { text: word.original, link: link('original.md') },
      { text: word.sideBySide, link: link('side-by-side.md') },
      { text: word.largerThanMemory, link: link('larger-than-memory.md') },
      { text: word.performance, link: '/performance.md' },
      { text: word.about, link: link('about.md') },
      { text: word.running, link: link('running.md') },
      { text: word.learning, link: link('learning.md') },
      { text: word.map, link: link('map.md') },
      { text: word.glossary, link: link('glossary.md') },
      { text: word.kerasFiles, link: link('keras-files.md') },
      { text: word.tensorflow, link: link('tensorflow-js.md') },
      { text: word.dependencies, link: link('dependencies.md') },
    ];
    const benches = pages
      .filter((page) => page.language === language && isBench(page))
      .map(({ title, path }) => ({ text: title ?? path, link: link(path) }));
    const api = pages
      .filter((page) => page.language === language && /^api\/(?!index)/.test(page.path))
      .map(({ title = '', path }) => ({
        text: title.replace(`${word.api}: `, ''),
        link: link(path),
      }));
    const inBar: string[] = [word.figures, word.sideBySide];
    // A group that is no link would be a button with a button in it.
    const exercises = { text: word.exercises, link: link('exercises/index.md') };
    const reference = { text: word.api, link: link('api/index.md') };
    const home = { text: word.home, link: link('index.md') };
    return {
      pages: [
        ...chapters.slice(0, 1).map((first) => ({ ...first, text: word.chapters })),
        { ...benches[0], text: word.benches },
        exercises,
        ...more.filter(({ text }) => inBar.includes(text)),
        reference,
      ],
      sidebar: [
        home,
        ...(chapters.length > 0 ? [{ text: word.chapters, items: chapters }] : []),
        { text: word.benches, items: benches },
        { ...exercises, items: exerciseItems(language, link), collapsed: true },
        { text: word.more, items: more },
        { ...reference, items: api, collapsed: true },
      ],
    };
  };
  return Object.fromEntries(languages.map((language) => [language, of(language)])) as Navigation;
}
