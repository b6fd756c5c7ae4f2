/**
 * `npm run check` looks at style and imports, `npm run format` puts right what it can: Biome, by biome.json.
 * It is installed here when it is first asked for: who only learns needs none of its 67 MB.
 */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { runCommand } from '../scripts/command/command';
import { installTools } from '../scripts/programs/install-tools';
import { PROJECT_DIR } from '../src/internal';

const LINT = join(PROJECT_DIR, 'tools', 'lint');
const BIOME = join(LINT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');

runCommand({
  usage: 'node scripts/run.js tools/lint.ts',
  description: 'Looks at the style of the code, and at what imports what.',
  options: { write: { description: 'Writes files as they should be.' } },
  async run({ write }) {
    try {
      await installTools(LINT, 'looks at the style');
    } catch (error) {
      // Where there is no network, the tests are worth running all the same; .ci/run asks for both.
      if (write || process.env.REQUIRE_LINT) throw error;
      console.warn(`Style and imports are not looked at: ${(error as Error).message}`);
      return;
    }
    const args = ['check', ...(write ? ['--write'] : ['--error-on-warnings'])];
    const { status } = spawnSync(process.execPath, [BIOME, ...args], {
      cwd: PROJECT_DIR,
      stdio: 'inherit',
    });
    process.exitCode = status ?? 1;
  },
});
