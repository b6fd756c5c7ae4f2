/** The trained network: what it shows, to its files and back, and which files are refused. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Tensor, tensor2d, tidy } from '@tensorflow/tfjs';
import { encode } from 'fast-png';
import type { Download } from 'playwright-core';
import { offeredTraining, readModel } from '../../site/live/worker/opened-model.ts';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import type { ModelRecord } from '../../src/files/model-record.ts';
import { dense, loadModel, readIdx, saveModel, sequential } from '../../src/index.ts';
import type { OptimizerPlan } from '../../src/training/optimizers.ts';
import { planned } from '../planned.ts';
import {
  allHere,
  describeLab,
  hasText,
  longTasks,
  saying,
  says,
  text,
  until,
  violations,
} from './lab-in-chromium.ts';

describe('a model’s optimizer', () => {
  const trainedWith = (optimizer: OptimizerPlan): ModelRecord => ({
    ...{ name: 'model', batchShape: [null, 784], layers: [], weights: [] },
    training: { loss: '', metrics: [], optimizer, iterations: 7, slots: [] },
  });
  const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
  const learningRate = Math.fround(0.002);

  test.each<[OptimizerPlan, boolean]>([
    [planned('sgd', { learningRate }), true],
    [planned('rmsprop', { learningRate, rho: 0.9, epsilon: 1e-7 }), true],
    [planned('adam', { learningRate, ...adam }), true],
    [planned('sgd', { learningRate, momentum: 0.9, nesterov: false }), false],
    [planned('rmsprop', { learningRate, rho: 0.5, epsilon: 1e-7 }), false],
    [planned('adam', { learningRate, ...adam, beta1: 0.5 }), false],
  ])('%j: training goes on with it: %s', (optimizer, isOffered) => {
    const expected = { optimizer: optimizer.name, learningRate: 0.002, iterations: 7, slots: [] };
    expect(offeredTraining(trainedWith(optimizer))).toEqual(isOffered ? expected : undefined);
  });

  test('one that the lesson lacks is left out; a file that is none stays one', async () => {
    const record = trainedWith(planned('sgd', { learningRate }));
    const readsWithout = ({ compile = true }) => {
      if (compile) throw new Error('The optimizer is Nadam.');
      return record;
    };
    expect(await readModel(readsWithout)).toBe(record);
    const fails = readModel(() => Promise.reject(new Error('It is cut off.')));
    await expect(fails).rejects.toThrow('It is cut off.');
  });
});

describeLab('files in Chromium', (lab) => {
  test('the practice: trained to 0.80 in an epoch, smoothly', async () => {
    const page = await lab.open('practice#epochs=1');
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
    expect(await text(page, '#pictures')).toBe('Shirt classified as Shirt:');
    await page.locator('.cell').nth(66).press('ArrowRight');
    await page.keyboard.press('Enter');
    await hasText(page, '#pictures', /classified as Sneaker/);
    await page.waitForURL(/cell=6,7/);
    expect(await violations(page)).toEqual([]);

    // A picture of the data is recognised, mostly; a drawing changes what is said.
    await page.locator('#sample').click();
    await hasText(page, 'main', /True class: /);
    await page.locator('#clear').click();
    const blank = await saying(page);
    await page.locator('#drawing').focus();
    for (const key of [' ', 'ArrowDown', ' ', 'ArrowDown', ' ']) await page.keyboard.press(key);
    await says(page, { other: blank });

    // What it says of a picture, as the bars' widths have it: six digits.
    await page.evaluate(() => {
      location.hash += '&picture=7';
    });
    await hasText(page, '#truth', /True class: /);
    const bars = () =>
      page.locator('.bar').evaluateAll((all) => all.map((bar) => parseFloat(bar.style.width)));
    await says(page, { other: blank });
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
        const file = join(lab.files, download.suggestedFilename());
        downloads.push(download.saveAs(file).then(() => file));
      };
      page.on('download', keep);
      await page.locator('#save').click();
      await hasText(page, '#model-status', /^Saved/);
      while (downloads.length < names.length) await page.waitForTimeout(50);
      const saved = await Promise.all(downloads);
      page.off('download', keep);
      expect(saved).toEqual(names.map((name) => join(lab.files, name)));
      // The lesson in Node reads the same weights, and how far the optimizer has come.
      const model = await loadModel(format === 'tfjs' ? lab.files : saved[0]);
      kernels.push(Array.from(model.getWeights()[0].dataSync()).slice(40_000, 40_100));
      expect(Number((await model.optimizer.getWeights())[0].tensor.dataSync()[0])).toBe(1500);
      const again = tidy(() => (model.predict(picture(7)) as Tensor).dataSync());
      for (const [i, p] of again.entries()) expect(Math.abs(p - said[i] / 100)).toBeLessThan(1e-6);
      model.dispose();

      await page.locator('#reset').click();
      await hasText(page, '#status', /Nothing has been learned yet/);
      await page.locator('#model-files').setInputFiles(saved);
      await hasText(page, '#model-status', /optimizer’s state have been loaded/);
      await hasText(page, '#status', /those of the opened model/);
      await until(async () => sayings(await bars()) === sayings(said));
      expect(await bars()).toEqual(said);
      await until(async () => (await diagonal()) >= 0.8);
      expect(await diagonal()).toBeGreaterThan(0.8);
    }
    for (const kernel of kernels) expect(kernel).toEqual(kernels[0]);
    // The HDF5 library comes after the data, and from the same folder.
    const first = (part: string) => lab.asked.findIndex((url) => url.includes(part));
    expect(first('hdf5')).toBeGreaterThan(first('train-images'));
  });

  test('files that are none are refused in words, and nothing changes', async () => {
    const page = await lab.open('practice');
    await page.locator('#sample:not([disabled])').waitFor();
    const other = sequential({
      layers: [dense({ units: 3, inputShape: [4], activation: 'relu' })],
    });
    const otherFile = join(lab.files, 'other.keras');
    await saveModel(other, otherFile);
    const whole = readFileSync(otherFile);
    const none = Buffer.from('no model');
    for (const [name, bytes, words] of [
      ['short.keras', whole.subarray(0, 700), /Nothing was changed\. .*cut off/],
      ['whole.keras', whole, /up to 3 hidden layers.*Its input is \[4\].*3 relu/],
      ['text.h5', none, /Nothing was changed\. .*not an HDF5 file/],
      ['text.npz', none, /Nothing was changed\. .*not a ZIP archive/],
      ['model.txt', none, /not a model file/],
      ['huge.keras', Buffer.alloc(65 * 2 ** 20), /larger than 64 MiB/],
    ] as const) {
      writeFileSync(join(lab.files, name), bytes);
      await page.locator('#model-files').setInputFiles(join(lab.files, name));
      await hasText(page, '#model-status', words);
    }

    const openPicture = async (name: string, bytes: Uint8Array) => {
      writeFileSync(join(lab.files, name), bytes);
      await page.getByLabel('A picture from a file').setInputFiles(join(lab.files, name));
    };
    await openPicture('broken.png', Buffer.from('no picture'));
    await hasText(page, '#truth', /can’t read that file as a picture/);

    // A small file can be a picture that would fill the memory; one that is large enough is scaled.
    const black = (side: number) =>
      encode({ width: side, height: side, channels: 1, data: new Uint8Array(side * side) });
    await openPicture('huge.png', black(9000));
    await hasText(page, '#truth', /9,000 × 9,000 pixels; the limit is 64 million/);
    await openPicture('large.png', black(2000));
    await page.waitForURL(/drawing=A+(&|$)/);

    const korean = await lab.open('ko/practice');
    await korean.locator('#sample:not([disabled])').waitFor();
    await korean.locator('#model-files').setInputFiles(join(lab.files, 'short.keras'));
    await hasText(korean, '#model-status', /^파일을 열지 못했습니다\. .*cut off/);
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
