/** One step, opened: the engine's own numbers, on the page. */

import type { Page } from 'playwright-core';
import { lessonPlan } from '../../scripts/site/measure.ts';
import { openStep } from '../../site/live/one-step.ts';
import { createEngine } from '../../src/training/choose-engine.ts';
import { initialState } from '../../src/training/engine.ts';
import { planned } from '../planned.ts';
import { describeLab, hasText, text, tryThis } from './lab-in-chromium.ts';

/** Numbers that look random and are the same every time. */
const numbers = (length: number, scale: number) =>
  Float32Array.from({ length }, (_, i) => Math.sin(i * 12.9898) * scale);
const weights = [numbers(78_400, 0.1), numbers(100, 0.1), numbers(1000, 0.3), numbers(10, 0.1)];

test('the step that is opened is the step that the engine takes', () => {
  const pixels = Uint8Array.from({ length: 784 }, (_, i) => (i * 37) % 256);
  const step = openStep({ pixels, label: 3, weights });
  // With plain gradient descent and a rate of 1 the change of a weight is its gradient.
  const engine = createEngine('wasm', {
    ...lessonPlan,
    optimizer: planned('sgd', { learningRate: 1 }),
  });
  engine.writeState({ weights, frozen: [], slots: [], iterations: 0 });
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
    const engine = createEngine('wasm', lessonPlan);
    engine.writeState(initialState(lessonPlan, steep));
    engine.inputs.set(x);
    engine.targets[0] = label;
    expect(engine.evaluate(1) / Math.max(loss, 1)).toBeCloseTo(loss / Math.max(loss, 1), 4);
    engine.dispose();
    return probabilities[label] === 0 ? loss : 0;
  });
  expect(Math.max(...losses)).toBeGreaterThan(745); // −ln of the least number above 0
});

describeLab('one step in Chromium', (lab) => {
  test('one step: numbers of one picture', async () => {
    const page = await lab.open('step');
    await hasText(page, '#forward', /L\s*=\s*−\s*ln\s*p\s*\[\s*9/);
    const before = await text(page, '#forward');
    await page.getByRole('slider', { name: 'Picture', exact: true }).press('ArrowRight');
    await hasText(page, '#forward', /L\s*=\s*−\s*ln\s*p\s*\[\s*0/);
    expect(await text(page, '#forward')).not.toBe(before);
    await page
      .locator('.pixels')
      .first()
      .click({ position: { x: 3, y: 3 } });
    await hasText(page, '#forward', /x\s*\[\s*0\s*\]\s*=\s*0\s*÷\s*255/);
    await page.waitForURL(/pixel=0/);
    expect(await page.locator('#backward math').count()).toBe(4);
    await page.locator('#all-numbers summary').press('Enter');
    expect(await page.locator('#all-numbers tbody tr').count()).toBe(110);
  });

  const number = async (page: Page, stage: string) =>
    Number((await text(page, `[data-stage="${stage}"] .number`)).replace('−', '-'));

  test('the numbers come one after the other, forward and back, by a press on each or by Play', async () => {
    const page = await lab.open('step');
    await hasText(page, '#forward', /L\s*=/);
    const values = () => page.locator('.flow .number').allInnerTexts();
    const all = await values();
    expect(all).toHaveLength(10);
    expect(all).not.toContain('·'); // nothing is empty before one begins

    await page.locator('[data-stage="z1"]').first().press('Enter');
    expect(await values()).toEqual([...all.slice(0, 2), ...Array(8).fill('·')]);
    await hasText(page, '#stage', /All 784 pixels/);
    await hasText(page, '#formula', /z\s*1\s*\[\s*0\s*\]\s*=\s*Σ/);
    await page.waitForURL(/stage=z1/);

    await page.locator('#play-step').click(); // goes on from there
    await hasText(page, '#play-step', /Pause/);
    await hasText(page, '.flow [aria-current]', /^h/);
    await page.locator('#play-step').press(' ');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.locator('#play-step').press('Enter'); // whoever wants no motion gets the end
    expect(await values()).toEqual(all);
    expect(await number(page, 'dw1')).toBeCloseTo(
      (await number(page, 'x')) * (await number(page, 'dz1')),
      3,
    );
  });

  test('what to try: at the true class, at a wrong one, at a dark pixel', async () => {
    const page = await lab.open('step');
    await hasText(page, '#forward', /L\s*=/);
    expect(await tryThis(page, 'truth')).toContain('p − y is below 0');
    await hasText(page, 'figcaption', /9 Ankle boot/);
    await hasText(page, '#stage', /true class, y = 1/);
    expect(await number(page, 'dz2')).toBeLessThan(0);
    expect(await number(page, 'dz2')).toBeCloseTo((await number(page, 'p')) - 1, 3);

    expect(await tryThis(page, 'other')).toContain('p − y is p itself, above 0');
    await hasText(page, '#stage', /wrong class, y = 0/);
    expect(await number(page, 'dz2')).toBeGreaterThan(0);
    expect(await number(page, 'dz2')).toBe(await number(page, 'p'));

    expect(await tryThis(page, 'dark')).toContain('x = 0');
    await hasText(page, '#stage', /its gradient is 0/);
    expect([await number(page, 'x'), await number(page, 'dw1')]).toEqual([0, 0]);
  });
});
