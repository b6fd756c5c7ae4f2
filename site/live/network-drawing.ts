/** The network as nodes and lines: a few of many, blue or orange by sign, as wide as the weight is large. */

import { css } from '../../src/internal.ts';
import { shown } from './bench.ts';
import { CLASSES, layersOf } from './chosen-network.ts';
import { captioned, element } from './dom.ts';
import { practiceWords } from './practice-words.ts';
import { language, palette } from './settings.ts';
import type { TrainingProgress } from './worker/messages.ts';

/** Of the canvas: room for the names above, and for the classes at the right. */
const [BOTTOM, LEFT, RIGHT, LINE] = [6, 32, 34, 14];
const [WIDEST, RADIUS] = [3, 5];
/** Beside the largest weight of the layer, less than this part is no line. */
const LEAST = 0.06;

export function networkDrawing(): {
  node: HTMLElement;
  draw(drawn: Drawn): void;
  end(): void;
} {
  const word = practiceWords[language()];
  const canvas = element('canvas', {
    ...{ role: 'img', class: 'network', id: 'network' },
    'aria-label': word.loading,
  });
  const caption = element('span', { id: 'network-says' });
  let latest: Drawn | undefined;
  const resized = new ResizeObserver(() => latest && paint(canvas, latest));
  resized.observe(canvas);

  const draw = ({ sketch, network }: Drawn) => {
    latest = { sketch, network };
    paint(canvas, latest);
    const drawn = sketch.reduce((sum, { weights }) => sum + weights.length, 0);
    const all = sketch.reduce((sum, { inputs, units }) => sum + inputs * units, 0);
    caption.textContent = word.drawingCaption(drawn, all);
    const names = layersOf(network).map((layer) =>
      layer.layer === 'dense' ? `${layer.units} ${layer.activation}` : `Dropout ${layer.rate}`,
    );
    const largest = sketch.map(({ weights }) => shown(largestOf(weights)));
    canvas.setAttribute('aria-label', word.drawingText(['784', ...names].join(' → '), largest));
  };
  const node = captioned('drawn-network', canvas, caption);
  return { node, draw, end: () => resized.disconnect() };
}

type Drawn = Pick<TrainingProgress, 'sketch' | 'network'>;

function paint(canvas: HTMLCanvasElement, { sketch, network }: Drawn): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const sharp = globalThis.devicePixelRatio;
  canvas.width = Math.round(width * sharp);
  canvas.height = Math.round(height * sharp);
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.scale(sharp, sharp);
  const { ink, muted, background, positive, negative } = palette();
  const [blue, orange] = [css(positive), css(negative)];
  const counts = [sketch[0].weights.length / sketch[0].drawn.length].concat(
    sketch.map(({ drawn }) => drawn.length),
  );
  const x = (column: number) => LEFT + (column * (width - LEFT - RIGHT)) / (counts.length - 1);
  const top = LINE * (network.some(({ dropout }) => dropout > 0) ? 3.5 : 2.5);
  const y = (node: number, of: number) => top + ((node + 0.5) * (height - top - BOTTOM)) / of;

  for (const [i, { weights, drawn }] of sketch.entries()) {
    const largest = largestOf(weights) || 1;
    for (const [n, weight] of weights.entries()) {
      const size = Math.abs(weight) / largest;
      if (!(size > LEAST)) continue;
      const [from, to] = [Math.floor(n / drawn.length), n % drawn.length];
      context.globalAlpha = 0.1 + 0.8 * size;
      context.lineWidth = WIDEST * size;
      context.strokeStyle = weight < 0 ? orange : blue;
      context.beginPath();
      context.moveTo(x(i), y(from, counts[i]));
      context.lineTo(x(i + 1), y(to, drawn.length));
      context.stroke();
    }
  }

  context.globalAlpha = 1;
  context.lineWidth = 1.5;
  context.strokeStyle = ink;
  for (const [column, count] of counts.entries()) {
    const biases = sketch[column - 1]?.biases;
    const largest = (biases && largestOf(biases)) || 1;
    const radius = Math.min(RADIUS, (0.4 * (height - top)) / count);
    for (let node = 0; node < count; node++) {
      context.beginPath();
      if (biases) context.arc(x(column), y(node, count), radius, 0, 2 * Math.PI);
      else context.rect(x(column) - radius, y(node, count) - radius, 2 * radius, 2 * radius);
      context.fillStyle = background;
      context.fill();
      context.globalAlpha = biases ? Math.abs(biases[node]) / largest || 0 : 0;
      context.fillStyle = biases && biases[node] < 0 ? orange : blue;
      context.fill();
      context.globalAlpha = 1;
      context.stroke();
    }
  }

  const word = practiceWords[language()];
  context.textAlign = 'center';
  context.fillStyle = ink;
  const name = (text: string, column: number, line: number) => {
    context.font = `${line === 0 ? 600 : 400} 12px system-ui, sans-serif`;
    context.fillText(
      text,
      x(column),
      12 + LINE * line,
      (width - LEFT - RIGHT) / (counts.length - 1),
    );
  };
  name('784', 0, 0);
  name(word.pixels, 0, 1);
  for (const [i, { units }] of sketch.entries()) {
    name(String(units), i + 1, 0);
    name(network[i]?.activation ?? 'softmax', i + 1, 1);
  }
  context.fillStyle = muted;
  for (const [i, { dropout }] of network.entries()) {
    if (dropout > 0) name(word.dropped(dropout), i + 1, 2);
  }
  context.font = '11px system-ui, sans-serif';
  context.textAlign = 'left';
  context.fillStyle = ink;
  for (let i = 0; i < CLASSES; i++) {
    context.fillText(String(i), width - RIGHT + 12, y(i, CLASSES) + 4);
  }
}

function largestOf(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
