/** Layers: the task asks for an output layer and a loss; the sizes for parameters. */

import { arithmetic, networkFigure } from '../../src/report';
import { type Bench, nothingToEnd } from './bench';
import { ask } from './client';
import { choice, code, slider } from './controls';
import { div, element, figureOf } from './dom';
import { language, theme } from './settings';
import { address, set } from './state';
import type { LayersAsked, LayersMade } from './worker/messages';

const words = {
  en: {
    title: 'Layers: what the task asks for',
    lead: 'Choose the task: the output layer and the loss follow. Change the sizes: every node has a weight for each input and a bias.',
    task: 'Task',
    tasks: {
      binary: 'one of two classes',
      multiclass: 'one of several classes',
      regression: 'a number',
    },
    labels: 'Labels',
    forms: { integer: 'integers, such as 7', 'one-hot': 'one-hot, such as 0 0 1' },
    classes: 'Classes',
    inputs: 'Inputs',
    count: 'Hidden layers',
    units: (n: number) => `Nodes of hidden layer ${n}`,
    output: (units: number, activation: string, loss: string) =>
      `Output layer: ${units} ${units === 1 ? 'node' : 'nodes'}, activation ${activation}. Loss: ${loss}.`,
    deep: 'Two or more hidden layers: this is deep learning.',
    params: 'Parameters',
    summary: 'The summary, as Keras draws it',
  },
  ko: {
    title: '층: 과제가 정하는 것',
    lead: '과제를 고르면 출력층과 손실 함수가 정해집니다. 크기를 바꾸어 보세요. 노드마다 입력 하나에 가중치 하나씩, 그리고 편향이 하나 있습니다.',
    task: '과제',
    tasks: {
      binary: '두 클래스 중 하나',
      multiclass: '여러 클래스 중 하나',
      regression: '수 하나',
    },
    labels: '레이블',
    forms: { integer: '정수 (예: 7)', 'one-hot': '원-핫 (예: 0 0 1)' },
    classes: '클래스 수',
    inputs: '입력 수',
    count: '은닉층 수',
    units: (n: number) => `은닉층 ${n}의 노드 수`,
    output: (units: number, activation: string, loss: string) =>
      `출력층: 노드 ${units}개, 활성화 함수 ${activation}. 손실 함수: ${loss}.`,
    deep: '은닉층이 둘 이상이므로 딥러닝입니다.',
    params: '파라미터',
    summary: '케라스가 그리는 것과 같은 요약',
  },
};

const MOST_HIDDEN = 3;

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

export const layersBench: Bench = (place) => {
  const word = words[language()];
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
    element('h2', {}, word.title),
    element('p', {}, word.lead),
    div(
      'columns',
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
        element('h3', {}, word.params),
        sums,
      ),
      figure,
    ),
    element('h3', {}, word.summary),
    summary,
  );
  showUnits();
  update();
  return nothingToEnd;
};
