/** The plane on which one paints points, and a network's answers behind them. */

import { mix } from '../../src/internal.ts';
import { button } from './controls.ts';
import { div, element } from './dom.ts';
import { MOST_POINTS } from './own-data-points.ts';
import { ownDataWords } from './own-data-words.ts';
import { arrows, onDrag, onKeys } from './pointer-and-keys.ts';
import { language, palette } from './settings.ts';
import { AREA_SIDE, type Area, classOf, PLANE, SHAPES } from './worker/own-data-form.ts';

/** Of the canvas, which is shown smaller. */
const SIZE = 640;
/** From one point of a stroke to the next, how far about the brush they lie, and what the eraser takes. */
const [APART, SPREAD, ERASED] = [0.22, 0.16, 0.3];
const KEY_STEP = 0.25;

export interface PaintedPlane {
  node: HTMLElement;
  /** x, y and class of each point. */
  points(): number[];
  setPoints(points: readonly number[]): void;
  /** @param classes the brush's class for each of the network's */
  setArea(area: Area | undefined, classes: readonly number[]): void;
}

/** @param onPainted a stroke has ended */
export function paintedPlane(first: readonly number[], onPainted: () => void): PaintedPlane {
  const word = ownDataWords[language()].points;
  let points = [...first];
  let before: number[][] = [];
  let brush = 0;
  let [atX, atY, hasCursor] = [0, 0, false];
  let [lastX, lastY] = [0, 0];
  let area: Area | undefined;
  let classes: readonly number[] = [];

  const canvas = element('canvas', {
    ...{ width: SIZE, height: SIZE, class: 'own-plane', id: 'own-plane', tabindex: 0 },
    role: 'application',
  });
  const full = element('p', { class: 'note', role: 'status' });
  const brushes = [...word.classes, word.eraser].map((name, i) =>
    button(name, () => choose(i), { class: 'brush', 'data-brush': i }),
  );

  function choose(i: number): void {
    brush = i;
    for (const [n, node] of brushes.entries()) node.setAttribute('aria-pressed', String(n === i));
  }

  function draw(): void {
    drawPlane(canvas, { x: RANGE, y: RANGE, area, classes, points });
    if (hasCursor) drawCursor(canvas, atX, atY);
    canvas.setAttribute('aria-label', word.plane(points.length / 3));
    full.textContent = points.length / 3 >= MOST_POINTS ? word.full(MOST_POINTS) : '';
  }

  const scatter = () => (Math.random() * 2 - 1) * SPREAD;
  const tidy = (value: number) => Math.round(Math.min(PLANE, Math.max(-PLANE, value)) * 100) / 100;

  function paint(x: number, y: number, isErased = brush === SHAPES): void {
    [lastX, lastY] = [x, y];
    if (isErased) {
      points = kept(points, (px, py) => Math.hypot(px - x, py - y) > ERASED);
    } else if (points.length / 3 < MOST_POINTS) {
      points.push(tidy(x + scatter()), tidy(y + scatter()), brush);
    }
  }

  const begin = () => {
    before = [...before.slice(-49), [...points]];
  };
  const isThere = (x: number, y: number) => Math.hypot(x - lastX, y - lastY) >= APART;

  onDrag(canvas, canvas, (right, down, { type }) => {
    const [x, y] = [PLANE * (2 * right - 1), PLANE * (1 - 2 * down)];
    if (type === 'pointerdown') begin();
    hasCursor = false;
    if (type === 'pointerdown' || isThere(x, y)) paint(x, y);
    draw();
  });
  canvas.addEventListener('lostpointercapture', () => onPainted());
  const onKey = (act: () => void) => {
    begin();
    act();
    draw();
    onPainted();
  };
  onKeys(canvas, arrows, ([right, up]) => {
    hasCursor = true;
    atX = tidy(atX + right * KEY_STEP);
    atY = tidy(atY + up * KEY_STEP);
    draw();
  });
  onKeys(canvas, { ' ': false, Delete: true, Backspace: true }, (isErased) => {
    hasCursor = true;
    onKey(() => paint(atX, atY, isErased || brush === SHAPES));
  });
  onKeys(canvas, { 1: 0, 2: 1, 3: 2, 4: 3 }, choose);
  canvas.addEventListener('focus', () => {
    hasCursor = canvas.matches(':focus-visible');
    draw();
  });
  canvas.addEventListener('blur', () => {
    hasCursor = false;
    draw();
  });

  const undo = () => {
    points = before.pop() ?? points;
    draw();
    onPainted();
  };
  const clear = () =>
    onKey(() => {
      points = [];
      area = undefined;
    });
  choose(0);
  draw();
  return {
    node: div(
      'own-paint',
      canvas,
      element(
        'div',
        { class: 'buttons brushes', role: 'group', 'aria-label': word.brush },
        ...brushes,
        button(word.undo, undo, { id: 'own-undo' }),
        button(word.clear, clear, { id: 'own-clear' }),
      ),
      full,
    ),
    points: () => points,
    setPoints(values) {
      begin();
      points = [...values];
      draw();
    },
    setArea(now, ofNetwork) {
      [area, classes] = [now, ofNetwork];
      draw();
    },
  };
}

const RANGE: [number, number] = [-PLANE, PLANE];

function kept(points: readonly number[], stays: (x: number, y: number) => boolean): number[] {
  return points.filter((_, i) => {
    const first = i - (i % 3);
    return stays(points[first], points[first + 1]);
  });
}

interface Drawn extends Pick<Area, 'x' | 'y' | 'points'> {
  area: Area | undefined;
  /** The colour and shape of each of the network's classes. */
  classes: readonly number[];
}

/** Answers as colours, points as shapes. */
export function drawPlane(canvas: HTMLCanvasElement, { x, y, area, classes, points }: Drawn): void {
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const { background, grid, series } = palette();
  context.fillStyle = background;
  context.fillRect(0, 0, SIZE, SIZE);
  if (area) {
    context.imageSmoothingEnabled = true;
    context.drawImage(answersOf(area, classes), 0, 0, SIZE, SIZE);
  }
  const atX = (value: number) => ((value - x[0]) / (x[1] - x[0])) * SIZE;
  const atY = (value: number) => SIZE - ((value - y[0]) / (y[1] - y[0])) * SIZE;
  context.strokeStyle = grid;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(atX(0), 0);
  context.lineTo(atX(0), SIZE);
  context.moveTo(0, atY(0));
  context.lineTo(SIZE, atY(0));
  context.stroke();
  context.strokeStyle = background;
  context.lineWidth = 3;
  for (let i = 0; i < points.length; i += 3) {
    context.fillStyle = series[points[i + 2]];
    outline(context, points[i + 2], atX(points[i]), atY(points[i + 1]));
    context.stroke();
    context.fill();
  }
}

/** Half of a point's width. */
const R = 9;

/** So that who sees no colours still tells the classes apart. */
function outline(context: CanvasRenderingContext2D, shape: number, x: number, y: number): void {
  context.beginPath();
  if (shape === 0) context.arc(x, y, R, 0, 2 * Math.PI);
  else if (shape === 1) context.rect(x - R + 1, y - R + 1, 2 * R - 2, 2 * R - 2);
  else {
    const corners = {
      2: [0, -R, R, R - 1, -R, R - 1],
      3: [0, -R - 2, R + 2, 0, 0, R + 2, -R - 2, 0],
    }[shape] as number[];
    for (let i = 0; i < corners.length; i += 2) {
      context[i === 0 ? 'moveTo' : 'lineTo'](x + corners[i], y + corners[i + 1]);
    }
    context.closePath();
  }
}

function drawCursor(canvas: HTMLCanvasElement, x: number, y: number): void {
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const [cx, cy] = [((x + PLANE) / (2 * PLANE)) * SIZE, ((PLANE - y) / (2 * PLANE)) * SIZE];
  context.strokeStyle = palette().ink;
  context.lineWidth = 3;
  context.beginPath();
  context.arc(cx, cy, 2 * R, 0, 2 * Math.PI);
  context.moveTo(cx - 8, cy);
  context.lineTo(cx + 8, cy);
  context.moveTo(cx, cy - 8);
  context.lineTo(cx, cy + 8);
  context.stroke();
}

/** A pixel each place: the class's colour, the paler the less certain. */
function answersOf({ answers }: Area, classes: readonly number[]): HTMLCanvasElement {
  const picture = element('canvas', { width: AREA_SIDE, height: AREA_SIDE });
  const context = picture.getContext('2d') as CanvasRenderingContext2D;
  const image = context.createImageData(AREA_SIDE, AREA_SIDE);
  const { background, series } = palette();
  const [nothing, ...colours] = [background, ...series].map(rgbOf);
  const places = AREA_SIDE * AREA_SIDE;
  const outputs = answers.length / places;
  const chance = 1 / Math.max(2, outputs);
  for (let i = 0; i < places; i++) {
    const { says, probability } = classOf(answers.subarray(i * outputs, (i + 1) * outputs));
    const sure = (probability - chance) / (1 - chance);
    const colour = mix(nothing, colours[classes[says] ?? says], 0.1 + 0.4 * Math.max(0, sure));
    image.data.set([...colour, 255], 4 * i);
  }
  context.putImageData(image, 0, 0);
  return picture;
}

type Rgb = Parameters<typeof mix>[0];

/** @example rgbOf('#0072b2') // [0, 114, 178] */
function rgbOf(colour: string): Rgb {
  return [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16)) as unknown as Rgb;
}
