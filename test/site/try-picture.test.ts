/** The board to draw on. */

import { Address } from '../../site/live/address.ts';
import { textToDrawing } from '../../site/live/drawing-text.ts';
import { allHere, boxOf, describeLab, drag, hasText } from './lab-in-chromium.ts';

describeLab('the board in Chromium', (lab) => {
  test('what nobody has drawn is not judged', async () => {
    const page = await lab.open('practice');
    await hasText(page, '#says', /Nothing to judge yet/);
    await page.locator('#drawing').press(' ');
    await hasText(page, '#says', /Sandal/);
    await page.locator('#clear').click();
    await hasText(page, '#says', /Nothing to judge yet/);
  });

  test('a quick hand draws a line, not dots', async () => {
    const page = await lab.open('practice');
    await allHere(page);
    await page.locator('#drawing').scrollIntoViewIfNeeded();
    const { x, y } = await boxOf(page.locator('#drawing'));
    await drag(page, [x + 35, y + 35], [x + 245, y + 35], 1);
    await page.waitForURL(/drawing=/);
    const drawn = textToDrawing(new Address(new URL(page.url()).hash).text('drawing', ''));
    const row = Array.from(drawn?.subarray(3 * 28, 4 * 28) ?? []);
    expect(row.slice(4, 24).every((grey) => grey > 200)).toBe(true);
  });
});
