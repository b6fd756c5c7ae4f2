/**
 * Starts tslab, Jupyter's kernel for TypeScript, so that a notebook's cells read as the
 * chapters do: `import … from '../src'`, whatever folder the notebook is opened in.
 *
 * tslab checks types with its own TypeScript, which knows neither this project's settings nor
 * the newest words of the language. It is therefore given the declarations of src, in a workspace
 * of its own; what runs is src itself, through ts-node.
 *
 *     node kernel.cjs <connection file>
 */

const { join } = require('node:path');

const PROJECT_DIR = join(__dirname, '..', '..');
const CACHE = join(PROJECT_DIR, '.cache', 'notebooks');

require('ts-node').register({ project: join(PROJECT_DIR, 'tsconfig.json') });
const { prepareWorkspace } = require('./workspace.ts');

process.chdir(prepareWorkspace(join(CACHE, 'workspace')));

const tslab = join(CACHE, 'node_modules', 'tslab');
const { display } = require(tslab);
// What `showFigure` calls: see src/report/show-figure.ts.
globalThis.notebookDisplay = (svg) => display.html(svg);

// It looks at folders for new files, and ends with «Unexpected pending rebuildTimer» where two come at once.
const { sys } = require(join(CACHE, 'node_modules', '@tslab', 'typescript-for-tslab'));
sys.watchDirectory = sys.watchFile = () => ({ close() {} });

process.argv = [process.execPath, 'tslab', 'kernel', '--config-path', process.argv[2]];
require(join(tslab, 'dist', 'main')).main();
