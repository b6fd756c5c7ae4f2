/** What all benches share: no barriers, two languages, two sets of colours, the way back. */

import { describeLab, hasText, violations } from './lab-in-chromium.ts';

const benches = [
  'perceptron',
  'hidden-layer',
  'layers',
  'activations',
  'losses',
  'descent',
  'practice',
  'step',
];

describeLab('the page in Chromium', (lab) => {
  test.each(benches)(
    '%s: no barrier that axe finds, and no sideways scrolling at 360 px',
    async (bench) => {
      for (const settings of ['lang=en&theme=dark', 'lang=ko&theme=light']) {
        const page = await lab.open(`bench=${bench}&${settings}`);
        await page.setViewportSize({ width: 360, height: 740 });
        if (bench === 'step') await page.locator('#backward').waitFor();
        if (bench === 'layers') await page.locator('#params li').first().waitFor();
        expect(await violations(page)).toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(360);
        await page.close();
      }
    },
  );

  test('language and colours are switched, and «back» leads back', async () => {
    const page = await lab.open('bench=losses&p=0.3');
    await page.locator('#language').press('Enter');
    await hasText(page, 'h1', /인공신경망 실습실/);
    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
    const before = await page.locator('html').getAttribute('data-theme');
    await page.locator('#theme').click();
    expect(await page.locator('html').getAttribute('data-theme')).not.toBe(before);
    await page.waitForURL(/p=0\.3/);
    await page.locator('nav a').first().click();
    await hasText(page, 'h2', /퍼셉트론/);
    await page.goBack();
    await hasText(page, 'h2', /손실 함수/);
    await page.waitForURL(/p=0\.3/);
    await page.goForward();
    await hasText(page, 'h2', /퍼셉트론/);
  });
});
