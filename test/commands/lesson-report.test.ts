/** `npm start -- --report`, on all the data: every number recomputed, and the page opened in a browser. */

import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { chromiumPath, launchChromium } from '../../scripts/programs/chromium.ts';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { fashionMnist, splitIndices, useBackend } from '../../src/index.ts';
import { fromBase64 } from '../../src/report/base64.ts';
import type { RunRecord } from '../../src/report/index.ts';
import { confusionOf } from '../../src/report/run-figures.ts';
import { expectRefused, run } from '../run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const docs = join(PROJECT_DIR, 'docs');
const at = temporaryFolder('보고서 ', 'all');
let folder: string;
let out: string;
let record: RunRecord;
let page: string;

beforeAll(async () => {
  folder = at('new', 'folder');
  const args = ['--engine', 'wasm', '--style', 'named', '--lang', 'en', '--report', folder];
  const outcome = await run('lesson.ts', args);
  expect([outcome.code, outcome.err]).toEqual([0, '']);
  out = outcome.out;
  record = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
  page = readFileSync(join(folder, 'report.html'), 'utf8');
  await useBackend('cpu');
});

test('two files, under 3 MB, and the output says where', () => {
  expect(readdirSync(folder).sort()).toEqual(['report.html', 'report.json']);
  expect(statSync(join(folder, 'report.html')).size).toBeLessThan(3e6);
  expect(out).toContain(`Report: ${join(folder, 'report.html')}`);
});

test('labels and pixels are those of the data set', () => {
  const [[images, labels]] = fashionMnist.loadData();
  const allLabels = labels.dataSync();
  const allPixels = images.dataSync();
  const { train: trainRows, test: valRows } = splitIndices(allLabels.length, {
    testSize: 0.2,
    randomState: 42,
  });
  expect(record.validation.labels).toEqual(Array.from(valRows, (row) => allLabels[row]));
  const { samples, right, wrong } = record.pictures;
  for (const [shown, rows] of [
    [samples, trainRows],
    [right, valRows],
    [wrong, valRows],
  ] as const) {
    for (const { index, label, pixels } of shown) {
      expect(label).toBe(allLabels[rows[index]]);
      const start = rows[index] * 784;
      expect([...fromBase64(pixels)]).toEqual([...allPixels.subarray(start, start + 784)]);
    }
  }
  images.dispose();
  labels.dispose();
});

test('accuracy, matrix and page agree', () => {
  const matrix = confusionOf(record);
  const right = matrix.reduce((sum, row, i) => sum + row[i], 0);
  expect(right / 12_000).toBeCloseTo(Number(record.validation.accuracy), 5);
  expect(out).toContain(`accuracy ${(right / 12_000).toFixed(4)}`);
  const shown = page.match(/<h2>The run<\/h2>[\s\S]*?<\/section>/)?.[0] ?? '';
  expect(shown).toContain(`<dd>${((right / 12_000) * 100).toFixed(1)} %</dd>`);
  for (const [i, row] of matrix.entries()) {
    const support = row.reduce((a, b) => a + b);
    const predicted = matrix.reduce((sum, other) => sum + other[i], 0);
    const cells = [row[i] / predicted, row[i] / support].map(
      (x) => `<td>${(x * 100).toFixed(1)} %</td>`,
    );
    expect(page).toContain(`${cells.join('')}<td>${support.toLocaleString('en')}</td>`);
  }
  const perEpoch = record.batches.steps;
  record.epochs.forEach(({ loss }, epoch) => {
    const batches = record.batches.loss.slice(epoch * perEpoch, (epoch + 1) * perEpoch);
    const mean = batches.reduce<number>((sum, value) => sum + Number(value), 0) / perEpoch;
    expect(mean).toBeCloseTo(Number(loss), 4);
  });
});

test('the terminal shows the same losses and the same matrix', () => {
  const rows = [...out.matchAll(/^\d [\w/ -]{11}((?: +[\d,·]+){10})$/gm)].map(([, cells]) =>
    cells
      .trim()
      .split(/ +/)
      .map((cell) => (cell === '·' ? 0 : Number(cell.replace(',', '')))),
  );
  expect(rows).toEqual(confusionOf(record));
  const bars = [...out.matchAll(/^\d {2}(0\.\d{4}) {2}(\S+)$/gm)];
  const losses = record.epochs.map(({ loss }) => Number(loss));
  expect(bars.map(([, loss]) => loss)).toEqual(losses.map((loss) => loss.toFixed(4)));
  bars.forEach(([, , bar], i) => {
    expect(Math.abs(bar.length - (40 * losses[i]) / losses[0])).toBeLessThanOrEqual(1);
  });
});

test('the recorded run of the docs is this run, on any machine', () => {
  const recorded: RunRecord = JSON.parse(readFileSync(join(docs, 'figures', 'run.json'), 'utf8'));
  expect(recorded.validation.labels).toEqual(record.validation.labels);
  expect(recorded.pictures.samples).toEqual(record.pictures.samples);
  recorded.epochs.forEach(({ loss, valAccuracy }, i) => {
    expect(Math.abs(Number(loss) - Number(record.epochs[i].loss))).toBeLessThan(0.003);
    expect(Math.abs(Number(valAccuracy) - Number(record.epochs[i].valAccuracy))).toBeLessThan(0.01);
  });
  const agree = recorded.validation.predictions.filter(
    (prediction, n) => prediction === record.validation.predictions[n],
  );
  expect(agree.length).toBeGreaterThan(11_500);
});

test('an unfit place for the report is refused before anything is loaded', async () => {
  const file = join(folder, '..', 'a-file');
  writeFileSync(file, '');
  symlinkSync(join(folder, 'nowhere'), join(folder, '..', 'a-link'));
  for (const [place, message] of [
    [file, 'has that name'],
    [join(file, 'below'), 'it would lie in a file, which is not a folder'],
    ['/proc/x', "can't be written"],
    [join(folder, 'x'.repeat(300)), 'its name is too long'],
    [join(folder, '..', 'a-link'), 'a file, or a link that leads nowhere, has that name'],
    [join(folder, '..', 'a-link', 'below'), 'a link that leads nowhere'],
  ]) {
    const refused = await run('lesson.ts', ['--report', place]);
    expectRefused(refused, message);
    expect(refused.out).toBe('');
  }
});

(chromiumPath ? describe : describe.skip)('in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  test.each([
    ['a phone', 360, 'light'],
    ['a desktop', 1280, 'light'],
    ['a desktop in the dark', 1280, 'dark'],
  ] as const)(
    'on %s: no request, no error, accessible, nothing cut off',
    async (_, width, colorScheme) => {
      const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
      const tab = await context.newPage();
      const problems: string[] = [];
      const requests: string[] = [];
      tab.on('console', (message) => problems.push(message.text()));
      tab.on('pageerror', (error) => problems.push(error.message));
      tab.on('request', (request) => requests.push(request.url().slice(0, 30)));
      const url = pathToFileURL(join(folder, 'report.html')).href;
      await tab.goto(url);
      expect(problems).toEqual([]);
      // The pictures inside are data: nothing is asked of a disk or a network but the page itself.
      expect(requests.filter((request) => !request.startsWith('data:'))).toEqual([
        url.slice(0, 30),
      ]);

      await tab.evaluate(axe.source);
      const { violations, passes } = await tab.evaluate(() =>
        (globalThis as unknown as { axe: typeof axe }).axe.run(),
      );
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
      expect(passes.length).toBeGreaterThan(10);

      const seen = await tab.evaluate(() => ({
        overflow: document.documentElement.scrollWidth - window.innerWidth,
        figures: [...document.querySelectorAll('figure svg')]
          .filter((svg) => svg.getBoundingClientRect().width > 0)
          .map((svg) => svg.getAttribute('aria-labelledby') ?? ''),
        cut: [...document.querySelectorAll<SVGGraphicsElement>('figure svg text')]
          .filter((text) => {
            const [inner, outer] = [
              text.getBoundingClientRect(),
              text.ownerSVGElement?.getBoundingClientRect(),
            ];
            return (
              inner.width > 0 &&
              outer &&
              (inner.left < outer.left - 1 || inner.right > outer.right + 1)
            );
          })
          .map((text) => text.textContent),
        smallest: Math.min(
          ...[...document.querySelectorAll<SVGGraphicsElement>('figure svg text')]
            .map((text) => text.getBoundingClientRect().height)
            .filter((height) => height > 0),
        ),
      }));
      expect(seen.overflow).toBeLessThanOrEqual(0);
      expect(seen.figures).toHaveLength(11);
      expect(seen.figures.every((id) => id.includes(`-${colorScheme}-`))).toBe(true);
      expect(seen.cut).toEqual([]);
      expect(seen.smallest).toBeGreaterThan(8);
      await context.close();
    },
  );

  test('every committed figure is well-formed, and no text of it is cut off or covered', async () => {
    const tab = await browser.newPage();
    for (const name of readdirSync(join(docs, 'figures')).filter((file) => file.endsWith('.svg'))) {
      const svg = readFileSync(join(docs, 'figures', name), 'utf8');
      const problems = await tab.evaluate((source) => {
        const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
        const error = parsed.querySelector('parsererror');
        if (error) return [String(error.textContent)];
        document.body.innerHTML = source;
        const outer = document.querySelector('svg')?.getBoundingClientRect() as DOMRect;
        const upright = 'svg text:not([transform^=matrix])'; // a turned text's box says little
        // What moves is looked at in the middle of its time.
        for (const animation of document.getAnimations()) {
          animation.pause();
          animation.currentTime = Number(animation.effect?.getTiming().duration) / 2;
        }
        const boxes = [...document.querySelectorAll(upright)]
          .filter((text) =>
            text.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
          )
          .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
        const cut = boxes.filter(
          ({ box }) =>
            box.left < outer.left || box.right > outer.right || box.bottom > outer.bottom,
        );
        const covered = boxes.flatMap((a, i) =>
          boxes
            .slice(i + 1)
            .filter((b) => {
              const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
              const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
              return across > 2 && down > 6;
            })
            .map((b) => `${a.text} covers ${b.text}`),
        );
        return [...cut.map(({ text }) => `cut off: ${text}`), ...covered];
      }, svg);
      expect([name, problems]).toEqual([name, []]);
    }
    await tab.close();
  });
});
