import { build } from 'esbuild';
import { chromiumPath, launchChromium } from '../../scripts/programs/chromium.ts';
import { PROJECT_DIR, readProjectFile } from '../../src/disk/project-node.ts';
import { useBackend } from '../../src/index.ts';
import { ideaFigures, runFigures } from '../../src/report/index.ts';

const record = JSON.parse(readProjectFile('docs', 'figures', 'run.json'));
const options = { language: 'ko', theme: 'dark' } as const;

const program = `
  import * as tf from '@tensorflow/tfjs';
  import { ideaFigures, runFigures } from './src/report';
  globalThis.draw = async (record, options) => {
    await tf.setBackend('cpu');
    const figures = { ...ideaFigures(), ...runFigures(record) };
    return Object.entries(figures).map(([name, draw]) => [name, draw(options)]);
  };
`;

(chromiumPath ? test : test.skip)('Chromium draws what Node draws', async () => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: PROJECT_DIR, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'browser',
    logLevel: 'error',
  });
  await useBackend('cpu');
  const here = Object.entries({ ...ideaFigures(), ...runFigures(record) }).map(([name, draw]) => [
    name,
    draw(options),
  ]);
  const browser = await launchChromium();
  try {
    const tab = await browser.newPage();
    await tab.evaluate(outputFiles[0].text);
    const there = await tab.evaluate(
      ([aRecord, someOptions]) =>
        (globalThis as unknown as { draw: (...args: unknown[]) => Promise<string[][]> }).draw(
          aRecord,
          someOptions,
        ),
      [record, options],
    );
    expect(there).toHaveLength(20);
    for (const [i, [name, svg]] of there.entries()) expect([name, svg]).toEqual(here[i]);
  } finally {
    await browser.close();
  }
});
