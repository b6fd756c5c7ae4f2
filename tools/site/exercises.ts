/** The exercises' pages: each with its task and its code, which the page's live part checks. */

import { codeText } from '../../exercises/course/exercise.ts';
import { course } from '../../exercises/course/index.ts';
import { type Language, languages, words } from './words.ts';

type Entry = (typeof course)[number];

interface Item {
  text: string;
  link: string;
}

/** A chapter's notebook and its title: '1' → { file: 'notebooks-ts/01-perceptron.ts', title: 'Perceptron' }. */
export type ChapterOf = (
  chapter: string,
  language: Language,
) => { file: string; title: string } | undefined;

const numbered = (number: number, name: string) => `${String(number).padStart(2, '0')}-${name}`;
const pathOf = ({ name }: Entry) => `exercises/${numbered(numberOf(name), name)}.md`;
const numberOf = (name: string) => course.findIndex((each) => each.name === name) + 1;
const titleOf = (entry: Entry, language: Language) =>
  `${numberOf(entry.name)} · ${entry.exercise.title[language]}`;

export function exercisePages(chapterOf: ChapterOf) {
  return languages.flatMap((language) => [
    {
      source: 'exercises',
      path: 'exercises/index.md',
      language,
      title: words[language].exercises,
      markdown: listOf(language, chapterOf),
    },
    ...course.map((entry, i) => ({
      source: `exercises/${numbered(i + 1, entry.name)}.ts`,
      path: pathOf(entry),
      language,
      title: titleOf(entry, language),
      markdown: pageOf(entry, language, chapterOf),
    })),
  ]);
}

/** For the menu beside the pages. */
export function exerciseItems(language: Language, link: (path: string) => string): Item[] {
  return course.map((entry) => ({ text: titleOf(entry, language), link: link(pathOf(entry)) }));
}

function pageOf(entry: Entry, language: Language, chapterOf: ChapterOf): string {
  const word = words[language];
  const { name, exercise } = entry;
  const { chapter, title, task, hints, explanation, solution, stub, seconds } = exercise;
  const number = numberOf(name);
  const of = chapterLink(chapter, language, chapterOf, '../');
  const texts = {
    hints: hints.map((hint) => hint[language]),
    explanation: explanation[language],
    solution,
    code: codeText(exercise, stub).trimEnd(),
    seconds,
  };
  const next = course[number];
  return [
    `# ${number} · ${title[language]}`,
    `${word.exerciseOf(number, course.length)} · ${of}`,
    `<p>${escaped(task[language].replaceAll('\n', ' '))}</p>`,
    `<div data-live="exercise" data-name="${name}" data-texts="${escaped(JSON.stringify(texts))}">`,
    `\`\`\`ts\n${texts.code}\n\`\`\``,
    next
      ? `[${word.nextExercise}: ${titleOf(next, language)}](${numbered(number + 1, next.name)}.ts){.exercise-next}`
      : `[${word.allExercises}](.){.exercise-next}`,
    '</div>',
    '',
  ].join('\n\n');
}

function listOf(language: Language, chapterOf: ChapterOf): string {
  const word = words[language];
  const chapters = [...new Set(course.map(({ exercise }) => exercise.chapter))];
  const parts = chapters.flatMap((chapter) => [
    `## ${chapterLink(chapter, language, chapterOf, '')}`,
    course
      .map(({ name, exercise }, i) => ({ name, exercise, number: i + 1 }))
      .filter(({ exercise }) => exercise.chapter === chapter)
      .map(({ name, exercise, number }) => {
        return `${number}. [${exercise.title[language]}](exercises/${numbered(number, name)}.ts)`;
      })
      .join('\n'),
  ]);
  return [
    `# ${word.exercises}`,
    word.aboutExercises,
    '<div data-live="progress"></div>',
    '<div class="exercise-list">',
    ...parts,
    '</div>',
    '',
  ].join('\n\n');
}

/** @param root the way from the page's file to the repository's root */
function chapterLink(
  chapter: string,
  language: Language,
  chapterOf: ChapterOf,
  root: string,
): string {
  const found = chapterOf(chapter, language);
  const text = words[language].chapter(chapter);
  return found ? `[${text} · ${found.title}](${root}${found.file})` : text;
}

/** For HTML in which neither Markdown nor what looks for links may find something of its own. */
const escaped = (text: string) =>
  text.replace(/[&<>"'[\]{}`*_]/g, (character) => `&#${character.charCodeAt(0)};`);
