/** The perceptron's bench, with and without a hidden layer. */

import { memory } from '@tensorflow/tfjs';
import { HiddenLayer } from '../../site/live/worker/hidden-layer.ts';
import {
  boxOf,
  describeLab,
  drag,
  dragBy,
  hasText,
  longTasks,
  text,
  violations,
} from './lab-in-chromium.ts';

test('XOR: one hidden node never learns it, two do if they begin well, four always', async () => {
  const learns = async (units: number, seed: number) => {
    const [points, labels] = [
      [0, 0, 0, 1, 1, 0, 1, 1],
      [0, 1, 1, 0],
    ];
    const network = new HiddenLayer({ units, seed, epochs: 1000, points, labels, grid: [0, 0] });
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
    const name = () => page.locator('#point-1').getAttribute('aria-label');
    const [before, place] = [await name(), await scrolled()];
    await swipe('#point-1 .touch', 0.5, [0, -60]);
    expect(await name()).not.toBe(before);
    expect(await scrolled()).toBe(place);
    await swipe('#plane', 0.1, [0, -100]);
    await page.waitForFunction((from) => scrollY > from, place);
  });

  test('the perceptron: learns AND, not XOR; points and the line move', async () => {
    const page = await lab.open('perceptron#task=AND');
    await page.locator('#learn-all').click();
    await hasText(page, '#verdict', /All four points/);
    await page.locator('select').selectOption('XOR');
    await page.locator('#learn-all').press('Enter');
    await hasText(page, '#learned', /No line puts all four points/);
    await page.waitForURL(/learned=no/);
    await page.reload();
    await hasText(page, '#learned', /No line puts all four points/);

    const label = () => page.locator('#point-3').getAttribute('aria-label');
    await page.locator('#point-3').focus();
    await page.keyboard.press('ArrowLeft');
    expect(await label()).toContain('x₁ 0.90');
    await page.keyboard.press(' ');
    expect(await label()).toContain('label 1');
    await dragBy(page, page.locator('#point-3 .touch'), [50, -70]);
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
    const same = await lab.open(page.url().split('#')[1]);
    expect(await same.locator('#point-3').getAttribute('aria-label')).toBe(await label());
    expect(await same.locator('#weights').getAttribute('aria-label')).toBe(dragged);
  });

  test('a hidden layer learns XOR, by mouse; the address keeps what was learned', async () => {
    const page = await lab.open('perceptron#task=XOR');
    await page.locator('#hidden-layer').click();
    await hasText(page, '#hidden-status', /Epoch 0/);
    const tasks = await longTasks(page, async () => {
      await page.locator('#play').click();
      await hasText(page, '#verdict', /classifies all four points correctly/);
      await hasText(page, '#play', /Train/); // it stops by itself
    });
    expect(tasks).toEqual([]);
    await hasText(page, '#hidden-status', /loss 0\.0/);
    await hasText(page, 'h2', /A hidden layer/);
    // The area: blue at a point of label 1, light at one of label 0.
    const blueness = await page.locator('#plane image').evaluate(async (picture) => {
      const image = new Image();
      image.src = picture.getAttribute('href') as string;
      await image.decode();
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (!context) throw new Error('There is no canvas.');
      context.drawImage(image, 0, 0);
      const at = (x: number, y: number) =>
        context.getImageData(((x + 1) / 3) * 50, ((2 - y) / 3) * 50, 1, 1).data;
      return [at(0, 1), at(1, 0), at(0, 0), at(1, 1)].map(([red, , blue]) => blue - red);
    });
    expect(Math.min(...blueness.slice(0, 2))).toBeGreaterThan(2 * Math.max(...blueness.slice(2)));
    const said = await text(page, '#hidden-status');
    await page.waitForURL(new RegExp(`nodes=4&trained=${said.match(/\d+/)}$`));
    await page.reload();
    await hasText(page, '#hidden-status', /Epoch [1-9]/);
    expect(await text(page, '#hidden-status')).toBe(said);
    expect(await violations(page)).toEqual([]);
    // Other points start over; another task has the line again.
    await page.locator('#point-0').click();
    await hasText(page, '#hidden-status', /Epoch 0/);
    await page.locator('select').selectOption('AND');
    await hasText(page, '#verdict', /side/);
    await hasText(page, 'h2', /The perceptron: one line/);
    expect(await page.locator('#hidden-layer').isVisible()).toBe(false);
  });

  test('one hidden node does not learn XOR, by keyboard, without motion', async () => {
    const page = await lab.open('perceptron#task=XOR&nodes=2');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await hasText(page, '#hidden-status', /Epoch 0/);
    await page.getByLabel('Hidden nodes').press('ArrowLeft');
    await page.locator('#one-epoch').press('Enter');
    await hasText(page, '#hidden-status', /Epoch 1:/);
    await page.locator('#play').press(' ');
    await hasText(page, '#hidden-status', /Epoch 1000: loss 0\.[3-9]/); // at once, no picture between
    await hasText(page, '#verdict', /The network gets [12] of 4 points wrong/);
    expect(await page.locator('#plane').getAttribute('aria-label')).toMatch(/Epoch 1000.* wrong/);
    await page.locator('#begin').press('Enter');
    await hasText(page, '#hidden-status', /Epoch 0/);
    await page.locator('#hidden-layer').press('Enter');
    await hasText(page, '#verdict', /side/);
    expect(await page.locator('#line').isVisible()).toBe(true);
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
