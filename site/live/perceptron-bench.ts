/** The perceptron: points, a line, and what no line can do. */

import { Perceptron } from '../../src/index-browser.ts';
import { nothingToEnd, signed } from './bench.ts';
import { button, buttons, slider } from './controls.ts';
import { div, element, svg } from './dom.ts';
import { perceptronWords } from './perceptron-words.ts';
import {
  alongLine,
  bounded,
  draggable,
  FAR,
  footOf,
  KEY_STEP,
  LENGTH_OF_1,
  pointPlane,
  say,
} from './plane.ts';
import { pointChooser } from './point-chooser.ts';
import type { PointSetName } from './point-sets.ts';
import { arrows, onKeys } from './pointer-and-keys.ts';
import { language } from './settings.ts';
import { address, addressOf, set } from './state.ts';
import { benchWithTries } from './try-this.ts';

/** Weights and bias lie in −8 … 8; the arrow draws 1 as a quarter. */
const MOST = 8;
/** Then it learns no more. */
const MOST_EPOCHS = 100;
const ARROW = 0.25;

const tidyWeight = (value: number) => bounded(value, -MOST, MOST);

const setups = {
  and: { state: fromStart('AND'), press: '#learn-all' },
  xor: { state: fromStart('XOR'), press: '#learn-all' },
  circles: { state: fromStart('circles', [-1, 1, 0]), press: '#learn-all' },
};

function fromStart(task: PointSetName, w = [0, 0, 0]) {
  return { task, w, points: undefined, labels: undefined, learned: undefined };
}

export const perceptronBench = benchWithTries(perceptronWords, setups, (place) => {
  const word = perceptronWords[language()];
  const chosen = pointChooser(word.task, word.tasks, ['task', 'points', 'labels'], () => update());
  let weights = address().numbers('w', [1, 1, -0.5], -MOST, MOST); // w₁, w₂, b
  /** The epoch without an error, 'no' if none came, '' if nothing was learned. */
  const noted =
    address().text('learned', '', ['no']) || address().whole('learned', 0, 0, MOST_EPOCHS);
  let learned = noted === 0 ? '' : String(noted);

  const result = element('p', { class: 'status', 'aria-live': 'polite', id: 'verdict' });
  const note = element('p', { class: 'note', 'aria-live': 'polite', id: 'learned' });
  const link = element('a', { id: 'to-hidden-layer' }, word.toHiddenLayer);
  const sliders = ['w₁', 'w₂', word.bias].map((label, i) =>
    slider(
      label,
      { min: -MOST, max: MOST, step: 0.1, value: weights[i], format: (value) => signed(value, 1) },
      (value) => change(i, value),
    ),
  );
  const perceptron = () => new Perceptron({ weights: weights.slice(0, 2), bias: weights[2] });
  const places = () => {
    const { points, labels } = chosen.set();
    return labels.map((_, n) => points.slice(2 * n, 2 * n + 2));
  };
  // Drawn as if the line stood upright at x = 0 and the arrow pointed to the right; then turned.
  const region = svg('rect', { class: 'region', y: -FAR, height: 2 * FAR, width: 2 * FAR });
  // A line for the eye, and a broad one for the finger.
  const edges = ['touch-line', 'boundary'].map((name) =>
    svg('line', { class: name, y1: -FAR, y2: FAR }),
  );
  const handle = { class: 'line-handle', id: 'line', tabindex: 0, role: 'button' };
  const boundary = svg('g', handle, ...edges);
  const shaft = svg('line', { class: 'arrow' });
  const tip = svg(
    'g',
    { class: 'tip', id: 'weights', tabindex: 0, role: 'button' },
    svg('circle', { r: 22, class: 'touch' }),
    svg('path', { d: 'M-9 -8L9 0L-9 8Z' }),
  );
  const plane = pointPlane({
    id: 'plane',
    below: [region],
    above: [boundary, shaft, tip],
    nameOf: word.point,
    onChange: chosen.move,
  });

  const learn = (epochs: number) => {
    const learner = perceptron();
    const clean = learner.fit(places(), chosen.set().labels, { epochs });
    weights = [...learner.weights, learner.bias].map(tidyWeight);
    update(Number.isFinite(clean) ? String(clean) : epochs > 1 ? 'no' : '');
  };
  const change = (i: number, value: number) => {
    weights[i] = tidyWeight(value);
    update();
  };

  // Dragging the line moves it as it stands: only the bias changes.
  draggable(plane.node, boundary, {
    onMove: (x, y) => change(2, -(weights[0] * x + weights[1] * y)),
  });
  onKeys(boundary, arrows, ([right, up]) => change(2, weights[2] + (right + up) * KEY_STEP));
  // Dragging the arrow turns the line about its foot: the weights change, and the bias with them.
  draggable(plane.node, tip, {
    onMove(x, y) {
      const foot = footOf(weights);
      weights[0] = tidyWeight((x - foot[0]) / ARROW);
      weights[1] = tidyWeight((y - foot[1]) / ARROW);
      change(2, -(weights[0] * foot[0] + weights[1] * foot[1]));
    },
  });
  onKeys(tip, arrows, ([right, up]) => {
    weights[0] = tidyWeight(weights[0] + right * KEY_STEP);
    change(1, weights[1] + up * KEY_STEP);
  });

  function update(nowLearned = ''): void {
    learned = nowLearned;
    const [task, samples] = [chosen.name(), chosen.set()];
    set({ ...chosen.inAddress(), w: weights, learned: learned || undefined });
    for (const [i, { set: show }] of sliders.entries()) show(weights[i]);
    const judge = perceptron();
    const says = places().map((point) => judge.predict(point));
    const mistakes = says.filter((answer, n) => answer !== samples.labels[n]).length;
    const total = says.length;
    say(result, mistakes === 0 ? word.right(total) : word.wrong(mistakes, total));
    const failed = word.failed[task as keyof typeof word.failed] ?? word.failed.own;
    say(note, learned === 'no' ? failed : learned ? word.learned(Number(learned)) : '');
    link.hidden = task === 'AND' || task === 'OR';
    link.href = addressOf('hidden-layer', chosen.inAddress(['shape', 'at', 'is']));
    boundary.setAttribute('aria-label', word.line(weights[2]));
    tip.setAttribute('aria-label', word.weights(weights[0], weights[1]));
    plane.show(samples, says, word.plane(weights, mistakes, total));
    const length = Math.hypot(weights[0], weights[1]);
    // Without weights there is no line: all is on one side of it.
    boundary.toggleAttribute('hidden', length === 0);
    region.setAttribute('x', String(length > 0 ? 0 : weights[2] > 0 ? -FAR : FAR));
    const turned = alongLine(weights);
    const end = length * ARROW * LENGTH_OF_1;
    for (const part of [region, boundary, shaft]) part.setAttribute('transform', turned);
    shaft.setAttribute('x2', String(end));
    tip.setAttribute('transform', `${turned} translate(${end})`);
  }

  place.replaceChildren(
    div(
      'view columns',
      plane.node,
      div(
        '',
        chosen.node,
        ...sliders.map(({ node }) => node),
        buttons(
          button(word.learn, () => learn(1), { id: 'learn' }),
          button(word.learnAll, () => learn(MOST_EPOCHS), { id: 'learn-all', class: 'main' }),
        ),
        result,
        note,
        link,
      ),
    ),
    element('p', { class: 'note' }, word.legend),
  );
  update(learned);
  return nothingToEnd;
});
