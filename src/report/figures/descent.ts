/** Chapter 5 in figures: steps down a loss, the chain rule on two nodes, what optimizers make of a valley. */

import { sigmoid } from '../../lesson/03-activations.ts';
import { currentLanguage } from '../language.ts';
import { scientific } from './activations.ts';
import { chart, inPanel } from './chart.ts';
import { decimal, drawing, type FigureOptions, TITLE_HEIGHT, WIDTH } from './figure.ts';
import { circle, label, line } from './svg.ts';
import { chainWords, descentWords, valleyWords } from './words.ts';

/** Gradient descent with one learning rate. */
export interface Descent {
  rate: number;
  /** The weight before the first step and after each. */
  weights: readonly number[];
}

/** A loss of one weight, and ways down it. */
export interface DescentData {
  loss: (w: number) => number;
  descents: readonly Descent[];
}

/** The chapter's: p = w · x for the samples x = 1, 2, 3 with y = 2x, ten steps from w = 0. */
export function descentData(rates: readonly number[] = [0.01, 0.08, 0.22]): DescentData {
  const descents = rates.map((rate) => {
    const weights = [0];
    for (let step = 0; step < 10; step++) {
      const w = weights[step];
      weights.push(w - rate * (28 / 3) * (w - 2));
    }
    return { rate, weights };
  });
  return { loss: (w) => (14 / 3) * (w - 2) ** 2, descents };
}

/** The loss over the weight, and the steps that each learning rate takes, side by side. */
export function descentFigure(
  { loss, descents }: DescentData,
  { language = currentLanguage(), theme }: FigureOptions = {},
): string {
  const word = descentWords[language];
  const all = descents.flatMap(({ weights }) => weights);
  const reach = Math.max(...all.map((w) => Math.abs(w - 2)), 2) + 0.3;
  const [min, max] = [2 - reach, 2 + reach];
  const rows = descents.map(({ rate, weights }) =>
    word.row(rate, weights.length - 1, decimal(loss(weights[weights.length - 1]))),
  );
  const text = { title: word.title, description: word.describe(rows.join('; ')) };
  const [left, right, gap] = [46, 14, 24];
  const width = (WIDTH - left - right - gap * (descents.length - 1)) / descents.length;
  const top = TITLE_HEIGHT + 26;
  const at = (i: number) => left + i * (width + gap);
  const steps = 80;
  const line = Array.from({ length: steps + 1 }, (_, i) => {
    const w = min + ((max - min) * i) / steps;
    return [w, loss(w)];
  });
  return chart('descent', text, 290, theme, (palette) => ({
    title: descents.map(({ rate }, i) => ({
      text: word.rate(rate),
      left: at(i) + width / 2,
      top: TITLE_HEIGHT,
      textAlign: 'center' as const,
    })),
    grid: descents.map((_, i) => ({ left: at(i), top, width, height: 170 })),
    xAxis: descents.map((_, i) => ({
      type: 'value',
      gridIndex: i,
      min: Math.floor(min),
      max: Math.ceil(max),
      interval: 2,
      name: word.weight,
      nameGap: 26,
    })),
    yAxis: descents.map((_, i) => ({
      type: 'value',
      gridIndex: i,
      min: 0,
      max: Math.ceil(loss(min) / 10) * 10,
      axisLine: { onZero: false, lineStyle: { color: palette.muted } },
      ...(i === 0 ? { name: word.loss, nameGap: 30 } : { axisLabel: { show: false } }),
    })),
    series: descents.flatMap(({ weights }, i) => [
      {
        type: 'line',
        ...inPanel(i),
        data: line,
        symbol: 'none',
        lineStyle: { color: palette.ink, width: 1.5 },
      },
      {
        type: 'line',
        ...inPanel(i),
        data: weights.map((w) => [w, loss(w)]),
        symbol: 'circle',
        symbolSize: 6,
        lineStyle: { color: palette.series[0], width: 1.5 },
        itemStyle: { color: palette.series[0] },
      },
    ]),
  }));
}

/** Two nodes in a row, each with one weight and sigmoid; the label is 1, so the loss is −ln p. */
export interface ChainData {
  x: number;
  w1: number;
  w2: number;
}

/** What goes forward, above; the slope of the loss that comes back, below. */
export function chainFigure(
  { x, w1, w2 }: ChainData,
  { language = currentLanguage(), theme }: FigureOptions = {},
): string {
  const word = chainWords[language];
  const h = sigmoid(w1 * x);
  const p = sigmoid(w2 * h);
  const dz2 = p - 1;
  const dh = dz2 * w2;
  const dz1 = dh * h * (1 - h);
  const n = (value: number) => decimal(value).replace(/\.?0+$/, '');
  const forward = [n(x), n(h), n(p), n(-Math.log(p))];
  const back = { w2: n(dz2 * h), h: n(dh), w1: n(dz1 * x), z2: n(dz2) };
  const text = {
    title: word.title,
    description: word.describe({ forward, weights: [n(w1), n(w2)], back }),
  };
  const [middle, height] = [TITLE_HEIGHT + 64, 208];
  const places = [46, 168, 290, 400];
  return drawing('chain', text, height, theme, ({ ink, muted, series, background }) => {
    const centred = { anchor: 'middle', fill: ink, size: 13 } as const;
    const bold = { ...centred, weight: 'bold' } as const;
    const names = ['x', 'h = σ(w₁ x)', 'p = σ(w₂ h)', '−ln p'];
    const backward = { ...centred, fill: series[1], size: 12 } as const;
    const between = (i: number) => (places[i] + places[i + 1]) / 2;
    const arrow = (from: number, to: number, y: number, colour: string) => [
      line(from, y, to, y, colour),
      ...[-4, 4].map((dy) => line(to, y, to + (from < to ? -7 : 7), y + dy, colour)),
    ];
    return [
      ...places.slice(1).flatMap((to, i) => arrow(places[i] + 25, to - 25, middle, series[0])),
      ...places.flatMap((at, i) => [
        circle(at, middle, 24, background, i === 3 ? muted : series[0]),
        label(at, middle + 5, forward[i], bold),
        label(at, middle - 36, names[i], centred),
      ]),
      label(between(0), middle - 8, `w₁ = ${n(w1)}`, { ...centred, size: 12 }),
      label(between(1), middle - 8, `w₂ = ${n(w2)}`, { ...centred, size: 12 }),
      ...arrow(places[3], places[0], middle + 48, series[1]),
      label(between(2), middle + 42, `∂L/∂z₂ = p − 1 = ${back.z2}`, backward),
      label(places[1], middle + 42, `∂L/∂h = ${back.h}`, backward),
      label(between(1), middle + 68, `∂L/∂w₂ = ${back.w2}`, { ...backward, weight: 'bold' }),
      label(between(0), middle + 68, `∂L/∂w₁ = ${back.w1}`, { ...backward, weight: 'bold' }),
      label(WIDTH / 2, height - 10, word.legend, { ...centred, fill: muted, size: 12 }),
    ];
  });
}

/** An optimizer's loss before the first step and after each. */
export interface Walk {
  name: string;
  losses: readonly number[];
}

/** The losses of several optimizers over the steps, on a logarithmic axis. */
export function valleyFigure(
  walks: readonly Walk[],
  { language = currentLanguage(), theme }: FigureOptions = {},
): string {
  const word = valleyWords[language];
  const rows = walks.map(({ name, losses }) => word.row(name, losses[losses.length - 1]));
  const steps = Math.max(...walks.map(({ losses }) => losses.length)) - 1;
  const text = { title: word.title, description: word.describe(steps, rows.join(', ')) };
  return chart('valley', text, 370, theme, (palette) => ({
    legend: {},
    grid: { left: 66, right: 20, top: TITLE_HEIGHT + 12, bottom: 104 },
    xAxis: { type: 'value', min: 0, max: steps, name: word.step, nameGap: 26 },
    yAxis: { type: 'log', name: word.loss, nameGap: 46, axisLabel: { formatter: scientific } },
    series: walks.map(({ name, losses }, i) => ({
      type: 'line',
      name,
      symbol: 'none',
      lineStyle: {
        width: 2,
        color: palette.series[i],
        type: (['solid', 'dashed', 'dotted', [8, 3, 2, 3]] as const)[i] as 'solid',
      },
      data: losses.map((loss, step) => [step, loss]),
    })),
  }));
}
