/** Learning rate: gradient descent on the loss of one weight. */

import { nothingToEnd, scientific, signed } from './bench.ts';
import { slider } from './controls.ts';
import { descentWords } from './descent-words.ts';
import { div, element, headRow, row, scrolled } from './dom.ts';
import { curve, lineChart } from './line-chart.ts';
import { language } from './settings.ts';
import { address, set } from './state.ts';
import { benchWithTries } from './try-this.ts';

/** Chapter 5's: the mean of (w x − 2x)² over x = 1, 2, 3. */
const loss = (w: number) => (14 / 3) * (w - 2) ** 2;
const slope = (w: number) => (28 / 3) * (w - 2);
const HIGHEST = 80;
const SHOWN_ROWS = 5;

const setups = {
  small: { state: { eta: 0.006, from: 0, taken: 10 } },
  jump: { state: { eta: 0.2, from: 0, taken: 10 } },
  large: { state: { eta: 0.22, from: 0, taken: 10 } },
};

export const descentBench = benchWithTries(descentWords, setups, (place) => {
  const word = descentWords[language()];
  let rate = address().number('eta', 0.08, 0.002, 0.24);
  let start = address().number('from', 0, -2, 6);
  let steps = address().whole('taken', 10, 1, 30);
  const chart = lineChart();
  const verdict = element('p', { class: 'status', 'aria-live': 'polite', id: 'verdict' });
  const table = element('table', { class: 'numbers', id: 'first-steps' });
  const rates = { min: 0.002, max: 0.24, step: 0.002, format: (v: number) => v.toFixed(3) };
  const starts = { min: -2, max: 6, step: 0.1, format: (v: number) => signed(v, 1) };
  const startSlider = slider(word.start, { ...starts, value: start }, moveTo);

  function moveTo(value: number): void {
    start = Math.round(value * 10) / 10;
    startSlider.set(start);
    set({ from: start });
    update();
  }

  function update(): void {
    const weights = [start];
    for (let step = 0; step < steps; step++)
      weights.push(weights[step] - rate * slope(weights[step]));
    verdict.textContent = verdictOf(weights, rate);
    chart.draw({
      title: word.title,
      description: verdict.textContent,
      x: { name: word.weight, min: -2, max: 6, ticks: [-2, 0, 2, 4, 6] },
      y: { name: word.loss, min: 0, max: HIGHEST, ticks: [0, 20, 40, 60, 80] },
      lines: [
        { name: word.loss, points: curve(loss, -2, 6, 80), colour: 2 },
        {
          name: word.walk,
          points: inside(weights).map((w) => [w, loss(w)] as const),
          colour: 0,
          isMarked: true,
        },
      ],
      marker: start,
      onPoint: moveTo,
    });
    table.replaceChildren(
      headRow([word.step, word.weight, word.loss, word.slope, word.next]),
      ...weights
        .slice(0, SHOWN_ROWS)
        .map((w, step) =>
          row(
            String(step),
            signed(w),
            scientific(loss(w)),
            signed(slope(w)),
            signed(-rate * slope(w)),
          ),
        ),
    );
  }

  place.replaceChildren(
    div(
      'view columns',
      chart.node,
      div(
        '',
        slider(word.rate, { ...rates, value: rate }, (value) => {
          rate = value;
          set({ eta: rate });
          update();
        }).node,
        startSlider.node,
        slider(word.steps, { min: 1, max: 30, value: steps }, (value) => {
          steps = value;
          set({ taken: steps });
          update();
        }).node,
        verdict,
      ),
    ),
    element('h3', {}, word.first),
    element('div', { class: 'scroll', ...scrolled, 'aria-label': word.first }, table),
  );
  update();
  return nothingToEnd;
});

/** The steps up to the first that leaves the chart. */
function inside(weights: readonly number[]): readonly number[] {
  const out = weights.findIndex((w) => w < -2 || w > 6);
  return out === -1 ? weights : weights.slice(0, out);
}

function verdictOf(weights: readonly number[], rate: number): string {
  const { says, count } = descentWords[language()];
  if (weights[0] === 2) return says.resting;
  const end = loss(weights[weights.length - 1]);
  const facts = [count(weights.length - 1), scientific(end)] as const;
  // Each step multiplies the distance from 2 by this.
  const factor = 1 - (rate * 28) / 3;
  if (factor < -1) return says.leaving(...facts);
  if (end < 0.01) return says.arriving(...facts);
  if (factor < -0.5) return says.swinging(...facts);
  return factor > 0.8 ? says.creeping(...facts) : says.underway(...facts);
}
