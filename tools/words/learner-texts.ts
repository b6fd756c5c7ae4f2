/** The texts that a learner meets, each with its place and its language. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  createSourceFile,
  forEachChild,
  isNoSubstitutionTemplateLiteral,
  isStringLiteral,
  isTemplateExpression,
  type Node,
  ScriptTarget,
} from 'typescript';
import { type Language, PROJECT_DIR } from '../../src/internal.ts';
import { readChapter } from '../notebooks/chapter.ts';

export interface LearnerText {
  file: string;
  language: Language;
  text: string;
}

/** Files and folders whose strings are read by learners. */
const WITH_STRINGS = [
  'exercises/course',
  'notebooks-ts/predictions',
  'site/live',
  'scripts',
  'src',
  'tools/site',
  'tools/errors/catalogue',
  'tools/errors/words.ts',
  'tools/notebooks/korean-words.ts',
  'tools/side-by-side/book-words.ts',
  'tools/side-by-side/words.ts',
  'tools/stream/words.ts',
];

export function learnerTexts(): LearnerText[] {
  const files = (folder: string, ending: RegExp) =>
    readdirSync(join(PROJECT_DIR, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => ending.test(name) && !/node_modules|assembly|step-module/.test(name))
      .map((name) => join(folder, name));
  return [
    ...['README.md', 'README.ko.md', ...files('docs', /\.md$/)].flatMap(pageTexts),
    ...files('notebooks-ts', /^\d\d-.*\.ts$/).flatMap(chapterTexts),
    ...WITH_STRINGS.flatMap((place) =>
      (place.endsWith('.ts') ? [place] : files(place, /\.ts$/)).flatMap(stringTexts),
    ),
  ];
}

const read = (file: string) => readFileSync(join(PROJECT_DIR, file), 'utf8');

function pageTexts(file: string): LearnerText[] {
  const language = file.endsWith('.ko.md') ? 'ko' : 'en';
  return [{ file, language, text: withoutCode(read(file)) }];
}

function chapterTexts(file: string): LearnerText[] {
  return readChapter(file, read(file)).flatMap((cell) =>
    cell.kind === 'code'
      ? []
      : (['en', 'ko'] as const).map((language) => ({
          file,
          language,
          text: withoutCode(cell.text[language]),
        })),
  );
}

/** A name is no text; a text with Hangul is Korean. */
function stringTexts(file: string): LearnerText[] {
  const texts: string[] = [];
  const visit = (node: Node): void => {
    if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) texts.push(node.text);
    else if (isTemplateExpression(node)) {
      const spans = node.templateSpans.map(({ literal }) => `…${literal.text}`);
      texts.push(node.head.text + spans.join(''));
      for (const { expression } of node.templateSpans) visit(expression);
    } else forEachChild(node, visit);
  };
  visit(createSourceFile(relative(PROJECT_DIR, file), read(file), ScriptTarget.Latest, true));
  return texts
    .filter((text) => / /.test(text.trim()) || /[가-힣]/.test(text))
    .map((text) => ({
      file,
      language: /[가-힣]/.test(text) ? 'ko' : 'en',
      text: withoutCode(text),
    }));
}

/** Without code blocks, quotes, what stands in backquotes, and where links lead. */
function withoutCode(text: string): string {
  return text
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(/^> .*$/gm, '') // an error, whose words stand in src
    .replace(/`[^`\n]*`/g, '…')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/<[^>]*>/g, '')
    .replace(/https?:\S+/g, '');
}
