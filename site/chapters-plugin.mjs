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
/** For types that the exports mention, and whose file exports nothing else. */
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
  app.converter.on(
    Converter.EVENT_RESOLVE_END,
    ({ project }) => removeInherited(project),
    500, // after TypeDoc has found out what is inherited, before it makes its groups
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

/** What a class has from another one, and says nothing new about, is documented there. */
function removeInherited(project) {
  for (const { children = [] } of project.getReflectionsByKind(ReflectionKind.Class)) {
    const isElsewhere = (member) =>
      member.inheritedFrom ||
      (member.overwrites &&
        member.kind !== ReflectionKind.Constructor &&
        !(member.comment ?? member.signatures?.[0].comment));
    for (const member of children.filter(isElsewhere)) project.removeReflection(member);
  }
}

function putInChapters(module, chapters) {
  const order = [...chapters.keys()];
  const place = ({ name }) => (order.includes(name) ? order.indexOf(name) : order.length);
  module.children.sort((a, b) => place(a) - place(b));
  // A type that isn't exported stands with the first export of its file.
  const file = ({ sources }) => sources?.[0].fileName;
  const beside = (child) => module.children.find((other) => file(other) === file(child))?.name;
  for (const child of module.children) {
    const chapter = chapters.get(child.name) ?? chapters.get(beside(child)) ?? OTHERS;
    // A function's documentation is that of its signatures.
    for (const reflection of child.signatures ?? [child]) {
      reflection.comment ??= new Comment();
      reflection.comment.blockTags.push(
        new CommentTag('@category', [{ kind: 'text', text: chapter }]),
      );
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
