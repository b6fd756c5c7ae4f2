/** Layers: the task asks for an output layer and a loss; the sizes for parameters. */

import { arithmetic, networkFigure } from '../../src/report/index.ts';
import { nothingToEnd } from './bench.ts';
import { ask } from './client.ts';
import { choice, code, slider } from './controls.ts';
import { div, element, figureOf } from './dom.ts';
import { layersWords } from './layers-words.ts';
import { language, theme } from './settings.ts';
import { address, set } from './state.ts';
import { benchWithTries } from './try-this.ts';
import type { LayersAsked, LayersMade } from './worker/messages.ts';

const MOST_HIDDEN = 3;
const usual = { form: 'integer', classes: 10, inputs: 784, hidden: 1, units1: 100, units2: 100 };

function asked(): LayersAsked {
  const count = address().whole('hidden', 1, 0, MOST_HIDDEN);
  return {
    task: address().text('output', 'multiclass', ['binary', 'multiclass', 'regression']),
    labels: address().text('form', 'integer', ['integer', 'one-hot']),
    classes: address().whole('classes', 10, 2, 20),
    inputs: address().whole('inputs', 784, 1, 1000),
    hidden: Array.from({ length: count }, (_, i) => address().whole(`units${i + 1}`, 100, 1, 300)),
  };
}

const setups = {
  binary: { state: { output: 'binary', ...usual } },
  regression: { state: { output: 'regression', ...usual } },
  deep: { state: { output: 'multiclass', ...usual, hidden: 2 } },
};

export const layersBench = benchWithTries(layersWords, setups, (place) => {
  const word = layersWords[language()];
  const verdict = element('p', { class: 'status', 'aria-live': 'polite', id: 'output-layer' });
  const figure = element('figure', { class: 'narrow' });
  const sums = element('ul', { id: 'params' });
  const summary = element('div', {});
  const unitSliders = element('div', {});
  let questions = 0;

  const change = (name: string) => (value: string | number) => {
    set({ [name]: value });
    update();
  };
  const number = (name: string, label: string, value: number, [min, max]: [number, number]) =>
    slider(label, { min, max, value }, change(name)).node;
  const showUnits = () =>
    unitSliders.replaceChildren(
      ...asked().hidden.map((units, i) =>
        number(`units${i + 1}`, word.units(i + 1), units, [1, 300]),
      ),
    );

  const formChoice = choice(word.labels, word.forms, asked().labels, change('form'));
  const classSlider = number('classes', word.classes, asked().classes, [2, 20]);

  async function update(): Promise<void> {
    const mine = ++questions;
    const wanted = asked();
    formChoice.hidden = classSlider.hidden = wanted.task !== 'multiclass';
    const made = await ask('describeLayers', wanted);
    if (mine === questions) show(made); // the slider may have moved on
  }

  function show({ layers, loss, isDeep, summary: text }: LayersMade): void {
    const { units, activation } = layers[layers.length - 1];
    verdict.textContent = [word.output(units, activation, loss), isDeep ? word.deep : ''].join(' ');
    figure.replaceChildren(
      figureOf(networkFigure(layers, { language: language(), theme: theme() })),
    );
    sums.replaceChildren(
      ...layers.map((layer) =>
        element('li', {}, element('code', {}, layer.name), `: ${arithmetic(layer)}`),
      ),
    );
    summary.replaceChildren(code(text, word.summary));
  }

  const first = asked();
  place.replaceChildren(
    div(
      'view columns',
      div(
        '',
        choice(word.task, word.tasks, first.task, change('output')),
        formChoice,
        classSlider,
        number('inputs', word.inputs, first.inputs, [1, 1000]),
        slider(word.count, { min: 0, max: MOST_HIDDEN, value: first.hidden.length }, (hidden) => {
          set({ hidden });
          showUnits();
          update();
        }).node,
        unitSliders,
        verdict,
      ),
      figure,
    ),
    element('h3', {}, word.params),
    sums,
    element('h3', {}, word.summary),
    summary,
  );
  showUnits();
  update();
  return nothingToEnd;
});
