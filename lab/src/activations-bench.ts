/** Activations: value and slope at an x; what becomes of the gradient in many layers; softmax. */

import { relu, reluSlope, sigmoid, sigmoidSlope, softmax } from '../../src/index-browser';
import { type Bench, nothingToEnd, scientific, signed, superscript } from './bench';
import { ask } from './client';
import { slider } from './controls';
import { captioned, div, element, headRow, row } from './dom';
import { curve, lineChart } from './line-chart';
import { language } from './settings';
import { address, set } from './state';
import { probabilityBar } from './try-picture';

const words = {
  en: {
    title: 'Activation functions: value and slope',
    lead: 'What a node does to its sum x. Slide x, or drag in the chart.',
    x: 'sum x',
    value: 'value',
    slope: 'slope',
    sigmoid: 'sigmoid',
    relu: 'relu',
    function: 'function',
    text: (x: string, s: string, r: string) => `At x = ${x} sigmoid is ${s} and relu ${r}.`,
    stackTitle: 'Stack layers: the gradient fades',
    stackLead:
      'Every layer on the way back multiplies the gradient by its slope. Sigmoid’s is at most 0.25.',
    layers: 'layers',
    hiddenLayers: 'hidden layers',
    product: (n: number, x: string) => `The product of ${n} slopes at x = ${x}`,
    measuredTitle: 'Measured in real networks',
    measured: 'mean size of the gradient that reaches the first layer, powers of ten',
    measuredText: (first: string, last: string, reluLast: string) =>
      `With sigmoid 10^${first} with one hidden layer and 10^${last} with ten; with relu 10^${reluLast} with ten.`,
    waiting: 'Twenty networks are being built and measured …',
    softmaxTitle: 'Softmax: logits share 1',
    logit: (n: number) => `logit z${'₁₂₃'[n]}`,
    classOf: (n: number) => `class ${n + 1}`,
    shares: 'Probabilities',
  },
  ko: {
    title: '활성화 함수: 값과 기울기',
    lead: '노드가 합 x로 하는 일입니다. x를 움직이거나 그래프에서 끌어 보세요.',
    x: '합 x',
    value: '값',
    slope: '기울기',
    sigmoid: '시그모이드',
    relu: '렐루',
    function: '함수',
    text: (x: string, s: string, r: string) =>
      `x = ${x}일 때 시그모이드는 ${s}, 렐루는 ${r}입니다.`,
    stackTitle: '층을 쌓으면 기울기가 사라집니다',
    stackLead:
      '거꾸로 돌아가는 길에 층마다 제 기울기를 곱합니다. 시그모이드의 기울기는 커야 0.25입니다.',
    layers: '층 수',
    hiddenLayers: '은닉층 수',
    product: (n: number, x: string) => `x = ${x}에서의 기울기 ${n}개를 곱한 값`,
    measuredTitle: '실제 신경망에서 재어 본 값',
    measured: '첫째 층에 닿는 기울기의 평균 크기(10의 거듭제곱)',
    measuredText: (first: string, last: string, reluLast: string) =>
      `시그모이드에서는 은닉층이 하나일 때 10^${first}, 열 개일 때 10^${last}이고, 렐루에서는 열 개일 때 10^${reluLast}입니다.`,
    waiting: '신경망 스무 개를 만들어 재는 중입니다 …',
    softmaxTitle: '소프트맥스: 로짓이 1을 나눕니다',
    logit: (n: number) => `로짓 z${'₁₂₃'[n]}`,
    classOf: (n: number) => `클래스 ${n + 1}`,
    shares: '확률',
  },
};

const DEEPEST = 10;

export const activationsBench: Bench = (place) => {
  const word = words[language()];
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
  const word = words[language()];
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
