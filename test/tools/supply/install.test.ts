/** The packages as npm packs them, in an empty project. Takes two minutes: PACKAGE=1 npx jest test/tools/supply/install */

import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import packageJson from '../../../package.json' with { type: 'json' };
import { chromiumPath, launchChromium } from '../../../scripts/programs/chromium.ts';
import { installTools } from '../../../scripts/programs/install-tools.ts';
import { runNpm, runProgram } from '../../../scripts/programs/run-program.ts';
import { serve } from '../../../scripts/programs/serve.ts';
import { PROJECT_DIR, readProjectFile } from '../../../src/disk/project-node.ts';
import { PACKAGES, stagePackage } from '../../../tools/supply/stage-package.ts';

const NAME = 'keras-ann-lesson-ts';
const DATA = 'fashion-mnist-idx';
/** As the site has it, by VitePress. */
const VITE: string = JSON.parse(readProjectFile('site', 'package-lock.json')).packages[
  'node_modules/vite'
].version;

/** The README's program. */
const [, inReadme = ''] =
  readProjectFile('README.md').match(/```ts\n(import [^`]*from '\.\/src[^`]*)```/) ?? [];
/** With a seed, as docs/map.md says, its numbers are the same each time. */
const seeded = inReadme.includes('setRandomSeed(')
  ? inReadme
  : inReadme
      .replace('import {', 'import { setRandomSeed,')
      .replace(/function main\(\).*{/, '$& setRandomSeed(42);');
const example = seeded.replace(/'\.\/src[^']*'/, `'${NAME}'`);

/** The same in a page, which has no folders. */
const exampleInPage = example.replace(
  'fashionMnist.loadData()',
  "await fashionMnist.loadData({ from: 'fashion-mnist/' })",
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

/** What TypeScript knows of a page is what a page has. */
const plain = `
import { fashionMnist, parseIdx, useBackend } from '${NAME}/browser';
import { tf } from '${NAME}/standalone';
import * as page from '${NAME}/browser';
// @ts-expect-error: a page has no files
page.loadModel;
// @ts-expect-error: nor folders
fashionMnist.loadData({ dir: '.' });
fashionMnist.loadData({ from: new URL('https://example.org/') }).then(([[images]]) => images.shape);
useBackend().then(({ name }) => console.log(name, parseIdx, tf.version));
`;

/** Of a page without a bundler. */
const standalone = `<!doctype html><script type="module">
import { buildWithAdd, fashionMnist, tf, useBackend } from './lib/standalone.mjs';
globalThis.train = async () => {
  const { name } = await useBackend();
  const [[images, labels]] = await fashionMnist.loadData({ from: '../data' });
  const input = images.slice(0, 640).div(255).reshape([-1, 784]);
  const model = buildWithAdd();
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  const history = await model.fit(input, labels.slice(0, 640), { epochs: 1, verbose: 0 });
  const missing = await fashionMnist.loadData({ from: 'nowhere' }).catch(({ message }) => message);
  const native = await useBackend('native').catch(({ message }) => message);
  return { name, engine: history.engine, shape: images.shape, backend: tf.getBackend(), missing, native };
};
</script>`;

let folder: string;
/** What is in each package, and how many bytes it has packed. */
const packed: { files: string[]; bytes: number; staged: string; tarball: string }[] = [];

const node = async (...args: string[]) =>
  (await runProgram(process.execPath, args, { cwd: folder })).out;
const typescript = (...args: string[]) =>
  node('node_modules/typescript/bin/tsc', '--strict', ...args);
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

(process.env.PACKAGE ? describe : describe.skip)('the packed package, in an empty project', () => {
  beforeAll(async () => {
    folder = join(realpathSync(mkdtempSync(join(tmpdir(), 'package-'))), '빈 project');
    mkdirSync(folder);
    for (const [i, directory] of PACKAGES.entries()) {
      const staged = join(folder, '..', `staged-${i}`);
      mkdirSync(staged);
      const source = join(PROJECT_DIR, directory);
      await stagePackage(source, staged, 'https://example.org/owner/name', directory);
      const { out } = await runNpm(staged, ['pack', '--json', '--pack-destination', folder]);
      const report = JSON.parse(out);
      const [{ files, size, filename }] = Array.isArray(report) ? report : Object.values(report);
      const tarball = join(folder, filename);
      packed.push({
        files: files.map(({ path }: { path: string }) => path),
        bytes: size,
        staged,
        tarball,
      });
    }
    write('package.json', '{ "private": true }');
    process.env.CDN_STORAGE = 'http://127.0.0.1:9/'; // tfjs-node's download fails, as in many schools
    await runNpm(folder, [
      ...['install', '--no-audit', '--no-fund', '--prefer-offline', '--save-exact'],
      ...packed.map(({ tarball }) => tarball),
      ...[`typescript@${packageJson.devDependencies.typescript}`, `vite@${VITE}`],
    ]);
    write('cjs.cts', example);
    write('esm.mts', example);
    write('more-cjs.cts', more);
    write('more-esm.mts', more);
    write('bundler.ts', more);
    write('old.ts', more);
    write('page.ts', page);
    write('main.ts', exampleInPage);
    write('plain.ts', plain);
  }, 600_000);
  afterAll(() => {
    delete process.env.CDN_STORAGE;
    if (folder) rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  test('the library has the code, the licences and the bill of materials, and nothing else', () => {
    const [{ files, bytes }] = packed;
    const expected = [
      ...['package.json', 'LICENSE', 'README.md', 'README.ko.md', 'SECURITY.md'],
      ...['docs/licences.md', 'dist/package.json', 'dist/sbom.cdx.json'],
    ];
    expect(files.filter((path) => !/^dist\/.*\.[cm]?js$|\.d\.m?ts$/.test(path)).sort()).toEqual(
      expected.sort(),
    );
    const doors = ['index', 'report/index', 'browser/index-browser', 'browser/report/index'];
    for (const door of [...doors, 'standalone']) expect(files).toContain(`dist/${door}.mjs`);
    expect(bytes).toBeLessThan(1.5e6); // with the data it had 31 MB
  });

  test('the data are in a package of their own', () => {
    const [, { files }] = packed;
    const halves = ['images-idx3-ubyte.gz', 'labels-idx1-ubyte.gz'];
    const data = ['train', 't10k'].flatMap((part) => halves.map((half) => `${part}-${half}`));
    const expected = ['package.json', 'LICENSE', 'README.md', 'SHA256SUMS', ...data];
    expect([...files].sort()).toEqual(expected.sort());
  });

  test('publint and arethetypeswrong find nothing', async () => {
    const tools = join(PROJECT_DIR, 'tools', 'publint');
    await installTools(tools, 'looks at the package');
    const tool = (path: string, ...args: string[]) =>
      node(join(tools, 'node_modules', ...path.split('/')), ...args);
    const [{ tarball }, data] = packed;
    for (const each of [tarball, data.tarball]) {
      const said = await tool('publint/src/cli.js', 'run', each, '--strict');
      expect(said).toContain('All good!');
    }
    const attw = (...args: string[]) =>
      tool('@arethetypeswrong/cli/dist/index.js', tarball, '--no-emoji', ...args);
    const pages = ['./browser', './standalone'];
    await attw('--exclude-entrypoints', ...pages);
    await attw('--profile', 'esm-only', '--entrypoints', ...pages); // a page has no require
  }, 120_000);

  test('npm would publish both, with provenance', async () => {
    for (const { staged } of packed) {
      await runNpm(staged, ['publish', '--provenance', '--dry-run']);
    }
  }, 120_000);

  test.each([
    [
      'node16, CommonJS and ES modules',
      ['--module', 'node16'],
      ['cjs.cts', 'esm.mts', 'more-cjs.cts', 'more-esm.mts'],
    ],
    [
      'bundler',
      ['--module', 'esnext', '--moduleResolution', 'bundler', '--noEmit'],
      ['bundler.ts', 'main.ts', 'plain.ts'],
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
      ['page.ts', 'main.ts', 'plain.ts'],
    ],
    [
      'the old CommonJS',
      ['--module', 'commonjs', '--moduleResolution', 'node10', '--noEmit'],
      ['old.ts'],
    ],
  ])(
    'its types, strictly: %s',
    async (_, options, files) => {
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

  test('without skipLibCheck the only errors are in TensorFlow.js’s own types, as docs/map.md says', () => {
    const files = ['more-cjs.cts', 'more-esm.mts'];
    const args = ['--strict', '--module', 'nodenext', '--noEmit', ...files];
    const compiler = join(folder, 'node_modules', 'typescript', 'bin', 'tsc');
    const { stdout } = spawnSync(process.execPath, [compiler, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    const errors = stdout.match(/^\S.*error TS.*$/gm) ?? [];
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) expect(error).toMatch(/^node_modules\/@tensorflow\/tfjs-layers\//);
    expect(readProjectFile('docs/map.md')).toContain('`"skipLibCheck": true`');
  }, 120_000);

  /** What the program prints. */
  const scores: Record<string, { loss: number; accuracy: number }> = {};

  function expectAsKeras(file: string, loss: number, accuracy: number): void {
    scores[file] = { loss, accuracy };
    expect(loss).toBeGreaterThan(0.32);
    expect(loss).toBeLessThan(0.4);
    expect(accuracy).toBeGreaterThan(0.86);
    expect(accuracy).toBeLessThan(0.89);
    const [first] = Object.values(scores);
    expect(loss).toBeCloseTo(first.loss, 6);
    expect(accuracy).toBe(first.accuracy);
  }

  test.each(['cjs.cjs', 'esm.mjs'])(
    "the README's program runs, with the same numbers each time: %s",
    async (file) => {
      const out = await node(file);
      const [, loss, accuracy] = out.match(/{ loss: ([\d.]+), accuracy: ([\d.]+) }/) ?? [];
      expectAsKeras(file, Number(loss), Number(accuracy));
    },
  );

  test('without the data it says what to install', async () => {
    const place = join(folder, 'node_modules', DATA);
    renameSync(place, `${place}-away`);
    try {
      await expect(node('cjs.cjs')).rejects.toThrow('Type: npm install fashion-mnist-idx');
    } finally {
      renameSync(`${place}-away`, place);
    }
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
      const cjs = createRequire(process.argv[1])('${NAME}');
      const names = Object.keys(cjs).filter((name) => esm[name] !== cjs[name]);
      console.log(names.length, Object.keys(esm).length === Object.keys(cjs).length);
    `,
    );
    expect(await node('both.mjs')).toBe('0 true\n');
  });

  test('a bundler leaves out what a page doesn’t use: TensorFlow.js, too', async () => {
    const contents = `import { Perceptron } from '${NAME}'; console.log(Perceptron);`;
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: folder },
      bundle: true,
      write: false,
      minify: true,
      platform: 'browser',
    });
    expect(outputFiles[0].text.length).toBeLessThan(20_000);
  });

  (chromiumPath ? describe : describe.skip)('in Chromium', () => {
    /** Serves a folder below a path, as a site of many pages does, and looks at it. */
    async function inChromium<T>(site: string, work: (tab: Page, address: string) => Promise<T>) {
      const server = await serve(site, '/lesson/of/today/');
      const browser = await launchChromium();
      try {
        const { port } = server.address() as AddressInfo;
        return await work(await browser.newPage(), `http://127.0.0.1:${port}/lesson/of/today/`);
      } finally {
        await browser.close();
        server.close();
      }
    }
    const train = () => (globalThis as unknown as { train(): Promise<object> }).train();

    test('a bundler makes a page of it, which trains', async () => {
      const { outputFiles } = await build({
        entryPoints: [join(folder, 'page.ts')],
        bundle: true,
        write: false,
        platform: 'browser',
        logLevel: 'error',
      });
      await inChromium(folder, async (tab) => {
        await tab.evaluate(outputFiles[0].text);
        expect(await tab.evaluate(train)).toEqual(['wasm', 1, true]);
      });
    });

    test("Vite makes a page of the README's program, with the numbers that Node has", async () => {
      write('index.html', '<!doctype html><script type="module" src="./main.ts"></script>');
      mkdirSync(join(folder, 'public'));
      symlinkSync(join('..', 'node_modules', DATA), join(folder, 'public', 'fashion-mnist'));
      await node('node_modules/vite/bin/vite.js', 'build', '--base', './', '--logLevel', 'error');
      await inChromium(join(folder, 'dist'), async (tab, address) => {
        const printed = tab.waitForEvent('console', {
          predicate: (message) => /^{loss:/.test(message.text()),
          timeout: 100_000,
        });
        await tab.goto(address);
        const { loss, accuracy } = await (await printed).args()[0].jsonValue();
        expectAsKeras('Vite', loss, accuracy);
      });
    });

    test('a plain module script imports the one file, wherever it lies', async () => {
      const site = join(folder, 'site');
      for (const name of ['page/lib', 'data']) mkdirSync(join(site, name), { recursive: true });
      const place = (...path: string[]) => join(folder, 'node_modules', ...path);
      copyFileSync(
        place(NAME, 'dist', 'standalone.mjs'),
        join(site, 'page', 'lib', 'standalone.mjs'),
      );
      for (const name of readdirSync(place(DATA))) {
        copyFileSync(place(DATA, name), join(site, 'data', name));
      }
      writeFileSync(join(site, 'page', 'index.html'), standalone);
      await inChromium(site, async (tab, address) => {
        await tab.goto(`${address}page/`);
        expect(await tab.evaluate(train)).toEqual({
          name: 'wasm',
          engine: 'wasm',
          shape: [60000, 28, 28],
          backend: 'wasm',
          missing: expect.stringContaining("/nowhere/train-images-idx3-ubyte.gz isn't there: the"),
          native: expect.stringContaining('a page has no native kernels, only Node has'),
        });
      });
    });
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

  test('no script of the packages runs when they are installed', () => {
    for (const { staged } of packed) {
      const json = JSON.parse(readFileSync(join(staged, 'package.json'), 'utf8'));
      expect(json.scripts).toBeUndefined();
    }
  });
});
