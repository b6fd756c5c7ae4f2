/** The bench of activation functions. */

import { describeLab, text } from './lab-in-chromium.ts';

describeLab('the activations in Chromium', (lab) => {
  test('the activations: value, slope and what is left of a gradient', async () => {
    const page = await lab.open('activations#x=0&layers=10');
    expect(await text(page, '#values')).toMatch(/sigmoid\s+0.5000\s+0.2500/);
    expect(await text(page, '#product')).toContain('sigmoid 9.5 × 10⁻⁷');
    await page.getByLabel('sum x').press('ArrowRight');
    await page.waitForURL(/x=0\.1/);
    await page
      .locator('.chart')
      .first()
      .click({ position: { x: 60, y: 60 } });
    expect(await text(page, '#values')).toMatch(/relu\s+0.0000\s+0.0000/);
    await page.locator('#measured svg').waitFor({ timeout: 20_000 });
  });
});
