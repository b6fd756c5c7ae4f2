/** Losses: what a prediction costs, and that the three cross-entropies are one. */

import {
  binaryCrossentropy,
  categoricalCrossentropy,
  sparseCategoricalCrossentropy,
} from '../../src/index-browser.ts';
import { nothingToEnd, signed } from './bench.ts';
import { choice, slider } from './controls.ts';
import { div, element, headRow, row, scrolled } from './dom.ts';
import { curve, lineChart } from './line-chart.ts';
import { lossesWords } from './losses-words.ts';
import { language } from './settings.ts';
import { address, set } from './state.ts';
import { benchWithTries } from './try-this.ts';

const setups = {
  sure: { state: { label: '1', p: 0.01 } },
  half: { state: { label: '1', p: 0.5 } },
  zero: { state: { label: '0', p: 0.9 } },
};

export const lossesBench = benchWithTries(lossesWords, setups, (place) => {
  const word = lossesWords[language()];
  let p = address().number('p', 0.7, 0.01, 0.99);
  let label = address().text('label', '1', ['0', '1']);
  const chart = lineChart();
  const cost = element('p', { class: 'status', 'aria-live': 'polite', id: 'cost' });
  const table = element('table', { class: 'numbers', id: 'three' });
  const range = { min: 0.01, max: 0.99, step: 0.01, format: (v: number) => v.toFixed(2) };
  const pSlider = slider(word.p, { ...range, value: p }, moveTo);

  function moveTo(value: number): void {
    p = Math.round(Math.min(0.99, Math.max(0.01, value)) * 100) / 100;
    pSlider.set(p);
    set({ p });
    update();
  }

  function update(): void {
    const [one, zero] = [1, 0].map((y) => signed(binaryCrossentropy(y, p)));
    cost.textContent = word.costs(label, p.toFixed(2), label === '1' ? one : zero);
    const points = curve((q) => binaryCrossentropy(Number(label), q), 0.01, 0.99, 98);
    chart.draw({
      title: word.title,
      description: word.text(p.toFixed(2), one, zero),
      x: { name: word.p, min: 0, max: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] },
      y: { name: word.loss, min: 0, max: 5, ticks: [0, 1, 2, 3, 4, 5] },
      lines: [
        label === '1'
          ? { name: word.one, points, colour: 0 }
          : { name: word.zero, points, colour: 1, isDashed: true },
      ],
      marker: p,
      onPoint: moveTo,
    });
    table.replaceChildren(...threeForms(p));
  }

  place.replaceChildren(
    div(
      'view columns',
      chart.node,
      div(
        '',
        choice(word.label, word.labels, label as '0' | '1', (value) => {
          label = value;
          set({ label });
          update();
        }),
        pSlider.node,
        cost,
      ),
    ),
    element('h3', {}, word.three),
    element('p', {}, word.threeLead),
    element('div', { class: 'scroll', ...scrolled, 'aria-label': word.three }, table),
  );
  update();
  return nothingToEnd;
});

function threeForms(p: number): HTMLElement[] {
  const word = lossesWords[language()];
  const rest = (1 - p) / 2;
  const probabilities = [rest, rest, p];
  const list = `[${probabilities.map((value) => Number(value.toFixed(3))).join(', ')}]`;
  const one = [0, 0, 1];
  const form = (name: string, label: string, says: string, loss: number) =>
    row(element('code', {}, ...breakable(name)), label, says, signed(loss, 4));
  return [
    headRow([word.name, word.labelForm, word.says, word.loss]),
    form('binary_crossentropy', '1', p.toFixed(2), binaryCrossentropy(1, p)),
    form(
      'categorical_crossentropy',
      '[0, 0, 1]',
      list,
      categoricalCrossentropy(one, probabilities),
    ),
    form(
      'sparse_categorical_crossentropy',
      '2',
      list,
      sparseCategoricalCrossentropy(2, probabilities),
    ),
  ];
}

/** A long name may go on in the next line after an underscore. */
function breakable(name: string): (string | HTMLElement)[] {
  return (name.match(/[^_]+_?/g) ?? []).flatMap((part) => [part, element('wbr')]);
}
