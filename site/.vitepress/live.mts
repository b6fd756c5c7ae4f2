/** How Vite builds what is used in the pages: the benches, the cells, and the worker that computes. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { normalizePath, type Plugin, type UserConfig } from 'vite';
import { postcssIsolateStyles } from 'vitepress';
import { DATA_FOLDER, dataFiles, ISOLATED } from '../../tools/site/served.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const LESSON = normalizePath(join(PROJECT, 'src'));
const LIVE = join(PROJECT, 'site', 'live');

/** The pictures to train on, beside the pages of Vite's server; finish.ts puts them into what is built. */
function serveData(): Plugin {
  const names = dataFiles();
  return {
    name: 'data-files',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = names.find((file) => request.url?.split('?')[0].endsWith(`/data/${file}`));
        if (!name) return next();
        // Not «Content-Encoding: gzip»: the page unpacks them itself, as from any server.
        response.setHeader('Content-Type', 'application/octet-stream');
        response.end(readFileSync(join(DATA_FOLDER, name)));
      });
    },
  };
}

/**
 * src/index.ts is the lesson's and the pages'. What needs Node sits in files that say so by name: here
 * their exports are empty, and what nobody uses of the rest is left out.
 */
function withoutNode(): Plugin {
  return {
    name: 'without-node',
    enforce: 'pre',
    resolveId(id, importer) {
      if (!id.startsWith('node:') || !importer?.startsWith(LESSON)) return null;
      return join(LIVE, 'worker', id === 'node:module' ? 'file-formats.ts' : 'disk.ts');
    },
    load(id) {
      if (!id.endsWith('-node.ts') || ON_DISK.test(id)) return null;
      const source = readFileSync(id, 'utf8');
      const names = [...source.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)];
      return names.map(([, name]) => `export const ${name} = undefined;`).join('\n');
    },
    transform: (code, id) =>
      id.startsWith(LESSON) ? { code, map: null, moduleSideEffects: false } : null,
  };
}

/** The course's own code has the same lesson as the learner's: that of worker/lesson.ts. */
function lessonOfCourse(): Plugin {
  return {
    name: 'lesson-of-course',
    enforce: 'pre',
    resolveId: (id, importer) =>
      id === '../../src/index.ts' && importer?.includes('/exercises/course/')
        ? join(LIVE, 'worker', 'lesson.ts')
        : null,
  };
}

/** While the pages are written, on no screen, nothing in them is alive. */
function notOnServer(): Plugin {
  return {
    name: 'not-on-server',
    enforce: 'pre',
    resolveId: (id, _, { ssr }) => (ssr && id.endsWith('/live/mount.ts') ? '\0nothing' : null),
    load: (id) => (id === '\0nothing' ? 'export {}' : null),
  };
}

/** The benches' rules, below `.live`. */
const scoped = {
  postcssPlugin: 'scoped',
  Rule(rule: { source?: { input: { file?: string } }; selectors: string[]; parent?: unknown }) {
    if (!rule.source?.input.file?.endsWith('/live/style.css')) return;
    rule.selectors = rule.selectors.map((selector) =>
      /^(:root )?\.live\b/.test(selector) ? selector : `:root .live ${selector}`,
    );
  },
};

/** What needs a disk has one in the pages, too: in memory, for the chapters' cells. */
const ON_DISK =
  /\/(?:hdf5|(?:whole|read)-file|file-formats|(?:load|save)-model|model-json|weights-file|model-checkpoint|csv-logger)-node\.ts$/;

/** TensorFlow.js without its WebGL backend, its converter and its data pipelines: a third of it. */
const tensorflow = {
  find: /^@tensorflow\/tfjs$/,
  replacement: join(LIVE, 'worker', 'tensorflow.ts'),
};

const echarts = { find: /^echarts$/, replacement: join(LIVE, 'worker', 'echarts.ts') };

/** TensorFlow.js's WebAssembly backend, which a cell may ask for. */
const wasm = {
  find: './wasm-file-node.ts',
  replacement: join(LIVE, 'worker', 'wasm-file.ts'),
};

/** The HDF5 library as a page loads it. */
const hdf5 = ['h5wasm', 'hdf5-content'].map((name) => ({
  find: `./${name}-node.ts`,
  replacement: join(LIVE, 'file-worker', `${name}.ts`),
}));

export const live: UserConfig = {
  build: { target: 'es2022', assetsInlineLimit: 0 },
  resolve: { alias: [tensorflow, echarts, wasm, ...hdf5] },
  server: { fs: { allow: [PROJECT] }, headers: ISOLATED },
  worker: { format: 'es', plugins: () => [withoutNode(), lessonOfCourse()] },
  css: {
    postcss: { plugins: [postcssIsolateStyles({ includeFiles: [/vp-doc\.css/] }), scoped] },
  },
  plugins: [withoutNode(), lessonOfCourse(), notOnServer(), serveData()],
};
