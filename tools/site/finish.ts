/**
 * What VitePress built becomes a folder for any server and any path: no page knows where it is served, none asks
 * another place for anything, all of it works without a network, and what a reader waits for is small.
 */

import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Node, parse } from 'acorn';
import { readProjectFile } from '../../src/internal.ts';
import { DATA_FOLDER, dataFiles, ISOLATED } from './served.ts';

/** The path that the site is built for, and which then stands nowhere in it. */
export const BUILT_BASE = '/ANN-SITE-BASE/';

/** Nothing from elsewhere; WebAssembly is compiled, and figures carry their pictures with them. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:", // the engine's threads
  "connect-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Script, packed as a server would send it: before a chapter can be read, and with the engine; cells import more. */
const LIMITS = { reading: 120 * 1024, running: 350 * 1024 };

/** Kept only once the data were asked for: they, the library of Keras's HDF5 files, and the editor's types. */
const isLater = (name: string) =>
  /^data\/.*\.gz$|hdf5[_-][^/]*\.js$|^types\.json$|\/types-[^/]*\.js$/.test(name);

/**
 * @param folder what VitePress built for BUILT_BASE
 * @returns the sizes in words
 * @throws Error if a page has more script than it may
 */
export function finishSite(folder: string): string {
  copyData(folder);
  const names = () => readdirSync(folder, { recursive: true }).map(String).map(slashed).sort();
  const isFile = (name: string) => statSync(join(folder, name)).isFile();
  const pages = names().filter((name) => name.endsWith('.html'));
  const pageScript = movePageScripts(folder, pages);
  for (const name of names().filter((name) => name.endsWith('.js'))) {
    rewrite(folder, name, (code) => {
      const changed = withRuntimeBase(code);
      return changed === code || name === pageScript ? changed : ownBase(name) + changed;
    });
  }
  for (const name of pages) rewrite(folder, name, (html) => relative(html, name));
  const sizes = checkSizes(folder, pageScript);
  const worker = serviceWorker(folder, names().filter(isFile));
  writeFileSync(join(folder, 'service-worker.js'), worker);
  return sizes;
}

const slashed = (path: string) => path.replace(/\\/g, '/');

function rewrite(folder: string, name: string, change: (text: string) => string): void {
  const path = join(folder, name);
  const before = readFileSync(path, 'utf8');
  const after = change(before);
  if (after !== before) writeFileSync(path, after);
}

/** The pictures, beside the pages. */
function copyData(folder: string): void {
  mkdirSync(join(folder, 'data'), { recursive: true });
  for (const name of dataFiles()) cpSync(join(DATA_FOLDER, name), join(folder, 'data', name));
}

const inlineScript = /[ \t]*<script(?: id="[^"]*")?>([\s\S]*?)<\/script>\n?/g;

/**
 * The scripts that VitePress writes into every page become one file, which also finds out where the site is. So
 * no page has a script in it, which the policy would have to allow.
 * @returns the file's name
 */
function movePageScripts(folder: string, pages: readonly string[]): string {
  const scripts = new Set<string>();
  for (const page of pages) {
    rewrite(folder, page, (html) =>
      html.replace(inlineScript, (_, script: string) => {
        scripts.add(withoutFunctions(script));
        return '';
      }),
    );
  }
  const text = [
    // A link is known to the page's program by its whole path; a page in another folder reads it otherwise.
    `var siteBase = new URL('../', document.currentScript.src).pathname;
document.addEventListener('readystatechange', () => {
  for (const link of document.querySelectorAll('a[href]')) {
    if (/^\\.{1,2}\\//.test(link.getAttribute('href'))) {
      link.setAttribute('href', link.pathname + link.search + link.hash);
    }
  }
}, { once: true });
// Where a browser lets nobody look at what it keeps, VitePress would fall over it: it can do without any.
for (const name of ['localStorage', 'sessionStorage']) {
  try {
    window[name];
  } catch {
    Object.defineProperty(window, name, { value: undefined });
  }
}
// VitePress falls over an address that can't be decoded.
try {
  decodeURIComponent(location.hash);
} catch {
  history.replaceState(history.state, '', location.hash.replaceAll('%', '%25'));
}`,
    // One that fails takes no other one with it.
    ...[...scripts].map(
      (script) => `try {\n${script}\n} catch (error) {\n  console.info(error);\n}`,
    ),
  ].join('\n');
  const name = `assets/page.${hashOf([text])}.js`;
  writeFileSync(join(folder, name), text);
  for (const page of pages) {
    rewrite(folder, page, (html) =>
      html.replace(
        '<meta charset="utf-8">',
        `$&\n    <meta http-equiv="Content-Security-Policy" content="${POLICY}">\n    <script src="${BUILT_BASE}${name}"></script>`,
      ),
    );
  }
  return name;
}

/** VitePress would make functions of texts, which needs a policy that allows any; the theme brings its own. */
function withoutFunctions(script: string): string {
  return script.replace(
    /function deserializeFunctions[\s\S]*?deserializeFunctions\(JSON\.parse\(("(?:[^"\\]|\\.)*")\)\)/,
    (_, quoted: string) => {
      const data = JSON.parse(JSON.parse(quoted), (_, value) =>
        typeof value === 'string' && value.startsWith('_vp-fn_') ? undefined : value,
      );
      return `window.__VP_SITE_DATA__=JSON.parse(${JSON.stringify(JSON.stringify(data))})`;
    },
  );
}

/** Where a text of the program has the path, it is put together when the page is there. */
function withRuntimeBase(code: string): string {
  if (!code.includes(BUILT_BASE)) return code;
  const changes: { start: number; end: number; text: string }[] = [];
  visit(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    const { start, end } = node;
    const text = code.slice(start, end);
    if (!text.includes(BUILT_BASE)) return;
    if (node.type === 'Literal') {
      const joined = text.replaceAll(BUILT_BASE, `${text[0]}+siteBase+${text[0]}`);
      changes.push({ start, end, text: `(${joined})` });
    } else if (node.type === 'TemplateElement') {
      const joined = text.replaceAll(BUILT_BASE, () => `\${siteBase}`);
      changes.push({ start, end, text: joined });
    }
  });
  return changes
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), code);
}

/** A worker doesn't have what the page's script found out: each file knows it from where it lies itself. */
const ownBase = (name: string) =>
  `const siteBase=new URL('${'../'.repeat(name.split('/').length - 1)}',${OWN_ADDRESS}).pathname;`;

/** In pieces: the translator takes the whole for this file's own, and puts a path in its place. */
const OWN_ADDRESS = ['import', 'meta', 'url'].join('.');

function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type === 'string') visit(child, see);
    }
  }
}

/** @example relative('<a href="/ANN-SITE-BASE/b.html">', 'ko/a.html') // '<a href="../b.html">' */
function relative(html: string, name: string): string {
  return html.replaceAll(BUILT_BASE, '../'.repeat(name.split('/').length - 1) || './');
}

/** What a reader of the first chapter waits for. */
function checkSizes(folder: string, pageScript: string): string {
  const packed = (name: string) => gzipSync(readFileSync(join(folder, name))).length;
  const chapters = readdirSync(join(folder, 'chapters')).filter((name) => name.endsWith('.html'));
  const [first] = chapters.sort();
  const html = readFileSync(join(folder, 'chapters', first), 'utf8');
  const asked = [...html.matchAll(/(?:src|href)="\.\.\/(assets\/[^"]*\.js)"/g)].map(
    ([, name]) => name,
  );
  const reading = sum([...new Set([pageScript, ...asked])].map(packed));
  const worker = readdirSync(join(folder, 'assets')).filter((name) => /^main-.*\.js$/.test(name));
  const running = reading + Math.max(...worker.map((name) => packed(`assets/${name}`)));
  const kilobytes = (bytes: number) => `${Math.round(bytes / 1024)} KB`;
  const words =
    `a chapter has ${kilobytes(reading)} of script, packed (allowed: ${kilobytes(LIMITS.reading)}), ` +
    `with the engine ${kilobytes(running)} (allowed: ${kilobytes(LIMITS.running)})`;
  if (reading > LIMITS.reading || running > LIMITS.running) throw new Error(`Too large: ${words}.`);
  return words;
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

function hashOf(contents: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  return hash.digest('hex').slice(0, 12);
}

/** The site's files by name, and a version that changes with any of them. */
function serviceWorker(folder: string, files: readonly string[]): string {
  const shell = files.filter((name) => !isLater(name));
  const later = files.filter(isLater);
  const version = (names: readonly string[]) =>
    hashOf(names.map((name) => readFileSync(join(folder, name))));
  const addresses = shell.map((name) => name.replace(/(^|\/)index\.html$/, '$1') || './');
  return readProjectFile('site', 'service-worker.js')
    .replace('__VERSION__', version(shell))
    .replace('__LATER_VERSION__', version(later))
    .replace('__ISOLATED__', JSON.stringify(ISOLATED))
    .replace('__FILES__', JSON.stringify(addresses))
    .replace('__LATER__', JSON.stringify(later));
}
