/** The practice: what is trained, how it goes on, and what is said of it. */

import { join } from 'node:path';
import { memory, setBackend } from '@tensorflow/tfjs';
import { lessonJson } from '../../scripts/programs/lesson-run.ts';
import { networkOfText } from '../../site/live/chosen-network.ts';
import { practiceWords } from '../../site/live/practice-words.ts';
import type { TrainingProgress } from '../../site/live/worker/messages.ts';
import {
  buildNetwork,
  disposeNetwork,
  recordOfNetwork,
  retuned,
} from '../../site/live/worker/network.ts';
import { halved } from '../../site/live/worker/practice.ts';
import {
  allHere,
  boxOf,
  describeLab,
  hasText,
  longTasks,
  text,
  until,
  violations,
} from './lab-in-chromium.ts';

test('two points of a curve become one', () => {
  const points = [0.1, 0.2, 0.3, 0.4].map((epoch) => ({ epoch, loss: epoch, accuracy: 1 - epoch }));
  const [first, second, ...others] = halved(points);
  expect(first).toEqual({ epoch: 0.2, loss: expect.closeTo(0.15), accuracy: expect.closeTo(0.85) });
  expect(second).toEqual({
    epoch: 0.4,
    loss: expect.closeTo(0.35),
    accuracy: expect.closeTo(0.65),
  });
  expect(others).toEqual([]);
});

test('networks that are made anew leave no tensor behind', async () => {
  setBackend('cpu');
  const network = networkOfText('20-relu-0.5,10-tanh');
  const recipe = { network, way: 'add', seed: 1, learningRate: 0.01, batchSize: 8 } as const;
  for (const engine of ['wasm', 'plain'] as const) {
    for (const optimizer of ['rmsprop', 'sgd', 'adam'] as const) {
      const before = memory().numTensors;
      const network = buildNetwork({ ...recipe, engine, optimizer });
      network.engine.step(8);
      await recordOfNetwork(network);
      disposeNetwork(await retuned(network, { ...recipe, engine, optimizer, batchSize: 16 }));
      expect([engine, optimizer, memory().numTensors]).toEqual([engine, optimizer, before]);
    }
  }
});

test.each(['en', 'ko'] as const)('a loss that is not a number is said in words: %s', (language) => {
  const { status } = practiceWords[language];
  const epoch = { engine: 'wasm', epochs: 1, step: 0, steps: 2, images: 64, batchSize: 32 };
  const training = { ...epoch, validation: [], msPerStep: null };
  const words = (loss: number) => status({ ...training, loss } as unknown as TrainingProgress);
  expect(words(0.5)).toContain('0.500');
  const last = [{ epoch: 1, loss: Number.NaN, accuracy: 0.1 }];
  const diverged = status({ ...training, loss: Number.NaN, validation: last } as never);
  expect(diverged).toContain('0.100');
  expect(diverged).not.toMatch(/NaN[., ]/); // as a value: «loss NaN, …»
  expect(words(Number.NaN)).toMatch(/learning rate|학습률/);
});

describeLab('the practice in Chromium', (lab) => {
  test('what the network says in the end, the trained network says', async () => {
    const page = await lab.open('practice#images=6000&epochs=1&picture=7');
    await page.locator('#start:not([disabled])').click();
    await hasText(page, '#start', /Go on/);
    await page.waitForTimeout(600);
    const says = await text(page, '#says');
    await page.locator('.VPSwitchAppearance').first().click(); // draws everything anew
    await hasText(page, '#truth', /True class: /);
    await page.waitForTimeout(600);
    expect(await text(page, '#says')).toBe(says);
  });

  test('optimizer, learning rate and batch size change while it trains', async () => {
    const page = await lab.open('practice#images=6000&epochs=20');
    await page.locator('#start:not([disabled])').click();
    await page.getByLabel('Batch size').selectOption('128');
    await hasText(page, '#status', /of 38 .*128 per step/);
    await page.getByLabel('Optimizer').selectOption('sgd');
    await page.setViewportSize({ width: 500, height: 700 });
    await page.getByLabel('Learning rate').selectOption('1');
    await page.waitForURL(/optimizer=sgd.*rate=1|rate=1.*optimizer=sgd/);
    for (let i = 0; i < 8; i++) await page.locator('#start').click({ delay: 5 });
    for (let i = 0; i < 5; i++) await page.locator('#reset').click();
    await hasText(page, '#status', /Nothing has been learned yet/);
    const picture = () =>
      page.locator('#units').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    const before = await picture();
    await page.locator('#reseed').click();
    await page.waitForURL(/seed=43/);
    await until(async () => (await picture()) !== before);
    expect(await picture()).not.toBe(before);
  });

  test('the practice by keyboard: one step, start, pause, slowly', async () => {
    const page = await lab.open('practice#images=6000&speed=1');
    await page.locator('#step:not([disabled])').waitFor();
    await page.locator('#step').press('Enter');
    await hasText(page, '#status', /step 1 of 151/);
    await page.locator('#start').press(' ');
    await hasText(page, '#start', /Pause/);
    await hasText(page, '#status', /step [3-9] of 151/);
    await page.locator('#start').press(' ');
    await hasText(page, '#start', /Go on/);
    await page.locator('#code summary').press('Enter');
    expect(await text(page, '#code')).toContain('model.add(keras.layers.Dense(100');
    await page.getByLabel('Way to build it').selectOption('named');
    expect(await text(page, '#code')).toContain("name: '패션 MNIST 모델'");
    await page.waitForURL(/way=named/);
    await page.waitForURL(/code=open/);
  });

  test('a network by keyboard: layers, units, activation and Dropout; the code and the drawing follow', async () => {
    const page = await lab.open('practice#images=6000&epochs=1&code=open');
    const drawn = () =>
      page.locator('#network').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    await page.locator('#start:not([disabled])').waitFor();
    await hasText(page, '#status', /At the start, on the first validation pictures: loss \d/);
    const [cell] = await page.locator('.cell').allInnerTexts();
    expect(cell).toMatch(/^\d+$/); // the matrix doesn't wait for the training
    await page.locator('#add-layer').press('Enter');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('30');
    await page.getByLabel('Activation of hidden layer 2').selectOption('relu');
    await page.getByLabel('Dropout after hidden layer 2').selectOption('0.5');
    await page.waitForURL(/network=100-sigmoid,30-relu-0\.5/);
    await hasText(page, '#network-says', /408 of 81,700 weights/);
    const code = await text(page, '#code');
    expect(code).toContain("model.add(dense({ units: 30, activation: 'relu' }));");
    expect(code).toContain('keras.layers.Dropout(0.5)');

    const before = await drawn();
    await page.locator('#start').press('Enter');
    await hasText(page, '#start', /Go on/);
    expect(await drawn()).not.toBe(before);
    await page.reload();
    await hasText(page, '#status', /Epoch 1, step 151 of 151/);
    expect(await page.getByLabel('Units of hidden layer 2').inputValue()).toBe('30');

    await page.getByRole('button', { name: 'Remove hidden layer 1' }).press('Enter');
    await page.getByRole('button', { name: 'Remove hidden layer 1' }).press('Enter');
    await page.waitForURL(/network=none/);
    await hasText(page, 'main', /What the 10 output units look at/);
    expect(await violations(page)).toEqual([]);
  });

  test('a network of one’s own goes to a file and comes back in place of the lesson’s', async () => {
    const page = await lab.open('practice#images=6000&epochs=1&network=20-tanh,10-relu-0.25');
    await page.locator('#start:not([disabled])').click();
    await hasText(page, '#start', /Go on/);
    const waits = page.waitForEvent('download');
    await page.locator('#save').click();
    const file = join(lab.files, 'own.keras');
    await (await waits).saveAs(file);
    const other = await lab.open('practice#images=6000');
    await other.locator('#start:not([disabled])').waitFor();
    await other.locator('#model-files').setInputFiles(file);
    await hasText(other, '#model-status', /have been loaded/);
    await other.waitForURL(/network=20-tanh,10-relu-0\.25/);
    await hasText(other, '#status', /those of the opened model/);
    expect(await other.getByLabel('Dropout after hidden layer 2').inputValue()).toBe('0.25');
  });

  test('a large network is drawn while it trains without a task over 50 ms', async () => {
    const page = await lab.open('practice#epochs=1&network=300-relu-0.2,300-tanh,300-relu');
    await allHere(page);
    const tasks = await longTasks(page, async () => {
      await page.locator('#start').click();
      await hasText(page, '#start', /Go on/);
    });
    expect(tasks).toEqual([]);
  });

  test('a try sets the network up and trains it', async () => {
    const page = await lab.open('practice#images=6000&seed=7');
    await page.locator('#start:not([disabled])').waitFor();
    await page.locator('[data-try="relus"]').click();
    await page.waitForURL(/network=100-relu,100-relu,100-relu/);
    await hasText(page, '#start', /Pause|Go on/);
    expect(await page.getByLabel('Optimizer').inputValue()).toBe('sgd');
    await hasText(page, '#status', /Epoch [2-5],/);
    await page.locator('[data-try="relus"]').click(); // the same again begins again
    await hasText(page, '#status', /Epoch 1,/);
    expect(await text(page, '#start')).toBe('Pause');
  });

  test('on a phone, too, what one sets and what it moves are in one view', async () => {
    const page = await lab.open('practice#images=6000&epochs=1');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator('#start:not([disabled])').click();
    await hasText(page, '#start', /Go on/);
    await page.locator('.stage').evaluate((stage) => stage.scrollIntoView());
    for (const what of ['#start', '#network', '.chart >> nth=0', '.chart >> nth=1', '#layers']) {
      const { y, height } = await boxOf(page.locator(what));
      expect([what, y >= 0 && y + height <= 844]).toEqual([what, true]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  test.each([
    ['the address asks for it', '&engine=plain', '', /as the address asks/],
    ['SIMD is missing', '', 'WebAssembly.validate = () => false;', /no WebAssembly SIMD/],
    [
      'memory is missing',
      '',
      'WebAssembly.Instance = class { constructor() { throw new RangeError("Out of memory"); } };',
      /not enough memory/,
    ],
  ])('plain JavaScript trains where %s', async (_, settings, before, words) => {
    const page = await lab.openOwn({ serviceWorkers: 'block' });
    await page.route(/assets\/.*\.js$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${before}\n${await response.text()}` });
    });
    await page.goto(`${lab.url}lab/practice.html#images=6000${settings}`);
    await page.locator('#step:not([disabled])').click();
    await hasText(page, '#status', /step 1 of 151/);
    await hasText(page, '#status', words);
  });

  test('the same numbers as npm start', async () => {
    const page = await lab.open('practice');
    await allHere(page);
    await page.locator('#start').click();
    const { validation } = await lessonJson('--engine', 'wasm');
    await hasText(page, '#start', /Go on/);
    const { loss, accuracy } = validation;
    expect(await text(page, '#status')).toContain(
      `loss ${loss.toFixed(4)}, accuracy ${accuracy.toFixed(4)}.`,
    );
  });

  test('settings, curves and what is inside are in one view, and nothing of the matrix is cut off', async () => {
    const page = await lab.open('practice#images=6000&epochs=1');
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.locator('#start:not([disabled])').click();
    await hasText(page, '#start', /Go on/);
    for (const what of [
      '#start',
      '#status',
      '.choice >> nth=0',
      '.chart >> nth=0',
      '.chart >> nth=1',
    ]) {
      const { y, height } = await boxOf(page.locator(what));
      expect([what, y >= 0 && y + height <= 800]).toEqual([what, true]);
    }
    const { x, width } = await boxOf(page.locator('.practice'));
    const cell = await boxOf(page.locator('.cell').last());
    expect(cell.x + cell.width).toBeLessThanOrEqual(x + width + 1);
  });

  test('what was trained survives a reload and goes on as if there had been none; a new tab begins anew', async () => {
    const trained = async (reloads: boolean) => {
      const page = await lab.open('practice#images=6000&epochs=1');
      await page.locator('#start:not([disabled])').click();
      await hasText(page, '#start', /Go on/);
      await page.locator('#step').click();
      await hasText(page, '#status', /Epoch 2, step 1 of 151/);
      if (reloads) {
        await page.waitForTimeout(500); // it is written
        await page.reload();
        await hasText(page, '#status', /Epoch 2, step 1 of 151/);
        expect(await page.locator('.chart circle').count()).toBe(2);
      }
      await page.locator('#step:not([disabled])').click();
      await hasText(page, '#status', /Epoch 2, step 2 of 151/);
      const [loss] = (await text(page, '#status')).match(/last step: [\d.]+/) ?? [];
      return { page, loss };
    };
    const { page, loss } = await trained(true);
    expect(loss).toMatch(/\d\.\d/);
    expect((await trained(false)).loss).toBe(loss);
    await page.locator('#reset').click();
    await hasText(page, '#status', /Nothing has been learned yet/);
    await page.reload();
    await hasText(page, '#status', /Nothing has been learned yet/);
  });

  test('a loss above 2 is in the picture', async () => {
    const page = await lab.open('practice#images=6000&epochs=1&optimizer=sgd&rate=0.0001');
    await page.locator('#start:not([disabled])').click();
    await hasText(page, '#start', /Go on/);
    const line = await page.locator('.chart polyline').first().getAttribute('points');
    const heights = (line ?? '').split(' ').map((point) => Number(point.split(',')[1]));
    expect(heights).toHaveLength(6); // 151 steps, 25 a point
    expect(Math.min(...heights)).toBeGreaterThan(0);
  });

  test('kept by its service worker, the page has threads, which give the same numbers', async () => {
    const page = await lab.openOwn();
    const threads = () => page.workers().filter((worker) => worker.url().startsWith('blob:'));
    const seen: string[] = [];
    for (const isIsolated of [false, true]) {
      await page.goto(lab.url);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(isIsolated);
      await page.goto(`${lab.url}lab/practice.html#epochs=2&seed=7`);
      await allHere(page); // how many pictures an epoch has depends on how many have come
      await page.locator('#reset').click(); // what was trained before is kept
      await page.locator('#start:not([disabled])').click();
      if (isIsolated) await until(async () => threads().length > 0);
      expect(threads().length > 0).toBe(isIsolated);
      await hasText(page, '#start', /Go on/);
      seen.push(...((await text(page, '#status')).match(/\d\.\d{3,}/g) ?? ['nothing']));
      await page.evaluate(() => navigator.serviceWorker.ready);
    }
    const half = seen.length / 2;
    expect(half).toBeGreaterThanOrEqual(2);
    expect(seen.slice(half)).toEqual(seen.slice(0, half));
  });
});
