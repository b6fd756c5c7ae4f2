/** The perceptron: four points, a line, and what no line can do. */

import { type Bit, Perceptron } from '../../src/index-browser.ts';
import { type Bench, signed } from './bench.ts';
import { button, buttons, choice, slider } from './controls.ts';
import { div, element, svg } from './dom.ts';
import { hiddenLayer } from './hidden-layer.ts';
import { perceptronWords } from './perceptron-words.ts';
import { arrows, onDrag, onKeys } from './pointer-and-keys.ts';
import { language } from './settings.ts';
import { address, set } from './state.ts';

const tasks = { AND: [0, 0, 0, 1], OR: [0, 1, 1, 1], XOR: [0, 1, 1, 0] } as const;
type Task = keyof typeof tasks | 'own';
const corners = [0, 0, 0, 1, 1, 0, 1, 1];

/** Weights and bias lie in −8 … 8; the arrow draws 1 as a quarter. */
const MOST = 8;
/** Then it learns no more. */
const MOST_EPOCHS = 100;
const ARROW = 0.25;

/** The plane shows −1 … 2 in both directions, on 300 units; lines end far outside. */
const [LOW, HIGH, SIZE, FAR] = [-1, 2, 300, 2000];
const LENGTH_OF_1 = SIZE / (HIGH - LOW);
/** What an arrow key moves. */
const KEY_STEP = 0.1;
const toX = (x: number) => (x - LOW) * LENGTH_OF_1;
const toY = (y: number) => SIZE - toX(y);
/** Within its bounds, to two digits. */
const bounded = (value: number, min: number, max: number) =>
  Math.round(Math.min(max, Math.max(min, value)) * 100) / 100;
const tidy = (value: number) => bounded(value, LOW, HIGH);
const tidyWeight = (value: number) => bounded(value, -MOST, MOST);

export const perceptronBench: Bench = (place) => {
  const word = perceptronWords[language()];
  const task = address().text<Task>('task', 'AND', ['AND', 'OR', 'XOR', 'own']);
  const points = address().numbers('points', corners, LOW, HIGH); // x₁, x₂ of each point
  const labels = address()
    .numbers('labels', task === 'own' ? tasks.AND : tasks[task], 0, 1)
    .map((label) => Number(label > 0.5) as Bit);
  let weights = address().numbers('w', [1, 1, -0.5], -MOST, MOST); // w₁, w₂, b
  /** The epoch without an error, 'no' if none came, '' if nothing was learned. */
  const noted =
    address().text('learned', '', ['no']) || address().whole('learned', 0, 0, MOST_EPOCHS);
  let learned = noted === 0 ? '' : String(noted);

  const plane = svg('svg', {
    viewBox: `0 0 ${SIZE} ${SIZE}`,
    class: 'plane',
    id: 'plane',
    role: 'group',
  });
  const heading = element('h2', {});
  const intro = element('p', {});
  const result = element('p', { class: 'status', 'aria-live': 'polite', id: 'verdict' });
  const note = element('p', { class: 'note', 'aria-live': 'polite', id: 'learned' });
  const sliders = ['w₁', 'w₂', word.bias].map((label, i) =>
    slider(
      label,
      { min: -MOST, max: MOST, step: 0.1, value: weights[i], format: (value) => signed(value, 1) },
      (value) => change(i, value),
    ),
  );
  const perceptron = () => new Perceptron({ weights: weights.slice(0, 2), bias: weights[2] });
  const pointAt = (n: number) => [points[2 * n], points[2 * n + 1]];
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
  const marks = labels.map((_, n) =>
    svg('g', { tabindex: 0, role: 'button', class: 'point', id: `point-${n}` }),
  );
  const network = hiddenLayer({
    points,
    labels,
    plane: { low: LOW, high: HIGH, size: SIZE },
    onChange: () => update(learned),
  });
  plane.append(network.area, region, ...gridLines(), boundary, shaft, tip, ...marks);
  const legend = element('figcaption', {});

  const chooser = choice(word.task, word.tasks, task, (chosen) => {
    set({ task: chosen });
    if (chosen === 'own') return;
    labels.splice(0, 4, ...tasks[chosen]);
    points.splice(0, 8, ...corners);
    update();
  });
  const own = () => {
    (chooser.querySelector('select') as HTMLSelectElement).value = 'own';
    set({ task: 'own' });
    update();
  };
  const learn = (epochs: number) => {
    const learner = perceptron();
    const samples = labels.map((_, n) => pointAt(n));
    const clean = learner.fit(samples, labels, { epochs });
    weights = [...learner.weights, learner.bias].map(tidyWeight);
    update(Number.isFinite(clean) ? String(clean) : epochs > 1 ? 'no' : '');
  };
  const change = (i: number, value: number) => {
    weights[i] = tidyWeight(value);
    update();
  };
  const flip = (n: number) => {
    labels[n] = labels[n] === 1 ? 0 : 1;
    own();
  };

  for (const [n, mark] of marks.entries()) {
    draggable(plane, mark, {
      onMove(x, y) {
        [points[2 * n], points[2 * n + 1]] = [tidy(x), tidy(y)];
        own();
      },
      onClick: () => flip(n),
    });
    onKeys(mark, arrows, ([right, up]) => {
      points[2 * n] = tidy(points[2 * n] + right * KEY_STEP);
      points[2 * n + 1] = tidy(points[2 * n + 1] + up * KEY_STEP);
      own();
    });
    onKeys(mark, { ' ': n, Enter: n }, flip);
  }
  // Dragging the line moves it as it stands: only the bias changes.
  draggable(plane, boundary, {
    onMove: (x, y) => change(2, -(weights[0] * x + weights[1] * y)),
  });
  onKeys(boundary, arrows, ([right, up]) => change(2, weights[2] + (right + up) * KEY_STEP));
  // Dragging the arrow turns the line about its foot: the weights change, and the bias with them.
  draggable(plane, tip, {
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

  const line = div(
    '',
    ...sliders.map(({ node }) => node),
    buttons(
      button(word.learn, () => learn(1), { id: 'learn' }),
      button(word.learnAll, () => learn(MOST_EPOCHS), { id: 'learn-all' }),
    ),
  );

  function update(nowLearned = ''): void {
    learned = nowLearned;
    set({ w: weights, points, labels, learned: learned || undefined });
    note.textContent =
      learned === '' ? '' : learned === 'no' ? word.failed : word.learned(Number(learned));
    for (const [i, { set: show }] of sliders.entries()) show(weights[i]);
    const judge = perceptron();
    network.follow(['XOR', 'own'].includes(address().text('task', 'AND')));
    const answers = network.says();
    const isNetwork = answers !== undefined;
    const said = answers ?? labels.map((_, n) => judge.predict(pointAt(n)));
    const mistakes = said.filter((says, n) => says !== labels[n]).length;
    const { title, lead, right, wrong, legend: below } = isNetwork ? word.network : word;
    say(heading, title);
    say(intro, lead);
    say(result, mistakes === 0 ? right : wrong(mistakes));
    say(legend, below);
    for (const part of [region, shaft, tip]) part.toggleAttribute('hidden', isNetwork);
    line.hidden = isNetwork;
    note.hidden = isNetwork;
    boundary.setAttribute('aria-label', word.line(weights[2]));
    tip.setAttribute('aria-label', word.weights(weights[0], weights[1]));
    plane.setAttribute(
      'aria-label',
      isNetwork ? word.area(network.text(), mistakes) : word.plane(weights, mistakes),
    );
    const foot = footOf(weights);
    const length = Math.hypot(weights[0], weights[1]);
    // Without weights there is no line: all is on one side of it.
    boundary.toggleAttribute('hidden', isNetwork || length === 0);
    region.setAttribute('x', String(length > 0 ? 0 : weights[2] > 0 ? -FAR : FAR));
    const angle = (-Math.atan2(weights[1], weights[0]) * 180) / Math.PI;
    const turned = `translate(${toX(foot[0])} ${toY(foot[1])}) rotate(${angle})`;
    const end = length * ARROW * LENGTH_OF_1;
    for (const part of [region, boundary, shaft]) part.setAttribute('transform', turned);
    shaft.setAttribute('x2', String(end));
    tip.setAttribute('transform', `${turned} translate(${end})`);
    for (const [n, mark] of marks.entries()) {
      const [x, y] = pointAt(n);
      mark.setAttribute('transform', `translate(${toX(x)} ${toY(y)})`);
      mark.setAttribute('aria-label', word.point(n + 1, x, y, labels[n], said[n]));
      mark.replaceChildren(...markOf(labels[n], said[n] !== labels[n]));
    }
  }

  place.replaceChildren(
    heading,
    intro,
    div(
      'columns',
      element('figure', {}, plane, legend),
      div('', chooser, line, result, note, network.node),
    ),
  );
  update(learned);
  return network.end;
};

/** Read out only when it is something else. */
function say(node: HTMLElement, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

function markOf(label: Bit, isWrong: boolean): SVGElement[] {
  const shape =
    label === 1
      ? svg('circle', { r: 9, class: 'label-1' })
      : svg('rect', { x: -8, y: -8, width: 16, height: 16, class: 'label-0' });
  return [
    svg('circle', { r: 22, class: 'touch' }),
    shape,
    ...(isWrong ? [svg('circle', { r: 15, class: 'wrong' })] : []),
  ];
}

function gridLines(): SVGElement[] {
  return [0, 1].flatMap((at) => [
    svg('path', { class: 'grid', d: `M${toX(at)} 0V${SIZE}M0 ${toY(at)}H${SIZE}` }),
    svg('text', { x: toX(at) + 4, y: SIZE - 5 }, `x₁ = ${at}`),
    svg('text', { x: 4, y: toY(at) - 4 }, `x₂ = ${at}`),
  ]);
}

/** Where the arrow stands: the line's point that is nearest to the plane's middle. */
function footOf([w1, w2, b]: number[]): [number, number] {
  const middle = (LOW + HIGH) / 2;
  const length = w1 ** 2 + w2 ** 2;
  if (length === 0) return [middle, middle];
  const away = (w1 * middle + w2 * middle + b) / length;
  return [middle - away * w1, middle - away * w2];
}

/** Places are the plane's own. A press without a move is a click. */
function draggable(
  plane: SVGSVGElement,
  node: SVGElement,
  { onMove, onClick }: { onMove(x: number, y: number): void; onClick?(): void },
): void {
  let start: PointerEvent | undefined;
  let hasMoved = false;
  onDrag(node, plane, (right, down, event) => {
    if (event.type === 'pointerdown') [start, hasMoved] = [event, false];
    if (!start) return;
    hasMoved ||= Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > 3;
    if (hasMoved) onMove(LOW + right * (HIGH - LOW), HIGH - down * (HIGH - LOW));
  });
  node.addEventListener('pointerup', () => {
    if (start && !hasMoved) onClick?.();
  });
  node.addEventListener('lostpointercapture', () => {
    start = undefined;
  });
  // A finger that drags it doesn't scroll the page; on the plane around it, it does.
  node.addEventListener('touchstart', (event) => event.preventDefault(), { passive: false });
}
