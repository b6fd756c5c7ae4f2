/**
 * Keeps what Node makes of a program's text, so that the next start needn't make it again: TensorFlow.js
 * alone is two megabytes. Node does it itself from 22.1 on; before, V8's own "cached data" are kept here,
 * each under the hash of the text that they belong to.
 */

const { createHash, randomUUID } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

/** What Node itself has to compile: another Script doesn't know where to import from. */
const IMPORTS = /\bimport\s*\(|^#!/;

/** @param folder where it is kept */
exports.keepCompiled = (folder) => {
  if (Module.enableCompileCache) Module.enableCompileCache(folder);
  else keepScripts(join(folder, `${process.version}-${process.arch}`));
};

function keepScripts(folder) {
  const { _compile } = Module.prototype;
  const fresh = new Map();
  Module.prototype._compile = function (content, filename) {
    if (IMPORTS.test(content)) return _compile.call(this, content, filename);
    const name = createHash('sha256').update(`${filename}\n`).update(content).digest('hex');
    const file = join(folder, name.slice(0, 2), name);
    const script = new Script(Module.wrap(content), { filename, cachedData: readKept(file) });
    if (script.cachedDataRejected !== false) fresh.set(file, script);
    const require = Object.assign((id) => this.require(id), Module.createRequire(filename));
    const run = script.runInThisContext();
    return run.call(this.exports, this.exports, require, this, filename, dirname(filename));
  };
  // With what was run by then, too.
  process.on('exit', () => {
    for (const [file, script] of fresh) keep(file, script);
  });
}

/** @returns undefined if nothing is kept, or what is kept is damaged: V8 wouldn't see it, and fail */
function readKept(file) {
  try {
    const kept = readFileSync(file);
    const data = kept.subarray(SUM_BYTES);
    return sumOf(data).equals(kept.subarray(0, SUM_BYTES)) ? data : undefined;
  } catch {
    return undefined;
  }
}

const SUM_BYTES = 32;
const sumOf = (data) => createHash('sha256').update(data).digest();

/** Another process may be reading it. */
function keep(file, script) {
  const part = `${file}.${randomUUID()}`;
  const data = script.createCachedData();
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(part, Buffer.concat([sumOf(data), data]));
    renameSync(part, file);
  } catch {
    // The folder can't be written, or the disk is full: it is made again next time.
  }
}
