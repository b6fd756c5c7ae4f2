/** The chapters' cells as a reader uses them in the built site: all of them run, and what goes wrong in one. */

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import type { Notebook } from '../../tools/notebooks/notebook.ts';
import { firstDifference, printedText } from '../../tools/notebooks/same-output.ts';
import { describeLab, violations } from './lab-in-chromium.ts';

const FOLDER = join(PROJECT_DIR, 'notebooks-ts');
/** The longest chapter trains for half a minute; on a busy machine for minutes. */
const CHAPTER_MS = 600_000;

/** Prose is translated, code is not but for what it prints: one language of what trains for long will do. */
const chapters = readdirSync(FOLDER)
  .filter((name) => /^\d\d-.*\.ipynb$/.test(name))
  .filter((name) => !name.endsWith('.ko.ipynb') || /^(?:01|07|09)-/.test(name))
  .map((name) => basename(name, '.ipynb'));

const pageOf = (chapter: string) =>
  chapter.endsWith('.ko') ? `ko/chapters/${chapter.slice(0, -3)}.html` : `chapters/${chapter}.html`;

const cellOf = (page: Page, number: number) =>
  page.locator(`[data-live="cell"][data-number="${number}"]`);

/** Once it ran, or could not. */
async function ended(cell: Locator, within = CHAPTER_MS): Promise<string | null> {
  const states = ['done', 'failed', 'held', 'stopped'].map((state) => `[data-status="${state}"]`);
  await cell.and(cell.page().locator(states.join())).waitFor({ timeout: within });
  return cell.getAttribute('data-status');
}

/** What a terminal would show of a cell's own output: of a figure, its title and what it says in words. */
const printed = (cell: Locator) =>
  cell
    .locator('.own > :not(.output-label)')
    .evaluateAll((outputs) =>
      outputs
        .map((node) => (node instanceof HTMLImageElement ? `${node.alt}\n` : node.textContent))
        .join(''),
    );

/** What a figure is made of, whatever its numbers: Chromium's sines differ from Node's in the last digit. */
const shapeOf = (svg: string) => svg.trim().replace(/-?\d[\d.e-]*/g, '#');

const drawn = (cell: Locator) =>
  cell
    .locator('.own img')
    .evaluateAll((images) =>
      images.map((image) => decodeURIComponent((image as HTMLImageElement).src.split('xml,')[1])),
    );

/** In the place of a cell's code, as if it were pasted, and run by the keyboard. */
async function runInstead(page: Page, number: number, code: string): Promise<Locator> {
  const cell = cellOf(page, number);
  await cell.scrollIntoViewIfNeeded();
  if ((await cell.locator('.cm-content').count()) === 0) {
    await cell.getByRole('button', { name: 'Change' }).click();
  }
  await cell.locator('.cm-content').fill(code);
  await cell.locator('.cm-content').press('Shift+Enter');
  return cell;
}

const savesModel = `
  import { dense, loadModel, sequential } from '../src';
  await sequential([dense({ units: 2, inputShape: [3] })]).save('folder');
  console.log((await loadModel('folder')).countParams());`;

describeLab('a chapter’s cells', (lab) => {
  test.each(chapters)(
    '%s: every cell prints and draws what the notebook shows',
    async (chapter) => {
      const notebook: Notebook = JSON.parse(readFileSync(join(FOLDER, `${chapter}.ipynb`), 'utf8'));
      const page = await lab.open(pageOf(chapter));
      await page.locator('.cells-bar .run').click();
      const code = notebook.cells.filter(({ cell_type }) => cell_type === 'code');
      for (const [i, { outputs = [] }] of code.entries()) {
        const cell = cellOf(page, i + 1);
        await cell.scrollIntoViewIfNeeded();
        await ended(cell);
        const [shown, now] = [printedText([outputs]), await printed(cell)];
        expect(await cell.getAttribute('data-status')).toBe('done');
        const figures = outputs.flatMap((output) =>
          output.output_type === 'display_data' ? output.data['text/html'] : [],
        );
        expect((await drawn(cell)).map(shapeOf)).toEqual(figures.map(shapeOf));
        if (shown !== '') expect(firstDifference(chapter, shown, now)).toBeUndefined();
        else
          expect(now).toMatch(/^(?:It ran, and printed nothing|실행했고, 출력한 것은 없습니다)\.$/);
      }
    },
    CHAPTER_MS,
  );

  test('an endless loop is stopped, what was lost is said, and the page goes on', async () => {
    const page = await lab.open('chapters/01-perceptron.html');
    const cell = await runInstead(page, 3, 'while (true) console.log(1);');
    await cell.and(page.locator('[data-status="running"]')).waitFor();
    const start = Date.now();
    await cell.getByRole('button', { name: 'Stop' }).click();
    await expect(ended(cell)).resolves.toBe('stopped');
    const milliseconds = Date.now() - start;
    expect(milliseconds).toBeLessThan(2000);
    expect(await cell.locator('.cell-status').innerText()).toContain('is gone');
    await cell.getByRole('button', { name: 'Reset' }).click();
    await cell.getByRole('button', { name: 'Run', exact: true }).click(); // with those above, anew
    await expect(ended(cell)).resolves.toBe('done');
    expect(await printed(cell)).toContain('no mistake in epoch 4');
  });

  test('what is changed is there after a reload, until it is reset', async () => {
    const page = await lab.open('chapters/01-perceptron.html');
    const cell = await runInstead(page, 1, 'console.log("mine");');
    await ended(cell);
    expect(await printed(cell)).toBe('mine\n');
    await page.reload();
    await cell.locator('.cm-content').waitFor();
    expect(await cell.locator('.cm-content').innerText()).toContain('"mine"');
    expect(await cell.locator('.output:not(.own)').isVisible()).toBe(true);
    await cell.getByRole('button', { name: 'Reset' }).click();
    await cell.locator('.cm-content').waitFor({ state: 'detached' });
    await page.reload();
    await cell.getByRole('button', { name: 'Change' }).waitFor();
    expect(await cell.locator('.cm-content').count()).toBe(0);
  });

  test('an error says its line and what is missing; the cells below it are held', async () => {
    const page = await lab.open('chapters/01-perceptron.html');
    const first = await runInstead(page, 1, '\nconsole.log(or);');
    await expect(ended(first)).resolves.toBe('failed');
    expect(await printed(first)).toBe(
      'Line 2: or is not definedCell 3 declares or: run that cell first.',
    );
    const broken = await runInstead(page, 1, 'throw new Error("no"); const broken = 1;');
    await ended(broken);
    await cellOf(page, 2).getByRole('button', { name: 'Run', exact: true }).click();
    await expect(ended(cellOf(page, 2))).resolves.toBe('held');
    await runInstead(page, 1, 'undeclared = 3;');
    await ended(first);
    expect(await printed(first)).toContain('Line 1: undeclared is not defined');
  });

  test('whatever a cell does, the page and the next run go on', async () => {
    const page = await lab.open('chapters/01-perceptron.html');
    for (const [code, says] of [
      ['globalThis.postMessage = 1; console.log("sent");', 'sent\n'],
      ['const postMessage = 1, onmessage = 2, console2 = 3; console.log(postMessage);', '1\n'],
      ['self.close();', 'press Stop'],
      ['throw null;', 'null was thrown'],
      ['importScripts("https://example.org/x.js");', 'Line 1: '],
      ['postMessage({ id: 99999, result: 1 }); console.log("odd");', 'odd\n'],
      ['Promise.reject(new Error("late")); await new Promise((f) => setTimeout(f, 50));', 'late'],
      ['console.log("x".repeat(1e6));', '900,001 characters more'],
      [savesModel, '8\n'],
      ['import { BackupAndRestore } from "../src"; BackupAndRestore;', 'needs Node'],
    ] as const) {
      const cell = await runInstead(page, 1, code);
      await page.waitForTimeout(50); // the former run's state
      await ended(cell);
      expect(await printed(cell)).toContain(says);
      await page.reload(); // a worker of its own each
    }
  });

  test('Keras is a tab, stands beside the code or is hidden, as the reader chose once', async () => {
    const page = await lab.open('chapters/09-compile-fit-evaluate.html');
    const cell = cellOf(page, 2);
    await cell.scrollIntoViewIfNeeded();
    const [keras, code] = [cell.locator('.keras'), cell.locator('.code').first()];
    const seen = async () => [await keras.isVisible(), await code.isVisible()];
    await cell.locator('.cell-tabs').waitFor();
    expect(await seen()).toEqual([false, true]);
    await cell.getByRole('button', { name: 'Keras' }).click();
    expect(await seen()).toEqual([true, false]);
    await page.getByLabel('as a tab').focus();
    await page.keyboard.press('ArrowDown');
    expect(await seen()).toEqual([true, true]);
    await page.keyboard.press('ArrowDown');
    expect(await seen()).toEqual([false, true]);
    await page.reload();
    await page.getByLabel('hidden').and(page.locator(':checked')).waitFor();
    await page.getByLabel('as a tab').check();
  });

  test('a cell that waits for the images says how much has come', async () => {
    const page = await lab.openOwn({ serviceWorkers: 'block' });
    let letThrough = () => {};
    const waiting = new Promise<void>((resolve) => (letThrough = resolve));
    await page.route('**/train-images*', async (route) => {
      await waiting;
      await route.continue();
    });
    await page.goto(`${lab.url}chapters/06-data.html`);
    const cell = cellOf(page, 1);
    await cell.getByRole('button', { name: 'Run', exact: true }).click();
    await cell.getByText(/^Fetches the images: 4 MB …$/).waitFor(); // the test images
    letThrough();
    await expect(ended(cell)).resolves.toBe('done');
  });

  test('where the browser’s storage is switched off, all works as long as the page is there', async () => {
    const page = await lab.openOwn({ serviceWorkers: 'block' });
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    page.on('console', (said) => said.type() === 'error' && errors.push(said.text()));
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
        const get = () => {
          throw new DOMException(`${name} is switched off`, 'SecurityError');
        };
        Object.defineProperty(window, name, { get, configurable: true });
      }
    });
    await page.goto(`${lab.url}chapters/01-perceptron.html`);
    const own = await runInstead(page, 1, 'console.log("mine");');
    await ended(own);
    expect(await printed(own)).toBe('mine\n');
    const question = page.locator('[data-live="prediction"]').first();
    await question.getByRole('radio').first().check();
    await question.getByRole('button').click();
    await question.locator('[data-verdict]').waitFor();
    await page.locator('.VPNavBarAppearance button').click();
    await page.locator('html.dark').waitFor();
    await page.locator('.VPNavBarTranslations button').hover();
    await page.locator('.VPNavBarTranslations a').click();
    await page.locator('html[lang^="ko"]').waitFor();
    await page.goBack();
    await question.locator('[data-verdict]').waitFor(); // the guess is known
    await page.keyboard.press('Control+k');
    await page.locator('#localsearch-input').waitFor();
    expect(errors).toEqual([]);
  });

  test('axe finds nothing, with an editor open and an error', async () => {
    const page = await lab.open('chapters/01-perceptron.html');
    await ended(await runInstead(page, 1, 'nothing;'));
    expect(await violations(page, '.vp-doc')).toEqual([]);
  });
});
