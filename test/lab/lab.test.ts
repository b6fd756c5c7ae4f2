/** The lab as `npm run lab:build` makes it, served below a path of its own and used in Chromium. */

import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { memory, setBackend, type Tensor, tensor2d, tidy } from '@tensorflow/tfjs';
import { source as axeSource } from 'axe-core';
import * as fc from 'fast-check';
import { encode } from 'fast-png';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Download,
  type Page,
} from 'playwright-core';
import { Address } from '../../lab/src/address';
import { shown, signed } from '../../lab/src/bench';
import { drawingToText, textToDrawing } from '../../lab/src/drawing-text';
import { openStep } from '../../lab/src/one-step';
import { practiceWords } from '../../lab/src/practice-words';
import { HiddenLayer } from '../../lab/src/worker/hidden-layer';
import type { TrainingProgress } from '../../lab/src/worker/messages';
import {
  buildNetwork,
  disposeNetwork,
  recordOfNetwork,
  retuned,
} from '../../lab/src/worker/network';
import { offeredTraining, readModel, shortest } from '../../lab/src/worker/opened-model';
import { halved } from '../../lab/src/worker/practice';
import { lessonPlan } from '../../scripts/lab/measure';
import { chromiumPath } from '../../scripts/programs/chromium';
import { serve } from '../../scripts/programs/serve';
import { dense, loadModel, readIdx, saveModel, sequential } from '../../src';
import { PROJECT_DIR } from '../../src/disk/project-node';
import type { ModelRecord } from '../../src/files/model-record';
import { initialState, type OptimizerPlan } from '../../src/training/engine';
import { createWasmEngine } from '../../src/training/wasm/wasm-engine';
import { run } from '../run';

const BASE = '/lesson/lab/';
const benches = ['perceptron', 'layers', 'activations', 'losses', 'practice', 'step'];

/** Numbers that look random and are the same every time. */
const numbers = (length: number, scale: number) =>
  Float32Array.from({ length }, (_, i) => Math.sin(i * 12.9898) * scale);
const weights = [numbers(78_400, 0.1), numbers(100, 0.1), numbers(1000, 0.3), numbers(10, 0.1)];

test('the step that is opened is the step that the engine takes', () => {
  const pixels = Uint8Array.from({ length: 784 }, (_, i) => (i * 37) % 256);
  const step = openStep({ pixels, label: 3, weights });
  // With plain gradient descent and a rate of 1 the change of a weight is its gradient.
  const engine = createWasmEngine({ ...lessonPlan, optimizer: { name: 'sgd', learningRate: 1 } });
  engine.writeState({ weights, slots: [], iterations: 0 });
  engine.inputs.set(step.x);
  engine.targets[0] = 3;
  expect(engine.step(1)).toBeCloseTo(step.loss, 5);
  const after = engine.readState().weights;
  engine.dispose();
  expect(step.probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 10);
  for (const [i, j] of [
    [1, 0],
    [406, 17],
    [783, 99],
  ]) {
    const at = i * 100 + j;
    expect(weights[0][at] - after[0][at]).toBeCloseTo(step.x[i] * step.hiddenDeltas[j], 5);
  }
  for (const k of [0, 3, 9]) {
    const at = 42 * 10 + k;
    expect(weights[2][at] - after[2][at]).toBeCloseTo(step.hidden[42] * step.outputDeltas[k], 5);
    expect(weights[3][k] - after[3][k]).toBeCloseTo(step.outputDeltas[k], 5);
  }
});

test('a loss of which the probability is rounded to 0 is the engine’s', () => {
  const pixels = Uint8Array.from({ length: 784 }, (_, i) => (i * 37) % 256);
  const steep = weights.map((values, i) => (i === 2 ? values.map((w) => w * 10_000) : values));
  const losses = Array.from({ length: 10 }, (_, label) => {
    const { x, probabilities, loss } = openStep({ pixels, label, weights: steep });
    const engine = createWasmEngine(lessonPlan);
    engine.writeState(initialState(lessonPlan, steep));
    engine.inputs.set(x);
    engine.targets[0] = label;
    expect(engine.evaluate(1) / Math.max(loss, 1)).toBeCloseTo(loss / Math.max(loss, 1), 4);
    engine.dispose();
    return probabilities[label] === 0 ? loss : 0;
  });
  expect(Math.max(...losses)).toBeGreaterThan(745); // −ln of the least number above 0
});

test.each([
  [signed(-0.5), '−0.500'],
  [signed(-0.0004), '0.000'],
  [signed(Number.NaN), 'NaN'],
  [shown(-0.00042), '−0.00042'],
  [shown(0.0000042), '4.2 × 10⁻⁶'],
  [shown(0), '0.0000'],
  [shortest(Math.fround(0.001)), 0.001],
  [shortest(1e-7), 1e-7],
  [shortest(0.1234567891), 0.12345679],
])('a number as it is shown: %s', (text, expected) => expect(text).toBe(expected));

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
  const recipe = { way: 'add', seed: 1, learningRate: 0.01, batchSize: 8 } as const;
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

describe('a model’s optimizer', () => {
  const trainedWith = (optimizer: OptimizerPlan): ModelRecord => ({
    ...{ name: 'model', batchShape: [null, 784], layers: [], weights: [] },
    training: { loss: '', metrics: [], optimizer, iterations: 7, slots: [] },
  });
  const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7, scaleEpsilon: false };
  const learningRate = Math.fround(0.002);

  test.each<[OptimizerPlan, boolean]>([
    [{ name: 'sgd', learningRate }, true],
    [{ name: 'rmsprop', learningRate, rho: 0.9, epsilon: 1e-7 }, true],
    [{ name: 'adam', learningRate, ...adam }, true],
    [{ name: 'momentum', learningRate, momentum: 0.9, nesterov: false }, false],
    [{ name: 'rmsprop', learningRate, rho: 0.5, epsilon: 1e-7 }, false],
    [{ name: 'adam', learningRate, ...adam, beta1: 0.5 }, false],
  ])('%j: training goes on with it: %s', (optimizer, isOffered) => {
    const expected = { optimizer: optimizer.name, learningRate: 0.002, iterations: 7, slots: [] };
    expect(offeredTraining(trainedWith(optimizer))).toEqual(isOffered ? expected : undefined);
  });

  test('one that the lesson lacks is left out; a file that is none stays one', async () => {
    const record = trainedWith({ name: 'sgd', learningRate });
    const readsWithout = ({ compile = true }) => {
      if (compile) throw new Error('The optimizer is Nadam.');
      return record;
    };
    expect(await readModel(readsWithout)).toBe(record);
    const fails = readModel(() => Promise.reject(new Error('It is cut off.')));
    await expect(fails).rejects.toThrow('It is cut off.');
  });
});

describe('the port', () => {
  test.each([
    ['99999', /^\nError: --port takes a whole number up to 65535; got '99999'\.\n$/],
    ['abc', /^\nError: --port takes a whole number of at least 1; got 'abc'\.\n$/],
  ])('%s is refused in words', async (port, words) => {
    const { code, err } = await run('lab.ts', ['--port', port]);
    expect([code, err]).toEqual([1, expect.stringMatching(words)]);
  });

  test('one that another server has is refused in words', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, err } = await run('lab.ts', ['preview', '--port', String(port)]);
    other.close();
    expect([code, err]).toEqual([1, expect.stringContaining(`Port ${port} is not free`)]);
  });
});

test.each(['en', 'ko'] as const)('a loss that is no number is said in words: %s', (language) => {
  const { status } = practiceWords[language];
  const epoch = { engine: 'wasm', epochs: 1, step: 0, steps: 2, images: 64, batchSize: 32 };
  const training = { ...epoch, validation: [], msPerStep: null };
  const words = (loss: number) => status({ ...training, loss } as unknown as TrainingProgress);
  expect(words(0.5)).toContain('0.500');
  const last = [{ epoch: 1, loss: Number.NaN, accuracy: 0.1 }];
  const diverged = status({ ...training, loss: Number.NaN, validation: last } as never);
  expect(diverged).toContain('0.100');
  expect(diverged).not.toContain('NaN');
  expect(words(Number.NaN)).toMatch(/learning rate|학습률/);
});

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
        // A lone half of a surrogate pair is no text: it becomes the mark for that.
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

const canBuild = existsSync(join(PROJECT_DIR, 'lab', 'node_modules')) || process.env.LAB;
const inBrowser = chromiumPath && canBuild ? describe : describe.skip;

inBrowser('the lab in Chromium (needs lab/node_modules, or LAB=1 to install them)', () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  let context: BrowserContext;
  let origin: string;
  let files: string;
  const complaints: string[] = [];
  const asked: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lab-'));
    files = mkdtempSync(join(tmpdir(), 'lab-files-'));
    const { code, out, err } = await run('lab.ts', ['build', '--out', folder]);
    expect([code, err]).toEqual([0, expect.any(String)]);
    expect(out).toMatch(/\d+ KB of script, packed/);
    server = await serve(folder, BASE);
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
    context = await browser.newContext({ acceptDownloads: true, locale: 'en-GB' });
    context.on('request', (request) => {
      const isOwn = [`${origin}${BASE}`, 'data:', 'blob:'].some((start) =>
        request.url().startsWith(start),
      );
      asked.push(request.url());
      if (!isOwn) complaints.push(`asks ${request.url()}`);
    });
  });

  afterEach(() => expect(complaints.splice(0)).toEqual([]));

  afterAll(async () => {
    await browser?.close();
    server?.close();
    for (const made of [folder, files]) rmSync(made, { recursive: true });
  });

  async function open(hash: string): Promise<Page> {
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await page.goto(`${origin}${BASE}#${hash}`);
    return page;
  }

  const text = (page: Page, selector: string) => page.locator(selector).innerText();
  const hasText = (page: Page, selector: string, pattern: RegExp) =>
    page.locator(selector).filter({ hasText: pattern }).waitFor({ timeout: 20_000 });
  const allHere = (page: Page) => hasText(page, '#data', /^All 60,000/);

  test('what Vite can’t do, it says, and the command fails', async () => {
    const { code, err } = await run('lab.ts', ['preview', '--out', join(files, 'not-built')]);
    expect([code, err]).toEqual([1, expect.stringContaining('Vite ended with an error.')]);
    expect(err).toContain('not-built');
  });

  test('the practice: trained to 0.80 in an epoch, smoothly', async () => {
    const page = await open('bench=practice&epochs=1');
    await allHere(page);
    const tasks = await longTasks(page, async () => {
      await page.locator('#start').click();
      await hasText(page, '#status', /accuracy/);
      await hasText(page, '#start', /Go on/);
    });
    expect(tasks).toEqual([]);
    const status = await text(page, '#status');
    expect(Number(status.match(/accuracy ([\d.]+\d)/)?.[1])).toBeGreaterThan(0.8);
    const noticed = await longTasks(page, async () => {
      await page.evaluate(() => {
        let sum = 0;
        for (let i = 0; i < 5e8; i++) sum += Math.sqrt(i);
        return sum;
      });
    });
    expect(noticed.length).toBeGreaterThan(0);
    // What stands before a screen reader says the values.
    expect(await page.locator('.chart desc').first().textContent()).toMatch(/training 0\.\d+/);
    expect(await page.locator('#units').getAttribute('aria-label')).toMatch(/between −\d.* and \d/);

    // All validation images are in the matrix; a cell opens its pictures, by mouse and by keyboard.
    const cells = await page.locator('.cell').allInnerTexts();
    expect(cells.map(Number).reduce((a, b) => a + b)).toBe(12_000);
    await page.locator('.cell').nth(66).click();
    await page.locator('#pictures canvas').first().waitFor();
    expect(await text(page, '#pictures')).toBe('Shirt, said to be Shirt:');
    await page.locator('.cell').nth(66).press('ArrowRight');
    await page.keyboard.press('Enter');
    await hasText(page, '#pictures', /said to be Sneaker/);
    await page.waitForURL(/cell=6,7/);
    expect(await violations(page)).toEqual([]);

    // A picture of the data is recognised, mostly; a drawing changes what is said.
    await page.locator('#sample').click();
    await hasText(page, 'main', /It is: /);
    await page.locator('#clear').click();
    const blank = await text(page, '#says');
    await page.locator('#drawing').focus();
    for (const key of [' ', 'ArrowDown', ' ', 'ArrowDown', ' ']) await page.keyboard.press(key);
    await page.waitForFunction(
      (before) => document.querySelector<HTMLElement>('#says')?.innerText !== before,
      blank,
    );

    // What it says of a picture, as the bars' widths have it: six digits.
    await page.evaluate(() => {
      location.hash += '&picture=7';
    });
    await hasText(page, '#truth', /It is: /);
    const bars = () =>
      page.locator('.bar').evaluateAll((all) => all.map((bar) => parseFloat(bar.style.width)));
    await page.waitForFunction(
      (before) => document.querySelector<HTMLElement>('#says')?.innerText !== before,
      blank,
    );
    const said = await bars();
    const sayings = (all: number[]) => all.map((percent) => percent.toFixed(4)).join();

    // The model goes to each kind of file, and comes back to a network that was made anew.
    const diagonal = async () => {
      const values = (await page.locator('.cell').allInnerTexts()).map(Number);
      return values.filter((_, i) => i % 11 === 0).reduce((a, b) => a + b) / 1600;
    };
    const kernels: number[][] = [];
    for (const [format, names] of Object.entries({
      keras: ['fashion.keras'],
      h5: ['fashion.h5'],
      npz: ['fashion.npz'],
      tfjs: ['model.json', 'model.weights.bin'],
    })) {
      await page.getByLabel('Format').selectOption(format);
      const downloads: Promise<string>[] = [];
      const keep = (download: Download) => {
        const file = join(files, download.suggestedFilename());
        downloads.push(download.saveAs(file).then(() => file));
      };
      page.on('download', keep);
      await page.locator('#save').click();
      await hasText(page, '#model-status', /^Saved/);
      while (downloads.length < names.length) await page.waitForTimeout(50);
      const saved = await Promise.all(downloads);
      page.off('download', keep);
      expect(saved).toEqual(names.map((name) => join(files, name)));
      // The lesson in Node reads the same weights, and how far the optimizer has come.
      const model = await loadModel(format === 'tfjs' ? files : saved[0]);
      kernels.push(Array.from(model.getWeights()[0].dataSync()).slice(40_000, 40_100));
      expect(Number((await model.optimizer.getWeights())[0].tensor.dataSync()[0])).toBe(1500);
      const again = tidy(() => (model.predict(picture(7)) as Tensor).dataSync());
      for (const [i, p] of again.entries()) expect(Math.abs(p - said[i] / 100)).toBeLessThan(1e-6);
      model.dispose();

      await page.locator('#reset').click();
      await hasText(page, '#status', /Nothing learned yet/);
      await page.locator('#model-files').setInputFiles(saved);
      await hasText(page, '#model-status', /optimizer’s memory are in place/);
      await hasText(page, '#status', /those of the opened model/);
      for (let i = 0; i < 50 && sayings(await bars()) !== sayings(said); i++)
        await page.waitForTimeout(100);
      expect(await bars()).toEqual(said);
      for (let i = 0; i < 50 && (await diagonal()) < 0.8; i++) await page.waitForTimeout(100);
      expect(await diagonal()).toBeGreaterThan(0.8);
    }
    for (const kernel of kernels) expect(kernel).toEqual(kernels[0]);
    // The HDF5 library comes after the data, and from the same folder.
    const first = (part: string) => asked.findIndex((url) => url.includes(part));
    expect(first('hdf5')).toBeGreaterThan(first('train-images'));
    await page.close();
  });

  test('files that are none are refused in words, and nothing changes', async () => {
    const page = await open('bench=practice');
    await page.locator('#sample:not([disabled])').waitFor();
    const other = sequential({
      layers: [dense({ units: 3, inputShape: [4], activation: 'relu' })],
    });
    const otherFile = join(files, 'other.keras');
    await saveModel(other, otherFile);
    const whole = readFileSync(otherFile);
    const refused = async (name: string, bytes: Uint8Array, words: RegExp) => {
      writeFileSync(join(files, name), bytes);
      await page.locator('#model-files').setInputFiles(join(files, name));
      await hasText(page, '#model-status', words);
    };
    await refused('short.keras', whole.subarray(0, 700), /Nothing was changed\. .*cut off/);
    await refused('whole.keras', whole, /784 → 100 sigmoid → 10 softmax.*\[4, 3\].*relu/);
    await refused('text.h5', Buffer.from('no model'), /Nothing was changed\. .*no HDF5 file/);
    await refused('text.npz', Buffer.from('no model'), /Nothing was changed\. .*no ZIP archive/);
    await refused('model.txt', Buffer.from('no model'), /no model file/);
    await refused('huge.keras', Buffer.alloc(65 * 2 ** 20), /larger than 64 MiB/);

    writeFileSync(join(files, 'broken.png'), 'no picture');
    await page.getByLabel('A picture from a file').setInputFiles(join(files, 'broken.png'));
    await hasText(page, '#truth', /no picture that this browser can read/);

    // A small file can be a picture that would fill the memory; one that is large enough is scaled.
    const black = (side: number) =>
      encode({ width: side, height: side, channels: 1, data: new Uint8Array(side * side) });
    writeFileSync(join(files, 'huge.png'), black(9000));
    writeFileSync(join(files, 'large.png'), black(2000));
    await page.getByLabel('A picture from a file').setInputFiles(join(files, 'huge.png'));
    await hasText(page, '#truth', /9,000 × 9,000 pixels; up to 64 million/);
    await page.getByLabel('A picture from a file').setInputFiles(join(files, 'large.png'));
    await page.waitForURL(/drawing=A+(&|$)/);
    await page.close();

    const korean = await open('bench=practice&lang=ko');
    await korean.locator('#sample:not([disabled])').waitFor();
    await korean.locator('#model-files').setInputFiles(join(files, 'short.keras'));
    await hasText(korean, '#model-status', /^파일을 열지 못했습니다\. .*cut off/);
    await korean.close();
  });

  test('what the network says in the end, the trained network says', async () => {
    const page = await open('bench=practice&images=6000&epochs=1&picture=7');
    await page.locator('#start:not([disabled])').click();
    await hasText(page, '#start', /Go on/);
    await page.waitForTimeout(600);
    const says = await text(page, '#says');
    await page.locator('#theme').click(); // draws everything anew
    await hasText(page, '#truth', /It is: /);
    await page.waitForTimeout(600);
    expect(await text(page, '#says')).toBe(says);
    await page.close();
  });

  test('optimizer, learning rate and batch size change while it trains', async () => {
    const page = await open('bench=practice&images=6000&epochs=20');
    await page.locator('#start:not([disabled])').click();
    await page.getByLabel('Batch size').selectOption('128');
    await hasText(page, '#status', /of 38 .*128 a step/);
    await page.getByLabel('Optimizer').selectOption('sgd');
    await page.setViewportSize({ width: 500, height: 700 });
    await page.getByLabel('Learning rate').selectOption('1');
    await page.waitForURL(/optimizer=sgd.*rate=1|rate=1.*optimizer=sgd/);
    for (let i = 0; i < 8; i++) await page.locator('#start').click({ delay: 5 });
    for (let i = 0; i < 5; i++) await page.locator('#reset').click();
    await hasText(page, '#status', /Nothing learned yet/);
    const picture = () =>
      page.locator('#units').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
    const before = await picture();
    await page.locator('#reseed').click();
    await page.waitForURL(/seed=43/);
    for (let i = 0; i < 50 && (await picture()) === before; i++) await page.waitForTimeout(100);
    expect(await picture()).not.toBe(before);
    await page.close();
  });

  test.each([
    'bench=nothing&lang=xx&theme=1',
    '%%%&bench=practice&seed=NaN&epochs=1e99&speed=-1&batch=abc&rate=&cell=99,x&picture=1e9&drawing=!',
    'bench=perceptron&points=1,2&labels=NaN,,,&w=1e300,-1e300,Infinity&task=constructor',
    'bench=perceptron&task=XOR&nodes=99&trained=-1&start=x',
    'bench=perceptron&learned=Infinity',
    'bench=layers&hidden=1.5&units1=-3&classes=1e9&inputs=&output=toString',
    'bench=activations&x=NaN&layers=2.7&z=1,2',
    'bench=losses&p=-5&label=2',
    'bench=step&sample=1e12&unit=x&class=-1&pixel=784.4',
  ])('an address that makes no sense shows a bench all the same: %s', async (hash) => {
    const page = await open(hash);
    await page.locator('h2').waitFor();
    await page.waitForTimeout(300);
    expect(await text(page, 'main')).not.toMatch(/NaN|undefined|Infinity/);
    expect(await page.locator('main').innerHTML()).not.toMatch(/NaN|undefined/);
    await page.close();
  });

  test('reload and a second tab show the same state', async () => {
    const hash = 'bench=practice&lang=en&images=6000&picture=7&code=open&cell=0,0&rate=0.01';
    const page = await open(hash);
    await hasText(page, '#truth', /It is: /);
    await hasText(page, '#pictures', /T-shirt/);
    const seen = async (which: Page) => [
      await text(which, '#truth'),
      await text(which, '#says'),
      await which.locator('#code').getAttribute('open'),
      await which.getByLabel('Learning rate').inputValue(),
    ];
    const before = await seen(page);
    const second = await open(hash);
    await hasText(second, '#truth', /It is: /);
    await second.waitForFunction(
      (says) => document.querySelector<HTMLElement>('#says')?.innerText === says,
      before[1],
    );
    expect(await seen(second)).toEqual(before);
    await page.locator('#clear').click();
    await page.locator('#drawing').press(' ');
    await page.waitForURL(/drawing=/);
    const drawn = await text(page, '#says');
    await page.reload();
    await page.waitForFunction(
      (says) => document.querySelector<HTMLElement>('#says')?.innerText === says,
      drawn,
    );
    await second.close();
    await page.close();
  });

  test('the practice by keyboard: one step, start, pause, slowly', async () => {
    const page = await open('bench=practice&images=6000&speed=1');
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
    await page.locator('select').first().selectOption('named');
    expect(await text(page, '#code')).toContain("name: '패션 MNIST 모델'");
    await page.waitForURL(/way=named/);
    await page.waitForURL(/code=open/);
    await page.close();
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
    const own = await browser.newContext({ locale: 'en-GB', serviceWorkers: 'block' });
    const page = await own.newPage();
    await page.route(/assets\/.*\.js$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${before}\n${await response.text()}` });
    });
    await page.goto(`${origin}${BASE}#bench=practice&images=6000${settings}`);
    await page.locator('#step:not([disabled])').click();
    await hasText(page, '#status', /step 1 of 151/);
    await hasText(page, '#status', words);
    await own.close();
  });

  test.each([1280, 768, 360])('the buttons stay while pictures come, %i px wide', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, locale: 'en-GB' });
    await page.addInitScript(() => {
      const places = new Set<number>();
      const look = () => {
        const button = document.querySelector('#step');
        if (button) places.add(button.getBoundingClientRect().y);
        requestAnimationFrame(look);
      };
      look();
      Object.assign(globalThis, { places });
    });
    await page.goto(`${origin}${BASE}#bench=practice`);
    await allHere(page);
    const places = () => [...(globalThis as unknown as { places: Set<number> }).places];
    expect(await page.evaluate(places)).toHaveLength(1);
    await page.close();
  });

  test('a loss above 2 is in the picture', async () => {
    const page = await open('bench=practice&images=6000&epochs=1&optimizer=sgd&rate=0.0001');
    await page.locator('#start:not([disabled])').click();
    await hasText(page, '#start', /Go on/);
    const line = await page.locator('.chart polyline').first().getAttribute('points');
    const heights = (line ?? '').split(' ').map((point) => Number(point.split(',')[1]));
    expect(heights).toHaveLength(6); // 151 steps, 25 a point
    expect(Math.min(...heights)).toBeGreaterThan(0);
    await page.close();
  });

  test('a quick hand draws a line, not dots', async () => {
    const page = await open('bench=practice');
    await allHere(page);
    await page.locator('#drawing').scrollIntoViewIfNeeded();
    const box = await page.locator('#drawing').boundingBox();
    if (!box) throw new Error('The board is not drawn.');
    await page.mouse.move(box.x + 35, box.y + 35);
    await page.mouse.down();
    await page.mouse.move(box.x + 245, box.y + 35);
    await page.mouse.up();
    await page.waitForURL(/drawing=/);
    const drawn = textToDrawing(new Address(new URL(page.url()).hash).text('drawing', ''));
    const row = Array.from(drawn?.subarray(3 * 28, 4 * 28) ?? []);
    expect(row.slice(4, 24).every((grey) => grey > 200)).toBe(true);
    await page.close();
  });

  test.each([
    ['none came', 0, /nothing to train on/],
    ['6,000 came', 9e6, /you can train on the first 6,000/],
  ])('pictures that do not come are missed in words: %s', async (_, bytes, words) => {
    const [serveFile] = server.listeners('request') as RequestListener[];
    const images = readFileSync(join(folder, 'data', 'train-images-idx3-ubyte.gz'));
    const breaking = createServer((request, response) => {
      if (!request.url?.includes('train-images')) return serveFile(request, response);
      response.write(images.subarray(0, bytes));
      breaking.once('break', () => response.destroy());
    }).listen(0, '127.0.0.1');
    await once(breaking, 'listening');
    const own = await browser.newContext({ locale: 'en-GB', serviceWorkers: 'block' });
    const page = await own.newPage();
    try {
      const asksForImages = page.waitForRequest(/train-images/);
      await page.goto(
        `http://127.0.0.1:${(breaking.address() as AddressInfo).port}${BASE}#bench=practice`,
      );
      await asksForImages;
      if (bytes > 0) await page.locator('#start:not([disabled])').waitFor();
      while (breaking.listenerCount('break') === 0) await once(breaking, 'request');
      breaking.emit('break');
      await hasText(page, '#no-data', words);
      expect(await page.locator('#start').isEnabled()).toBe(bytes > 0);
      await page.getByRole('link', { name: 'One step' }).click();
      await page.locator(bytes > 0 ? '#backward' : '#opened .failure').waitFor();
      await page.getByRole('link', { name: 'Practice' }).click();
      await hasText(page, '#no-data', words);
    } finally {
      await own.close();
      breaking.close();
    }
  });

  test('a finger scrolls the page on the plane, and drags a point of it', async () => {
    const own = await browser.newContext({
      ...{ locale: 'en-GB', hasTouch: true, isMobile: true },
      viewport: { width: 360, height: 640 },
    });
    const page = await own.newPage();
    await page.goto(`${origin}${BASE}#bench=perceptron`);
    await page.locator('#plane').scrollIntoViewIfNeeded();
    const finger = await own.newCDPSession(page);
    const swipe = async (id: string, part: number, by: [number, number]) => {
      const box = await page.locator(id).boundingBox();
      if (!box) throw new Error('It is not drawn.');
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
    await own.close();
  });

  test('the perceptron: learns AND, not XOR; points and the line move', async () => {
    const page = await open('bench=perceptron&task=AND');
    await page.locator('#learn-all').click();
    await hasText(page, '#verdict', /All four points/);
    await page.locator('select').selectOption('XOR');
    await page.locator('#learn-all').press('Enter');
    await hasText(page, '#learned', /no line exists/);
    await page.waitForURL(/learned=no/);
    await page.reload();
    await hasText(page, '#learned', /no line exists/);

    const label = () => page.locator('#point-3').getAttribute('aria-label');
    await page.locator('#point-3').focus();
    await page.keyboard.press('ArrowLeft');
    expect(await label()).toContain('x₁ 0.90');
    await page.keyboard.press(' ');
    expect(await label()).toContain('label 1');
    const box = await page.locator('#point-3 .touch').boundingBox();
    if (!box) throw new Error('The point is not drawn.');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 80, box.y - 40, { steps: 4 });
    await page.mouse.up();
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
    const tip = await page.locator('#weights .touch').boundingBox();
    if (!tip) throw new Error('The arrow is not drawn.');
    await page.mouse.move(tip.x + tip.width / 2, tip.y + tip.height / 2);
    await page.mouse.down();
    await page.mouse.move(tip.x + tip.width / 2 - 30, tip.y + tip.height / 2 - 40, { steps: 4 });
    await page.mouse.up();
    expect(await name('#weights')).not.toBe(pressed);
    const dragged = await name('#weights');
    await page.waitForTimeout(500);

    // Whoever opens this address sees the same.
    const same = await open(page.url().split('#')[1]);
    expect(await same.locator('#point-3').getAttribute('aria-label')).toBe(await label());
    expect(await same.locator('#weights').getAttribute('aria-label')).toBe(dragged);
    await same.close();
    await page.close();
  });

  test('a hidden layer learns XOR, by mouse; the address keeps what was learned', async () => {
    const page = await open('bench=perceptron&task=XOR');
    await page.locator('#hidden-layer').click();
    await hasText(page, '#hidden-status', /Epoch 0/);
    const tasks = await longTasks(page, async () => {
      await page.locator('#play').click();
      await hasText(page, '#verdict', /has all four points right/);
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
    // Other points begin anew; another task has the line again.
    await page.locator('#point-0').click();
    await hasText(page, '#hidden-status', /Epoch 0/);
    await page.locator('select').selectOption('AND');
    await hasText(page, '#verdict', /side/);
    await hasText(page, 'h2', /one line/);
    expect(await page.locator('#hidden-layer').isVisible()).toBe(false);
    await page.close();
  });

  test('one hidden node does not learn XOR, by keyboard, without motion', async () => {
    const page = await open('bench=perceptron&task=XOR&nodes=2');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await hasText(page, '#hidden-status', /Epoch 0/);
    await page.getByLabel('Hidden nodes').press('ArrowLeft');
    await page.locator('#one-epoch').press('Enter');
    await hasText(page, '#hidden-status', /Epoch 1:/);
    await page.locator('#play').press(' ');
    await hasText(page, '#hidden-status', /Epoch 1000: loss 0\.[3-9]/); // at once, no picture between
    await hasText(page, '#verdict', /The network has [12] of 4 points wrong/);
    expect(await page.locator('#plane').getAttribute('aria-label')).toMatch(/Epoch 1000.* wrong/);
    await page.locator('#begin').press('Enter');
    await hasText(page, '#hidden-status', /Epoch 0/);
    await page.locator('#hidden-layer').press('Enter');
    await hasText(page, '#verdict', /side/);
    expect(await page.locator('#line').isVisible()).toBe(true);
    await page.close();
  });

  test('the line is dragged by mouse', async () => {
    const page = await open('bench=perceptron&task=AND&w=1,1,-1.5');
    const box = await page.locator('#plane').boundingBox();
    if (!box) throw new Error('The plane is not drawn.');
    // The line's point (0.25, 1.25), to (0, 1): from b = −1.5 to −1.
    const place = (x: number, y: number) =>
      [box.x + ((x + 1) / 3) * box.width, box.y + ((2 - y) / 3) * box.height] as const;
    await page.mouse.move(...place(0.25, 1.25));
    await page.mouse.down();
    await page.mouse.move(...place(0, 1), { steps: 4 });
    await page.mouse.up();
    const name = await page.locator('#line').getAttribute('aria-label');
    expect(Number(name?.match(/b −([\d.]+)\./)?.[1])).toBeCloseTo(1, 1);
    await page.close();
  });

  test('the layers: the task decides', async () => {
    const page = await open('bench=layers');
    await hasText(page, '#output-layer', /10 nodes, activation softmax.*sparse_categorical/);
    await hasText(page, '#params', /784 × 100 \+ 100 = 78,500/);
    await page.locator('select').first().selectOption('binary');
    await hasText(page, '#output-layer', /1 node, activation sigmoid. Loss: binary_crossentropy/);
    await page.getByLabel('Hidden layers').press('ArrowRight');
    await hasText(page, '#output-layer', /deep learning/);
    await hasText(page, '#params', /100 × 100 \+ 100 = 10,100/);

    // Four layers of the largest sizes: each text of the figure has its own place.
    const largest = 'classes=20&hidden=3&inputs=1000&units1=300&units2=300&units3=300';
    for (const lang of ['en', 'ko']) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `bench=layers&lang=${lang}&${largest}`);
      await hasText(page, '#params', /300 × 20 \+ 20 = 6,020/);
      const overlaps = await page.locator('figure text').evaluateAll((texts) => {
        const boxes = texts.map((text) => text.getBoundingClientRect());
        return texts
          .filter((_, i) =>
            boxes.some(
              (box, k) =>
                k < i &&
                Math.min(box.right, boxes[i].right) - Math.max(box.left, boxes[i].left) > 1 &&
                Math.min(box.bottom, boxes[i].bottom) - Math.max(box.top, boxes[i].top) > 6,
            ),
          )
          .map(({ textContent }) => textContent);
      });
      expect(overlaps).toEqual([]);
    }
    await page.close();
  });

  test('the activations: value, slope and what is left of a gradient', async () => {
    const page = await open('bench=activations&x=0&layers=10');
    expect(await text(page, '#values')).toMatch(/sigmoid\s+0.5000\s+0.2500/);
    expect(await text(page, '#product')).toContain('sigmoid 9.5 × 10⁻⁷');
    await page.getByLabel('sum x').press('ArrowRight');
    await page.waitForURL(/x=0\.1/);
    await page
      .locator('.chart')
      .first()
      .click({ position: { x: 60, y: 60 } });
    expect(await text(page, '#values')).toMatch(/relu\s+0.0000\s+0.0000/);
    await page.locator('#measured svg').waitFor({ timeout: 20_000 });
    await page.close();
  });

  test('the losses: what a probability costs', async () => {
    const page = await open('bench=losses&p=0.5');
    expect(await text(page, '#cost')).toContain('0.693');
    await page.getByLabel('probability p').press('End');
    expect(await text(page, '#cost')).toContain('0.010');
    await page.locator('select').selectOption('0');
    expect(await text(page, '#cost')).toContain('4.605');
    await page.locator('.chart').click({ position: { x: 80, y: 60 } });
    expect(await text(page, '#three')).toContain('sparse_categorical_crossentropy');
    await page.close();
  });

  test('one step: numbers of one picture', async () => {
    const page = await open('bench=step');
    await hasText(page, '#forward', /L = −ln p₉/);
    const before = await text(page, '#forward');
    await page.getByRole('slider', { name: 'Picture', exact: true }).press('ArrowRight');
    await hasText(page, '#forward', /L = −ln p₀/);
    expect(await text(page, '#forward')).not.toBe(before);
    await page.locator('#all-numbers summary').press('Enter');
    expect(await page.locator('#all-numbers tbody tr').count()).toBe(110);
    await page.close();
  });

  test.each(benches)(
    '%s: no barrier that axe finds, and no sideways scrolling at 360 px',
    async (bench) => {
      for (const settings of ['lang=en&theme=dark', 'lang=ko&theme=light']) {
        const page = await open(`bench=${bench}&${settings}`);
        await page.setViewportSize({ width: 360, height: 740 });
        if (bench === 'step') await page.locator('#backward').waitFor();
        if (bench === 'layers') await page.locator('#params li').first().waitFor();
        expect(await violations(page)).toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(360);
        await page.close();
      }
    },
  );

  test('language and colours are switched, and «back» leads back', async () => {
    const page = await open('bench=losses&p=0.3');
    await page.locator('#language').press('Enter');
    await hasText(page, 'h1', /인공신경망 실습실/);
    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
    const before = await page.locator('html').getAttribute('data-theme');
    await page.locator('#theme').click();
    expect(await page.locator('html').getAttribute('data-theme')).not.toBe(before);
    await page.waitForURL(/p=0\.3/);
    await page.locator('nav a').first().click();
    await hasText(page, 'h2', /퍼셉트론/);
    await page.goBack();
    await hasText(page, 'h2', /손실 함수/);
    await page.waitForURL(/p=0\.3/);
    await page.goForward();
    await hasText(page, 'h2', /퍼셉트론/);
    await page.close();
  });

  test('opened once, it works without a network', async () => {
    const page = await open('bench=practice');
    const keptFiles = () =>
      page.evaluate(async () => {
        const [name] = await caches.keys();
        const kept = name ? await (await caches.open(name)).keys() : [];
        return kept.map(({ url }) => url).join();
      });
    for (
      let i = 0;
      i < 200 && !/hdf5.*train-images|train-images.*hdf5/.test(await keptFiles());
      i++
    ) {
      await page.waitForTimeout(100);
    }
    await context.setOffline(true);
    server.closeAllConnections();
    await page.reload();
    await allHere(page);
    await context.setOffline(false);
    await page.close();
  });

  test('its policy allows no other origin', () => {
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    const policy = html
      .match(/Content-Security-Policy" content="([^"]*)"/)?.[1]
      .replaceAll('&#39;', "'");
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/https?:|\*|'unsafe-eval'/);
  });
});

/** A picture of the data as the lesson has it. @returns shape [1, 784], values 0 … 1 */
function picture(n: number): Tensor {
  const file = join(PROJECT_DIR, 'data', 'fashion-mnist', 'train-images-idx3-ubyte.gz');
  const pixels = readIdx(gunzipSync(readFileSync(file))).data.slice(n * 784, (n + 1) * 784);
  return tensor2d(
    Float32Array.from(pixels, (value) => value / 255),
    [1, 784],
  );
}

/**
 * Tasks of the page's own thread that take more than 50 ms: of the processor's time, so that a machine
 * which is busy with other things makes none longer.
 */
async function longTasks(page: Page, work: () => Promise<void>): Promise<number[]> {
  const browser = page.context().browser() as Browser;
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await work();
  await page.evaluate(() => undefined); // the task before this one has come to its end
  const trace = JSON.parse((await browser.stopTracing()).toString());
  const events: {
    name: string;
    pid: number;
    tid: number;
    tdur?: number;
    args: { name?: string };
  }[] = trace.traceEvents;
  const threads = events.filter(({ args }) => args?.name === 'CrRendererMain');
  const isPage = (event: { pid: number; tid: number }) =>
    threads.some(({ pid, tid }) => pid === event.pid && tid === event.tid);
  return events
    .filter((event) => event.name === 'ThreadControllerImpl::RunTask' && isPage(event))
    .map(({ tdur = 0 }) => tdur / 1000)
    .filter((ms) => ms > 50);
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const result = await axe.run();
    return result.violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)} ×${nodes.length}`,
    );
  });
}
