/**
 * Starts a command of package.json, or says what to do where the packages are missing that it needs:
 *     node scripts/run.js scripts/lesson.ts --epochs 1
 */

const { runMain } = require('node:module');
const { resolve } = require('node:path');

/** Installed with the last of the packages, and used first. */
function isInstalled() {
  try {
    return Boolean(require.resolve('ts-node') && require.resolve('commander'));
  } catch {
    return false;
  }
}

if (isInstalled()) {
  require('ts-node').register({ projectSearchDir: __dirname });
  process.argv.splice(1, 2, resolve(process.argv[2]));
  runMain();
} else {
  console.error(
    '\nError: the packages that run the commands are not installed here, as after npm ci --omit=dev. ' +
      'Type: npm install --include=dev',
  );
  process.exitCode = 1;
}
