/**
 * Starts a command of package.json, or says what to do where the packages are missing that it needs:
 *     node scripts/run.js scripts/lesson.ts --epochs 1
 *
 * ts-node would load TypeScript itself, which translates nothing here: the translator does, for files that
 * changed.
 */

const { readFileSync } = require('node:fs');
const { runMain } = require('node:module');
const { join, resolve } = require('node:path');

/** Installed with the last of the packages, and used first. */
function isInstalled() {
  try {
    return Boolean(require.resolve('sucrase') && require.resolve('commander'));
  } catch {
    return false;
  }
}

if (isInstalled()) {
  const { create } = require('./transpiler.js');
  const { transpile } = create();
  require.extensions['.ts'] = (module, fileName) => {
    const { outputText } = transpile(readFileSync(fileName, 'utf8'), { fileName });
    module._compile(outputText, fileName); // it keeps the lines: errors say the right ones
  };
  // Before anything is kept: V8 takes nothing that was made with other switches.
  require('../src/backend/relaxed-simd-node').switchOnRelaxedSimd();
  require('./compile-cache.js').keepCompiled(join(__dirname, '..', '.cache', 'compiled'));
  process.argv.splice(1, 2, resolve(process.argv[2]));
  runMain();
} else {
  console.error(
    '\nError: the packages that run the commands are not installed here, as after npm ci --omit=dev. ' +
      'Type: npm install --include=dev',
  );
  process.exitCode = 1;
}
