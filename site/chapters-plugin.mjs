/**
 * Puts what an entry exports into the chapters that its files' comments name: in src/lesson/index.ts
 * `// 1 Perceptron` stands above the exports of the first one.
 */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Application, Comment, CommentTag, Converter, ReflectionKind } from 'typedoc';

const entries = {
  index: ['../src/lesson/index.ts', '../src/index.ts'],
  report: ['../src/report/index.ts'],
};
/** For the types that the exports take and return, and which are not exported. */
const OTHERS = 'Types of options and results';

/** @param {import('typedoc').Application} app */
export function load(app) {
  const chapters = Object.fromEntries(
    Object.entries(entries).map(([module, files]) => [module, readChapters(files)]),
  );
  const titles = Object.values(chapters).flatMap((chapter) => [...chapter.values()]);
  app.on(Application.EVENT_BOOTSTRAP_END, () => {
    app.options.setValue('categoryOrder', [...new Set(titles), OTHERS]);
  });
  app.converter.on(
    Converter.EVENT_RESOLVE_BEGIN,
    ({ project }) => {
      for (const module of project.children) {
        removeMachinery(project, module, chapters[module.name]);
        putInChapters(module, chapters[module.name]);
      }
      for (const parameter of project.getReflectionsByKind(ReflectionKind.Parameter)) {
        if (parameter.name === '__namedParameters') parameter.name = 'options';
      }
    },
    10, // before TypeDoc makes its categories
  );
}

/** Types of the engines' own, which only private members mention. */
function removeMachinery(project, module, chapters) {
  const isMachinery = ({ name, kind, sources }) =>
    !chapters.has(name) &&
    (sources?.some(({ fileName }) => fileName.includes('training/')) ||
      ![ReflectionKind.Interface, ReflectionKind.TypeAlias].includes(kind));
  for (const child of module.children.filter(isMachinery)) project.removeReflection(child);
}

function putInChapters(module, chapters) {
  const order = [...chapters.keys()];
  const place = ({ name }) => (order.includes(name) ? order.indexOf(name) : order.length);
  module.children.sort((a, b) => place(a) - place(b));
  for (const child of module.children) {
    const chapter = chapters.get(child.name) ?? OTHERS;
    // A function's documentation is that of its signatures.
    for (const reflection of child.signatures ?? [child]) {
      reflection.comment ??= new Comment();
      const { comment } = reflection;
      // A file's own comment, taken for that of its first declaration.
      if (/^Chapter \d/.test(comment.summary[0]?.text ?? '')) comment.summary = [];
      comment.blockTags.push(new CommentTag('@category', [{ kind: 'text', text: chapter }]));
    }
  }
}

/** @returns {Map<string, string>} which chapter a name stands in, in the files' order */
function readChapters(files) {
  const texts = files.map((file) => readFileSync(fileURLToPath(new URL(file, import.meta.url))));
  const source = texts.join('\n');
  const chapters = new Map();
  let chapter = OTHERS;
  for (const [, title, names] of source.matchAll(/^\/\/ (.+)$|^export (?:type )?\{([^}]*)\}/gm)) {
    if (title) chapter = title;
    else
      for (const name of names.split(',')) chapters.set(name.trim().replace(/^type /, ''), chapter);
  }
  chapters.delete('');
  return chapters;
}
