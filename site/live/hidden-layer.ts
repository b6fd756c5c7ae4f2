/** The perceptron's points once more, for a network 2 → n → 1: an area takes the place of the line. */

import type { Bit } from '../../src/index-browser.ts';
import { mix, percent } from '../../src/internal.ts';
import { signed } from './bench.ts';
import { ask } from './client.ts';
import { button, buttons, slider } from './controls.ts';
import { div, element, svg } from './dom.ts';
import { hiddenLayerWords } from './hidden-layer-words.ts';
import { practiceWords } from './practice-words.ts';
import { language, palette } from './settings.ts';
import { address, set } from './state.ts';
import type { HiddenLayerMade } from './worker/messages.ts';

const MOST_UNITS = 8;
const MOST_EPOCHS = 1000;
/** Then the picture hardly changes any more. */
const LOW_LOSS = 0.01;
const EPOCHS_OF_PICTURE = 5;
/** Places whose probability is asked for, in each direction. */
const SIDE = 50;

/** What it learns, and where the plane's picture begins, ends and how large it is. */
export interface HiddenLayerOptions {
  points: readonly number[];
  labels: readonly Bit[];
  plane: { low: number; high: number; size: number };
  /** Its answers are new, or it was added or taken away. */
  onChange(): void;
}

export interface HiddenLayerView {
  node: HTMLElement;
  /** What the network says, as a picture of the plane. */
  area: SVGImageElement;
  /** At each point; undefined if there is no hidden layer, or no answer yet. */
  says(): Bit[] | undefined;
  text(): string;
  /** Points that were moved begin the training anew. */
  follow(isOffered: boolean): void;
  end(): void;
}

export function hiddenLayer(options: HiddenLayerOptions): HiddenLayerView {
  const word = hiddenLayerWords[language()];
  const { low, high, size } = options.plane;
  let units = address().whole('nodes', 0, 0, MOST_UNITS); // 0: there is no hidden layer
  let epochs = address().whole('trained', 0, 0, MOST_EPOCHS);
  let seed = address().whole('start', 1, 1, 2 ** 31);
  let followed = '';
  let made: HiddenLayerMade | undefined;
  let [isPlaying, isAsking, isOutdated, isEnded] = [false, false, false, false];

  const at = (n: number) => low + ((n + 0.5) / SIDE) * (high - low);
  const grid = Array.from({ length: SIDE * SIDE }, (_, i) => [
    at(i % SIDE),
    at(SIDE - 1 - Math.floor(i / SIDE)), // from above
  ]).flat();
  const area = svg('image', { width: size, height: size, preserveAspectRatio: 'none' });
  const status = element('p', { class: 'note', id: 'hidden-status' });
  const announced = element('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  const play = button(word.play, () => setPlaying(!isPlaying), { class: 'main', id: 'play' });
  const range = { min: 1, max: MOST_UNITS, value: units || 4 };
  const content = div(
    '',
    element('p', { class: 'note' }, word.lead),
    slider(word.units, range, (value) => begin(value)).node,
    buttons(
      play,
      button(word.step, oneEpoch, { id: 'one-epoch' }),
      button(word.reset, () => begin(), { id: 'begin' }),
      button(word.reseed, () => begin(units, seed + 1), { id: 'other-weights' }),
    ),
    status,
    announced,
  );
  const toggle = button('', () => begin(units > 0 ? 0 : 4), { id: 'hidden-layer' });

  function oneEpoch(): void {
    setPlaying(false);
    goTo(epochs + 1);
  }

  function begin(newUnits = units, newSeed = seed): void {
    [units, seed] = [newUnits, newSeed];
    setPlaying(false);
    goTo(0);
  }

  function goTo(epoch: number): void {
    epochs = Math.min(epoch, MOST_EPOCHS);
    const isOn = units > 0;
    set({
      nodes: isOn ? units : undefined,
      trained: isOn && epochs > 0 ? epochs : undefined,
      start: isOn && seed > 1 ? seed : undefined,
    });
    options.onChange();
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
      while (isOutdated && !isEnded && units > 0) {
        isOutdated = false;
        const { points, labels } = options;
        const asked = { points: [...points], labels: [...labels], units, seed, epochs, grid };
        made = await ask('trainHiddenLayer', asked);
        if (isOutdated || isEnded) continue;
        draw(made);
        options.onChange();
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

  function draw({ loss, area: probabilities }: HiddenLayerMade): void {
    const canvas = element('canvas', { width: SIDE, height: SIDE });
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    const image = context.createImageData(SIDE, SIDE);
    const { zero, positive } = palette();
    for (const [i, p] of probabilities.entries()) {
      // Blue where the answer is 1, the deeper the surer; the points must be seen on it.
      image.data.set([...mix(zero, positive, p > 0.5 ? 0.3 * p + 0.1 : 0.2 * p), 255], 4 * i);
    }
    context.putImageData(image, 0, 0);
    area.setAttribute('href', canvas.toDataURL());
    const part = probabilities.filter((p) => p > 0.5).length / probabilities.length;
    status.textContent = word.status(epochs, signed(loss), percent(part));
  }

  return {
    node: element('section', {}, toggle, content),
    area,
    says: () => (units > 0 && made ? Array.from(made.says, (p) => (p > 0.5 ? 1 : 0)) : undefined),
    text: () => status.textContent ?? '',
    follow(isOffered) {
      const isOn = units > 0;
      if (isOn && !isOffered) return begin(0);
      toggle.hidden = !isOffered;
      toggle.textContent = isOn ? word.remove : word.add;
      content.hidden = !isOn;
      area.toggleAttribute('hidden', !isOn || !made);
      const now = JSON.stringify([options.points, options.labels]);
      const isFirst = followed === '';
      if (now === followed) return;
      followed = now;
      if (isOn) isFirst ? show() : begin();
    },
    end() {
      isEnded = true;
    },
  };
}

/** Whoever wants no motion gets the end at once. */
function stride(): number {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  return isStill ? MOST_EPOCHS : EPOCHS_OF_PICTURE;
}
