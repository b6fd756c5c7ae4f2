/** `npm run site -- measure`: the built site in Chromium beside the same engine in Node, taking turns. */

import type { AddressInfo } from 'node:net';
import {
  configOf,
  createEngine,
  initialState,
  type StepPlan,
  switchOnRelaxedSimd,
} from '../../src/internal.ts';
import { median } from '../bench/median.ts';
import { chromiumPath, launchChromium } from '../programs/chromium.ts';
import { serve } from '../programs/serve.ts';

const ROUNDS = 5;
const BASE = '/lesson/';
const STEPS = 1500;
const BATCH_SIZE = 32;

const activation = (name: string) => ({ kind: 'activation', name }) as const;

/** As the lesson trains. */
export const lessonPlan: StepPlan = {
  first: [],
  layers: [
    { inputs: 784, units: 100, useBias: true, isTrained: true, after: [activation('sigmoid')] },
    { inputs: 100, units: 10, useBias: true, isTrained: true, after: [activation('softmax')] },
  ],
  loss: { name: 'sparse_categorical_crossentropy' },
  optimizer: { name: 'rmsprop', config: configOf('rmsprop') },
  labelSize: 1,
  batchSize: BATCH_SIZE,
};

export async function measureSite(folder: string): Promise<void> {
  if (!chromiumPath) throw new Error('There is no Chromium here; CHROMIUM_PATH may name one.');
  switchOnRelaxedSimd(); // as the lesson does in Node; Chromium has it on
  const server = await serve(folder, BASE);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ locale: 'en-GB' });
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}${BASE}lab/practice.html#epochs=1`);
    const paint = await page.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return performance.getEntriesByName('first-contentful-paint')[0].startTime;
    });
    console.log(`First paint after ${paint.toFixed(0)} ms (wanted: under 1,000).`);
    await page.locator('#data', { hasText: 'All 60,000' }).waitFor();
    await page.evaluate(() => {
      const seen = globalThis as unknown as { longest: number };
      seen.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries())
          seen.longest = Math.max(seen.longest, duration);
      }).observe({ type: 'longtask' });
    });

    const ratios: number[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      await page.locator('#reset').click();
      await page.locator('#start').click();
      await page.locator('#status', { hasText: 'ms per step' }).waitFor();
      await page.locator('#start', { hasText: 'Go on' }).waitFor();
      const status = await page.locator('#status').innerText();
      const inPage = Number(status.match(/([\d.]+) ms per step/)?.[1]);
      const inNode = nodeMsPerStep();
      ratios.push(inPage / inNode);
      const times = `${inPage.toFixed(2)} ms in the page, ${inNode.toFixed(2)} ms in Node`;
      console.log(`Round ${round}: a step takes ${times}: ${(inPage / inNode).toFixed(2)} ×`);
    }
    console.log(`Median: ${median(ratios).toFixed(2)} × (wanted: at most 1.3 ×).`);
    const longest = await page.evaluate(
      () => (globalThis as unknown as { longest: number }).longest,
    );
    console.log(
      longest === 0
        ? 'The page had no task over 50 ms while it trained.'
        : `The page's longest task while it trained: ${longest} ms (wanted: at most 50).`,
    );
  } finally {
    await browser.close();
    server.close();
  }
}

/** An epoch's steps as `fit` takes them: a batch is copied in, after the step. */
function nodeMsPerStep(): number {
  const random = (length: number, scale: number) =>
    Float32Array.from({ length }, () => (Math.random() - 0.5) * scale);
  const weights = lessonPlan.layers.flatMap(({ inputs, units }) => [
    random(inputs * units, 0.2),
    random(units, 0.2),
  ]);
  const engine = createEngine('wasm', lessonPlan);
  engine.writeState(initialState(lessonPlan, weights));
  const pixels = Float32Array.from({ length: BATCH_SIZE * 784 }, (_, i) => ((i * 37) % 256) / 255);
  const start = performance.now();
  for (let step = 0; step < STEPS; step++) {
    engine.inputs.set(pixels);
    engine.step(BATCH_SIZE);
  }
  const ms = (performance.now() - start) / STEPS;
  engine.dispose();
  return ms;
}
