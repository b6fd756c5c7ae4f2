/** What all benches share: no barriers, two languages, two sets of colours, the way back. */

import { boxOf, describeLab, hasText, until, violations } from './lab-in-chromium.ts';

const benches = [
  'perceptron',
  'hidden-layer',
  'layers',
  'activations',
  'losses',
  'descent',
  'practice',
  'step',
  'own-data',
];

describeLab('the page in Chromium', (lab) => {
  test.each(benches)(
    '%s: no barrier that axe finds, and no sideways scrolling at 360 px',
    async (bench) => {
      for (const folder of ['', 'ko/']) {
        const page = await lab.open(`${folder}${bench}`);
        if (folder) await page.emulateMedia({ colorScheme: 'dark' });
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

  // The two others say so in their own tests.
  test.each(benches.filter((bench) => !['practice', 'own-data'].includes(bench)))(
    '%s: what is moved and what it moves are in one view: on a laptop as it opens, on a phone once scrolled to',
    async (bench) => {
      // What of the theme stays on top, when the page is scrolled.
      for (const [width, height, bars] of [
        [1280, 800, 64],
        [390, 844, 48],
      ]) {
        for (const folder of ['', 'ko/']) {
          const page = await lab.open(`${folder}${bench}`);
          await page.setViewportSize({ width, height });
          const view = page.locator('.view');
          await view.waitFor();
          if (bench === 'step') await page.locator('#formula math').first().waitFor();
          const opened = await boxOf(view);
          if (width > 960) expect(opened.y + opened.height).toBeLessThanOrEqual(height);
          await page.locator('[data-try]').last().click();
          if (bench === 'layers') await page.locator('.view svg').first().waitFor();
          if (bench === 'hidden-layer') await page.locator('.nodes button').nth(7).waitFor();
          expect((await boxOf(view)).height).toBeLessThanOrEqual(height - bars);
          await page.close();
        }
      }
    },
  );

  test('the first page shows what moves and the three ways in, as it opens on a laptop', async () => {
    for (const folder of ['', 'ko/']) {
      const page = await lab.open(`${folder}index.html`);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.locator('.clothes figure').nth(7).waitFor();
      for (const what of ['.ways li >> nth=2', '.units', '.clothes']) {
        const { y, height } = await boxOf(page.locator(what));
        expect([what, y >= 0 && y + height <= 800]).toEqual([what, true]);
      }
      await page.close();
    }
  });

  test('language and colours are switched, and «back» leads back', async () => {
    const page = await lab.open('losses#p=0.3');
    await page.locator('#p, main input').first().waitFor();
    await page.locator('.VPNavBarTranslations button').first().hover();
    await page.locator('.VPNavBarTranslations a', { hasText: '한국어' }).click();
    await hasText(page, 'main h2', /손실 함수/);
    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
    const ink = () =>
      page.evaluate(() => document.documentElement.style.getPropertyValue('--background'));
    const before = await ink();
    await page.locator('.VPSwitchAppearance').first().click();
    await until(async () => (await ink()) !== before);
    expect(await ink()).not.toBe(before);
    await page.locator('.VPSidebar a', { hasText: /^퍼셉트론$/ }).click();
    await hasText(page, 'main h2', /퍼셉트론/);
    await page.goBack();
    await hasText(page, 'main h2', /손실 함수/);
    await page.goForward();
    await hasText(page, 'main h2', /퍼셉트론/);
  });
});
