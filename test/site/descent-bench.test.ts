/** The bench of the learning rate. */

import { describeLab, text, tryThis } from './lab-in-chromium.ts';

describeLab('the learning rate in Chromium', (lab) => {
  test('too small creeps, a good one arrives, too large leaves the valley', async () => {
    const page = await lab.open('descent');
    const verdict = () => text(page, '#verdict');
    expect(await verdict()).toContain('It arrives: after 10 steps');
    // w = 0: the slope is −56/3; the step is 0.08 times as much, upwards.
    expect(await text(page, '#first-steps tr:nth-child(2)')).toMatch(/−18\.667\s*1\.493/);

    const [rate, start, steps] = [0, 1, 2].map((n) => page.locator('input[type=range]').nth(n));
    await rate.press('Home');
    // The distance from 2 shrinks by 1 − 0.002 × 28/3 a step: 14/3 × (2 × 0.98133 ** 10)² = 12.8.
    expect(await verdict()).toBe('Too small: 10 steps, and the loss is still 12.8.');
    await rate.press('End');
    expect(await verdict()).toContain('Too large');
    await steps.press('Home');
    expect(await verdict()).toContain('After 1 step the loss is 28.7');
    // 0.1 × 28/3 = 0.933 of the way: 14/3 × (2 × 0.0667)² = 0.083.
    await rate.fill('0.1');
    expect(await verdict()).toBe('On its way: after 1 step the loss is 0.083.');
    await rate.press('End');

    await page.locator('.chart').click({ position: { x: 200, y: 60 } });
    expect(await start.inputValue()).not.toBe('0');
    await page.waitForURL(/eta=0\.24&taken=1&from=/);
  });

  test('what to try: each says what the bench says', async () => {
    const page = await lab.open('descent');
    for (const [name, verdict] of [
      ['small', 'Too small'],
      ['jump', 'Nearly too large'],
      ['large', 'Too large'],
    ]) {
      const see = await tryThis(page, name);
      const said = await text(page, '#verdict');
      expect(said).toContain(verdict);
      expect(see).toContain(said.match(/10 steps/)?.[0]);
      expect(see).toContain(` ${said.match(/loss is (still )?([\d.]+)\.$/)?.[2]}`);
    }
  });
});
