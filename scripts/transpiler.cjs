/**
 * ts-node's translator. Sucrase only drops the types, which is all that running needs. What it gave
 * is kept in .cache/translated, so that it is asked again only for files that changed: every command
 * starts twice as quickly as with TypeScript's own translator.
 *
 * The files are ES modules, which Node runs as they are from 22.18 on. Here they become CommonJS, which all
 * Nodes run, and Jest. The chapters in notebooks-ts await at their top level, as a notebook's cells may. A
 * CommonJS module can't, so such a chapter becomes the body of an async function.
 */

const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { basename, dirname, isAbsolute, join, relative, sep } = require('node:path');
const sucrase = require('sucrase/package.json').version;

const PROJECT_DIR = dirname(__dirname);
const KEPT_DIR = join(PROJECT_DIR, '.cache', 'translated');
const SELF = readFileSync(__filename);

/** Where the file lies, in CommonJS's words: they replace ES modules' wherever those stand, in a text, too. */
const FILE_URL = "require('node:url').pathToFileURL(__filename).href";

/** Node would start a program by its package's type: it would look for a loader of ES modules that knows .ts. */
Module.runMain = () => Module._load(process.argv[1], null, true);

/**
 * A terminal shows no prose: a chapter says its title, and those of the sections that have code, where
 * the code begins. The lines keep their numbers.
 */
function withTitles(chapter) {
  let language;
  let isInFence = false;
  let titles = {};
  const lines = chapter.split('\n').map((line) => {
    const [cell, ofProse] = line.match(/^\/\/ %%(?: \[markdown\] lang="(en|ko)")?$/) ?? [];
    if (cell) language = ofProse;
    if (language && line.startsWith('// ```')) isInFence = !isInFence;
    if (language && !isInFence) {
      const [, level, title] = line.match(/^\/\/ (##?) (.*)$/) ?? [];
      if (title) titles[level] = { ...titles[level], [language]: title.replace(/[`*]/g, '') };
    }
    if (!cell || language || Object.keys(titles).length === 0) return line;
    const shown = { en: [], ko: [] };
    for (const { en, ko } of Object.values(titles)) {
      shown.en.push(en);
      shown.ko.push(ko);
    }
    titles = {};
    return `require('../scripts/command/show-titles.ts').showTitles(${JSON.stringify(shown)});`;
  });
  return lines.join('\n');
}

function translate(source, fileName) {
  const isChapter = basename(dirname(fileName)) === 'notebooks-ts';
  const input = isChapter ? withTitles(source) : source;
  const { code, sourceMap } = require('sucrase').transform(input, {
    transforms: ['typescript', 'imports'],
    disableESTransforms: true, // Node knows the newest syntax
    filePath: fileName,
    sourceMapOptions: { compiledFilename: fileName },
  });
  const translated = code.replaceAll('import.meta.url', FILE_URL);
  return {
    outputText: isChapter ? `(async () => { ${translated}\n})();` : translated,
    sourceMapText: JSON.stringify(sourceMap),
  };
}

/** A chapter prints in the language in which its figures speak. */
function inLanguage(text, fileName) {
  if (basename(dirname(fileName)) !== 'notebooks-ts') return text;
  const { currentLanguage } = require('../src/internal.ts');
  return currentLanguage() === 'ko'
    ? require('../tools/notebooks/korean-code.ts').koreanCode(text)
    : text;
}

/** @returns undefined if nothing is kept, or what is kept is damaged or of another text */
function readKept(file, source) {
  try {
    const { of, ...kept } = JSON.parse(readFileSync(file, 'utf8'));
    return of === source ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** A translator that keeps what it gave for the project's files in a folder. */
exports.keeping = (folder) => ({
  transpile(text, { fileName }) {
    const input = inLanguage(text, fileName);
    const name = relative(PROJECT_DIR, fileName);
    if (name.startsWith(`..${sep}`) || isAbsolute(name)) return translate(input, fileName);
    const file = join(folder, `${name}.json`);
    const source = createHash('sha256').update(SELF).update(`${sucrase} ${fileName}\n${input}`);
    const of = source.digest('hex');
    const kept = readKept(file, of);
    if (kept) return kept;
    const translated = translate(input, fileName);
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ of, ...translated }));
    } catch {
      // The folder can't be written, or the disk is full: it is translated again next time.
    }
    return translated;
  },
});

exports.create = () => exports.keeping(KEPT_DIR);
