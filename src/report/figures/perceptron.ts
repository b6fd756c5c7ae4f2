/** Chapters 1 and 2 in figures: a perceptron, what one line can and can't separate, XOR by three. */

import { type Bit, Perceptron } from '../../lesson/01-perceptron.ts';
import { currentLanguage } from '../language.ts';
import { chart, inPanel, lineOf } from './chart.ts';
import { decimal, drawing, type FigureOptions, TITLE_HEIGHT, WIDTH } from './figure.ts';
import type { Palette } from './palette.ts';
import { bar, circle, label, line } from './svg.ts';
import { decisionLineWords, perceptronWords, xorWords } from './words.ts';

export interface PerceptronData {
  weights: readonly number[];
  bias: number;
  /** One value for each weight. */
  inputs: readonly number[];
}

/** Inputs, weights, sum and step, with their numbers. */
export function perceptronFigure(
  { weights, bias, inputs }: PerceptronData,
  { language = currentLanguage(), theme }: FigureOptions = {},
): string {
  const word = perceptronWords[language];
  const output = new Perceptron({ weights, bias }).predict(inputs);
  const sum = inputs.reduce((total, input, i) => total + weights[i] * input, bias);
  const products = inputs.map((input, i) => `${factor(weights[i])} × ${factor(input)}`);
  const arithmetic = `${[...products, factor(bias)].join(' + ')} = ${number(sum)}`;
  const description = `${word.says(inputs.length)}${arithmetic}. ${word.rule(output)}`;

  const rowHeight = 52;
  const top = TITLE_HEIGHT + 46;
  const rows = inputs.length + 1; // the bias comes last, as the weight of an input that is always 1
  const middle = top + ((rows - 1) * rowHeight) / 2;
  const height = top + rows * rowHeight + 20;
  const [inputX, sumX, stepX, outputX] = [45, 225, 320, 405];
  return drawing('perceptron', { title: word.title, description }, height, theme, (palette) => {
    const { ink, muted, series, background } = palette;
    const heading = { fill: muted, anchor: 'middle', size: 13 } as const;
    const value = { fill: ink, anchor: 'middle', size: 14, weight: 'bold' } as const;
    const entries = [
      ...inputs.map((input, i) => ({ input, weight: weights[i] })),
      { input: 1, weight: bias },
    ];
    return [
      label(inputX, TITLE_HEIGHT + 14, word.inputs, heading),
      label(119, TITLE_HEIGHT + 14, word.weights, heading),
      label(sumX, middle - 42, word.sum, heading),
      label(stepX, middle - 42, word.step, heading),
      label(outputX, middle - 42, word.output, heading),
      ...entries.flatMap(({ input, weight }, i) => {
        const y = top + i * rowHeight;
        const isBias = i === entries.length - 1;
        const [x1, x2] = [inputX + 24, sumX - 30];
        // The label stands on its line, at two fifths of the way.
        const [atX, atY] = [x1 + (x2 - x1) * 0.4, y + (middle - y) * 0.4];
        const text = `${isBias ? `${word.bias} ` : ''}${number(weight)}`;
        const width = 10 + text.length * 9;
        return [
          line(x1, y, x2, middle, muted),
          circle(inputX, y, 22, background, isBias ? muted : series[0]),
          label(inputX, y + 5, number(input), value),
          bar(atX - width / 2, atY - 9, width, 18, background),
          label(atX, atY + 5, text, { ...value, fill: series[0] }),
        ];
      }),
      line(sumX + 28, middle, stepX - 28, middle, muted),
      line(stepX + 28, middle, outputX - 24, middle, muted),
      circle(sumX, middle, 28, background, series[0]),
      label(sumX, middle + 5, number(sum), value),
      `<rect x="${stepX - 28}" y="${middle - 28}" width="56" height="56" fill="${background}" stroke="${series[0]}"/>`,
      `<path d="M${stepX - 20} ${middle + 16}H${stepX}V${middle - 16}H${stepX + 20}" fill="none" stroke="${series[1]}" stroke-width="3"/>`,
      circle(outputX, middle, 24, background, series[1]),
      label(outputX, middle + 5, String(output), value),
      label(WIDTH / 2, height - 14, arithmetic, { fill: ink, anchor: 'middle', size: 13 }),
    ];
  });
}

/** A perceptron with two inputs, and the four points that it was trained on. */
export interface Gate {
  name: string;
  labels: readonly Bit[];
  perceptron: Perceptron;
  /** The first epoch without an error; Infinity if there was none. */
  epochs: number;
}

const corners = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];

/** Trains a perceptron on each of AND, OR and XOR. @example trainGates()[1].epochs // 4 */
export function trainGates(): Gate[] {
  const truth: Record<string, Bit[]> = { AND: [0, 0, 0, 1], OR: [0, 1, 1, 1], XOR: [0, 1, 1, 0] };
  return Object.entries(truth).map(([name, labels]) => {
    const perceptron = new Perceptron({ weights: [0, 0] });
    return { name, labels, perceptron, epochs: perceptron.fit(corners, labels) };
  });
}

/** The line w·x + b = 0 of each perceptron among the four points. */
export function decisionLinesFigure(
  gates: readonly Gate[],
  { language = currentLanguage(), theme }: FigureOptions = {},
): string {
  const word = decisionLineWords[language];
  const mistakes = gates.map(({ labels, perceptron }) =>
    corners.filter((corner, i) => perceptron.predict(corner) !== labels[i]),
  );
  const formulas = gates.map(({ perceptron: { weights, bias } }) =>
    weights.every((weight) => weight === 0)
      ? word.noLine
      : word.line(`${number(weights[0])}·x₁ ${signed(weights[1])}·x₂ ${signed(bias)}`),
  );
  const details = gates.map(({ name }, i) => word.detail(name, formulas[i], mistakes[i].length));
  const never = gates.some(({ name }) => name === 'XOR') ? [word.never] : [];
  const description = [...details, ...never, `${word.side.join(' ')}.`].join(' ');

  const [panelHeight, gap] = [190, 66];
  const columns = 2;
  const top = TITLE_HEIGHT + 40;
  const place = (i: number) => ({
    left: i % columns === 0 ? 50 : 275,
    top: top + Math.floor(i / columns) * (panelHeight + gap),
    width: 145,
    height: 145,
  });
  const rows = Math.ceil(gates.length / columns);
  const height = top + rows * (panelHeight + gap) - 16;
  return chart('decision-lines', { title: word.title, description }, height, theme, (palette) => {
    const point = (label: Bit) => pointsOf(label, word, palette);
    return {
      title: gates.map(({ name, epochs }, i) => ({
        text:
          mistakes[i].length === 0
            ? word.learned(name, epochs)
            : word.failed(name, mistakes[i].length),
        left: place(i).left - 16,
        top: place(i).top - 32,
      })),
      graphic: {
        type: 'text',
        left: 262,
        top: place(gates.length).top + 30,
        style: { text: word.side.join('\n'), fontSize: 13, lineHeight: 20, fill: palette.ink },
      },
      legend: { data: [word.zero, word.one, word.wrong] },
      grid: gates.map((_, i) => place(i)),
      xAxis: gates.map((_, i) => ({ type: 'value', gridIndex: i, ...unitAxis, name: 'x₁' })),
      yAxis: gates.map((_, i) => ({ type: 'value', gridIndex: i, ...unitAxis, name: 'x₂' })),
      series: gates.flatMap(({ labels, perceptron }, i) => {
        const axes = inPanel(i);
        return [
          {
            type: 'line',
            ...axes,
            data: lineThrough(perceptron),
            symbol: 'none',
            lineStyle: { color: palette.ink, width: 2 },
          },
          { ...point(0), ...axes, data: corners.filter((_, n) => labels[n] === 0) },
          { ...point(1), ...axes, data: corners.filter((_, n) => labels[n] === 1) },
          {
            type: 'scatter',
            ...axes,
            name: word.wrong,
            data: mistakes[i],
            symbol: 'circle',
            symbolSize: 24,
            itemStyle: { color: 'transparent', borderColor: palette.wrong, borderWidth: 3 },
          },
        ];
      }),
    };
  });
}

/** Three perceptrons that compute XOR: two in a hidden layer, one that takes their answers. */
export interface XorData {
  or: Perceptron;
  nand: Perceptron;
  and: Perceptron;
}

/** The two lines of the hidden layer among the inputs, and the third one among its answers. */
export function xorFigure(
  { or, nand, and }: XorData,
  { language = currentLanguage(), theme }: FigureOptions = {},
): string {
  const word = xorWords[language];
  const hidden = corners.map((corner) => [or.predict(corner), nand.predict(corner)]);
  const outputs = hidden.map((answers) => and.predict(answers));
  const rows = corners.map((corner, i) => word.row(corner.join(), hidden[i].join(), outputs[i]));
  const text = { title: word.title, description: word.describe(rows.join('; ')) };
  const panels = [
    { name: word.inputs, axes: ['x₁', 'x₂'], points: corners, lines: [or, nand] },
    { name: word.hidden, axes: ['h₁ (OR)', 'h₂ (NAND)'], points: hidden, lines: [and] },
  ];
  const place = (i: number) => ({
    left: 50 + 225 * i,
    top: TITLE_HEIGHT + 40,
    width: 145,
    height: 145,
  });
  return chart('xor', text, 300, theme, (palette) => ({
    title: panels.map(({ name }, i) => ({
      text: name,
      left: place(i).left - 16,
      top: place(i).top - 32,
    })),
    legend: { data: [word.zero, word.one, 'OR', 'NAND', 'AND'] },
    grid: panels.map((_, i) => place(i)),
    xAxis: panels.map(({ axes }, i) => ({
      type: 'value',
      gridIndex: i,
      ...unitAxis,
      name: axes[0],
    })),
    yAxis: panels.map(({ axes }, i) => ({
      type: 'value',
      gridIndex: i,
      ...unitAxis,
      name: axes[1],
    })),
    series: panels.flatMap(({ points, lines }, i) => [
      ...lines.map((perceptron, n) => ({
        type: 'line' as const,
        ...inPanel(i),
        name: i === 1 ? 'AND' : ['OR', 'NAND'][n],
        data: lineThrough(perceptron),
        symbol: 'none',
        lineStyle: { ...lineOf(n), color: i === 1 ? palette.series[3] : palette.ink },
        itemStyle: { color: i === 1 ? palette.series[3] : palette.ink },
      })),
      ...([0, 1] as const).map((bit) => ({
        ...pointsOf(bit, word, palette),
        ...inPanel(i),
        data: points.filter((_, n) => outputs[n] === bit),
      })),
    ]),
  }));
}

const pointsOf = (bit: Bit, word: { zero: string; one: string }, palette: Palette) => ({
  type: 'scatter' as const,
  name: bit === 1 ? word.one : word.zero,
  symbol: bit === 1 ? 'circle' : 'rect',
  symbolSize: 13,
  itemStyle: { color: palette.series[bit === 1 ? 0 : 2] },
});

/** Two points of w·x + b = 0, far outside the corners; none if every weight is 0. */
function lineThrough({ weights: [w1, w2], bias }: Perceptron): number[][] {
  const ends = [-3, 4];
  if (w2 !== 0) return ends.map((x) => [x, -(bias + w1 * x) / w2]);
  return w1 === 0 ? [] : ends.map((y) => [-bias / w1, y]);
}

const whole = (value: number) => (Number.isInteger(value) ? String(value) : '');

/** From 0 to 1, with room for the points on the ends. */
const unitAxis = {
  min: -0.5,
  max: 1.5,
  interval: 0.5,
  nameGap: 22,
  axisLabel: { formatter: whole },
};

/** @example number(-1.5) // '−1.5' */
function number(value: number): string {
  return decimal(Number(value.toFixed(2)), 2).replace(/\.?0+$/, '');
}

/** @example factor(-1.5) // '(−1.5)' */
function factor(value: number): string {
  return value < 0 ? `(${number(value)})` : number(value);
}

/** @example signed(-2) // '− 2' */
function signed(value: number): string {
  return `${value < 0 ? '−' : '+'} ${number(Math.abs(value))}`;
}
