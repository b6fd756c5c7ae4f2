/** The perceptron's bench. */

import { boxOf, describeLab, drag, dragBy, hasText, text, tryThis } from './lab-in-chromium.ts';

describeLab('the perceptron in Chromium', (lab) => {
  test('a finger scrolls the page on the plane, and drags a point of it', async () => {
    const viewport = { width: 360, height: 640 };
    const page = await lab.openOwn({ hasTouch: true, isMobile: true, viewport });
    await page.goto(`${lab.url}lab/perceptron.html#`);
    await page.locator('#plane').scrollIntoViewIfNeeded();
    const finger = await page.context().newCDPSession(page);
    const swipe = async (id: string, part: number, by: [number, number]) => {
      const box = await boxOf(page.locator(id));
      const [x, y] = [box.x + box.width * part, box.y + box.height * part];
      const at = (n: number) => [{ x: x + (by[0] * n) / 8, y: y + (by[1] * n) / 8 }];
      await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
      for (let n = 1; n <= 8; n++)
        await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(n) });
      await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    const scrolled = () => page.evaluate(() => Math.round(scrollY));
    const name = () => page.locator('#plane-point-1').getAttribute('aria-label');
    const [before, place] = [await name(), await scrolled()];
    await swipe('#plane-point-1 .touch', 0.5, [0, -60]);
    expect(await name()).not.toBe(before);
    expect(await scrolled()).toBe(place);
    await swipe('#plane', 0.1, [0, -100]);
    await page.waitForFunction((from) => scrollY > from, place);
  });

  test('the perceptron: learns AND, not XOR; points and the line move', async () => {
    const page = await lab.open('perceptron#task=AND');
    await page.locator('#learn-all').click();
    await hasText(page, '#verdict', /All 4 points/);
    await page.locator('select').selectOption('XOR');
    await page.locator('#learn-all').press('Enter');
    await hasText(page, '#learned', /No line puts all four points/);
    await page.waitForURL(/learned=no/);
    await page.reload();
    await hasText(page, '#learned', /No line puts all four points/);

    const label = () => page.locator('#plane-point-3').getAttribute('aria-label');
    await page.locator('#plane-point-3').focus();
    await page.keyboard.press('ArrowLeft');
    expect(await label()).toContain('x₁ 0.90');
    await page.keyboard.press(' ');
    expect(await label()).toContain('label 1');
    await dragBy(page, page.locator('#plane-point-3 .touch'), [50, -70]);
    expect(await label()).not.toContain('x₁ 0.90');
    await page.locator('input[type=range]').first().press('ArrowRight');
    await page.waitForURL(/w=[-\d.]+,[-\d.]+,[-\d.]+/);

    // The weights: their arrow and the line, by keyboard and by mouse.
    const name = (id: string) => page.locator(id).getAttribute('aria-label');
    const [weightsBefore, lineBefore] = [await name('#weights'), await name('#line')];
    await page.locator('#weights').press('ArrowUp');
    expect(await name('#weights')).not.toBe(weightsBefore);
    await page.locator('#line').press('ArrowUp');
    expect(await name('#line')).not.toBe(lineBefore);
    const pressed = await name('#weights');
    await dragBy(page, page.locator('#weights .touch'), [-30, -40]);
    expect(await name('#weights')).not.toBe(pressed);
    const dragged = await name('#weights');
    await page.waitForTimeout(500);

    // Whoever opens this address sees the same.
    const same = await lab.open(`perceptron#${page.url().split('#')[1]}`);
    expect(await same.locator('#plane-point-3').getAttribute('aria-label')).toBe(await label());
    expect(await same.locator('#weights').getAttribute('aria-label')).toBe(dragged);
  });

  test('what to try: AND is learned, XOR and the circles are not, and a hidden layer gets them', async () => {
    const page = await lab.open('perceptron');
    const wrong = async () => (await text(page, '#verdict')).match(/\d+ of \d+ points/)?.[0];
    expect(await tryThis(page, 'and')).toContain('In epoch 6');
    expect(await text(page, '#learned')).toBe('No mistakes in epoch 6.');
    expect(await page.locator('#to-hidden-layer').isVisible()).toBe(false);
    for (const [name, why] of [
      ['xor', /No line puts all four points/],
      ['circles', /a line has only two sides/],
    ] as const) {
      expect(await tryThis(page, name)).toContain(await wrong());
      expect(await text(page, '#learned')).toMatch(why);
    }
    await page.locator('#plane .point').first().waitFor({ state: 'detached' }); // 32 points are for looking at
    await page.locator('#to-hidden-layer').click();
    await hasText(page, '#net-verdict', /of 32 points wrong/);
  });

  test('the line is dragged by mouse', async () => {
    const page = await lab.open('perceptron#task=AND&w=1,1,-1.5');
    const box = await boxOf(page.locator('#plane'));
    // The line's point (0.25, 1.25), to (0, 1): from b = −1.5 to −1.
    const place = (x: number, y: number) =>
      [box.x + ((x + 1) / 3) * box.width, box.y + ((2 - y) / 3) * box.height] as const;
    await drag(page, place(0.25, 1.25), place(0, 1));
    const name = await page.locator('#line').getAttribute('aria-label');
    expect(Number(name?.match(/b −([\d.]+)\./)?.[1])).toBeCloseTo(1, 1);
  });
});
