/** One step opened: one picture's numbers on their way forward and back, stage by stage. */

import { classNames } from '../../src/index-browser.ts';
import { localName } from '../../src/internal.ts';
import { shown } from './bench.ts';
import { isLessonNetwork } from './chosen-network.ts';
import { ask, listen } from './client.ts';
import { button, buttons, details, slider } from './controls.ts';
import { captioned, div, element, headRow, row, scrolled } from './dom.ts';
import { math } from './math.ts';
import { type Followed, openStep, type Stage, stagesOf } from './one-step.ts';
import { oneStepWords } from './one-step-words.ts';
import { greyPicture, weightPicture } from './pictures.ts';
import { followAddress } from './practice-settings.ts';
import { practiceWords } from './practice-words.ts';
import { language } from './settings.ts';
import { address, set } from './state.ts';
import { benchWithTries } from './try-this.ts';
import type { OpenedSample, SampleOfNetwork } from './worker/messages.ts';

const [SIDE, UNITS, CLASSES] = [28, 100, 10];
const PIXELS = SIDE * SIDE;
/** So long a number stands before the next one comes, and so long it is on its way. */
const [STAGE_MS, FLIGHT_MS] = [1600, 600];

/** In their order, and as they are written on the buttons; the way back runs from right to left. */
const forward = { x: 'x', z1: 'z_{1}', h: 'h', z2: 'z_{2}', p: 'p', loss: 'L' };
const backward = {
  dz2: '[∂L|∂z_{2}]',
  dw2: '[∂L|∂w_{2}]',
  dz1: '[∂L|∂z_{1}]',
  dw1: '[∂L|∂w_{1}]',
};
const symbols = { ...forward, ...backward };
type StageName = keyof typeof symbols;
const names = Object.keys(symbols) as StageName[];
const LAST = names.length - 1;

const setups = {
  truth: { state: { sample: 0, class: 9, stage: 'dz2' } },
  other: { state: { sample: 0, class: 0, stage: 'dz2' } },
  dark: { state: { sample: 0, pixel: 0, stage: 'dw1' } },
};

export const oneStepBench = benchWithTries(oneStepWords, setups, (place) => {
  followAddress();
  const word = oneStepWords[language()];
  const { noData } = practiceWords[language()];
  const chosen = {
    sample: address().whole('sample', 0, 0, 5999),
    unit: address().whole('unit', 0, 0, UNITS - 1),
    klass: address().whole('class', 9, 0, CLASSES - 1),
    pixel: address().whole('pixel', 406, 0, PIXELS - 1),
  };
  let stage = names.indexOf(address().text<StageName>('stage', names[LAST], names));
  let sample: SampleOfNetwork | undefined;
  let stages: Record<StageName, Stage> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const waiting = element('p', { class: 'note' }, word.waiting);
  const pictures = div('pictures');
  const play = button(word.play, () => setPlaying(timer === undefined), {
    class: 'main',
    id: 'play-step',
  });
  const boxes = names.map((name, n) => {
    const value = element('span', { class: 'number' });
    const box = button(
      '',
      () => {
        setPlaying(false);
        goTo(n);
      },
      { class: n < 6 ? 'forward' : 'backward', 'data-stage': name, title: word.names[name] },
    );
    box.append(math(symbols[name]), value);
    return { box, value };
  });
  const flow = div('flow', ...boxes.map(({ box }) => box));
  flow.setAttribute('role', 'group');
  flow.setAttribute('aria-label', word.flow);
  const formula = element('div', {
    class: 'formulas',
    id: 'formula',
    ...scrolled,
    'aria-label': word.formula,
  });
  const says = element('p', { class: 'status', 'aria-live': 'polite', id: 'stage' });
  const rest = element('div');
  const opened = div('', flow, buttons(play), says, formula);
  opened.id = 'opened';

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

  function show(): void {
    if (!sample) return;
    if (!isLessonNetwork(sample.network)) {
      waiting.textContent = word.otherNetwork;
      return;
    }
    const { unit, klass, pixel } = chosen;
    const followed: Followed = { unit, klass, pixel };
    const step = openStep(sample);
    stages = stagesOf(sample, step, followed);
    waiting.remove();
    opened.hidden = false;
    pictures.replaceChildren(...picturesOf(sample, step.hiddenDeltas[unit], followed, onPixel));
    rest.replaceChildren(...everything(sample, step, stages));
    showStage();
  }

  function goTo(n: number): void {
    stage = n;
    set({ stage: n === LAST ? undefined : names[n] });
    showStage();
    fly(n);
  }

  /** The numbers up to this stage, its formula, and what it means. */
  function showStage(): void {
    if (!stages || !sample) return;
    for (const [n, { box, value }] of boxes.entries()) {
      value.textContent = n <= stage ? shown(stages[names[n]].value) : '·';
      box.classList.toggle('reached', n <= stage);
      if (n === stage) box.setAttribute('aria-current', 'step');
      else box.removeAttribute('aria-current');
    }
    const name = names[stage];
    const { symbol, numbers } = stages[name];
    formula.replaceChildren(...[symbol, numbers].map((text) => element('p', {}, math(text))));
    says.textContent = word.stages[name]({
      ...chosen,
      grey: sample.pixels[chosen.pixel],
      isTrue: chosen.klass === sample.label,
    });
    pictures.dataset.stage = name;
  }

  /** The number comes from the box before it. */
  function fly(n: number): void {
    if (n === 0 || isStill()) return;
    const [from, to] = [boxes[n - 1], boxes[n]].map(({ value }) => value.getBoundingClientRect());
    const start = `translate(${from.left - to.left}px, ${from.top - to.top}px)`;
    boxes[n].value.animate([{ transform: start, opacity: 0.3 }, { transform: 'none' }], {
      duration: FLIGHT_MS,
      easing: 'ease-out',
    });
  }

  /** From the first number to the last; whoever wants no motion gets the last at once. */
  function setPlaying(isOn: boolean): void {
    clearTimeout(timer);
    timer = undefined;
    play.textContent = isOn && !isStill() ? word.pause : word.play;
    if (!isOn) return;
    if (isStill()) {
      goTo(LAST);
      return;
    }
    const next = () => {
      goTo(stage === LAST ? 0 : stage + 1);
      if (stage === LAST) setPlaying(false);
      else timer = setTimeout(next, STAGE_MS);
    };
    next();
  }

  opened.hidden = true;
  place.replaceChildren(
    div(
      'view',
      div(
        'columns',
        div(
          '',
          follow('sample', 5999).node,
          follow('unit', UNITS - 1).node,
          follow('klass', CLASSES - 1, 'class').node,
          pixels.node,
        ),
        pictures,
      ),
      waiting,
      opened,
    ),
    rest,
  );
  const end = listen((event) => {
    if (event.event === 'data' && event.isReady && !sample) fetchSample();
    if (event.event === 'no-data' && !sample) {
      const why = noData(event.message, false);
      waiting.replaceWith(element('p', { class: 'failure', role: 'alert' }, why));
    }
  });
  return () => {
    clearTimeout(timer);
    end();
  };
});

const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The picture, what the node looks at, and how that is to change. */
function picturesOf(
  sample: OpenedSample,
  delta: number,
  { unit: j, pixel: i }: Followed,
  onPixel: (pixel: number) => void,
): HTMLElement[] {
  const word = oneStepWords[language()];
  const x = Array.from(sample.pixels, (value) => value / 255);
  const weights = x.map((_, p) => sample.weights[0][p * UNITS + j]);
  const gradient = x.map((value) => value * delta);
  const name = localName(classNames[sample.label], language());
  const picture = greyPicture(sample.pixels, name);
  const marked = (canvas: HTMLCanvasElement) => pixelPicture(canvas, i, onPixel);
  return [
    captioned('small', marked(picture), `${word.truth}: ${sample.label} ${name}`),
    captioned('small', marked(weightPicture(weights, word.weightsText)), word.weights),
    captioned('small', marked(weightPicture(gradient, word.gradientText)), word.gradient),
  ];
}

/** All formulas at once, and all numbers. */
function everything(
  sample: OpenedSample,
  step: ReturnType<typeof openStep>,
  stages: Record<StageName, Stage>,
): HTMLElement[] {
  const word = oneStepWords[language()];
  const name = (n: number) => localName(classNames[n], language());
  const list = (id: string, title: string, of: object) => [
    element('h3', { id: `${id}-label` }, title),
    element(
      'div',
      { class: 'formulas', id, ...scrolled, 'aria-labelledby': `${id}-label` },
      ...(Object.keys(of) as StageName[]).map((stage) =>
        element('p', {}, math(`${stages[stage].symbol} ${stages[stage].numbers}`)),
      ),
    ),
  ];
  return [
    ...list('forward', word.forward, forward),
    ...list('backward', word.backward, backward),
    element('p', {}, word.update),
    details(
      'all-numbers',
      word.all,
      numbers(
        word.outputTable,
        [word.name, 'z₂', 'p', 'y', '∂L/∂z₂'],
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
        ['j', 'z₁', 'h = σ(z₁)', '∂L/∂z₁'],
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
