/** The bench of losses. */

import { describeLab, text, tryThis } from './lab-in-chromium.ts';

describeLab('the losses in Chromium', (lab) => {
  test('the losses: what a probability costs', async () => {
    const page = await lab.open('losses#p=0.5');
    expect(await text(page, '#cost')).toContain('0.693');
    await page.getByLabel('probability p').press('End');
    expect(await text(page, '#cost')).toContain('0.010');
    await page.locator('select').selectOption('0');
    expect(await text(page, '#cost')).toContain('4.605');
    await page.locator('.chart').click({ position: { x: 80, y: 60 } });
    expect(await text(page, '#three')).toContain('sparse_categorical_crossentropy');
  });

  test('what to try: each says the loss that the bench shows', async () => {
    const page = await lab.open('losses');
    const cost = async () => (await text(page, '#cost')).match(/loss is ([\d.]+)\./)?.[1];
    for (const name of ['sure', 'half', 'zero']) {
      const see = await tryThis(page, name);
      expect(see).toContain(`${await cost()},`);
    }
    await tryThis(page, 'half');
    const before = await cost();
    await page.locator('select').selectOption('0');
    expect(await cost()).toBe(before);
  });
});
