/** The reference from the docstrings, made by TypeDoc: a page a chapter, with an index before them. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import GithubSlugger from 'github-slugger';
import { type Language, words } from './words.ts';

/** What a page of the reference documents, each export with its members. */
interface ApiPage {
  /** As the entry's comment says it: '3 Activations'. */
  title: string;
  /** 'api/03-activations.md' */
  path: string;
  exports: Section[][];
}

/** A heading and what stands below it, up to the next one. */
interface Section {
  level: number;
  title: string;
  body: string;
}

/** The files of site/typedoc.json's entries, and what each entry is. */
const entries = [
  ['index.md', 'apiLesson'],
  ['report.md', 'apiReport'],
] as const;

export type Reference = Record<(typeof entries)[number][0], ApiPage[]>;

/** @param folder what TypeDoc wrote, by site/typedoc.json */
export function readApi(folder: string): Reference {
  const read = (file: string) => pagesOf(readFileSync(join(folder, file), 'utf8'));
  return { 'index.md': read('index.md'), 'report.md': read('report.md') };
}

function pagesOf(markdown: string): ApiPage[] {
  const pages: ApiPage[] = [];
  for (const section of sectionsOf(markdown)) {
    const page = pages[pages.length - 1];
    if (section.level === 2) {
      pages.push({ title: section.title, path: pathOf(section.title), exports: [] });
    } else if (section.level === 3) {
      page.exports.push([section]);
    } else if (section.level > 3) {
      page.exports[page.exports.length - 1].push(section);
    }
  }
  return pages;
}

function sectionsOf(markdown: string): Section[] {
  const sections: Section[] = [];
  for (const part of markdown.split(/^(```[\s\S]*?^```$|#+ .+$)/m)) {
    const [, marks, title] = part.match(/^(#+) (.+)$/) ?? [];
    if (marks) sections.push({ level: marks.length, title, body: '' });
    else if (sections.length > 0) sections[sections.length - 1].body += part;
  }
  return sections;
}

/** '3 Activations' is 'api/03-activations.md', as the chapter is 'chapters/03-activations.md'. */
const pathOf = (title: string) =>
  `api/${GithubSlugger.slug(title).replace(/^\d-/, (number) => `0${number}`)}.md`;

export interface ApiPages {
  /** In their order, the index first. */
  pages: { path: string; title: string; markdown: string }[];
  /** Where a file of the repository is documented: 'src/lesson/02-dense.ts' → '/api/02-layers.md#dense'. */
  files: Record<string, string>;
}

/** @param titleOf what a page is called in this language: '3 Activations' → '3 활성화 함수' */
export function apiPages(
  reference: Reference,
  language: Language,
  titleOf: (title: string) => string,
): ApiPages {
  const word = words[language];
  const root = language === 'en' ? '/' : `/${language}/`;
  const all = Object.values(reference).flat();
  const links = new Map<string, string>();
  const files: ApiPages['files'] = {};
  for (const { path, exports } of all) {
    for (const one of exports) links.set(nameOf(one), `${root}${path}#${nameOf(one)}`);
    // A file is documented where its first function or class is, if it has one.
    for (const one of [...exports.filter(isCalled), ...exports]) {
      files[fileOf(one)] ??= links.get(nameOf(one)) ?? '';
    }
  }
  for (const door of [
    'src/lesson',
    'src/lesson/index.ts',
    'src/index.ts',
    'src/report',
    'src/report/index.ts',
  ]) {
    files[door] = `${root}api/index.md`;
  }
  const page = (title: string, note: string, markdown: string) =>
    `# ${title}\n\n${note}\n\n${markdown}\n`;
  const list = ({ title, path, exports }: ApiPage) =>
    `- [${titleOf(title)}](${root}${path}): ${(exports.some(isCalled)
      ? exports.filter(isCalled)
      : exports
    )
      .map((one) => `[\`${nameOf(one)}\`](${links.get(nameOf(one))})`)
      .join(', ')}`;
  const index = entries.map(
    ([file, heading]) => `## ${word[heading]}\n\n${reference[file].map(list).join('\n')}`,
  );
  return {
    pages: [
      { path: 'api/index.md', title: word.api, markdown: page(word.api, '', index.join('\n\n')) },
      ...all.map(({ title: english, path, exports }) => {
        const title = `${word.api}: ${titleOf(english)}`;
        const text = exports.map((one) => documented(one, language)).join('\n\n');
        const whole = `<div lang="en">\n\n${linkNames(text, links)}\n\n</div>`;
        return { path, title, markdown: page(title, word.apiIsEnglish, whole) };
      }),
    ],
    files,
  };
}

const nameOf = ([{ title }]: Section[]) => title.replace('()', '');

const isCalled = ([{ title }, ...rest]: Section[]) =>
  title.endsWith('()') || rest.some((section) => section.title === 'Constructors');

const DEFINED_IN = /^Defined in: \[(.*?)(?::\d+)?\]\(.*\)$/m;

const fileOf = ([{ body }, ...rest]: Section[]) => {
  const [, file] =
    [body, ...rest.map((section) => section.body)].join('\n').match(DEFINED_IN) ?? [];
  return `src/${file}`;
};

/** TypeDoc counts anchors through all chapters; here a name leads to what is exported under it. */
const linkNames = (markdown: string, links: Map<string, string>) =>
  markdown.replace(/\[(`([^`]*)`)\]\((?:\w+\.md)?#[^)]*\)/g, (_, code, name) => {
    const link = links.get(name);
    return link ? `[${code}](${link})` : code;
  });

/** What the code below it says, too. */
const unsaid = [
  'Constructors',
  'Constructor',
  'Methods',
  'Accessors',
  'Get Signature',
  'Call Signature',
];
/** Where a member comes from is no learner's question. */
const leftOut = ['Inherited from', 'Overrides', 'Implementation of', 'Extended by'];

/** An export and its members are headings, which a search finds; their parts are not. */
function documented([first, ...rest]: Section[], language: Language): string {
  const parts: Record<string, string> = words[language].apiParts;
  const name = nameOf([first]);
  const show = ({ title, body }: Section): string => {
    if (unsaid.includes(title)) return body;
    if (leftOut.includes(title)) return '';
    if (!(title in parts)) return `\n### ${title} {#${name}-${title.replace(/\W/g, '')}}\n${body}`;
    const isShort = !/^\s*(```|[|-])/.test(body);
    return `\n**${parts[title]}**${isShort ? ` ${body.trimStart()}` : body}`;
  };
  const file = `\`${fileOf([first, ...rest])}\``;
  const text = [first.body, ...oneOfOverloads(rest).map(show)].join('');
  return `## ${first.title} {#${name}}\n${polish(text)}\n\n${file}`;
}

/** Overloads that say the same become one: all signatures, and the last one's words, which says most. */
function oneOfOverloads(sections: Section[]): Section[] {
  const kept: Section[] = [];
  let open = -1;
  for (const section of sections) {
    const isSignature = section.title === 'Call Signature';
    const before = kept[open];
    if (isSignature && before && saidOf(before) === saidOf(section)) {
      kept.length = open;
      kept.push({ ...section, body: joinCode(before.body, section.body) });
      continue;
    }
    if (isSignature) open = kept.length;
    kept.push(section);
  }
  return kept;
}

const CODE = /```ts\n([\s\S]*?)\n```/;
const saidOf = ({ body }: Section) => body.replace(CODE, '').replace(DEFINED_IN, '').trim();
const joinCode = (before: string, after: string) =>
  after.replace(CODE, (_, code) => `\`\`\`ts\n${before.match(CODE)?.[1]}\n${code}\n\`\`\``);

const polish = (text: string) =>
  text
    .replace(new RegExp(DEFINED_IN, 'gm'), '')
    .replace(/^\*{3}$/gm, '')
    .replace(/<a id="[^"]*"><\/a> /g, '')
    .replace(/\n{3,}/g, '\n\n')
    .split(/(^```[\s\S]*?^```$)/m)
    .map(originalsApart)
    .join('')
    .trimEnd();

/** A docstring's last line names the original: a comment in code, a paragraph in text. */
const originalsApart = (part: string) =>
  part.replace(
    /\n((?:Keras|scikit-learn|NumPy)[^:\n]{0,20}: )/g,
    part.startsWith('```') ? '\n// $1' : '\n\n$1',
  );
