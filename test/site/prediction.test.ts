/** Predictions as a reader meets them: guessed by keyboard, right and wrong, and remembered. */

import type { Page } from 'playwright-core';
import { predictions } from '../../notebooks-ts/predictions/index.ts';
import { describeLab, violations } from './lab-in-chromium.ts';

const place = (page: Page, name: string) => page.locator(`[data-name="${name}"]`);
const said = (page: Page, name: string) => place(page, name).locator('[role=status]');

describeLab('predictions in Chromium', (lab) => {
  const NUMBER = '08-summary/hidden-parameters';

  test('by keyboard: a wrong number gets its reason and the answer, and uncovers the output', async () => {
    const page = await lab.open('chapters/08-summary.html');
    const input = place(page, NUMBER).locator('input');
    await input.scrollIntoViewIfNeeded();
    const output = page.locator('.cell .output:not(.own)').first();
    await output.locator('.prediction-cover').waitFor();
    expect(await output.innerText()).not.toContain('78,500');
    await input.focus();
    await page.keyboard.press('Enter');
    expect(await said(page, NUMBER).innerText()).toContain('Type a number first');
    await page.keyboard.type('many');
    await page.keyboard.press('Enter');
    expect(await said(page, NUMBER).innerText()).toContain('‘many’ is not a number');
    expect(await output.innerText()).not.toContain('78,500');
    await input.fill('78,400');
    await page.keyboard.press('Enter');
    expect(await said(page, NUMBER).innerText()).toMatch(/^Not so\. The biases are missing/);
    expect(await said(page, NUMBER).innerText()).toContain('Answer: 78,500.');
    expect(await output.innerText()).toContain('78,500');
    expect(await violations(page, '.prediction')).toEqual([]);
    // Back again: nothing is hidden, and the guess is still there.
    await page.reload();
    await said(page, NUMBER).filter({ hasText: 'biases' }).waitFor();
    expect(await input.inputValue()).toBe('78,400');
    expect(await output.innerText()).toContain('78,500');
    await input.fill('78500');
    await page.keyboard.press('Enter');
    expect(await said(page, NUMBER).innerText()).toMatch(/^Right\./);
  });

  test('by keyboard: a choice in Korean; the output can be shown without a guess', async () => {
    const page = await lab.open('ko/chapters/04-losses.html');
    const name = '04-losses/loss-curve';
    const output = page.locator('.cell .output:not(.own)').first();
    await output.locator('.prediction-cover').waitFor();
    await place(page, name).getByRole('button', { name: '예측하기' }).focus();
    await page.keyboard.press('Enter');
    expect(await said(page, name).innerText()).toContain('답을 하나 고르세요');
    await place(page, name).locator('input').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await said(page, name).innerText()).toMatch(/^맞습니다\./);
    expect(await output.locator('.prediction-cover').count()).toBe(0);
    const next = page.locator('.cell .output:not(.own)').nth(1);
    await next.scrollIntoViewIfNeeded();
    // The cell is alive: until then it may still move its output, and with it what has the focus.
    await page.locator('.cell').nth(1).locator('.cell-bar').waitFor();
    await next.getByRole('button').press('Enter');
    expect(await next.innerText()).toContain('0.164252');
    expect(await next.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.reload();
    const below = place(page, '04-losses/label-zero');
    await below.scrollIntoViewIfNeeded();
    await below.locator('form').waitFor();
    expect(await next.innerText()).toContain('0.164252');
  });

  test('without a script the question, its choices and the answer can be read', async () => {
    const page = await lab.openOwn({ javaScriptEnabled: false });
    await page.goto(`${lab.url}chapters/08-summary.html`);
    expect(await place(page, NUMBER).locator('.prediction-asks').innerText()).toContain('784');
    expect(await page.locator('.cell .output').first().innerText()).toContain('78,500');
    await place(page, NUMBER).locator('summary').click();
    expect(await place(page, NUMBER).locator('dt').first().innerText()).toBe('78,500');
  });

  test.each(Object.keys(predictions))(
    '%s: every question takes its right answer',
    async (chapter) => {
      const page = await lab.open(`chapters/${chapter}.html`);
      const names = await page
        .locator('[data-live=prediction]')
        .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.name ?? ''));
      expect(names).toHaveLength(Object.keys(predictions[chapter]).length);
      for (const name of names) {
        const question = place(page, name);
        await question.scrollIntoViewIfNeeded();
        await question.locator('form').waitFor();
        const radios = question.locator('input[type=radio]');
        if ((await radios.count()) > 0) {
          const labels = await question.locator('label').allInnerTexts();
          for (const i of labels.keys()) {
            await radios.nth(i).check();
            await question.locator('button[type=submit]').click();
            if ((await said(page, name).getAttribute('data-verdict')) === 'right') break;
          }
        } else {
          await question.locator('input').fill('123456789');
          await question.locator('button[type=submit]').click();
          const text = await said(page, name).innerText();
          await question.locator('input').fill(text.match(/Answer: (.*?)\. /)?.[1] ?? '');
          await question.locator('button[type=submit]').click();
        }
        expect([name, await said(page, name).getAttribute('data-verdict')]).toEqual([
          name,
          'right',
        ]);
      }
      expect(await page.locator('.output.is-covered').count()).toBe(0);
    },
  );
});
