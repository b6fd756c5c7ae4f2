/** One step opened: every number of one picture's forward and backward pass. */

import { classNames } from '../../src/index-browser.ts';
import { localName } from '../../src/internal.ts';
import { type Bench, shown } from './bench.ts';
import { isLessonNetwork } from './chosen-network.ts';
import { ask, listen } from './client.ts';
import { details, slider } from './controls.ts';
import { captioned, div, element, headRow, row, scrolled } from './dom.ts';
import { math } from './math.ts';
import { openStep } from './one-step.ts';
import { oneStepWords } from './one-step-words.ts';
import { greyPicture, weightPicture } from './pictures.ts';
import { practiceWords } from './practice-words.ts';
import { language } from './settings.ts';
import { address, set } from './state.ts';
import type { OpenedSample, SampleOfNetwork } from './worker/messages.ts';

const [SIDE, UNITS, CLASSES] = [28, 100, 10];
const PIXELS = SIDE * SIDE;

export const oneStepBench: Bench = (place) => {
  const word = oneStepWords[language()];
  const { noData } = practiceWords[language()];
  const chosen = {
    sample: address().whole('sample', 0, 0, 5999),
    unit: address().whole('unit', 0, 0, UNITS - 1),
    klass: address().whole('class', 9, 0, CLASSES - 1),
    pixel: address().whole('pixel', 406, 0, PIXELS - 1),
  };
  const opened = element('div', { id: 'opened' }, element('p', { class: 'note' }, word.waiting));
  let sample: SampleOfNetwork | undefined;

  const follow = (name: keyof typeof chosen, max: number, key: string = name) =>
    slider(word[name], { min: 0, max, value: chosen[name] }, async (value) => {
      chosen[name] = value;
      set({ [key]: value });
      if (name === 'sample') await fetchSample();
      else show();
    });
  const pixels = follow('pixel', PIXELS - 1);
  const onPixel = (pixel: number) => {
    chosen.pixel = pixel;
    set({ pixel });
    pixels.set(pixel);
    show();
  };

  async function fetchSample(): Promise<void> {
    sample = await ask('sample', chosen.sample);
    show();
  }
  const show = () => {
    if (!sample) return;
    const isLesson = isLessonNetwork(sample.network);
    const other = element('p', { class: 'note' }, word.otherNetwork);
    opened.replaceChildren(...(isLesson ? passes(sample, chosen, onPixel) : [other]));
  };

  place.replaceChildren(
    element('h2', {}, word.title),
    element('p', {}, word.lead),
    follow('sample', 5999).node,
    follow('unit', UNITS - 1).node,
    follow('klass', CLASSES - 1, 'class').node,
    pixels.node,
    opened,
  );
  return listen((event) => {
    if (event.event === 'data' && event.isReady && !sample) fetchSample();
    if (event.event === 'no-data' && !sample) {
      const why = noData(event.message, false);
      opened.replaceChildren(element('p', { class: 'failure', role: 'alert' }, why));
    }
  });
};

interface Followed {
  unit: number;
  klass: number;
  pixel: number;
}

function passes(
  sample: OpenedSample,
  { unit: j, klass: k, pixel: i }: Followed,
  onPixel: (pixel: number) => void,
): HTMLElement[] {
  const word = oneStepWords[language()];
  const [kernel1, bias1, kernel2, bias2] = sample.weights;
  const step = openStep(sample);
  const name = (n: number) => localName(classNames[n], language());
  const y = Number(k === sample.label);
  const [x, a] = [step.x[i], step.hidden[j]];
  const [deltaOut, delta] = [step.outputDeltas[k], step.hiddenDeltas[j]];
  const weights = step.x.map((_, p) => kernel1[p * UNITS + j]);
  const gradient = step.x.map((value) => value * delta);
  const picture = greyPicture(sample.pixels, name(sample.label));
  const marked = (canvas: HTMLCanvasElement) => pixelPicture(canvas, i, onPixel);
  return [
    div(
      'pictures',
      captioned('small', marked(picture), `${word.truth}: ${sample.label} ${name(sample.label)}`),
      captioned('small', marked(weightPicture(weights, word.weightsText)), word.weights),
      captioned('small', marked(weightPicture(gradient, word.gradientText)), word.gradient),
    ),
    element('h3', { id: 'forward-label' }, word.forward),
    formulas('forward', [
      `x_{${i}} = ${sample.pixels[i]} ÷ 255 = ${shown(x)}`,
      `z^1_{${j}} = Σ_{i} x_{i} w^1_{i,${j}} + b^1_{${j}} = ${sum(step.hiddenSums[j], bias1[j])}`,
      `a_{${j}} = σ(z^1_{${j}}) = σ(${shown(step.hiddenSums[j])}) = ${shown(a)}`,
      `z^2_{${k}} = Σ_{j} a_{j} w^2_{j,${k}} + b^2_{${k}} = ${sum(step.logits[k], bias2[k])}`,
      `p_{${k}} = softmax_{${k}}(z^2) = ${shown(step.probabilities[k])}`,
      `L = −ln p_{${sample.label}} = −ln ${shown(step.probabilities[sample.label])} = ${shown(step.loss)}`,
    ]),
    element('h3', { id: 'backward-label' }, word.backward),
    formulas('backward', [
      `[∂L|∂z^2_{${k}}] = p_{${k}} − y_{${k}} = ${shown(step.probabilities[k])} − ${y} = ${shown(deltaOut)}`,
      `[∂L|∂w^2_{${j},${k}}] = a_{${j}} · [∂L|∂z^2_{${k}}] = ${shown(a)} · (${shown(deltaOut)}) = ${shown(a * deltaOut)} , w^2_{${j},${k}} = ${shown(kernel2[j * CLASSES + k])}`,
      `[∂L|∂z^1_{${j}}] = (Σ_{k} [∂L|∂z^2_{k}] w^2_{${j},k}) · σ′(z^1_{${j}}) = ${shown(step.backs[j])} · ${shown(step.slopes[j])} = ${shown(delta)}`,
      `[∂L|∂w^1_{${i},${j}}] = x_{${i}} · [∂L|∂z^1_{${j}}] = ${shown(x)} · (${shown(delta)}) = ${shown(x * delta)} , w^1_{${i},${j}} = ${shown(kernel1[i * UNITS + j])}`,
    ]),
    element('p', {}, word.update),
    details(
      'all-numbers',
      word.all,
      numbers(
        word.outputTable,
        [word.name, 'z', 'p', 'y', '∂L/∂z'],
        step.logits.map((z, n) => [
          `${n} ${name(n)}`,
          shown(z),
          shown(step.probabilities[n]),
          String(Number(n === sample.label)),
          shown(step.outputDeltas[n]),
        ]),
      ),
      numbers(
        word.hiddenTable,
        ['j', 'z', 'a = σ(z)', '∂L/∂z'],
        step.hiddenSums.map((z, n) => [
          String(n),
          shown(z),
          shown(step.hidden[n]),
          shown(step.hiddenDeltas[n]),
        ]),
      ),
    ),
  ];
}

function formulas(id: string, texts: string[]): HTMLElement {
  const attributes = { class: 'formulas', id, ...scrolled, 'aria-labelledby': `${id}-label` };
  return element('div', attributes, ...texts.map((text) => element('p', {}, math(text))));
}

/** Of a weighted sum and the bias. */
const sum = (z: number, bias: number) => `${shown(z - bias)} + (${shown(bias)}) = ${shown(z)}`;

/** A picture on which pixel i is marked, and another one is chosen by a click. */
function pixelPicture(picture: HTMLCanvasElement, i: number, onPixel: (i: number) => void) {
  const mark = element('span', { class: 'mark', 'aria-hidden': 'true' });
  const [column, row] = [i % SIDE, Math.floor(i / SIDE)];
  mark.style.left = `${(column / SIDE) * 100}%`;
  mark.style.top = `${(row / SIDE) * 100}%`;
  picture.addEventListener('click', ({ offsetX, offsetY }) => {
    const [x, y] = [offsetX / picture.clientWidth, offsetY / picture.clientHeight];
    onPixel(Math.floor(y * SIDE) * SIDE + Math.floor(x * SIDE));
  });
  return div('pixels', picture, mark);
}

function numbers(caption: string, head: string[], rows: [string, ...string[]][]): HTMLElement {
  return element(
    'table',
    { class: 'numbers' },
    element('caption', {}, caption),
    element('thead', {}, headRow(head)),
    element('tbody', {}, ...rows.map((texts) => row(...texts))),
  );
}
