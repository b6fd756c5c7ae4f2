/** What a figure draws is what the data say, read back from its marks and axes. */

import { Perceptron, useBackend } from '../../src/index.ts';
import { mix, palettes, type Rgb, readableOn } from '../../src/report/figures/palette.ts';
import { groups } from '../../src/report/figures/training.ts';
import {
  activationsFigure,
  batchesFigure,
  chainFigure,
  classScores,
  classScoresFigure,
  classTemplatesFigure,
  confusionFigure,
  decisionLinesFigure,
  descentFigure,
  figureInWords,
  gradientByDepth,
  gradientFigure,
  hiddenUnitsFigure,
  lossesFigure,
  networkFigure,
  outputGradientFigure,
  perceptronFigure,
  predictionsFigure,
  product,
  samplesFigure,
  showFigure,
  softmaxFigure,
  trainGates,
  trainingFigure,
  valleyFigure,
  weightCounts,
  weightDistributionFigure,
  xorFigure,
} from '../../src/report/index.ts';
import {
  descriptionOf,
  linePoints,
  type Point,
  pictures,
  type Scale,
  seriesRectangles,
  texts,
  xScale,
  yScale,
} from './svg.ts';

beforeAll(() => useBackend('cpu'));

const [blue, orange] = palettes.light.series;
/** All that is written in a figure. */
const written = (svg: string) => texts(svg).map(({ text }) => text);
const heightsOf = (points: Point[], scale: Scale) => points.map(([, y]) => scale(y));

/** Half a unit of the drawing, in the axis's own units. */
function expectClose(drawn: number[], expected: readonly number[], within: number): void {
  expect(drawn).toHaveLength(expected.length);
  drawn.forEach((value, i) => {
    expect(Math.abs(value - expected[i])).toBeLessThanOrEqual(within);
  });
}

describe('1 perceptron', () => {
  test('0.5 · 2 − 1 · 1 + 0.25 = 0.25 > 0, so the output is 1', () => {
    const svg = perceptronFigure({ weights: [0.5, -1], bias: 0.25, inputs: [2, 1] });
    const numbers = ['2', '0.5', '−1', 'bias 0.25', '0.25', '1'];
    const sum = '0.5 × 2 + (−1) × 1 + 0.25 = 0.25';
    expect(written(svg)).toEqual(expect.arrayContaining([...numbers, sum]));
  });

  test('the sum 0 is not above 0, so the output is 0', () => {
    const svg = perceptronFigure({ weights: [1], bias: -1, inputs: [1] });
    expect(descriptionOf(svg)).toContain('the output is 0');
  });

  test('the lines of AND and OR have all points on their sides; XOR’s has not', () => {
    const gates = trainGates();
    const svg = decisionLinesFigure(gates);
    expect(gates.map(({ epochs }) => epochs)).toEqual([6, 4, Number.POSITIVE_INFINITY]);
    const wrong = gates.map(
      ({ labels, perceptron }) =>
        labels.filter((label, i) => perceptron.predict([i >> 1, i & 1]) !== label).length,
    );
    expect(wrong.slice(0, 2)).toEqual([0, 0]);
    expect(wrong[2]).toBeGreaterThanOrEqual(1);
    expect(written(svg)).toContain(`XOR: ${wrong[2]} of 4 wrong`);

    // The drawn line of AND, read back with its axes, is w·x + b = 0.
    const { weights, bias } = gates[0].perceptron;
    const panel = { from: 60, to: 250, left: 0, right: 215 };
    const [x, y] = [xScale(svg, panel), yScale(svg, panel)];
    for (const [px, py] of linePoints(svg, palettes.light.ink).slice(0, 2)) {
      expect(weights[0] * x(px) + weights[1] * y(py) + bias).toBeCloseTo(0, 1);
    }
  });
});

test('2 XOR: the lines are those of the three perceptrons, the points lie on their sides', () => {
  const perceptron = (weights: number[], bias: number) => new Perceptron({ weights, bias });
  const three = {
    or: perceptron([1, 1], -0.5),
    nand: perceptron([-1, -1], 1.5),
    and: perceptron([1, 1], -1.5),
  };
  const svg = xorFigure(three);
  const panels = [
    { from: 60, to: 250, left: 0, right: 215 },
    { from: 60, to: 250, left: 215, right: 440 },
  ];
  const drawn = [
    { of: three.or, panel: 0, line: linePoints(svg, palettes.light.ink, 0) },
    { of: three.nand, panel: 0, line: linePoints(svg, palettes.light.ink, 1) },
    { of: three.and, panel: 1, line: linePoints(svg, palettes.light.series[3], 0) },
  ];
  for (const { of, panel, line } of drawn) {
    const [x, y] = [xScale(svg, panels[panel]), yScale(svg, panels[panel])];
    for (const [px, py] of line.slice(0, 2)) {
      expect(of.weights[0] * x(px) + of.weights[1] * y(py) + of.bias).toBeCloseTo(0, 1);
    }
  }
  for (const row of ['(0,0) becomes (0,1) and gives 0', '(1,0) becomes (1,1) and gives 1']) {
    expect(descriptionOf(svg)).toContain(row);
  }
});

test('2 the network: 784 × 100 + 100 = 78,500 stands on its edges', () => {
  const layers = [
    { name: 'hidden', inputs: 784, units: 100, activation: 'sigmoid', params: 78_500 },
    { name: 'output', inputs: 100, units: 10, activation: 'softmax', params: 1_010 },
  ];
  const svg = networkFigure(layers);
  const placeOf = (name: string) => {
    const found = texts(svg).filter(({ text }) => text === name);
    expect(found).toHaveLength(1);
    return found[0].x;
  };
  for (const sum of ['= 78,500', '= 1,010']) placeOf(sum);
  const [input, hidden, output] = ['(None, 784)', '(None, 100)', '(None, 10)'].map(placeOf);
  expect(placeOf('784 × 100')).toBeCloseTo((input + hidden) / 2);
  expect(placeOf('100 × 10')).toBeCloseTo((hidden + output) / 2);
  expect(descriptionOf(svg)).toContain('Total: 79,510 parameters');
  // A layer of 3 nodes is drawn with 3 circles, one of many with 6 and three dots.
  const small = networkFigure([{ ...layers[1], inputs: 3, units: 2, params: 8 }]);
  expect(small.match(/<circle/g)).toHaveLength(5);
  expect(svg.match(/<circle/g)).toHaveLength(3 * 9);
});

describe('3 activations', () => {
  const svg = activationsFigure();
  const steps = Array.from({ length: 121 }, (_, i) => -6 + i / 10);

  test.each([
    ['sigmoid', 0, blue, { from: 40, to: 222 }, (x: number) => 1 / (1 + Math.exp(-x))],
    [
      'slope of the sigmoid',
      1,
      blue,
      { from: 260, to: 440 },
      (x: number) => Math.exp(-x) / (1 + Math.exp(-x)) ** 2,
    ],
    ['slope of relu', 1, orange, { from: 260, to: 440 }, (x: number) => Number(x > 1e-9)],
  ])('%s', (_, panel, colour, within, f) => {
    const points = linePoints(svg, colour, panel);
    expectClose(heightsOf(points, yScale(svg, within)), steps.map(f), 0.01);
  });

  test('softmax: the areas end at 1, and end where the shares add up to', () => {
    const figure = softmaxFigure([0, 1]);
    const scale = yScale(figure);
    const background = palettes.light.background;
    const shares = steps.map((z) => {
      const exponentials = [z, 0, 1].map(Math.exp);
      const sum = exponentials.reduce((a, b) => a + b);
      return exponentials.map((exponential) => exponential / sum);
    });
    for (const n of [0, 1, 2]) {
      const tops = shares.map((parts) => parts.slice(0, n + 1).reduce((a, b) => a + b));
      expectClose(heightsOf(linePoints(figure, background, n), scale), tops, 0.01);
    }
  });

  test('sigmoid’s gradient shrinks with every layer, and much faster than relu’s', () => {
    const { rows } = gradientByDepth({ deepest: 4, units: 20 });
    for (let i = 1; i < rows.length; i++)
      expect(rows[i].sigmoid).toBeLessThan(rows[i - 1].sigmoid / 2);
    const loss = (name: 'sigmoid' | 'relu') => rows[0][name] / rows[3][name];
    expect(loss('sigmoid')).toBeGreaterThan(20 * loss('relu'));
    const figure = gradientFigure({ units: 20, rows });
    const scale = yScale(figure, { from: 40, to: 262 }, true);
    for (const [name, colour] of [
      ['sigmoid', blue],
      ['relu', orange],
    ] as const) {
      heightsOf(linePoints(figure, colour), scale).forEach((value, i) => {
        expect(Math.log(value / rows[i][name])).toBeCloseTo(0, 1);
      });
    }
  });
});

test('4 losses: −ln p and −ln(1 − p)', () => {
  const svg = lossesFigure();
  const scale = yScale(svg);
  const p = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
  const losses = p.map((x) => -Math.log(x));
  expectClose(heightsOf(linePoints(svg, blue), scale), losses, 0.02);
  expectClose(heightsOf(linePoints(svg, orange), scale), losses.reverse(), 0.02);
  expect(descriptionOf(svg)).toContain('p = 0.1 costs 2.303');
});

describe('5 learning', () => {
  test('steps down a loss: every weight stands on the curve, the curve is the loss', () => {
    const loss = (w: number) => 2 * (w - 1) ** 2;
    const descents = [
      { rate: 0.1, weights: [0, 0.4, 0.64] },
      { rate: 0.6, weights: [0, 2.4, -0.96] },
    ];
    const svg = descentFigure({ loss, descents });
    const panels = [
      { from: 40, to: 250, left: 0, right: 230 },
      { from: 40, to: 250, left: 230, right: 440 },
    ];
    const y = yScale(svg, panels[0]);
    descents.forEach(({ weights }, i) => {
      const x = xScale(svg, panels[i]);
      const drawn = linePoints(svg, blue, i);
      expectClose(
        drawn.map(([px]) => x(px)),
        weights,
        0.05,
      );
      expectClose(heightsOf(drawn, y), weights.map(loss), 0.3);
      for (const [px, py] of linePoints(svg, palettes.light.ink, i))
        expect(Math.abs(y(py) - loss(x(px)))).toBeLessThan(0.5);
    });
    expect(descriptionOf(svg)).toContain(
      'with the learning rate 0.6 the loss is 7.683 after 2 steps',
    );
  });

  test('the chain rule: p − 1 comes back through w₂ and sigmoid’s slope', () => {
    const [x, w1, w2] = [2, -0.25, 1.5];
    const sigma = (z: number) => 1 / (1 + Math.exp(-z));
    const cost = (a: number, b: number) => -Math.log(sigma(b * sigma(a * x)));
    const slope = (f: (w: number) => number, w: number) =>
      ((f(w + 1e-5) - f(w - 1e-5)) / 2e-5).toFixed(3).replace('-', '−');
    const svg = chainFigure({ x, w1, w2 });
    expect(written(svg)).toEqual(
      expect.arrayContaining([
        '2',
        String(Number(cost(w1, w2).toFixed(3))),
        `∂L/∂w₁ = ${slope((w) => cost(w, w2), w1)}`,
        `∂L/∂w₂ = ${slope((w) => cost(w1, w), w2)}`,
      ]),
    );
  });

  test('a walk’s losses, on a logarithmic axis', () => {
    const walks = [
      { name: 'SGD', losses: [100, 10, 1] },
      { name: 'Adam', losses: [100, 1, 0.01] },
    ];
    const svg = valleyFigure(walks);
    const scale = yScale(svg, { from: 40, to: 262 }, true);
    [blue, orange].forEach((colour, i) => {
      heightsOf(linePoints(svg, colour), scale).forEach((value, step) => {
        expect(Math.log(value / walks[i].losses[step])).toBeCloseTo(0, 1);
      });
    });
    expect(descriptionOf(svg)).toContain('over 2 steps. At the end: SGD 1.0, Adam 0.010');
  });
});

test('6 samples: every pixel, and the name beneath', () => {
  const samples = [0, 1].map((label) => ({ label, pixels: Uint8Array.of(0, 255, 128, 7 + label) }));
  const svg = samplesFigure({
    samples,
    classNames: ['Trouser', 'Bag & more'],
    width: 2,
    height: 2,
  });
  pictures(svg).forEach(({ width, pixel }, n) => {
    expect(width).toBe(2);
    samples[n].pixels.forEach((value, i) => {
      expect(pixel(i)).toEqual([value, value, value]);
    });
  });
  expect(written(svg)).toEqual(expect.arrayContaining(['Trouser', 'Bag &amp; more']));
});

describe('7 loss and accuracy', () => {
  const epochs = [
    { loss: 0.9, accuracy: 0.6, valLoss: 0.7, valAccuracy: 0.65 },
    { loss: 0.5, accuracy: 0.8, valLoss: 0.6, valAccuracy: 0.7 },
    { loss: 0.4, accuracy: 0.85, valLoss: 0.65, valAccuracy: 0.72 },
  ];
  const [above, below] = [
    { from: 40, to: 210 },
    { from: 245, to: 415 },
  ];

  test('by epoch: training and validation in both panels', () => {
    const svg = trainingFigure(epochs);
    for (const [colour, panel, name] of [
      [blue, 0, 'loss'],
      [orange, 0, 'valLoss'],
      [blue, 1, 'accuracy'],
      [orange, 1, 'valAccuracy'],
    ] as const) {
      const drawn = heightsOf(linePoints(svg, colour, panel), yScale(svg, [above, below][panel]));
      const expected = epochs.map((values) => values[name]);
      expectClose(drawn, expected, 0.005);
    }
    expect(descriptionOf(svg)).toContain('training, loss (nats): 0.900 at first, 0.400 at the end');
  });

  test('a loss that is not a number leaves a gap, and the other points stay where they belong', () => {
    const svg = trainingFigure([epochs[0], { loss: null, accuracy: 0.1 }, epochs[2]]);
    expectClose(heightsOf(linePoints(svg, blue), yScale(svg, above)), [0.9, 0.4], 0.005);
    expect(svg).not.toMatch(/NaN|undefined|null/);
  });

  test('one epoch is a point', () => {
    const svg = trainingFigure(epochs.slice(0, 1));
    expect(svg).not.toMatch(/NaN|undefined/);
    expect(descriptionOf(svg)).toContain('training, loss (nats): 0.900.');
  });

  test('by batch: means of groups', () => {
    const loss = Array.from({ length: 600 }, (_, i) => 2 / (1 + i / 100) + (i % 2) / 10);
    const svg = batchesFigure({ loss, accuracy: loss.map((value) => 1 - value / 3), steps: 200 });
    const means = groups(loss, 4).map(({ mean }) => Number(mean));
    expect(means).toHaveLength(150);
    expect(means[0]).toBeCloseTo((loss[0] + loss[1] + loss[2] + loss[3]) / 4);
    const shown = [...svg.matchAll(/stroke="#0072b2"/g)];
    expect(shown.length).toBeGreaterThan(0);
    expectClose(heightsOf(linePoints(svg, blue, 2), yScale(svg, above)), means, 0.02);
  });

  test('one batch is a point, and groups of one have no band', () => {
    const svg = batchesFigure({ loss: [2.5], accuracy: [0.1], steps: 1 });
    expect(descriptionOf(svg)).toBe(
      '1 batch. loss (nats): 2.500 at first, 2.500 at the end. accuracy: 10.0 % at first, 10.0 % at the end.',
    );
    expect(svg.match(/matrix\(3\.5,0,0,3\.5/g)).toHaveLength(2); // a circle in each panel
    expect(written(svg)).toContain('each batch');
  });

  test('groups: [3, 1, NaN as null, 4] by 2 has the means 2 and 4', () => {
    expect(groups([3, 1, null, 4], 2)).toEqual([
      { end: 2, mean: 2, low: 1, high: 3 },
      { end: 4, mean: 4, low: 4, high: 4 },
    ]);
  });
});

describe('8 confusion', () => {
  const matrix = [
    [30, 10, 0],
    [5, 15, 0],
    [0, 0, 0],
  ];
  const classNames = ['Coat', 'Shirt', 'Bag'];

  test('a cell for each count, in its row and column, the darker the larger its share of the row', () => {
    const svg = confusionFigure({ matrix, classNames });
    const cells = seriesRectangles(svg, 0);
    expect(cells).toHaveLength(9);
    matrix.flat().forEach((count, i) => {
      const { x, y, width, height } = cells[i];
      const inside = texts(svg).filter(
        (text) => text.x > x && text.x < x + width && text.y > y && text.y < y + height,
      );
      expect(inside.map(({ text }) => text)).toEqual([String(count)]);
    });
    const red = (i: number) => Number(cells[i].fill.match(/\d+/)?.[0]);
    const [little, much] = [palettes.light.little[0], palettes.light.much[0]];
    [0.75, 0.25, 0, 0.25, 0.75, 0, 0, 0, 0].forEach((share, i) => {
      expect(Math.abs(red(i) - (little + (much - little) * share))).toBeLessThanOrEqual(1);
    });
    expect(descriptionOf(svg)).toContain('45 of 60 predictions (75.0 %)');
    expect(descriptionOf(svg)).toContain('Coat for Shirt (10), Shirt for Coat (5)');
  });

  test('bars as long as precision and recall; a dash for a class that never occurs', () => {
    const scores = classScores(matrix);
    const svg = classScoresFigure({ scores, classNames });
    const scale = xScale(svg, { from: 140, to: 220 });
    for (const [series, kind] of [
      [0, 'precision'],
      [1, 'recall'],
    ] as const) {
      seriesRectangles(svg, series)
        .slice(0, 3)
        .forEach(({ x, width }, i) => {
          expect(scale(x + width) / 100).toBeCloseTo(scores[i][kind] ?? 0, 2);
        });
    }
    expect(written(svg).filter((text) => text === '–')).toHaveLength(2);
  });
});

describe('9 predictions', () => {
  const classNames = ['Coat', 'Shirt', 'Bag', 'Dress'];
  const prediction = { pixels: [0, 255, 9, 1], label: 1, probabilities: [0.7, 0.2, 0.02, 0.08] };

  test('the three likeliest, each with a bar as long as its probability', () => {
    const svg = predictionsFigure('wrong', {
      predictions: [prediction],
      classNames,
      width: 2,
      height: 2,
    });
    const bars = [
      ...svg.matchAll(/<rect x="84" y="[\d.]+" width="([\d.]+)" height="5" fill="(#\w+)"/g),
    ];
    const [full] = bars.map(([, width]) => Number(width));
    const filled = bars.filter((_, i) => i % 2 === 1);
    expect(filled.map(([, width]) => Number(width) / full)).toEqual(
      [0.7, 0.2, 0.08].map((p) => expect.closeTo(p, 3)),
    );
    expect(filled.map(([, , fill]) => fill)).toEqual([orange, blue, orange]); // blue is the truth
    expect(written(svg)).toEqual(
      expect.arrayContaining(['true: Shirt', '70.0 %', '20.0 %', '8.0 %']),
    );
    expect(descriptionOf(svg)).toBe('Shirt classified as Coat with 70.0 %.');
  });

  test('none is said in words', () => {
    const svg = predictionsFigure('wrong', { predictions: [], classNames, width: 2, height: 2 });
    expect(descriptionOf(svg)).toBe('There are none.');
  });
});

describe('10 what units look at', () => {
  const kernel = { values: Float32Array.of(1, 0.5, -1, 0, 0, -0.25, 0, 0), inputs: 4, units: 2 };

  test('each column of the kernel is a picture: blue above 0, orange below, on its own scale', () => {
    const [first, second] = pictures(hiddenUnitsFigure({ kernel, width: 2, height: 2 }));
    const { positive, negative, zero } = palettes.light;
    expect([0, 1, 2, 3].map(first.pixel)).toEqual([positive, negative, zero, zero]);
    expect(second.pixel(0)).toEqual(positive);
    expect(second.pixel(2)).not.toEqual(zero); // −0.25, half as strong as 0.5
    expect(second.pixel(1)).toEqual(zero);
  });

  test('the template of a class is the product of the kernels', () => {
    const output = { values: Float32Array.of(1, -1, 2, 0), inputs: 2, units: 2 };
    const both = product(kernel, output);
    expect([...both.values]).toEqual([2, -1, -1, 1, -0.5, 0, 0, 0]);
    const shown = pictures(classTemplatesFigure({ kernel: both, width: 2, height: 2 }, ['a', 'b']));
    expect(shown).toHaveLength(2);
    expect(shown[0].pixel(0)).toEqual(palettes.light.positive);
  });

  test('weights that are no numbers are drawn as 0', () => {
    const lost = { values: new Float32Array(4).fill(Number.NaN), inputs: 4, units: 1 };
    const svg = hiddenUnitsFigure({ kernel: lost, width: 2, height: 2 });
    expect(pictures(svg)[0].pixel(0)).toEqual(palettes.light.zero);
    expect(svg).not.toContain('NaN');
  });
});

test('11 weights: a step as high as the count of its interval, before and after', () => {
  const before = Float32Array.from({ length: 100 }, (_, i) => (i - 50) / 500);
  const after = before.map((value) => value * 4);
  const counts = weightCounts('hidden', before, after);
  expect(descriptionOf(weightDistributionFigure([counts]))).toBe(
    'hidden: 100 weights, before training between −0.100 and 0.098, after it between −0.400 and 0.392.',
  );
  const svg = weightDistributionFigure([counts]);
  const area = { from: 40, to: 200 };
  const [x, y] = [xScale(svg, { from: 195, to: 225 }), yScale(svg, area)];
  for (const [colour, expected] of [
    [blue, counts.before],
    [orange, counts.after],
  ] as const) {
    const corners = linePoints(svg, colour);
    expected.forEach((count, i) => {
      const middle = (counts.edges[i] + counts.edges[i + 1]) / 2;
      const end = corners.findIndex(([px]) => x(px) > middle);
      expect(y(corners[end][1])).toBeCloseTo(count, 0);
    });
  }
});

test('colours stand out from the background and from each other, also to colour-blind eyes', () => {
  for (const { little, much } of Object.values(palettes)) {
    for (let share = 0; share <= 1; share += 0.01) {
      const cell = mix(little, much, share);
      expect(contrast(readableOn(cell), hex(cell))).toBeGreaterThan(4.5);
    }
  }
  for (const { background, ink, muted, series } of Object.values(palettes)) {
    expect(contrast(ink, background)).toBeGreaterThan(7);
    expect(contrast(muted, background)).toBeGreaterThan(4.5);
    for (const [i, colour] of series.entries()) {
      expect(contrast(colour, background)).toBeGreaterThan(3);
      for (const other of series.slice(i + 1)) {
        for (const sight of sights) expect(distance(colour, other, sight)).toBeGreaterThan(20);
      }
    }
  }
});

const hex = (rgb: Rgb) => `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`;

/** Red, green and blue light, each 0 … 1. */
const linear = (colour: string) =>
  [1, 3, 5].map((i) => {
    const part = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });

/** WCAG 2.2, "contrast ratio". */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const [red, green, blueLight] = linear(colour);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blueLight;
  };
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** Full sight, protanopia and deuteranopia: Machado, Oliveira and Fernandes, 2009, severity 1. */
const sights = [
  [1, 0, 0, 0, 1, 0, 0, 0, 1],
  [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
];

/** ΔE of 1976, in the colour space CIELAB with the white of sRGB. */
function distance(a: string, b: string, sight: number[]): number {
  const lab = (colour: string) => {
    const light = linear(colour);
    const [r, g, l] = [0, 3, 6].map((row) =>
      light.reduce((sum, value, i) => sum + sight[row + i] * value, 0),
    );
    const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
    const x = f((0.4124 * r + 0.3576 * g + 0.1805 * l) / 0.9505);
    const y = f(0.2126 * r + 0.7152 * g + 0.0722 * l);
    const z = f((0.0193 * r + 0.1192 * g + 0.9505 * l) / 1.089);
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
  };
  const [p, q] = [lab(a), lab(b)];
  return Math.hypot(...p.map((value, i) => value - q[i]));
}

describe('what there may be nothing of', () => {
  const gate = (weights: number[], bias: number) => ({
    name: 'NOT',
    labels: [1, 1, 0, 0] as const,
    perceptron: new Perceptron({ weights, bias }),
    epochs: 1,
  });
  const drawnLine = (svg: string) => linePoints(svg, palettes.light.ink);

  test('a perceptron whose weights are 0 has no line; one that looks at x₁ only has an upright one', () => {
    const none = decisionLinesFigure([gate([0, 0], 1)]);
    expect(drawnLine(none)).toEqual([]);
    expect(descriptionOf(none)).toContain('NOT: ');
    const upright = decisionLinesFigure([gate([-2, 0], 1)]); // x₁ = 0.5
    const panel = { from: 60, to: 250, left: 0, right: 215 };
    const x = xScale(upright, panel);
    const ends = drawnLine(upright).slice(0, 2);
    expectClose(
      ends.map(([px]) => x(px)),
      [0.5, 0.5],
      0.01,
    );
    expect(descriptionOf(upright)).not.toContain('XOR');
  });

  test.each([
    [1, '합이 0보다 크므로 출력은 1입니다.'],
    [-1, '합이 0보다 크지 않으므로 출력은 0입니다.'],
  ])('the step in Korean: the sum %i', (bias, words) => {
    const svg = perceptronFigure({ weights: [1], bias, inputs: [0] }, { language: 'ko' });
    expect(descriptionOf(svg)).toContain(words);
  });

  test('batches whose losses are no numbers leave a gap', () => {
    expect(groups([null, null, 1], 2)).toEqual([
      { end: 2, mean: null, low: null, high: null },
      { end: 3, mean: 1, low: 1, high: 1 },
    ]);
    const values = Array.from({ length: 600 }, (_, i) => (i < 300 ? null : 1 + (i % 2)));
    const svg = batchesFigure({ loss: values, accuracy: values, steps: 200 });
    expect(svg).not.toMatch(/NaN|undefined|null/);
  });

  test('a training without an epoch has nothing to say', () => {
    expect(descriptionOf(trainingFigure([]))).not.toMatch(/undefined|NaN/);
  });
});

test('a figure is shown in words where no notebook takes pictures', () => {
  const svg = lossesFigure();
  const log = jest.spyOn(console, 'log').mockImplementation();
  showFigure(svg);
  expect(log).toHaveBeenCalledWith(figureInWords(svg));
  const shown: string[] = [];
  Object.assign(globalThis, { notebookDisplay: (picture: string) => shown.push(picture) });
  showFigure(svg);
  expect(shown).toEqual([svg]);
  expect(log).toHaveBeenCalledTimes(1);
  Reflect.deleteProperty(globalThis, 'notebookDisplay');
  log.mockRestore();
  expect(figureInWords('<svg><title>a &lt; b &amp; c</title></svg>')).toBe('[a < b & c] ');
});

test('10 p − y: the true class’s bar goes left by 1 − p, every other one right by its p', () => {
  const probabilities = [0.2, 0.7, 0.1];
  const classNames = ['Trouser', 'Shirt', 'Bag'];
  const svg = outputGradientFigure({ probabilities, label: 0, classNames });
  expect(written(svg)).toEqual(expect.arrayContaining(['0.200', '0.700', '0.100', '−0.800']));
  expect(descriptionOf(svg)).toContain(
    'Trouser, has p = 0.200, so its slope is 0.200 − 1 = −0.800',
  );
  const { height } = svg.match(/height="(?<height>\d+)"/)?.groups ?? {};
  const value = xScale(svg, { from: Number(height) - 90, to: Number(height) - 40 });
  const lengths = (n: number) =>
    seriesRectangles(svg, n).map(({ x, width }) => value(x + width) - value(x));
  expectClose(lengths(0), probabilities, 0.01);
  expectClose(lengths(1), [-0.8, 0.7, 0.1], 0.01);
});
