/** Draw, take or open a picture, and see what the network says. */

import { classNames } from '../../src/index-browser.ts';
import { localName, percent } from '../../src/internal.ts';
import { ask } from './client.ts';
import { button, buttons, fileInput } from './controls.ts';
import { div, element, section } from './dom.ts';
import { drawingToText, textToDrawing } from './drawing-text.ts';
import { drawGrey } from './pictures.ts';
import { arrows, onDrag, onKeys } from './pointer-and-keys.ts';
import { practiceWords } from './practice-words.ts';
import { language } from './settings.ts';
import { address, set } from './state.ts';

const SIDE = 28;
/** Asked this often while the network changes. */
const REFRESH_MS = 400;

/** The pen's brightness at a distance of so many pixels. */
const penAt = (distance: number) => Math.max(0, Math.min(255, 255 * (2 - distance)));

/** Pictures of the data that can be asked for: those of the quick start. */
const SAMPLES = 6000;
/** Unpacked, a picture takes four bytes a pixel. */
export const MOST_PIXELS = 64e6;

export function tryBench(): { node: HTMLElement; refresh(isLast: boolean): void; enable(): void } {
  const word = practiceWords[language()];
  const pixels = new Uint8Array(SIDE * SIDE);
  const canvas = element('canvas', {
    width: SIDE,
    height: SIDE,
    class: 'drawing',
    id: 'drawing',
    tabindex: 0,
    role: 'application',
    'aria-label': word.canvas,
  });
  const pen = element('span', { class: 'pen', 'aria-hidden': 'true' });
  const truth = element('p', { class: 'note', role: 'status', id: 'truth' });
  const bars = element('ol', { class: 'bars', id: 'says', 'aria-label': word.says, start: 0 });
  let [penX, penY] = [14, 14];
  let lastAsked = 0;
  let waitingFor = 0;

  const predict = async () => {
    lastAsked = performance.now();
    if (pixels.every((value) => value === 0)) {
      bars.replaceChildren(element('li', { class: 'note' }, word.nothingDrawn));
      bars.ariaBusy = 'false';
      return;
    }
    waitingFor++;
    bars.ariaBusy = 'true';
    const probabilities = await ask('predict', pixels);
    bars.replaceChildren(
      ...probabilities.map((p, i) => probabilityBar(localName(classNames[i], language()), p)),
    );
    waitingFor--;
    bars.ariaBusy = String(waitingFor > 0);
  };
  const show = () => {
    drawGrey(canvas, pixels);
    truth.textContent = '';
    predict();
  };
  /** What is drawn or opened is in the address, too, in sixteen greys. */
  const keep = () => set({ picture: undefined, drawing: drawingToText(pixels) });
  const takeSample = async (n: number) => {
    const sample = await ask('sample', n);
    pixels.set(sample.pixels);
    show();
    truth.textContent = word.isA(localName(classNames[sample.label], language()));
  };
  const movePen = (x: number, y: number) => {
    penX = Math.max(0, Math.min(SIDE - 1, x));
    penY = Math.max(0, Math.min(SIDE - 1, y));
    pen.style.left = `${((penX + 0.5) / SIDE) * 100}%`;
    pen.style.top = `${((penY + 0.5) / SIDE) * 100}%`;
  };
  const paint = () => {
    for (let i = 0; i < pixels.length; i++) {
      const distance = Math.hypot((i % SIDE) - penX, Math.floor(i / SIDE) - penY);
      pixels[i] = Math.max(pixels[i], penAt(distance));
    }
  };
  /** A quick hand is seen in few places: the pen draws a line between them. */
  const paintTo = (x: number, y: number) => {
    const [fromX, fromY] = [penX, penY];
    const steps = Math.max(1, Math.abs(x - fromX), Math.abs(y - fromY));
    for (let i = 1; i <= steps; i++) {
      movePen(fromX + ((x - fromX) * i) / steps, fromY + ((y - fromY) * i) / steps);
      paint();
    }
    show();
    keep();
  };
  onDrag(canvas, canvas, (x, y, { type }) => {
    const [column, row] = [Math.floor(x * SIDE), Math.floor(y * SIDE)];
    if (type === 'pointerdown') movePen(column, row);
    paintTo(column, row);
  });
  onKeys(canvas, { ...arrows, ' ': [0, 0] }, ([right, up], { key, shiftKey }) => {
    movePen(penX + right, penY - up);
    if (key === ' ' || shiftKey) paintTo(penX, penY);
  });

  const open = async ([file]: File[]) => {
    try {
      const { width, height } = await sizeOf(file);
      if (width * height > MOST_PIXELS) {
        truth.textContent = word.largePicture(width, height);
        return;
      }
      pixels.set(await greyPixels(file));
      show();
      keep();
    } catch {
      truth.textContent = word.noPicture;
    }
  };
  const anySample = () => {
    const n = Math.floor(Math.random() * SAMPLES);
    set({ picture: n, drawing: undefined });
    takeSample(n);
  };
  const clear = () => {
    pixels.fill(0);
    set({ picture: undefined, drawing: undefined });
    show();
  };
  const sampleButton = button(word.sample, anySample, { id: 'sample', disabled: true });
  movePen(penX, penY);
  pixels.set(textToDrawing(address().text('drawing', '')) ?? []);
  show();

  return {
    node: section(
      'try',
      word.tryTitle,
      element('p', {}, word.tryLead),
      div(
        'columns',
        div(
          '',
          div('board', canvas, pen),
          buttons(sampleButton, button(word.clear, clear, { id: 'clear' })),
          fileInput(word.openWhat, { accept: 'image/*' }, open),
          truth,
        ),
        div('', element('h4', {}, word.says), bars),
      ),
    ),
    /** The data have come. */
    enable() {
      if (!sampleButton.disabled) return;
      sampleButton.disabled = false;
      const chosen = address().whole('picture', -1, -1, SAMPLES - 1);
      if (chosen >= 0) takeSample(chosen);
    },
    /** @param isLast no more changes follow */
    refresh(isLast) {
      if (isLast || performance.now() - lastAsked > REFRESH_MS) predict();
    },
  };
}

export function probabilityBar(name: string, p: number): HTMLElement {
  const bar = element('span', { class: 'bar' });
  bar.style.width = `${p * 100}%`;
  return element(
    'li',
    {},
    element('span', { class: 'name' }, name),
    element('span', { class: 'track', 'aria-hidden': 'true' }, bar),
    element('span', { class: 'value' }, percent(p)),
  );
}

/** Before its pixels are unpacked. @throws Event if it is not a picture */
export async function sizeOf(file: Blob): Promise<{ width: number; height: number }> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await new Promise((resolve, reject) =>
      Object.assign(image, { onload: resolve, onerror: reject }),
    );
    return { width: image.naturalWidth, height: image.naturalHeight };
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

/** A picture as the data have them: 28 × 28, the thing bright on dark. */
export async function greyPixels(file: Blob): Promise<Uint8Array> {
  const bitmap = await createImageBitmap(file);
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.fillStyle = 'white';
  context.fillRect(0, 0, SIDE, SIDE);
  const scale = SIDE / Math.max(bitmap.width, bitmap.height);
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  context.drawImage(bitmap, (SIDE - width) / 2, (SIDE - height) / 2, width, height);
  const { data } = context.getImageData(0, 0, SIDE, SIDE);
  const grey = Uint8Array.from({ length: SIDE * SIDE }, (_, i) => {
    const [red, green, blue] = data.subarray(4 * i, 4 * i + 3);
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  });
  // Bright corners are a bright background: then the picture is turned over.
  const corners = [0, SIDE - 1, SIDE * (SIDE - 1), SIDE * SIDE - 1].map((i) => grey[i]);
  const isBright = corners.reduce((a, b) => a + b) / corners.length > 127;
  return isBright ? grey.map((value) => 255 - value) : grey;
}
