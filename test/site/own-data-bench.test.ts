/** One's own data in Chromium: painted, typed, pasted, opened; trained, explained, given back; refused in words. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { encode } from 'fast-png';
import type { Page } from 'playwright-core';
import { flowersCsv } from '../../site/live/own-data-flowers.ts';
import { ownDataWords } from '../../site/live/own-data-words.ts';
import { OwnData } from '../../site/live/worker/own-data.ts';
import { readZip } from '../../src/files/containers/zip.ts';
import { boxOf, describeLab, drag, hasText, text, violations } from './lab-in-chromium.ts';
import { idxSource, picturesSource, trained } from './own-data-samples.ts';

const ended = (page: Page) => hasText(page, '#own-status', /^After|^Stopped/);

describeLab('one’s own data in Chromium', (lab) => {
  const counted = (page: Page) => text(page, '#own-counted');

  async function planeBox(page: Page) {
    const plane = page.locator('#own-plane');
    await plane.evaluate((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
    return boxOf(plane);
  }

  async function saved(page: Page, name: string): Promise<Buffer> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator(`[data-save="${name}"]`).click(),
    ]);
    expect(download.suggestedFilename()).toBe(name);
    return readFileSync(await download.path());
  }

  test('a circle by a rule: the page’s numbers are Node’s, and a reload keeps the rule', async () => {
    const page = await lab.open('own-data');
    await page.locator('[data-try=ring]').click();
    await ended(page);
    const status = await text(page, '#own-status');
    const rows = (await saved(page, 'own-data.csv')).toString().trim().split('\n').slice(1);
    const points = rows.flatMap((row) => row.split(',').map(Number));
    const data = new OwnData(
      { kind: 'points', points, classNames: ['circle', 'square'] },
      ownDataWords.en,
    );
    const { history } = await trained(data, {
      ...{ layers: 1, units: 8, activation: 'tanh', optimizer: 'adam', learningRate: 0.03 },
      ...{ batchSize: 16, epochs: 200, seed: 42 },
    });
    await data.dispose();
    for (const values of Object.values(history)) {
      expect(status).toContain((values.at(-1) as number).toFixed(4));
    }
    expect((await saved(page, 'own-data.mts')).toString()).toContain('outputLayer');
    expect((await saved(page, 'own_data.py')).toString()).toContain('keras.Sequential');
    await page.waitForURL(/own-rule=/);
    const before = await counted(page);
    await page.reload();
    await hasText(page, '#own-counted', /300 samples/);
    expect(await counted(page)).toBe(before);
  });

  test('what was trained survives a reload and goes on as if there had been none; other data or settings begin anew', async () => {
    const activation = (page: Page) => page.locator('label:has-text("Activation") select');
    const seen = async (page: Page) => {
      await page.locator('#own-given-back').waitFor();
      return [
        await text(page, '#own-status'),
        ...(await page.locator('#own-network ~ * .chart').allInnerTexts()),
        await text(page, '.own-inside'),
        await text(page, '.own-programs'),
      ];
    };
    const page = await lab.open('own-data#own-epochs=10');
    await page.locator('#own-train').click();
    await ended(page);
    const before = await seen(page);
    await page.waitForTimeout(500); // it is written
    await page.reload();
    await ended(page);
    expect(await seen(page)).toEqual(before);
    expect(before[0]).toContain('After 10 epochs');

    await page.locator('#own-go-on').press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('own-train');
    await hasText(page, '#own-status', /^After 20/);
    const whole = await lab.open('own-data#own-epochs=20');
    await whole.locator('#own-train').click();
    await ended(whole);
    expect(await seen(page)).toEqual(await seen(whole));

    await activation(whole).selectOption('relu');
    expect(await whole.locator('#own-go-on').isVisible()).toBe(false);
    await whole.waitForURL(/own-activation=relu/);
    await whole.reload();
    await hasText(whole, '#own-counted', /120 samples/);
    await whole.waitForTimeout(1500);
    expect(await text(whole, '#own-status')).toBe('Nothing is trained yet.');
    await activation(whole).selectOption('tanh');
    await whole.waitForURL(/own-activation=tanh/);
    await whole.reload();
    await hasText(whole, '#own-status', /^After 20/);

    const { x, y } = await planeBox(whole);
    await whole.mouse.click(x + 20, y + 20);
    await hasText(whole, '#own-counted', /121 samples/);
    expect(await whole.locator('#own-go-on').isVisible()).toBe(false);
    await whole.waitForURL(/own-points=/);
    await whole.reload();
    await hasText(whole, '#own-counted', /121 samples/);
    await whole.waitForTimeout(1500);
    expect(await text(whole, '#own-status')).toBe('Nothing is trained yet.');
  });

  test('a reload in the middle of a training loses little of it', async () => {
    const page = await lab.open('own-data#own-epochs=1000');
    await page.locator('#own-train').click();
    await hasText(page, '#own-status', /^Epoch/);
    await page.waitForTimeout(2000);
    await page.reload();
    await hasText(page, '#own-status', /^Stopped after [1-9]\d* epochs/);
    await page.locator('#own-go-on').click();
    await hasText(page, '#own-status', /^Epoch \d+ of 1000/);
  });

  test('the same try again begins again', async () => {
    const page = await lab.open('own-data');
    const pressed = async () => {
      await page.locator('[data-try=xor]').click();
      await hasText(page, '#own-status', /^Epoch/);
      await ended(page);
      return text(page, '#own-status');
    };
    const first = await pressed();
    expect(first).toContain('After 200 epochs');
    expect(await pressed()).toBe(first);
    await page.locator('[data-try=xor]').click();
    await hasText(page, '#own-status', /^Epoch/);
    expect(await pressed()).toBe(first); // in the middle of it, too
  });

  test('points are painted by mouse and by keyboard, erased, undone, and kept', async () => {
    const page = await lab.open('own-data#own-points=');
    await hasText(page, '#own-counted', /0 samples/);
    await page.locator('#own-train').click();
    await hasText(page, '#own-failure', /at least 10 points/);
    const { x, y, width } = await planeBox(page);
    await drag(page, [x + 0.2 * width, y + 0.2 * width], [x + 0.2 * width, y + 0.8 * width], 16);
    await page.locator('[data-brush="1"]').click();
    await drag(page, [x + 0.8 * width, y + 0.2 * width], [x + 0.8 * width, y + 0.8 * width], 16);
    await hasText(page, '#own-counted', /circle 1\d, square 1\d/);
    const painted = await counted(page);
    await page.locator('#own-plane').focus();
    for (const key of ['3', 'ArrowUp', ' ', 'ArrowLeft', ' ']) await page.keyboard.press(key);
    await hasText(page, '#own-counted', /triangle 2/);
    for (const key of ['Delete', 'ArrowRight', 'Delete']) await page.keyboard.press(key);
    expect(await counted(page)).toBe(painted);
    await page.locator('#own-clear').click();
    await hasText(page, '#own-counted', /0 samples/);
    await page.locator('#own-undo').click();
    expect(await counted(page)).toBe(painted);
    await page.waitForTimeout(600); // the address is written
    await page.reload();
    await hasText(page, '#own-counted', /circle 1\d/);
    expect(await counted(page)).toBe(painted);
    await page.locator('#own-train').press('Enter');
    await hasText(page, '#own-train', /Stop/);
    await page.locator('#own-train').press('Enter');
    await hasText(page, '#own-status', /^Stopped/);
  });

  test('on a phone a finger paints, and Train is in one view with the plane', async () => {
    const viewport = { width: 390, height: 844 };
    const page = await lab.openOwn({ hasTouch: true, isMobile: true, viewport });
    await page.goto(`${lab.url}lab/own-data.html#own-points=`);
    await hasText(page, '#own-counted', /0 samples/);
    const { x, y, width } = await planeBox(page);
    const finger = await page.context().newCDPSession(page);
    const at = (n: number) => [{ x: x + 0.3 * width, y: y + (0.2 + n / 20) * width }];
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
    for (let n = 1; n <= 10; n++) {
      await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(n) });
    }
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await hasText(page, '#own-counted', /circle 1\d/);
    const plane = await boxOf(page.locator('#own-plane'));
    const train = await boxOf(page.locator('#own-train'));
    expect(train.y + train.height - plane.y).toBeLessThan(viewport.height);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
  });

  test('a table: pasted, its label chosen, trained, explained; refused with the line', async () => {
    const page = await lab.open('own-data#own=csv');
    await page.locator('#own-paste').fill(flowersCsv().replace('middle', ''));
    await page.locator('#own-read').click();
    await hasText(page, '#own-failure', /Line 52, column “flower”: the value is missing/);
    await page.locator('#own-paste').fill(flowersCsv());
    await page.locator('#own-read').click();
    await hasText(page, '#own-table', /4 features.*large 50, middle 50, small 50/);
    await page.locator('#own-train').click();
    await ended(page);
    await page.locator('.matrix .cell').last().click();
    await hasText(page, '#pictures', /small classified as small:/);
    await hasText(page, '#own-examples', /Right, the least certain first/);
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await hasText(page, '#own-table', /large 50/); // from the browser's storage
    await hasText(page, '#own-status', /^After 50/);
    await page.locator('.matrix .cell').last().click();
    await hasText(page, '#pictures', /small classified as small:/);

    await page.locator('[data-try=flowers]').click();
    await ended(page);
    await page.locator('label:has-text("Label") select').selectOption('3');
    await hasText(page, '#own-table', /“petal width” is a number/);
    expect(await text(page, '#own-status')).toBe('Nothing is trained yet.');
    await page.locator('#own-train').click();
    await ended(page);
    const status = await text(page, '#own-status');
    await page.waitForTimeout(500);
    await page.reload();
    await hasText(page, '#own-table', /“petal width” is a number/);
    await ended(page);
    expect(await text(page, '#own-status')).toBe(status);
    expect(await page.locator('#own-paste').inputValue()).toBe(flowersCsv());
  });

  test('hostile files are refused in words, and the page lives on', async () => {
    const page = await lab.open('own-data#own=csv');
    const file = (name: string, buffer: Buffer) => ({ name, mimeType: '', buffer });
    await page.locator('#own-csv').setInputFiles(file('a.csv', Buffer.from([0xff, 0xfe, 0, 1])));
    await hasText(page, '#own-failure', /not a text file/);
    await page.locator('#own-csv').setInputFiles(file('b.csv', Buffer.from('"'.repeat(99_999))));
    await hasText(page, '#own-failure', /quotation mark/);
    const page2 = await lab.open('own-data#own=idx');
    await page2
      .locator('#own-idx')
      .setInputFiles([
        file('i', Buffer.from([0, 0, 8, 3, ...Array(12).fill(255)])),
        file('l', Buffer.from([0, 0, 8, 1, 0, 0, 0, 1, 1])),
      ]);
    await hasText(page2, '#own-failure', /header promises/);
    await page2.goto(`${lab.url}lab/own-data.html#own=points&own-rule=${'('.repeat(99)}`);
    await page2.reload();
    await hasText(page2, '#own-wrong', /too early/);
    await page2.locator('#own-rule').fill('y > x');
    await page2.locator('#own-make').click();
    await hasText(page2, '#own-counted', /200 samples/);
  });

  test('a folder of pictures becomes a network, and a zip of what it saw', async () => {
    const { pixels, labels } = picturesSource() as Extract<
      ReturnType<typeof picturesSource>,
      { kind: 'pictures' }
    >;
    const folder = join(lab.files, 'bars');
    for (const [n, label] of labels.entries()) {
      const data = pixels.slice(784 * n, 784 * (n + 1)).map((value) => 255 - value); // on white
      const path = join(folder, ['stands', 'lies', '비스듬히'][label], `${n}.png`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, encode({ width: 28, height: 28, channels: 1, depth: 8, data }));
    }
    const page = await lab.open('own-data#own=pictures');
    await page.locator('#own-folder').setInputFiles(folder);
    await hasText(page, '#own-table', /90 samples: lies 30, stands 30, 비스듬히 30/);
    await page.locator('#own-train').click();
    await ended(page);
    expect(await text(page, '#own-status')).toMatch(/Validation: loss .* accuracy (1|0\.[6-9])/);
    await hasText(page, '#own-examples', /is /);
    const zip = readZip(new Uint8Array(await saved(page, 'pictures.zip')));
    expect(zip.size).toBe(90);
    await page.reload();
    await hasText(page, '#own-table', /90 samples/);
    await hasText(page, '#own-status', /^After 20/);
    await page.locator('#own-units').waitFor();
    writeFileSync(join(folder, 'lies', 'broken.png'), 'no picture');
    await page.locator('#own-folder').setInputFiles(folder);
    await hasText(page, '#own-failure', /broken.png” can’t be read as a picture/);
  });

  test('IDX files: trained, and judged on the files for testing', async () => {
    const page = await lab.open('own-data#own=idx');
    const { files } = idxSource();
    await page
      .locator('#own-idx')
      .setInputFiles(
        files.map(({ name, bytes }) => ({ name, mimeType: '', buffer: Buffer.from(bytes) })),
      );
    await hasText(page, '#own-table', /120 samples/);
    await page.locator('#own-train').click();
    await ended(page);
    expect(await text(page, '#own-status')).toMatch(/Test files: loss/);
    expect((await saved(page, 'own_data.py')).toString()).toContain('t10k-images-idx3-ubyte.gz');
  });

  test('in Korean, and dark', async () => {
    const page = await lab.open('ko/own-data');
    await page.locator('[data-try=xor]').click();
    await hasText(page, '#own-status', /에포크를 마쳤습니다/);
    expect(await violations(page)).toEqual([]);
  });
});
