/** How the lab is built: a folder of files that asks nothing of any other place. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';

const LAB = fileURLToPath(new URL('.', import.meta.url));
const DATA = join(LAB, '..', 'data', 'fashion-mnist');

/** Script, packed as a server would send it, may have so many bytes: the data are all the wait. */
const SCRIPT_LIMIT = 350 * 1024;

/** Nothing from elsewhere; WebAssembly is compiled, and figures carry their pictures with them. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

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

/** The data set's files beside the page, in the build as in Vite's server. */
function dataFiles() {
  const names = readdirSync(DATA).filter((name) => /\.gz$|^LICENSE$/.test(name));
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
        const shell = files.filter((name) => !name.startsWith('data/'));
        const data = files.filter((name) => name.startsWith('data/train'));
        const hash = createHash('sha256');
        for (const name of files) hash.update(bundle[name].code ?? bundle[name].source);
        const source = readFileSync(join(LAB, 'service-worker.js'), 'utf8')
          .replace('__VERSION__', hash.digest('hex').slice(0, 12))
          .replace('__FILES__', JSON.stringify(['./', ...shell]))
          .replace('__DATA__', JSON.stringify(data));
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
      const bytes = scripts
        .map((name) => gzipSync(readFileSync(join(dir, name))).length)
        .reduce((a, b) => a + b, 0);
      const size = `${(bytes / 1024).toFixed(0)} KB of script, packed`;
      if (bytes > SCRIPT_LIMIT) this.error(`${size}; allowed are ${SCRIPT_LIMIT / 1024} KB.`);
      console.log(`${size} (allowed: ${SCRIPT_LIMIT / 1024} KB).`);
    },
  };
}

/** TensorFlow.js without its WebGL backend, its converter and its data pipelines: a third of it. */
const tensorflow = {
  find: /^@tensorflow\/tfjs$/,
  replacement: join(LAB, 'src', 'worker', 'tensorflow.ts'),
};

export default defineConfig(({ command }) => ({
  define: { IS_BUILT: JSON.stringify(command === 'build') },
  root: LAB,
  base: './',
  publicDir: false,
  resolve: { alias: [tensorflow] },
  server: { fs: { allow: [join(LAB, '..')] } },
  worker: { format: 'es' },
  build: { target: 'es2022', modulePreload: false },
  plugins: [contentSecurityPolicy(), dataFiles(), serviceWorker(), scriptSize()],
}));
