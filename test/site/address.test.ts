/** The address: whatever stands in it, the page shows something. */

import * as fc from 'fast-check';
import type { Page } from 'playwright-core';
import { Address } from '../../site/live/address.ts';
import { drawingToText, textToDrawing } from '../../site/live/drawing-text.ts';
import { describeLab, hasText, saying, says, text } from './lab-in-chromium.ts';

describe('the address', () => {
  const anyHash = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(fc.constantFrom('p', 'w', 'bench'), fc.oneof(fc.double().map(String), fc.string()))
      .map(([name, value]) => `#${name}=${value}`),
  );

  test('whatever stands in it, numbers lie in their bounds and texts are known ones', () => {
    fc.assert(
      fc.property(anyHash, (hash) => {
        const address = new Address(hash);
        const p = address.number('p', 0.5, 0, 1);
        expect(p).toBe(Math.min(1, Math.max(0, p)));
        expect(Number.isInteger(address.whole('p', 3, 1, 9))).toBe(true);
        expect(['a', 'b']).toContain(address.text('bench', 'a', ['a', 'b']));
        const w = address.numbers('w', [1, 2, 3], -4, 4);
        expect(w).toHaveLength(3);
        expect(w.every((value) => value >= -4 && value <= 4)).toBe(true);
      }),
    );
  });

  test('what is written is read again', () => {
    const values = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), values, (text, w) => {
        const written = new Address('#lang=ko').with({ text, w, lang: undefined });
        const read = new Address(written.toString());
        // A lone half of a surrogate pair is not text: it becomes the mark for that.
        expect(read.text('text', '')).toBe(new URLSearchParams({ text }).get('text'));
        expect(read.numbers('w', [0, 0, 0], -9, 9)).toEqual(w.map((value) => value + 0));
        expect(read.text('lang', 'en')).toBe('en');
      }),
    );
  });

  test('an empty value, NaN and infinity are none', () => {
    for (const value of ['', ' ', 'NaN', 'Infinity', '1e999', '0x', '%']) {
      expect(new Address(`#p=${value}`).number('p', 0.7, 0, 1)).toBe(0.7);
    }
    expect(new Address('#p=1e300').number('p', 0.7, 0, 1)).toBe(1);
  });

  test('a drawing comes back in sixteen greys; other text is no drawing', () => {
    const pixels = fc.uint8Array({ minLength: 784, maxLength: 784 });
    fc.assert(
      fc.property(pixels, (drawing) => {
        const text = drawingToText(drawing);
        expect(text).toMatch(/^[\w-]{523}$/);
        const back = textToDrawing(text) as Uint8Array;
        expect(back.every((value, i) => Math.abs(value - drawing[i]) <= 8)).toBe(true);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => textToDrawing(text) === undefined));
  });
});

describeLab('addresses in Chromium', (lab) => {
  test.each([
    'practice#%%%&seed=NaN&epochs=1e99&speed=-1&batch=abc&rate=&cell=99,x&picture=1e9&drawing=!',
    'perceptron#points=1,2&labels=NaN,,,&w=1e300,-1e300,Infinity&task=constructor',
    'hidden-layer#nodes=99&trained=-1&start=x&look=8&shape=__proto__&at=1,2&is=NaN',
    'perceptron#learned=Infinity',
    'layers#hidden=1.5&units1=-3&classes=1e9&inputs=&output=toString',
    'activations#x=NaN&layers=2.7&z=1,2',
    'losses#p=-5&label=2',
    'descent#eta=9&from=x&taken=0.2',
    'step#sample=1e12&unit=x&class=-1&pixel=784.4',
  ])('an address that makes no sense shows a bench all the same: %s', async (hash) => {
    const page = await lab.open(hash);
    await page.locator('main h2').first().waitFor();
    await page.waitForTimeout(300);
    expect(await text(page, 'main')).not.toMatch(/NaN|undefined|Infinity/);
    expect(await page.locator('main').innerHTML()).not.toMatch(/NaN|undefined/);
  });

  test('reload and a second tab show the same state', async () => {
    const hash = 'practice#images=6000&picture=7&code=open&cell=0,0&rate=0.01';
    const page = await lab.open(hash);
    await hasText(page, '#truth', /True class: /);
    await hasText(page, '#pictures', /T-shirt/);
    const seen = async (which: Page) => [
      await text(which, '#truth'),
      await saying(which),
      await which.locator('#code').getAttribute('open'),
      await which.getByLabel('Learning rate').inputValue(),
    ];
    const before = await seen(page);
    const second = await lab.open(hash);
    await hasText(second, '#truth', /True class: /);
    expect(await seen(second)).toEqual(before);
    await page.locator('#clear').click();
    await page.locator('#drawing').press(' ');
    await page.waitForURL(/drawing=/);
    const drawn = await saying(page);
    await page.reload();
    await says(page, { same: drawn });
  });
});
