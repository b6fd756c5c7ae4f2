/** One step opened: every number of one picture's forward and backward pass. */

import { classNames } from '../../src/index-browser';
import { localName } from '../../src/internal';
import { type Bench, shown } from './bench';
import { ask, listen } from './client';
import { details, slider } from './controls';
import { captioned, div, element, headRow, row, scrolled } from './dom';
import { openStep } from './one-step';
import { oneStepWords } from './one-step-words';
import { greyPicture, weightPicture } from './pictures';
import { practiceWords } from './practice-words';
import { language } from './settings';
import { address, set } from './state';
import type { OpenedSample } from './worker/messages';

const [PIXELS, UNITS, CLASSES] = [784, 100, 10];

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
  let sample: OpenedSample | undefined;

  const follow = (name: keyof typeof chosen, max: number, key: string = name) =>
    slider(word[name], { min: 0, max, value: chosen[name] }, async (value) => {
      chosen[name] = value;
      set({ [key]: value });
      if (name === 'sample') await fetchSample();
      else show();
    }).node;

  async function fetchSample(): Promise<void> {
    sample = await ask('sample', chosen.sample);
    show();
  }
  const show = () => sample && opened.replaceChildren(...passes(sample, chosen));

  place.replaceChildren(
    element('h2', {}, word.title),
    element('p', {}, word.lead),
    follow('sample', 5999),
    follow('unit', UNITS - 1),
    follow('klass', CLASSES - 1, 'class'),
    follow('pixel', PIXELS - 1),
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

function passes(sample: OpenedSample, { unit: j, klass: k, pixel: i }: Followed): HTMLElement[] {
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
  return [
    div(
      'pictures',
      captioned('small', picture, `${word.truth}: ${sample.label} ${name(sample.label)}`),
      captioned('small', weightPicture(weights, word.weightsText), word.weights),
      captioned('small', weightPicture(gradient, word.gradientText), word.gradient),
    ),
    element('h3', { id: 'forward-label' }, word.forward),
    lines(
      [
        `x${sub(i)} = ${sample.pixels[i]} ÷ 255 = ${shown(x)}`,
        `z¹${sub(j)} = Σᵢ xᵢ·w¹ᵢ,${sub(j)} + b¹${sub(j)} = ${shown(step.hiddenSums[j] - bias1[j])} + (${shown(bias1[j])}) = ${shown(step.hiddenSums[j])}`,
        `a${sub(j)} = σ(z¹${sub(j)}) = σ(${shown(step.hiddenSums[j])}) = ${shown(a)}`,
        `z²${sub(k)} = Σⱼ aⱼ·w²ⱼ,${sub(k)} + b²${sub(k)} = ${shown(step.logits[k] - bias2[k])} + (${shown(bias2[k])}) = ${shown(step.logits[k])}`,
        `p${sub(k)} = softmax(z²)${sub(k)} = ${shown(step.probabilities[k])}`,
        `L = −ln p${sub(sample.label)} = −ln ${shown(step.probabilities[sample.label])} = ${shown(step.loss)}`,
      ],
      'forward',
    ),
    element('h3', { id: 'backward-label' }, word.backward),
    lines(
      [
        `∂L/∂z²${sub(k)} = p${sub(k)} − y${sub(k)} = ${shown(step.probabilities[k])} − ${y} = ${shown(deltaOut)}`,
        `∂L/∂w²${sub(j)},${sub(k)} = a${sub(j)} · ∂L/∂z²${sub(k)} = ${shown(a)} · (${shown(deltaOut)}) = ${shown(a * deltaOut)}   (w² = ${shown(kernel2[j * CLASSES + k])})`,
        `∂L/∂z¹${sub(j)} = (Σₖ ∂L/∂z²ₖ · w²${sub(j)},ₖ) · σ′(z¹${sub(j)}) = ${shown(step.backs[j])} · ${shown(step.slopes[j])} = ${shown(delta)}`,
        `∂L/∂w¹${sub(i)},${sub(j)} = x${sub(i)} · ∂L/∂z¹${sub(j)} = ${shown(x)} · (${shown(delta)}) = ${shown(x * delta)}   (w¹ = ${shown(kernel1[i * UNITS + j])})`,
      ],
      'backward',
    ),
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

function lines(texts: string[], id: string): HTMLElement {
  const attributes = { class: 'formulas', id, ...scrolled, 'aria-labelledby': `${id}-label` };
  return element('pre', attributes, texts.join('\n'));
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

/** @example sub(12) // '₁₂' */
function sub(n: number): string {
  return String(n).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]);
}
