/** Jest translates as the commands do: types are dropped, and `npm test` checks them in a step of its own. */

const { create } = require('../scripts/transpiler.js');

const { transpile } = create();

module.exports = {
  process(source, fileName) {
    const { outputText, sourceMapText } = transpile(source, { fileName });
    return { code: outputText, map: sourceMapText };
  },
};
