/** The same walk in a second engine: a chapter's cell, an exercise and a training in Firefox. */

import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { codeText } from '../../exercises/course/exercise.ts';
import { course } from '../../exercises/course/index.ts';
import { runProgram } from '../../scripts/programs/run-program.ts';
import { serve } from '../../scripts/programs/serve.ts';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { BASE, builtLab } from './lab-in-chromium.ts';

const FIREFOX = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';

const canRun =
  existsSync(FIREFOX) && existsSync(join(PROJECT_DIR, 'site', 'node_modules', 'puppeteer-core'));

(canRun ? test : test.skip)(
  'in Firefox (needs firefox-esr, and site/node_modules): a cell prints what is stored, an exercise is solved, a network learns',
  async () => {
    const server = await serve(await builtLab(), BASE);
    try {
      const { port } = server.address() as AddressInfo;
      const { exercise } = course.find(({ name }) => name === 'sigmoid') as (typeof course)[number];
      const { out } = await runProgram(process.execPath, [
        join(__dirname, 'firefox-walk.mjs'),
        ...[FIREFOX, PROJECT_DIR, `http://127.0.0.1:${port}${BASE}`],
        codeText(exercise, exercise.solution),
      ]);
      expect(JSON.parse(out)).toEqual({
        printed: expect.stringContaining('x -1 → -7 = -7 relu -4'),
        verdict: 'right',
        training: expect.stringMatching(/accuracy 0\.[678]\d/),
        complaints: [],
      });
    } finally {
      server.close();
      server.closeAllConnections();
    }
  },
  900_000,
);
