/**
 * ts-node's translator. Sucrase only drops the types, which is all that running
 * needs: every command starts a third of a second sooner than with TypeScript's own.
 *
 * The chapters in notebooks-ts await at their top level, as a notebook's cells may. A CommonJS
 * module can't, so such a chapter becomes the body of an async function.
 */

const { basename, dirname } = require('node:path');
const { transform } = require('sucrase');

exports.create = () => ({
  transpile(input, { fileName }) {
    const { code, sourceMap } = transform(input, {
      transforms: ['typescript', 'imports'],
      disableESTransforms: true, // Node knows the newest syntax
      filePath: fileName,
      sourceMapOptions: { compiledFilename: fileName },
    });
    const isChapter = basename(dirname(fileName)) === 'notebooks-ts';
    return {
      outputText: isChapter ? `(async () => { ${code}\n})();` : code,
      sourceMapText: JSON.stringify(sourceMap),
    };
  },
});
