/** Activations: value and slope at an x; what becomes of the gradient in many layers; softmax. */

import { relu, reluSlope, sigmoid, sigmoidSlope, softmax } from '../../src/index-browser.ts';
import { activationsWords } from './activations-words.ts';
import { type Bench, nothingToEnd, scientific, signed, superscript } from './bench.ts';
import { ask } from './client.ts';
import { slider } from './controls.ts';
import { captioned, div, element, headRow, row } from './dom.ts';
import { curve, lineChart } from './line-chart.ts';
import { language } from './settings.ts';
import { address, set } from './state.ts';
import { probabilityBar } from './try-picture.ts';

const DEEPEST = 10;

export const activationsBench: Bench = (place) => {
  const word = activationsWords[language()];
  let x = address().number('x', 1, -6, 6);
  let layers = address().whole('layers', 5, 1, DEEPEST);
  const logits = address().numbers('z', [1, 2, 3], -6, 6);
  const values = lineChart();
  const slopes = lineChart();
  const table = element('table', { class: 'numbers', id: 'values' });
  const product = element('p', { class: 'status', 'aria-live': 'polite', id: 'product' });
  const shares = element('ol', { class: 'bars', id: 'shares', 'aria-label': word.shares });

  const range = { min: -6, max: 6, step: 0.1, format: (v: number) => signed(v, 1) };
  const xSlider = slider(word.x, { ...range, value: x }, moveTo);
  const layerSlider = slider(word.layers, { min: 1, max: DEEPEST, value: layers }, (value) => {
    layers = value;
    set({ layers });
    update();
  });
  const logitSliders = logits.map((logit, n) =>
    slider(word.logit(n), { ...range, value: logit }, (value) => {
      logits[n] = value;
      set({ z: logits });
      update();
    }),
  );

  function moveTo(value: number): void {
    x = Math.round(value * 10) / 10;
    xSlider.set(x);
    set({ x });
    update();
  }

  function update(): void {
    const axis = { name: word.x, min: -6, max: 6, ticks: [-6, -4, -2, 0, 2, 4, 6] };
    const draw = (
      chart: typeof values,
      name: string,
      max: number,
      functions: ((x: number) => number)[],
    ) =>
      chart.draw({
        title: name,
        description: word.text(signed(x, 1), signed(functions[0](x)), signed(functions[1](x))),
        x: axis,
        y: { name, min: 0, max, ticks: [0, max / 2, max] },
        lines: functions.map((f, n) => ({
          name: [word.sigmoid, word.relu][n],
          points: curve(f, -6, 6, 240),
          colour: n,
          isDashed: n === 1,
        })),
        marker: x,
        onPoint: moveTo,
      });
    draw(values, word.value, 2, [sigmoid, relu]);
    draw(slopes, word.slope, 1.2, [sigmoidSlope, reluSlope]);
    table.replaceChildren(
      headRow([word.function, word.value, word.slope]),
      row(word.sigmoid, signed(sigmoid(x), 4), signed(sigmoidSlope(x), 4)),
      row(word.relu, signed(relu(x), 4), signed(reluSlope(x), 4)),
    );
    const [s, r] = [sigmoidSlope(x) ** layers, reluSlope(x) ** layers];
    product.textContent = `${word.product(layers, signed(x, 1))}: ${word.sigmoid} ${scientific(s)}, ${word.relu} ${scientific(r)}.`;
    shares.replaceChildren(...softmax(logits).map((p, n) => probabilityBar(word.classOf(n), p)));
  }

  const waiting = element('p', { class: 'note' }, word.waiting);
  const measured = element('div', { id: 'measured' }, waiting);
  place.replaceChildren(
    element('h2', {}, word.title),
    element('p', {}, word.lead),
    xSlider.node,
    div('columns', values.node, slopes.node),
    table,
    element('h3', {}, word.stackTitle),
    element('p', {}, word.stackLead),
    layerSlider.node,
    product,
    element('h4', {}, word.measuredTitle),
    measured,
    element('h3', {}, word.softmaxTitle),
    div('columns', div('', ...logitSliders.map(({ node }) => node)), shares),
  );
  update();
  showMeasured(measured);
  return nothingToEnd;
};

/** Twenty real networks, measured by the worker. */
async function showMeasured(place: HTMLElement): Promise<void> {
  const word = activationsWords[language()];
  const { rows } = await ask('gradientByDepth');
  const chart = lineChart();
  const power = (value: number) => Math.log10(value);
  const [first, last] = [rows[0], rows[rows.length - 1]];
  const low = Math.floor(power(Math.min(...rows.flatMap(({ sigmoid, relu }) => [sigmoid, relu]))));
  chart.draw({
    title: word.measuredTitle,
    description: word.measuredText(
      signed(power(first.sigmoid), 1),
      signed(power(last.sigmoid), 1),
      signed(power(last.relu), 1),
    ),
    x: { name: word.hiddenLayers, min: 1, max: DEEPEST, ticks: rows.map(({ depth }) => depth) },
    y: {
      name: '',
      min: low,
      max: 0,
      ticks: Array.from({ length: Math.floor(-low / 2) + 1 }, (_, i) => -2 * i),
      format: (value) => `10${superscript(value)}`,
    },
    lines: (['sigmoid', 'relu'] as const).map((name, n) => ({
      name: word[name],
      points: rows.map((row) => [row.depth, power(row[name])] as const),
      colour: n,
      isDashed: n === 1,
      isMarked: true,
    })),
  });
  place.replaceChildren(captioned('narrow', chart.node, word.measured));
}
