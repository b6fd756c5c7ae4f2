/** The bench of activation functions. */

import { gradientByDepth } from '../../src/report/index.ts';
import { activationFormulas } from '../../src/training/activations.ts';
import { describeLab, text, tryThis } from './lab-in-chromium.ts';

const names = ['sigmoid', 'tanh', 'relu'] as const;

/** Value and slope as the engines have them, which Keras's numbers hold. */
function engine(name: string, x: number): string {
  const [z, y, slope] = [Float32Array.of(x), new Float32Array(1), Float32Array.of(1)];
  activationFormulas[name].forward(z, y, 0, 1);
  activationFormulas[name].backward(slope, z, y, 0, 1);
  return [name, ...[y[0], slope[0]].map((value) => value.toFixed(4).replace('-', '−'))].join(' ');
}

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
    const measured = page.locator('#measured svg');
    await measured.waitFor({ timeout: 20_000 });
    expect(await measured.locator('polyline').count()).toBe(3);
    const said = await measured.locator('desc').textContent();
    const deepest = gradientByDepth().rows[9];
    for (const name of names) {
      expect(said).toContain(`10^${Math.log10(deepest[name]).toFixed(1).replace('-', '−')}`);
    }
  });

  test('sigmoid, tanh and relu are the engines’, all drawn, the chosen one marked', async () => {
    const page = await lab.open('activations#act=tanh&x=-1.5');
    const rows = async () =>
      (await page.locator('#values tr').allInnerTexts())
        .slice(1)
        .map((row) => row.replace(/\s+/g, ' '));
    await page.locator('#values tr').nth(3).waitFor();
    expect(await rows()).toEqual(names.map((name) => engine(name, -1.5)));
    const values = page.locator('.chart').first();
    expect(await values.locator('polyline').count()).toBe(4); // and the tangent
    const marked = () => page.locator('#values .chosen').innerText();
    expect(await marked()).toContain('tanh');
    for (const name of names) {
      await page.locator('select').selectOption(name);
      expect(await values.locator('polyline').count()).toBe(4);
      expect(await values.locator('text[font-weight]').allTextContents()).toEqual([name]);
      expect(await marked()).toContain(name);
    }
    // ReLU is flat up to 0.
    expect(await values.locator('.band').count()).toBe(1);
    expect(await text(page, '#flat')).toContain('(x ≤ 0.0)');
  });

  test('what to try: a flat end, the middle, and ten layers', async () => {
    const page = await lab.open('activations');
    const row = (n: number) => page.locator('#values tr').nth(n).innerText();
    const end = await tryThis(page, 'end');
    for (const number of (await row(1)).match(/\d\.\d+/g) ?? ['none'])
      expect(end).toContain(number);

    const middle = await tryThis(page, 'middle');
    expect(await row(1)).toMatch(/0\.5000\s+0\.2500/);
    expect(await row(2)).toMatch(/0\.0000\s+1\.0000/);
    expect(middle).toContain('four times sigmoid’s 0.25');
    const flatFrom = async () => (await text(page, '#flat')).match(/x ≥ ([\d.]+)/)?.[1];
    expect(middle).toContain(`tanh is flat even sooner: from ${await flatFrom()}`);
    await page.locator('select').selectOption('sigmoid');
    expect(middle).toContain(`sigmoid’s from ${await flatFrom()}`);

    const deep = await tryThis(page, 'deep');
    const products = (await text(page, '#product')).match(
      /(?<=sigmoid |tanh |relu )[^,]+?(?=,|\.$)/g,
    );
    expect(products).toHaveLength(3);
    for (const product of products ?? []) expect(deep).toContain(` ${product}`);
  });
});
