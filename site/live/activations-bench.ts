/** Activations: value and slope at an x; what becomes of the gradient in many layers; softmax. */

import { relu, reluSlope, sigmoid, sigmoidSlope, softmax } from '../../src/index-browser.ts';
import { activationsWords } from './activations-words.ts';
import { nothingToEnd, scientific, signed, superscript } from './bench.ts';
import { ask } from './client.ts';
import { choice, slider } from './controls.ts';
import { captioned, div, element, headRow, row } from './dom.ts';
import { curve, type Line, lineChart } from './line-chart.ts';
import { language } from './settings.ts';
import { address, set } from './state.ts';
import { probabilityBar } from './try-picture.ts';
import { benchWithTries } from './try-this.ts';

type Curve = (x: number) => number;

const functions: Record<Name, { value: Curve; slope: Curve }> = {
  sigmoid: { value: sigmoid, slope: sigmoidSlope },
  tanh: { value: Math.tanh, slope: (x) => 1 - Math.tanh(x) ** 2 },
  relu: { value: relu, slope: reluSlope },
};
const names = ['sigmoid', 'tanh', 'relu'] as const;
type Name = (typeof names)[number];

const DEEPEST = 10;
const [LEAST, MOST] = [-6, 6];
/** Where the slope is below it, the curve is called flat. */
const FLAT = 0.05;
/** The tangent goes so far to each side. */
const TANGENT = 0.9;

const setups = {
  end: { state: { act: 'sigmoid', x: 5 } },
  middle: { state: { act: 'tanh', x: 0 } },
  deep: { state: { act: 'relu', x: 1, layers: DEEPEST } },
};

export const activationsBench = benchWithTries(activationsWords, setups, (place) => {
  const word = activationsWords[language()];
  let chosen = address().text<Name>('act', 'sigmoid', names);
  let x = address().number('x', 1, LEAST, MOST);
  let layers = address().whole('layers', 5, 1, DEEPEST);
  const logits = address().numbers('z', [1, 2, 3], LEAST, MOST);
  const values = lineChart();
  const slopes = lineChart();
  const table = element('table', { class: 'numbers', id: 'values' });
  const flat = element('p', { class: 'status', 'aria-live': 'polite', id: 'flat' });
  const product = element('p', { class: 'status', 'aria-live': 'polite', id: 'product' });
  const shares = element('ol', { class: 'bars', id: 'shares', 'aria-label': word.shares });

  const range = { min: LEAST, max: MOST, step: 0.1, format: (v: number) => signed(v, 1) };
  const xSlider = slider(word.x, { ...range, value: x }, moveTo);
  const chooser = choice(word.function, word.names, chosen, (name) => {
    chosen = name;
    set({ act: chosen });
    update();
  });
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

  function draw(chart: typeof values, what: 'value' | 'slope', ticks: number[], max: number): void {
    const said = names.map((name) => `${word.names[name]} ${signed(functions[name][what](x))}`);
    chart.draw({
      title: word[what],
      description: word.text(signed(x, 1), said.join(', ')),
      x: { name: word.x, min: LEAST, max: MOST, ticks: [-6, -4, -2, 0, 2, 4, 6] },
      y: { name: word[what], min: ticks[0], max, ticks },
      lines: [
        ...names.map(
          (name, n): Line => ({
            ...looks(n),
            name: word.names[name],
            points: curve(functions[name][what], LEAST, MOST, 240),
            isChosen: name === chosen,
          }),
        ),
        ...(what === 'value' ? [tangent(functions[chosen], x)] : []),
      ],
      bands: flatOf(functions[chosen].slope),
      marker: x,
      onPoint: moveTo,
    });
  }

  function update(): void {
    draw(values, 'value', [-1, 0, 1, 2], 2);
    draw(slopes, 'slope', [0, 0.5, 1], 1.1);
    table.replaceChildren(
      headRow([word.function, word.value, word.slope]),
      ...names.map((name) => {
        const { value, slope } = functions[name];
        const cells = row(word.names[name], signed(value(x), 4), signed(slope(x), 4));
        cells.classList.toggle('chosen', name === chosen);
        return cells;
      }),
    );
    const ends = flatOf(functions[chosen].slope).map(([from, to]) =>
      from === LEAST ? `x ≤ ${signed(to, 1)}` : `x ≥ ${signed(from, 1)}`,
    );
    flat.textContent = word.flat(word.names[chosen], String(FLAT), ends.join(', '));
    const products = names.map(
      (name) => `${word.names[name]} ${scientific(functions[name].slope(x) ** layers)}`,
    );
    product.textContent = `${word.product(layers, signed(x, 1))}: ${products.join(', ')}.`;
    shares.replaceChildren(...softmax(logits).map((p, n) => probabilityBar(word.classOf(n), p)));
  }

  const waiting = element('p', { class: 'note' }, word.waiting);
  const measured = element('div', { id: 'measured' }, waiting);
  place.replaceChildren(
    div(
      'view',
      div('columns', chooser, xSlider.node),
      div('columns', values.node, slopes.node),
      div('columns', flat, table),
    ),
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
});

/** Each function looks alike in every chart. */
const looks = (n: number) => ({ colour: n, isDotted: n === 1, isDashed: n === 2 });

/** How the curve goes on from here if nothing bends it. */
function tangent({ value, slope }: { value: Curve; slope: Curve }, x: number): Line {
  const at = (other: number) => value(x) + slope(x) * (other - x);
  return { name: '', points: curve(at, x - TANGENT, x + TANGENT, 2), colour: 3 };
}

/** The stretches from one end of the chart on which the curve is flat. */
function flatOf(slope: Curve): [number, number][] {
  const tenths = Array.from({ length: 10 * (MOST - LEAST) + 1 }, (_, i) => LEAST + i / 10);
  const steep = tenths.filter((at) => slope(at) >= FLAT);
  const [first, last] = [steep[0] - 0.1, steep[steep.length - 1] + 0.1];
  const ends: [number, number][] = [
    [LEAST, Math.round(first * 10) / 10],
    [Math.round(last * 10) / 10, MOST],
  ];
  return ends.filter(([from, to]) => from < to);
}

/** Thirty real networks, measured by the worker. */
async function showMeasured(place: HTMLElement): Promise<void> {
  const word = activationsWords[language()];
  const { rows } = await ask('gradientByDepth');
  const chart = lineChart();
  const power = (value: number) => Math.log10(value);
  const [first, last] = [rows[0], rows[rows.length - 1]];
  const low = Math.floor(power(Math.min(...rows.flatMap((row) => names.map((name) => row[name])))));
  chart.draw({
    title: word.measuredTitle,
    description: word.measuredText(
      signed(power(first.sigmoid), 1),
      signed(power(last.sigmoid), 1),
      signed(power(last.tanh), 1),
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
    lines: names.map((name, n) => ({
      ...looks(n),
      name: word.names[name],
      points: rows.map((row) => [row.depth, power(row[name])] as const),
      isMarked: true,
    })),
  });
  place.replaceChildren(captioned('narrow', chart.node, word.measured));
}
