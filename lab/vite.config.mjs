/** How the lab is built: a folder of files that asks nothing of any other place. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { defineConfig, normalizePath } from 'vite';

const LAB = fileURLToPath(new URL('.', import.meta.url));
const LESSON = normalizePath(join(LAB, '..', 'src'));
const DATA = join(LAB, '..', 'data', 'fashion-mnist');

/** Script, packed as a server would send it, may have so many bytes: the data are all the wait. */
const SCRIPT_LIMIT = 350 * 1024;

/** Fetched after the data, or when a Keras file is opened or saved: the HDF5 library. */
const isLater = (name) => /hdf5[_-][^/]*\.js$/.test(name);

/** Nothing from elsewhere; WebAssembly is compiled, and figures carry their pictures with them. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:", // the engine's threads
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A page of its own: only then do its threads share memory. The service worker says so in the build. */
const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Only in the build: Vite's server needs scripts of its own in the page. */
function contentSecurityPolicy() {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** The pictures to train on beside the page, in the build as in Vite's server. */
function dataFiles() {
  const names = readdirSync(DATA).filter((name) => /^train.*\.gz$|^LICENSE$/.test(name));
  return {
    name: 'data-files',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = names.find((file) => request.url?.split('?')[0].endsWith(`/data/${file}`));
        if (!name) return next();
        // Not «Content-Encoding: gzip»: the page unpacks them itself, as from any server.
        response.setHeader('Content-Type', 'application/octet-stream');
        response.end(readFileSync(join(DATA, name)));
      });
    },
    generateBundle() {
      for (const name of names) {
        const source = readFileSync(join(DATA, name));
        this.emitFile({ type: 'asset', fileName: `data/${name}`, source });
      }
    },
  };
}

/** The page's files by name, and a version that changes with any of them: what works offline. */
function serviceWorker() {
  return {
    name: 'service-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = Object.keys(bundle).filter((name) => !name.endsWith('.map'));
        const shell = files.filter((name) => !name.startsWith('data/') && !isLater(name));
        const later = files.filter((name) => name.startsWith('data/train') || isLater(name));
        const hash = (names) => {
          const sum = createHash('sha256');
          for (const name of names) sum.update(bundle[name].code ?? bundle[name].source);
          return sum.digest('hex').slice(0, 12);
        };
        const source = readFileSync(join(LAB, 'service-worker.js'), 'utf8')
          .replace('__VERSION__', hash(files))
          .replace('__LATER_VERSION__', hash(later))
          .replace('__ISOLATED__', JSON.stringify(ISOLATED))
          .replace('__FILES__', JSON.stringify(['./', ...shell]))
          .replace('__LATER__', JSON.stringify(later));
        this.emitFile({ type: 'asset', fileName: 'service-worker.js', source });
      },
    },
  };
}

function scriptSize() {
  return {
    name: 'script-size',
    apply: 'build',
    writeBundle({ dir }) {
      const scripts = readdirSync(dir, { recursive: true }).filter((name) => /\.js$/.test(name));
      const packed = (names) =>
        names
          .map((name) => gzipSync(readFileSync(join(dir, name))).length)
          .reduce((a, b) => a + b, 0);
      const kilobytes = (bytes) => `${(bytes / 1024).toFixed(0)} KB`;
      const bytes = packed(scripts.filter((name) => !isLater(name)));
      const size = `${kilobytes(bytes)} of script, packed`;
      if (bytes > SCRIPT_LIMIT) this.error(`${size}; allowed are ${kilobytes(SCRIPT_LIMIT)}.`);
      console.log(`${size} (allowed: ${kilobytes(SCRIPT_LIMIT)}).`);
      console.log(
        `For Keras's files, when one is used: ${kilobytes(packed(scripts.filter(isLater)))}.`,
      );
    },
  };
}

/**
 * src/index.ts is the lesson's and the lab's. What needs Node sits in files that say so by name: here
 * their exports are empty, and what nobody uses of the rest is left out.
 */
function withoutNode() {
  return {
    name: 'without-node',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('-node.ts') || id.endsWith('hdf5-node.ts')) return null;
      const source = readFileSync(id, 'utf8');
      const names = [...source.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)];
      return names.map(([, name]) => `export const ${name} = undefined;`).join('\n');
    },
    transform: (code, id) =>
      id.startsWith(LESSON) ? { code, map: null, moduleSideEffects: false } : null,
  };
}

/** TensorFlow.js without its WebGL backend, its converter and its data pipelines: a third of it. */
const tensorflow = {
  find: /^@tensorflow\/tfjs$/,
  replacement: join(LAB, 'src', 'worker', 'tensorflow.ts'),
};

/** The HDF5 library as a page loads it. */
const hdf5 = ['h5wasm', 'hdf5-content'].map((name) => ({
  find: `./${name}-node.ts`,
  replacement: join(LAB, 'src', 'file-worker', `${name}.ts`),
}));

export default defineConfig(({ command }) => ({
  define: { IS_BUILT: JSON.stringify(command === 'build') },
  root: LAB,
  base: './',
  publicDir: false,
  resolve: { alias: [tensorflow, ...hdf5] },
  server: { fs: { allow: [join(LAB, '..')] }, headers: ISOLATED },
  // The workers' libraries too, else Vite's server reloads the page when it meets them.
  optimizeDeps: { entries: ['index.html', 'src/worker/main.ts', 'src/file-worker/main.ts'] },
  worker: { format: 'es', plugins: () => [withoutNode()] },
  build: { target: 'es2022', modulePreload: false },
  plugins: [withoutNode(), contentSecurityPolicy(), dataFiles(), serviceWorker(), scriptSize()],
}));
