/** `npm run docs:original`: the page that shows where each part of the original lesson stands here. */

import { runCommand } from '../scripts/command/command.ts';
import { readProjectFile } from '../src/internal.ts';
import { checkMade, writeMade } from './made-files.ts';
import { readChapter } from './notebooks/chapter.ts';
import { originalPage } from './original/page.ts';
import { parts } from './original/parts.ts';

const COMMAND = 'npm run docs:original';

runCommand({
  usage: `${COMMAND} --`,
  description: 'Makes docs/original.md, the original lesson beside its places in the chapters.',
  options: { check: { description: 'Writes nothing: fails if the page is stale.' } },
  async run(options) {
    const chapters = Object.fromEntries(
      Object.keys(parts).map((name) => [
        name,
        readChapter(name, readProjectFile('notebooks-ts', `${name}.ts`)),
      ]),
    );
    const pages = {
      'docs/original.md': originalPage(chapters, 'en'),
      'docs/original.ko.md': originalPage(chapters, 'ko'),
    };
    if (options.check) checkMade(pages, COMMAND);
    else writeMade(pages);
  },
});
