/** One step opened: every number of one picture's forward and backward pass. */

import { classNames } from '../../src/index-browser';
import { localName } from '../../src/internal';
import { type Bench, shown } from './bench';
import { ask, listen } from './client';
import { details, slider } from './controls';
import { captioned, div, element, headRow, row, scrolled } from './dom';
import { openStep } from './one-step';
import { greyPicture, weightPicture } from './pictures';
import { practiceWords } from './practice-words';
import { language } from './settings';
import { address, set } from './state';
import type { OpenedSample } from './worker/messages';

const words = {
  en: {
    title: 'One step, opened',
    lead: 'One picture goes forward through the network that you trained (or through its random weights), and its error comes back. Choose the picture, the hidden node, the class and the pixel that you want to follow.',
    waiting: 'The first pictures are on their way …',
    sample: 'Picture',
    unit: 'Hidden node j',
    klass: 'Class k',
    pixel: 'Pixel i',
    forward: 'Forward',
    backward: 'Backward',
    all: 'All numbers',
    hiddenTable: 'The 100 hidden nodes',
    outputTable: 'The 10 classes',
    name: 'class',
    truth: 'it is',
    weightsText: (least: string, most: string) =>
      `The weights of this hidden node as a picture: from ${least} to ${most}`,
    gradientText: (least: string, most: string) =>
      `The gradient of these weights as a picture: from ${least} to ${most}; blue above 0, orange below`,
    weights: 'weights of node j',
    gradient: 'their gradient',
    update: 'The optimizer then takes a small step against each gradient: 79,510 of them at once.',
  },
  ko: {
    title: '한 스텝 들여다보기',
    lead: '그림 한 장이 학습한(또는 무작위 가중치인) 신경망을 지나가고, 그 오차가 거꾸로 돌아옵니다. 따라가 볼 그림, 은닉 노드, 클래스, 픽셀을 고르세요.',
    waiting: '첫 그림들이 오는 중입니다 …',
    sample: '그림',
    unit: '은닉 노드 j',
    klass: '클래스 k',
    pixel: '픽셀 i',
    forward: '앞으로',
    backward: '거꾸로',
    all: '모든 수',
    hiddenTable: '은닉 노드 100개',
    outputTable: '클래스 10개',
    name: '클래스',
    truth: '정답',
    weightsText: (least: string, most: string) =>
      `이 은닉 노드의 가중치를 그림으로 나타낸 것. ${least}에서 ${most}까지`,
    gradientText: (least: string, most: string) =>
      `이 가중치의 기울기를 그림으로 나타낸 것. ${least}에서 ${most}까지. 파랑은 0보다 크고 주황은 작습니다.`,
    weights: '노드 j의 가중치',
    gradient: '그 기울기',
    update: '그다음 옵티마이저가 기울기 79,510개를 한꺼번에, 저마다 반대쪽으로 조금씩 움직입니다.',
  },
};

const [PIXELS, UNITS, CLASSES] = [784, 100, 10];

export const oneStepBench: Bench = (place) => {
  const word = words[language()];
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
  const word = words[language()];
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
