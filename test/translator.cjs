/** Jest translates as the commands do: types are dropped, and `npm test` checks them in a step of its own. */

const { create } = require('../scripts/transpiler.cjs');

const { transpile } = create();

module.exports = {
  process(source, fileName) {
    const { outputText, sourceMapText } = transpile(source, { fileName });
    // How modules find each other is Sucrase's, and no branch of ours.
    const code = outputText.replace(/function _interop/g, '/* istanbul ignore next */ $&');
    return { code, map: sourceMapText };
  },
};
