/** What the editor says of a name, and what it offers, in a cell and in an exercise. */

import type { Locator, Page } from 'playwright-core';
import { describeLab } from './lab-in-chromium.ts';

/** TypeScript comes once, and begins; on a busy machine it takes its time. */
const TYPES_MS = 60_000;

async function openCell(page: Page, number: number): Promise<Locator> {
  const cell = page.locator(`[data-live="cell"][data-number="${number}"]`);
  await cell.scrollIntoViewIfNeeded();
  await cell.getByRole('button', { name: 'Change' }).click();
  const code = cell.locator('.cm-content');
  await code.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  return code;
}

/** With the pointer on a word: what stands beside it. */
async function saidOf(page: Page, code: Locator, word: string): Promise<string> {
  const line = code.locator('.cm-line', { hasText: word }).first();
  const box = await line.evaluate((node, text) => {
    const nodes = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) {
      const at = nodes.currentNode.textContent?.indexOf(text) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(nodes.currentNode, at);
      range.setEnd(nodes.currentNode, at + text.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    throw new Error(`no ${text}`);
  }, word);
  await page.mouse.move(box.x, box.y);
  const tooltip = page.locator('.cm-tooltip-hover');
  await tooltip.waitFor({ timeout: TYPES_MS });
  return tooltip.innerText();
}

const offered = (page: Page) => page.locator('.cm-tooltip-autocomplete li');

describeLab('types in the editor', (lab) => {
  test(
    'a cell knows what the cells above declare, and says what the docstrings say',
    async () => {
      const page = await lab.open('chapters/08-summary.html');
      const code = await openCell(page, 2);
      await page.keyboard.type('model.');
      await offered(page).first().waitFor({ timeout: TYPES_MS });
      const names = await offered(page).allInnerTexts();
      expect(names.slice(0, 25)).toEqual(
        expect.arrayContaining(['compile', 'evaluate', 'fit', 'predict', 'summary']),
      );
      expect(names.indexOf('activityRegularizer')).toBeGreaterThan(names.indexOf('summary')); // TensorFlow.js's
      await page.keyboard.type('fi');
      const info = page.locator('.cm-completionInfo');
      await info.getByText('FitOptions').waitFor({ timeout: TYPES_MS });
      expect(await info.innerText()).toMatch(/Trains: .*batchSize/);
      await page.keyboard.press('Enter');
      expect(await code.innerText()).toContain('model.fit');
      expect(await saidOf(page, code, 'model')).toContain('Sequential');
    },
    4 * TYPES_MS,
  );

  test(
    'an exercise knows what its stub imports',
    async () => {
      const page = await lab.open('exercises/06-sigmoid.html');
      const code = page.locator('.cm-content');
      await code.waitFor();
      const [, name] = (await code.innerText()).match(/export function (\w+)/) ?? [];
      expect(await saidOf(page, code, name)).toContain(`function ${name}(`);
    },
    2 * TYPES_MS,
  );

  test('without them, it is an editor', async () => {
    const page = await lab.openOwn();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.route('**/types.json', (route) => route.abort());
    await page.goto(`${lab.url}chapters/01-perceptron.html`);
    const code = await openCell(page, 3);
    await page.keyboard.type('const mine = 40 + 2;\nconsole.log(min');
    await page.keyboard.type('e');
    await code.press('Shift+Enter');
    await page.locator('[data-live="cell"][data-number="3"] .own', { hasText: '42' }).waitFor();
    expect(complaints).toEqual([]);
  });
});
