/**
 * Starts a command of package.json, or says what to do where the packages are missing that it needs:
 *     node scripts/run.js scripts/lesson.ts --epochs 1
 *
 * ts-node would load TypeScript itself, which translates nothing here: the translator does, for files that
 * changed.
 */

import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);

/** Installed with the last of the packages, and used first. */
function isInstalled() {
  try {
    return Boolean(require.resolve('sucrase') && require.resolve('commander'));
  } catch {
    return false;
  }
}

if (isInstalled()) {
  const { create } = require('./transpiler.cjs');
  const { transpile } = create();
  require.extensions['.ts'] = (module, fileName) => {
    const { outputText } = transpile(readFileSync(fileName, 'utf8'), { fileName });
    module._compile(outputText, fileName); // it keeps the lines: errors say the right ones
  };
  // Before anything is kept: V8 takes nothing that was made with other switches.
  require('../src/backend/relaxed-simd-node.ts').switchOnRelaxedSimd();
  require('./compile-cache.cjs').keepCompiled(
    fileURLToPath(new URL('../.cache/compiled', import.meta.url)),
  );
  process.argv.splice(1, 2, resolve(process.argv[2]));
  Module.runMain();
} else {
  console.error(
    '\nError: the packages that run the commands are not installed here, as after npm ci --omit=dev. ' +
      'Type: npm install --include=dev',
  );
  process.exitCode = 1;
}
