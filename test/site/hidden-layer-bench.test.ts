/** The bench of the hidden layer. */

import { memory } from '@tensorflow/tfjs';
import type { Page } from 'playwright-core';
import { pointSets } from '../../site/live/point-sets.ts';
import { HiddenLayer } from '../../site/live/worker/hidden-layer.ts';
import { describeLab, hasText, longTasks, text, tryThis } from './lab-in-chromium.ts';

test('XOR: one hidden node never learns it, two do if they begin well, four always', async () => {
  const learns = async (units: number, seed: number) => {
    const { points, labels } = pointSets.XOR;
    const network = new HiddenLayer({ units, seed, epochs: 1000, points, labels });
    const { says } = await network.train(1000);
    network.dispose();
    return labels.every((label, i) => Number(says[i] > 0.5) === label);
  };
  const before = memory().numTensors;
  for (const [units, expected] of [
    [1, [false, false, false]],
    [2, [false, true, false]],
    [4, [true, true, true]],
  ] as const) {
    expect(await Promise.all([4, 5, 9].map((seed) => learns(units, seed)))).toEqual(expected);
  }
  expect(memory().numTensors).toBe(before);
});

/** How blue the plane's picture is at each of its 50 × 50 places. */
const bluenessOf = (page: Page) =>
  page.locator('#net image').evaluate(async (picture) => {
    const image = new Image();
    image.src = picture.getAttribute('href') as string;
    await image.decode();
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('There is no canvas.');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, 50, 50);
    return Array.from({ length: 50 }, (_, y) =>
      Array.from({ length: 50 }, (_, x) => data[4 * (50 * y + x) + 2] - data[4 * (50 * y + x)]),
    );
  });

describeLab('the hidden layer in Chromium', (lab) => {
  test('a hidden layer learns XOR, by mouse; the address keeps what was learned', async () => {
    const page = await lab.open('hidden-layer');
    await hasText(page, '#hidden-status', /Epoch 0/);
    const tasks = await longTasks(page, async () => {
      await page.locator('#play').click();
      await hasText(page, '#net-verdict', /classifies all 4 points correctly/);
      await hasText(page, '#play', /Train/); // it stops by itself
    });
    expect(tasks).toEqual([]);
    await hasText(page, '#hidden-status', /loss 0\.0/);
    // The area: blue at a point of label 1, light at one of label 0.
    const blueness = await bluenessOf(page);
    const at = (x: number, y: number) =>
      blueness[Math.floor(((2 - y) / 3) * 50)][Math.floor(((x + 1) / 3) * 50)];
    expect(Math.min(at(0, 1), at(1, 0))).toBeGreaterThan(2 * Math.max(at(0, 0), at(1, 1)));
    const said = await text(page, '#hidden-status');
    await page.waitForURL(new RegExp(`nodes=4&trained=${said.match(/\d+/)}$`));
    await page.reload();
    await hasText(page, '#hidden-status', /Epoch [1-9]/);
    expect(await text(page, '#hidden-status')).toBe(said);
    // Other points start over.
    await page.locator('#net-point-0').click();
    await hasText(page, '#hidden-status', /Epoch 0/);
    await page.waitForURL(/shape=own/);
  });

  test('one hidden node does not learn XOR, by keyboard, without motion', async () => {
    const page = await lab.open('hidden-layer#nodes=2');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await hasText(page, '#hidden-status', /Epoch 0/);
    await page.getByLabel('Hidden nodes').press('ArrowLeft');
    await page.locator('#one-epoch').press('Enter');
    await hasText(page, '#hidden-status', /Epoch 1:/);
    await page.locator('#play').press(' ');
    await hasText(page, '#hidden-status', /Epoch 1000: loss 0\.[3-9]/); // at once, no picture between
    await hasText(page, '#net-verdict', /The network gets [12] of 4 points wrong/);
    expect(await page.locator('#net').getAttribute('aria-label')).toMatch(/Epoch 1000.* wrong/);
    await page.locator('#begin').press('Enter');
    await hasText(page, '#hidden-status', /Epoch 0/);
  });

  test('what to try: one node fails at XOR, three close around the circles, eight learn the spirals', async () => {
    const page = await lab.open('hidden-layer');
    const ends = async (name: string) => {
      const see = await tryThis(page, name);
      await hasText(page, '#play', /Pause/);
      await page.locator('#play', { hasText: 'Train' }).waitFor({ timeout: 60_000 });
      return see;
    };
    expect(await ends('one')).toContain('1 of 4 points');
    await hasText(page, '#net-verdict', /gets 1 of 4 points wrong/);
    expect(await page.locator('#net .unit-line').count()).toBe(1);

    expect(await ends('three')).toContain('All 32 points');
    await hasText(page, '#net-verdict', /all 32 points correctly/);
    expect(await page.locator('#net .unit-line').count()).toBe(3);
    // Closed: no blue touches the plane's edge.
    const blueness = await bluenessOf(page);
    const edge = blueness.flatMap((row, y) => (y % 49 === 0 ? row : [row[0], row[49]]));
    expect(blueness[25][25]).toBeGreaterThan(2 * Math.max(...edge));
    // Two can't.
    await page.getByLabel('Hidden nodes').press('ArrowLeft');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.locator('#play').click();
    await hasText(page, '#hidden-status', /Epoch 1000/);
    await hasText(page, '#net-verdict', /gets \d+ of 32 points wrong/);

    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await ends('eight')).toContain('all 40 points');
    await hasText(page, '#net-verdict', /all 40 points correctly/);
  });

  test('each node has its own picture; pressed, it fills the plane', async () => {
    const page = await lab.open('hidden-layer#shape=circles&nodes=3&trained=400');
    await hasText(page, '#net-verdict', /all 32/);
    const area = () => page.locator('#net image').getAttribute('href');
    const whole = await area();
    const second = page.locator('.nodes button').nth(1);
    await second.press('Enter');
    expect(await second.getAttribute('aria-pressed')).toBe('true');
    expect(await area()).not.toBe(whole);
    await page.waitForURL(/look=2/);
    await second.press(' ');
    expect(await area()).toBe(whole);
    // The sum's weights are those under the pictures, and at (½, ½), within the inner circle, it is above 0.
    const under = await page.locator('.nodes .weight').allInnerTexts();
    const sum = await text(page, '#sum');
    for (const part of under.map((words) => words.replace('−', '').replace(' · ', '·')))
      expect(sum).toContain(part);
  });
});
