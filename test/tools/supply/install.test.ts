/** The package as npm packs it, in an empty project. Takes a minute: PACKAGE=1 npx jest test/supply/install */

import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { devDependencies } from '../../../package.json';
import { chromiumPath, launchChromium } from '../../../scripts/programs/chromium';
import { runNpm, runProgram } from '../../../scripts/programs/run-program';
import { PROJECT_DIR, readProjectFile } from '../../../src/disk/project-node';

const NAME = 'keras-ann-lesson-ts';
const readme = readProjectFile('README.md');
const example = (readme.match(/```ts\n(import [\s\S]*?)```/)?.[1] ?? '').replace(
  "'./src'",
  `'${NAME}'`,
);

/** Another program, which touches what the example doesn't: the report, files of every format. */
const more = `
import * as tf from '@tensorflow/tfjs';
import { dense, loadModel, type Sequential, sequential, setRandomSeed, useBackend } from '${NAME}';
import { figureInWords, lossesFigure } from '${NAME}/report';

async function main(): Promise<void> {
  const { name } = await useBackend('wasm');
  setRandomSeed(1);
  const model: Sequential = sequential({ layers: [dense({ units: 3, activation: 'softmax', inputShape: [4] })] });
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'], optimizer: 'adam' });
  const history = await model.fit(tf.ones([8, 4]), tf.zeros([8]), { epochs: 2, verbose: 0 });
  const formats = ['m.keras', 'm.h5', 'm.npz', 'm'];
  for (const place of formats) await model.save(\`file://\${place}\`);
  const sums: number[] = [];
  for (const place of formats) {
    const loaded = await loadModel(place);
    sums.push((loaded.predict(tf.ones([1, 4])) as tf.Tensor).dataSync()[0]);
  }
  const figure = figureInWords(lossesFigure());
  console.log(JSON.stringify({ name, engine: history.engine, sums, figure }));
}

main();
`;

/** In a page there are no files; the engine trains there, too. */
const page = `
import * as tf from '@tensorflow/tfjs';
import { buildWithAdd } from '${NAME}';
import { lossesFigure } from '${NAME}/report';
Object.assign(globalThis, { train: async () => {
  await tf.setBackend('cpu');
  const model = buildWithAdd();
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  const history = await model.fit(tf.ones([64, 784]), tf.zeros([64]), { epochs: 1, verbose: 0, engine: 'wasm' });
  return [history.engine, history.accuracy.length, lossesFigure().startsWith('<svg')];
} });
`;

let folder: string;
let packed: string[];

const node = async (...args: string[]) =>
  (await runProgram(process.execPath, args, { cwd: folder })).out;
const typescript = (...args: string[]) =>
  node('node_modules/typescript/bin/tsc', '--strict', ...args);
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

(process.env.PACKAGE ? describe : describe.skip)('the packed package, in an empty project', () => {
  beforeAll(async () => {
    folder = join(realpathSync(mkdtempSync(join(tmpdir(), 'package-'))), '빈 project');
    mkdirSync(folder);
    const { out } = await runNpm(PROJECT_DIR, ['pack', '--json', '--pack-destination', folder]);
    const report = JSON.parse(out.slice(out.search(/^[[{]/m)));
    const [tarball] = Array.isArray(report) ? report : Object.values<typeof report>(report);
    packed = tarball.files.map(({ path }: { path: string }) => path);
    write('package.json', '{ "private": true }');
    process.env.CDN_STORAGE = 'http://127.0.0.1:9/'; // tfjs-node's download fails, as in many schools
    await runNpm(folder, [
      ...['install', '--no-audit', '--no-fund', '--prefer-offline', '--save-exact'],
      ...[`./${tarball.filename}`, `typescript@${devDependencies.typescript}`],
    ]);
    write('cjs.cts', example);
    write('esm.mts', example);
    write('more-cjs.cts', more);
    write('more-esm.mts', more);
  }, 600_000);
  afterAll(() => {
    delete process.env.CDN_STORAGE;
    if (folder) rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  test('has the code, the data, the licences and the bill of materials, and nothing else', () => {
    const expected = [
      ...[
        'package.json',
        'LICENSE',
        'README.md',
        'README.ko.md',
        'SECURITY.md',
        'docs/licences.md',
      ],
      ...['LICENSE', 'SHA256SUMS'].map((name) => `data/fashion-mnist/${name}`),
      ...['train', 't10k'].flatMap((part) => [
        `data/fashion-mnist/${part}-images-idx3-ubyte.gz`,
        `data/fashion-mnist/${part}-labels-idx1-ubyte.gz`,
      ]),
      'dist/sbom.cdx.json',
    ];
    expect(packed.filter((path) => !/^dist\/.*\.m?js$|\.d\.m?ts$/.test(path)).sort()).toEqual(
      expected.sort(),
    );
    for (const door of ['index.js', 'index.mjs', 'report/index.js', 'browser/index-browser.mjs']) {
      expect(packed).toContain(`dist/${door}`);
    }
  });

  test.each([
    [
      'node16, CommonJS and ES modules',
      ['--module', 'node16'],
      ['cjs.cts', 'esm.mts', 'more-cjs.cts', 'more-esm.mts'],
    ],
    ['nodenext', ['--module', 'nodenext', '--noEmit'], ['more-cjs.cts', 'more-esm.mts']],
    [
      'bundler',
      ['--module', 'esnext', '--moduleResolution', 'bundler', '--noEmit'],
      ['bundler.ts'],
    ],
    [
      'a bundler of pages',
      [
        '--module',
        'esnext',
        '--moduleResolution',
        'bundler',
        '--customConditions',
        'browser',
        '--noEmit',
      ],
      ['page.ts'],
    ],
    [
      'the old CommonJS',
      ['--module', 'commonjs', '--moduleResolution', 'node10', '--noEmit'],
      ['old.ts'],
    ],
  ])(
    'its types, strictly: %s',
    async (_, options, files) => {
      write('bundler.ts', more);
      write('old.ts', more);
      write('page.ts', page);
      await typescript(
        '--target',
        'es2022',
        '--lib',
        'es2022,dom',
        '--skipLibCheck',
        ...options,
        ...files,
      );
    },
    120_000,
  );

  test('its own type files have no error, whatever those of others have', async () => {
    const errors = await typescript('--module', 'node16', '--noEmit', 'more-esm.mts').catch(String);
    expect(errors).not.toContain(`node_modules/${NAME}/`);
  });

  test.each(['cjs.cjs', 'esm.mjs'])("the README's program runs: %s", async (file) => {
    const out = await node(file);
    const [, loss, accuracy] = out.match(/{ loss: ([\d.]+), accuracy: ([\d.]+) }/) ?? [];
    expect(Number(loss)).toBeGreaterThan(0.32);
    expect(Number(loss)).toBeLessThan(0.4);
    expect(Number(accuracy)).toBeGreaterThan(0.86);
    expect(Number(accuracy)).toBeLessThan(0.89);
  });

  test.each(['more-cjs.cjs', 'more-esm.mjs'])(
    'files of every format, and figures: %s',
    async (file) => {
      const { name, engine, sums, figure } = JSON.parse((await node(file)).trim());
      expect([name, engine]).toEqual(['wasm', 'wasm']);
      expect(sums).toHaveLength(4);
      expect(new Set(sums).size).toBe(1);
      expect(figure).toContain('What a prediction costs');
    },
  );

  test('both ways of loading are one package, with one state', async () => {
    write(
      'both.mjs',
      `
      import { createRequire } from 'node:module';
      import * as esm from '${NAME}';
      const cjs = createRequire(import.meta.url)('${NAME}');
      const names = Object.keys(cjs).filter((name) => esm[name] !== cjs[name]);
      console.log(names.length, Object.keys(esm).length === Object.keys(cjs).length);
    `,
    );
    expect(await node('both.mjs')).toBe('0 true\n');
  });

  (chromiumPath ? test : test.skip)('a bundler makes a page of it, which trains', async () => {
    write('page.mjs', page);
    const { outputFiles } = await build({
      entryPoints: [join(folder, 'page.mjs')],
      bundle: true,
      write: false,
      platform: 'browser',
      logLevel: 'error',
    });
    const browser = await launchChromium();
    try {
      const tab = await browser.newPage();
      await tab.evaluate(outputFiles[0].text);
      const train = () => (globalThis as unknown as { train(): Promise<unknown> }).train();
      expect(await tab.evaluate(train)).toEqual(['wasm', 1, true]);
    } finally {
      await browser.close();
    }
  });

  test('without the native kernels the advice fits a project that only uses the package', async () => {
    write(
      'native.cjs',
      `
      require('${NAME}').useBackend('native').catch((error) => console.log(error.message));
    `,
    );
    expect(await node('native.cjs')).toMatch(
      /npm install @tensorflow\/tfjs-node@4\.22\.0|doesn't load/,
    );
  });

  test('no script of the package runs when it is installed', () => {
    const { scripts } = JSON.parse(
      readFileSync(join(folder, 'node_modules', NAME, 'package.json'), 'utf8'),
    );
    expect(Object.keys(scripts)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(pre|post)?install$|^prepare$/)]),
    );
  });
});
