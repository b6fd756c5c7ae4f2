/** The perceptron: four points, a line, and what no line can do. */

import { type Bit, Perceptron } from '../../src/index-browser';
import { type Bench, signed } from './bench';
import { button, choice, slider } from './controls';
import { element, replace, svg } from './dom';
import { hiddenLayer } from './hidden-layer';
import { language } from './settings';
import { getNumbers, getText, getWhole, set } from './state';

const words = {
  en: {
    title: 'The perceptron: one line',
    lead: 'It says 1 where w₁·x₁ + w₂·x₂ + b is above 0. Drag the points, the line, the arrow of the weights or the sliders; a click on a point, or the space bar, changes its label.',
    task: 'Task',
    tasks: { AND: 'AND', OR: 'OR', XOR: 'XOR', own: 'my own points' },
    bias: 'bias b',
    learn: 'Learn for one epoch',
    learnAll: 'Learn until nothing is wrong',
    right: 'All four points are on their side of the line.',
    wrong: (n: number) => `${n} of 4 points ${n === 1 ? 'is' : 'are'} on the wrong side.`,
    failed:
      'After 100 epochs something is still wrong. For XOR no line exists that has all four points on their sides: one perceptron can’t do it, a hidden layer can.',
    learned: (epochs: number) => `Epoch ${epochs} had no error any more.`,
    plane: ([w1, w2, b]: number[], wrong: number) =>
      `The plane of x₁ and x₂ with four points and the line ${signed(w1, 2)}·x₁ + ${signed(w2, 2)}·x₂ + ${signed(b, 2)} = 0; ${wrong} points are wrong`,
    line: (b: number) => `The line: bias b ${signed(b, 2)}. Arrow keys move it.`,
    weights: (w1: number, w2: number) =>
      `The weights: w₁ ${signed(w1, 2)}, w₂ ${signed(w2, 2)}. Arrow keys change them.`,
    point: (n: number, x: number, y: number, label: number, says: number) =>
      `Point ${n}: x₁ ${signed(x, 2)}, x₂ ${signed(y, 2)}, label ${label}, the answer is ${says}. Arrow keys move it, the space bar changes its label.`,
    area: (said: string, wrong: number) =>
      `The plane of x₁ and x₂ with four points and what the network says there. ${said} ${wrong} points are wrong`,
    network: {
      title: 'A hidden layer: more than one line',
      lead: 'Each hidden node draws a soft line of its own, and the output puts them together. Drag the points; a click on a point, or the space bar, changes its label: then the training begins anew.',
      legend:
        'Filled circle: label 1; square: label 0; ring: wrong. The network says 1 where it is blue: the deeper, the surer.',
      right: 'The network has all four points right.',
      wrong: (n: number) => `The network has ${n} of 4 points wrong.`,
    },
    legend:
      'Filled circle: label 1; square: label 0; ring: wrong. The perceptron says 1 in the blue half; the arrow (w₁, w₂) points there.',
  },
  ko: {
    title: '퍼셉트론: 직선 하나',
    lead: 'w₁·x₁ + w₂·x₂ + b가 0보다 크면 1이라고 답합니다. 점, 직선, 가중치 화살표, 슬라이더를 끌어 보세요. 점을 누르거나 스페이스 바를 치면 레이블이 바뀝니다.',
    task: '과제',
    tasks: { AND: 'AND', OR: 'OR', XOR: 'XOR', own: '내가 놓은 점' },
    bias: '편향 b',
    learn: '한 에포크 학습하기',
    learnAll: '모두 맞을 때까지 학습하기',
    right: '점 네 개가 모두 직선의 제 편에 있습니다.',
    wrong: (n: number) => `점 4개 중 ${n}개가 잘못된 편에 있습니다.`,
    failed:
      '100에포크가 지나도 틀린 점이 남았습니다. XOR의 네 점을 모두 제 편에 두는 직선은 없습니다. 퍼셉트론 하나로는 할 수 없고, 은닉층이 있으면 할 수 있습니다.',
    learned: (epochs: number) => `${epochs}번째 에포크에는 틀린 점이 없었습니다.`,
    plane: ([w1, w2, b]: number[], wrong: number) =>
      `x₁과 x₂의 평면에 놓인 점 네 개와 직선 ${signed(w1, 2)}·x₁ + ${signed(w2, 2)}·x₂ + ${signed(b, 2)} = 0. 틀린 점 ${wrong}개`,
    line: (b: number) => `직선: 편향 b ${signed(b, 2)}. 화살표 키로 옮깁니다.`,
    weights: (w1: number, w2: number) =>
      `가중치: w₁ ${signed(w1, 2)}, w₂ ${signed(w2, 2)}. 화살표 키로 바꿉니다.`,
    point: (n: number, x: number, y: number, label: number, says: number) =>
      `점 ${n}: x₁ ${signed(x, 2)}, x₂ ${signed(y, 2)}, 레이블 ${label}, 답 ${says}. 화살표 키로 옮기고 스페이스 바로 레이블을 바꿉니다.`,
    area: (said: string, wrong: number) =>
      `x₁과 x₂의 평면에 놓인 점 네 개와 신경망의 답. ${said} 틀린 점 ${wrong}개`,
    network: {
      title: '은닉층: 직선 하나를 넘어',
      lead: '은닉 노드는 저마다 부드러운 경계선을 하나씩 긋고, 출력 노드가 이들을 합칩니다. 점을 끌어 보세요. 점을 누르거나 스페이스 바를 치면 레이블이 바뀝니다. 그러면 학습을 처음부터 다시 합니다.',
      legend:
        '채운 원: 레이블 1, 사각형: 레이블 0, 고리: 틀림. 파란 곳에서 신경망은 1이라고 답하고, 짙을수록 확신합니다.',
      right: '신경망이 점 네 개를 모두 맞혔습니다.',
      wrong: (n: number) => `신경망이 점 4개 중 ${n}개를 틀렸습니다.`,
    },
    legend:
      '채운 원: 레이블 1, 사각형: 레이블 0, 고리: 틀림. 파란 쪽에서 퍼셉트론은 1이라고 답하고, 화살표 (w₁, w₂)는 그쪽을 가리킵니다.',
  },
};

const tasks = { AND: [0, 0, 0, 1], OR: [0, 1, 1, 1], XOR: [0, 1, 1, 0] } as const;
type Task = keyof typeof tasks | 'own';
const corners = [0, 0, 0, 1, 1, 0, 1, 1];

/** Weights and bias lie in −8 … 8; the arrow draws 1 as a quarter. */
const MOST = 8;
/** Then it learns no more. */
const MOST_EPOCHS = 100;
const ARROW = 0.25;

/** The plane shows −1 … 2 in both directions, on 300 units. */
const [LOW, HIGH, SIZE] = [-1, 2, 300];
const toX = (x: number) => ((x - LOW) / (HIGH - LOW)) * SIZE;
const toY = (y: number) => SIZE - toX(y);
const tidy = (value: number) => Math.round(Math.min(HIGH, Math.max(LOW, value)) * 100) / 100;

const tidyWeight = (value: number) =>
  Math.round(Math.min(MOST, Math.max(-MOST, value)) * 100) / 100;

export const perceptronBench: Bench = (place) => {
  const word = words[language()];
  const task = getText<Task>('task', 'AND', ['AND', 'OR', 'XOR', 'own']);
  const points = getNumbers('points', corners, LOW, HIGH); // x₁, x₂ of each point
  const labels = getNumbers('labels', task === 'own' ? tasks.AND : tasks[task], 0, 1).map(
    (label) => Number(label > 0.5) as Bit,
  );
  let weights = getNumbers('w', [1, 1, -0.5], -MOST, MOST); // w₁, w₂, b
  /** The epoch without an error, 'no' if none came, '' if nothing was learned. */
  const noted = getText('learned', '', ['no']) || getWhole('learned', 0, 0, MOST_EPOCHS);
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
    slider({
      label,
      min: -MOST,
      max: MOST,
      step: 0.1,
      value: weights[i],
      format: (value) => signed(value, 1),
      onChange: (value) => change(i, value),
    }),
  );
  const perceptron = () => new Perceptron({ weights: weights.slice(0, 2), bias: weights[2] });
  const pointAt = (n: number) => [points[2 * n], points[2 * n + 1]];
  const region = svg('polygon', { class: 'region' });
  // A line for the eye, and a broad one for the finger.
  const edges = ['touch-line', 'boundary'].map((name) => svg('line', { class: name }));
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
    onArrows(mark, ([right, up]) => {
      points[2 * n] = tidy(points[2 * n] + right);
      points[2 * n + 1] = tidy(points[2 * n + 1] + up);
      own();
    });
    mark.addEventListener('keydown', (event) => {
      if (event.key !== ' ' && event.key !== 'Enter') return;
      event.preventDefault();
      flip(n);
    });
  }
  // Dragging the line moves it as it stands: only the bias changes.
  draggable(plane, boundary, {
    onMove: (x, y) => change(2, -(weights[0] * x + weights[1] * y)),
  });
  onArrows(boundary, ([right, up]) => change(2, weights[2] + right + up));
  // Dragging the arrow turns the line about its foot: the weights change, and the bias with them.
  draggable(plane, tip, {
    onMove(x, y) {
      const foot = footOf(weights);
      weights[0] = tidyWeight((x - foot[0]) / ARROW);
      weights[1] = tidyWeight((y - foot[1]) / ARROW);
      change(2, -(weights[0] * foot[0] + weights[1] * foot[1]));
    },
  });
  onArrows(tip, ([right, up]) => {
    weights[0] = tidyWeight(weights[0] + right);
    change(1, weights[1] + up);
  });

  const line = element(
    'div',
    {},
    ...sliders.map(({ node }) => node),
    element(
      'div',
      { class: 'buttons' },
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
    network.follow(['XOR', 'own'].includes(getText('task', 'AND')));
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
    region.setAttribute(
      'points',
      positiveHalf(weights)
        .map(([x, y]) => `${toX(x)},${toY(y)}`)
        .join(' '),
    );
    const ends = lineEnds(weights);
    boundary.toggleAttribute('hidden', isNetwork || ends === undefined);
    boundary.setAttribute('aria-label', word.line(weights[2]));
    tip.setAttribute('aria-label', word.weights(weights[0], weights[1]));
    plane.setAttribute(
      'aria-label',
      isNetwork ? word.area(network.text(), mistakes) : word.plane(weights, mistakes),
    );
    const foot = footOf(weights);
    const end = [foot[0] + weights[0] * ARROW, foot[1] + weights[1] * ARROW];
    for (const [i, [x, y]] of [foot, end].entries()) {
      shaft.setAttribute(`x${i + 1}`, String(toX(x)));
      shaft.setAttribute(`y${i + 1}`, String(toY(y)));
    }
    const angle = (-Math.atan2(weights[1], weights[0]) * 180) / Math.PI;
    tip.setAttribute('transform', `translate(${toX(end[0])} ${toY(end[1])}) rotate(${angle})`);
    for (const edge of edges) {
      for (const [i, [x, y]] of (ends ?? []).entries()) {
        edge.setAttribute(`x${i + 1}`, String(toX(x)));
        edge.setAttribute(`y${i + 1}`, String(toY(y)));
      }
    }
    for (const [n, mark] of marks.entries()) {
      const [x, y] = pointAt(n);
      mark.setAttribute('transform', `translate(${toX(x)} ${toY(y)})`);
      mark.setAttribute('aria-label', word.point(n + 1, x, y, labels[n], said[n]));
      replace(mark, ...markOf(labels[n], said[n] !== labels[n]));
    }
  }

  replace(
    place,
    heading,
    intro,
    element(
      'div',
      { class: 'columns' },
      element('figure', {}, plane, legend),
      element('div', {}, chooser, line, result, note, network.node),
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

const arrows: Record<string, [number, number]> = {
  ArrowLeft: [-0.1, 0],
  ArrowRight: [0.1, 0],
  ArrowUp: [0, 0.1],
  ArrowDown: [0, -0.1],
};

function onArrows(node: SVGElement, onMove: (move: [number, number]) => void): void {
  node.addEventListener('keydown', (event) => {
    const move = arrows[event.key];
    if (!move) return;
    event.preventDefault();
    onMove(move);
  });
}

/** Where the line crosses far outside the plane; undefined without weights. */
function lineEnds([w1, w2, b]: number[]): number[][] | undefined {
  const length = Math.hypot(w1, w2);
  if (length === 0) return undefined;
  const foot = [(-b * w1) / length ** 2, (-b * w2) / length ** 2];
  const along = [(-w2 / length) * 20, (w1 / length) * 20];
  return [
    [foot[0] + along[0], foot[1] + along[1]],
    [foot[0] - along[0], foot[1] - along[1]],
  ];
}

/** The half of the plane where the sum is above 0. */
function positiveHalf(weights: number[]): number[][] {
  const [w1, w2, b] = weights;
  const ends = lineEnds(weights);
  if (!ends)
    return b > 0
      ? [
          [-9, -9],
          [9, -9],
          [9, 9],
          [-9, 9],
        ]
      : [];
  const length = Math.hypot(w1, w2);
  const out = [(w1 / length) * 40, (w2 / length) * 40];
  return [
    ends[0],
    ends[1],
    [ends[1][0] + out[0], ends[1][1] + out[1]],
    [ends[0][0] + out[0], ends[0][1] + out[1]],
  ];
}

/** Places are the plane's own. A press without a move is a click. */
function draggable(
  plane: SVGSVGElement,
  node: SVGElement,
  { onMove, onClick }: { onMove(x: number, y: number): void; onClick?(): void },
): void {
  let start: PointerEvent | undefined;
  let hasMoved = false;
  node.addEventListener('pointerdown', (event) => {
    start = event;
    hasMoved = false;
    node.setPointerCapture(event.pointerId);
  });
  node.addEventListener('pointermove', (event) => {
    if (!start) return;
    hasMoved ||= Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > 3;
    if (!hasMoved) return;
    const { left, top, width, height } = plane.getBoundingClientRect();
    const part = [(event.clientX - left) / width, 1 - (event.clientY - top) / height];
    onMove(LOW + part[0] * (HIGH - LOW), LOW + part[1] * (HIGH - LOW));
  });
  node.addEventListener('pointerup', () => {
    if (start && !hasMoved) onClick?.();
    start = undefined;
  });
  node.addEventListener('pointercancel', () => {
    start = undefined;
  });
  // A finger that drags it doesn't scroll the page; on the plane around it, it does.
  node.addEventListener('touchstart', (event) => event.preventDefault(), { passive: false });
}
