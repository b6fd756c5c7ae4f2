/** A hidden layer: each node draws a line of its own, and the output adds up what they say. */

import { sigmoid } from '../../src/index-browser.ts';
import { mix, percent } from '../../src/internal.ts';
import { signed } from './bench.ts';
import { ask } from './client.ts';
import { button, buttons, slider } from './controls.ts';
import { div, element, svg } from './dom.ts';
import { hiddenLayerWords } from './hidden-layer-words.ts';
import { alongLine, edgeOf, FAR, HIGH, LOW, pointPlane, SIZE, say, toX, toY } from './plane.ts';
import { pointChooser } from './point-chooser.ts';
import type { PointSetName } from './point-sets.ts';
import { practiceWords } from './practice-words.ts';
import { language, palette } from './settings.ts';
import { address, set } from './state.ts';
import { benchWithTries } from './try-this.ts';
import type { HiddenLayerMade } from './worker/messages.ts';

const MOST_UNITS = 8;
const MOST_EPOCHS = 1000;
/** Then the picture hardly changes any more. */
const LOW_LOSS = 0.01;
const EPOCHS_OF_PICTURE = 5;
/** Places at which the plane's picture is computed, in each direction. */
const SIDE = 50;

const setups = {
  one: { state: fromStart('XOR', 1), press: '#play' },
  three: { state: fromStart('circles', 3), press: '#play' },
  eight: { state: fromStart('spirals', 8), press: '#play' },
};

function fromStart(shape: PointSetName, nodes: number) {
  const none = { at: undefined, is: undefined, trained: undefined, look: undefined };
  return { shape, nodes, start: 1, ...none };
}

/** One hidden node, and what the output makes of it. */
interface Unit {
  /** w₁, w₂ and the bias: its line. */
  line: [number, number, number];
  /** What the output multiplies it by. */
  weight: number;
  /** What it says at each place of the picture, 0 … 1. */
  says: number[];
}

export const hiddenLayerBench = benchWithTries(hiddenLayerWords, setups, (place) => {
  const word = hiddenLayerWords[language()];
  const chosen = pointChooser(word.points, word.shapes, ['shape', 'at', 'is'], () => begin());
  let units = address().whole('nodes', 4, 1, MOST_UNITS);
  let epochs = address().whole('trained', 0, 0, MOST_EPOCHS);
  let seed = address().whole('start', 1, 1, 2 ** 31);
  /** The node whose picture fills the plane, from 1; 0 is the output. */
  let look = address().whole('look', 0, 0, MOST_UNITS);
  let made: HiddenLayerMade | undefined;
  let [isPlaying, isAsking, isOutdated, isEnded] = [false, false, false, false];

  const area = svg('image', { width: SIZE, height: SIZE, preserveAspectRatio: 'none' });
  const lines = svg('g');
  const plane = pointPlane({
    id: 'net',
    below: [area],
    above: [lines],
    nameOf: word.point,
    onChange: chosen.move,
  });
  const legend = element('p', { class: 'note' });
  const verdict = element('p', { class: 'status', 'aria-live': 'polite', id: 'net-verdict' });
  const status = element('p', { class: 'note', id: 'hidden-status' });
  const announced = element('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  const nodes = div('nodes');
  const sum = element('p', { class: 'note', id: 'sum' });
  const play = button(word.play, () => setPlaying(!isPlaying), { class: 'main', id: 'play' });

  function begin(newUnits = units, newSeed = seed): void {
    [units, seed] = [newUnits, newSeed];
    if (look > units) look = 0;
    setPlaying(false);
    goTo(0);
  }

  function goTo(epoch: number): void {
    epochs = Math.min(epoch, MOST_EPOCHS);
    set({
      ...chosen.inAddress(),
      nodes: units,
      trained: epochs || undefined,
      start: seed > 1 ? seed : undefined,
    });
    show();
  }

  function setPlaying(value: boolean): void {
    isPlaying = value;
    play.textContent = isPlaying ? word.pause : word.play;
    if (isPlaying) goTo(epochs + stride());
    else announced.textContent = status.textContent;
  }

  /** Asks the worker until its answer is the one that is wanted now. */
  async function show(): Promise<void> {
    isOutdated = true;
    if (isAsking) return;
    isAsking = true;
    try {
      while (isOutdated && !isEnded) {
        isOutdated = false;
        made = await ask('trainHiddenLayer', { ...chosen.set(), units, seed, epochs });
        if (isOutdated || isEnded) continue;
        draw(made);
        await new Promise(requestAnimationFrame);
        if (!isPlaying) continue;
        if (epochs === MOST_EPOCHS || made.loss < LOW_LOSS) setPlaying(false);
        else goTo(epochs + stride());
      }
    } catch (error) {
      isPlaying = false;
      status.textContent = practiceWords[language()].failed((error as Error).message);
    } finally {
      isAsking = false;
    }
  }

  function draw({ loss, says, weights }: HiddenLayerMade): void {
    const parts = unitsOf(weights);
    const [bias] = weights[3];
    const whole = mixed(parts, bias);
    const shown = look > 0 ? parts[look - 1].says : whole;
    area.setAttribute('href', pictureOf(shown).toDataURL());
    lines.replaceChildren(...parts.flatMap((part, n) => lineOf(part, n + 1, parts, look)));
    nodes.replaceChildren(...parts.map((part, n) => nodeOf(part, n + 1)));
    say(
      sum,
      word.sum(
        parts.map(({ weight }) => weight),
        bias,
      ),
    );
    const samples = chosen.set();
    const answers = Array.from(says, (p) => (p > 0.5 ? 1 : 0));
    const wrong = answers.filter((answer, n) => answer !== samples.labels[n]).length;
    const total = answers.length;
    say(verdict, wrong === 0 ? word.right(total) : word.wrong(wrong, total));
    const part = whole.filter((p) => p > 0.5).length / whole.length;
    const now = word.status(epochs, signed(loss));
    say(status, now);
    say(legend, look > 0 ? word.legendOfNode(look) : word.legend);
    plane.show(samples, answers, word.plane(now, percent(part), wrong, total));
  }

  /** A node's own picture, and what the output multiplies it by; a press shows it alone. */
  function nodeOf({ line, weight, says }: Unit, n: number): HTMLElement {
    const press = () => {
      look = look === n ? 0 : n;
      set({ look: look || undefined });
      if (made) draw(made);
      nodes.querySelectorAll('button')[n - 1].focus();
    };
    const attributes = {
      class: weight < 0 ? 'takes' : 'adds',
      'aria-pressed': String(look === n),
    };
    const node = button('', press, attributes);
    node.append(
      pictureOf(says),
      element('span', { class: 'weight' }, `${signed(weight, 1)} · ${word.h(n)}`),
      element('span', { class: 'visually-hidden' }, word.node(n, line)),
    );
    return node;
  }

  place.replaceChildren(
    div(
      'view columns',
      plane.node,
      div(
        '',
        chosen.node,
        slider(word.units, { min: 1, max: MOST_UNITS, value: units }, (value) => begin(value)).node,
        buttons(
          play,
          button(
            word.step,
            () => {
              setPlaying(false);
              goTo(epochs + 1);
            },
            { id: 'one-epoch' },
          ),
          button(word.reset, () => begin(), { id: 'begin' }),
          button(word.reseed, () => begin(units, seed + 1), { id: 'other-weights' }),
        ),
        verdict,
        status,
        announced,
        nodes,
      ),
    ),
    sum,
    legend,
  );
  show();
  return () => {
    isEnded = true;
  };
});

const at = (n: number) => LOW + ((n + 0.5) / SIDE) * (HIGH - LOW);
/** x₁, x₂ of each place of the picture, row by row, from above. */
const places = Array.from({ length: SIDE * SIDE }, (_, i) => [
  at(i % SIDE),
  at(SIDE - 1 - Math.floor(i / SIDE)),
]);

function unitsOf([kernel, bias, output]: readonly Float32Array[]): Unit[] {
  const count = bias.length;
  return Array.from(bias, (b, n) => {
    const [w1, w2] = [kernel[n], kernel[count + n]];
    const says = sigmoid(places.map(([x1, x2]) => w1 * x1 + w2 * x2 + b));
    return { line: [w1, w2, b], weight: output[n], says };
  });
}

/** The output: p = σ(Σ weight · h + b) at each place. */
function mixed(parts: readonly Unit[], bias: number): number[] {
  return sigmoid(
    places.map((_, i) => parts.reduce((sum, { weight, says }) => sum + weight * says[i], bias)),
  );
}

function pictureOf(probabilities: readonly number[]): HTMLCanvasElement {
  const canvas = element('canvas', { width: SIDE, height: SIDE, 'aria-hidden': 'true' });
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const image = context.createImageData(SIDE, SIDE);
  const { little, much } = palette();
  for (const [i, p] of probabilities.entries()) {
    // Blue where the answer is 1, the deeper the surer; the points must be seen on it.
    image.data.set([...mix(little, much, p > 0.5 ? 0.3 * p + 0.1 : 0.2 * p), 255], 4 * i);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

/** Where the node says ½: its arrow points to where it says more; bolder, the more the output heeds it. */
function lineOf(
  { line, weight }: Unit,
  n: number,
  all: readonly Unit[],
  look: number,
): SVGElement[] {
  const edge = edgeOf(line);
  if (!edge) return []; // it runs outside
  const most = Math.max(...all.map((unit) => Math.abs(unit.weight)), 1e-12);
  const opacity = look === 0 ? 0.3 + (0.7 * Math.abs(weight)) / most : look === n ? 1 : 0.2;
  const className = `unit-line ${weight < 0 ? 'takes' : 'adds'}`;
  return [
    svg(
      'g',
      { class: className, opacity: opacity.toFixed(2), transform: alongLine(line) },
      svg('line', { y1: -FAR, y2: FAR }),
      svg('path', { d: 'M0 -6L11 0L0 6Z' }),
    ),
    svg('text', { class: 'unit-name', x: toX(edge[0]), y: toY(edge[1]) + 4 }, String(n)),
  ];
}

/** Whoever wants no motion gets the end at once. */
function stride(): number {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return isStill ? MOST_EPOCHS : EPOCHS_OF_PICTURE;
}
