/** Single values of a file: JSON's fields, Keras's names and settings, NumPy's headers. */

import { Fields, parseJson, shown } from '../../src/interop/fields';
import {
  checkLoss,
  checkMetric,
  readCompiled,
  readMetrics,
  writeOptimizer,
} from '../../src/interop/keras-training';
import { readNpy, textArray, textOf, writeNpy } from '../../src/interop/npy';
import type { OptimizerPlan } from '../../src/training/engine';

describe('JSON by another hand', () => {
  const fields = new Fields({ a: 'x', b: '', c: 7, d: Number.NaN, e: null, f: [1], g: {} }, 'it');

  test.each([null, 'x', 7, [1], undefined])('%j is no names with values', (value) => {
    expect(() => new Fields(value, 'the layer')).toThrow(
      `the layer is described by ${shown(value)}; expected names with values.`,
    );
  });

  test.each<[string, () => unknown, string]>([
    ['b', () => fields.text('b'), 'it has b ""; expected a text.'],
    ['c', () => fields.text('c'), 'it has c 7; expected a text.'],
    ['a', () => fields.number('a'), 'it has a "x"; expected a number.'],
    ['d', () => fields.number('d'), 'it has d null; expected a number.'],
    ['e', () => fields.number('e'), 'it has e nothing; expected a number.'],
    ['toString', () => fields.text('toString'), 'it has toString nothing; expected a text.'],
    ['f', () => fields.object('f'), 'it, f is described by [1]; expected names with values.'],
  ])('%s is refused', (_, read, message) => {
    expect(read).toThrow(new Error(message));
  });

  test('what is there, and what is taken where nothing is', () => {
    expect([fields.text('a'), fields.number('c'), fields.list('f')]).toEqual(['x', 7, [1]]);
    expect([fields.number('e', 2), fields.flag('e', true), fields.get('e')]).toEqual([
      2,
      true,
      undefined,
    ]);
    expect(fields.object('g').keys()).toEqual([]);
  });

  test('a long value is shown by its beginning', () => {
    const text = 'x'.repeat(78); // and two quotation marks
    expect(shown(text)).toBe(`"${text}"`);
    expect(shown(`${text}y`)).toBe(`"${text}y…`);
  });

  test('a text that is no JSON names its file, and keeps the parser’s words', () => {
    expect(() => parseJson('{', 'model.json')).toThrow(
      expect.objectContaining({
        message: 'model.json is damaged: it is no JSON text.',
        cause: expect.any(SyntaxError),
      }),
    );
  });
});

describe('how a model was compiled', () => {
  const optimizer = (class_name: string, config: object = {}) =>
    readCompiled(
      new Fields({ loss: 'mse', metrics: ['acc'], optimizer: { class_name, config } }, 'it'),
      'optimizer',
    ).optimizer;
  const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7, scaleEpsilon: false };

  test.each<[string, object, OptimizerPlan]>([
    ['SGD', {}, { name: 'sgd', learningRate: 0.01 }],
    ['SGD', { momentum: 0, nesterov: true }, { name: 'sgd', learningRate: 0.01 }],
    [
      'SGD',
      { momentum: 0.5 },
      { name: 'momentum', learningRate: 0.01, momentum: 0.5, nesterov: false },
    ],
    ['RMSprop', {}, { name: 'rmsprop', learningRate: 0.001, rho: 0.9, epsilon: 1e-7 }],
    ['Adam', {}, { name: 'adam', learningRate: 0.001, ...adam }],
    [
      'Custom>Adam',
      {
        beta_1: 0.5,
        beta_2: 0.6,
        epsilon: 0.1,
        amsgrad: false,
        jit_compile: true,
        weight_decay: null,
      },
      {
        name: 'adam',
        learningRate: 0.001,
        beta1: 0.5,
        beta2: 0.6,
        epsilon: 0.1,
        scaleEpsilon: false,
      },
    ],
  ])('%s %j is %j', (className, config, plan) => {
    expect(optimizer(className, config)).toEqual(plan);
  });

  test.each<[string, object, string]>([
    [
      'Adam',
      { amsgrad: true },
      'The optimizer Adam has amsgrad true, which this lesson doesn’t have',
    ],
    ['Adam', { clipnorm: false }, 'has clipnorm false'],
    ['Adam', { use_ema: true }, 'has use_ema true'],
    ['Adam', { rho: 0.9 }, 'has rho 0.9'],
    ['SGD', { decay: 0.1 }, 'without its optimizer'],
    ['Lion', {}, 'The optimizer is Lion; files may have SGD, RMSprop and Adam. loadModel(path, {'],
    [
      'SGD',
      { momentum: 0.5, nesterov: 1 },
      'the optimizer SGD has nesterov 1; expected true or false',
    ],
  ])('%s %j is refused', (className, config, message) => {
    expect(() => optimizer(className, config)).toThrow(message.replace('’', "'"));
  });

  test.each<OptimizerPlan>([
    { name: 'sgd', learningRate: 0.5 },
    { name: 'momentum', learningRate: 0.5, momentum: 0.8, nesterov: true },
    { name: 'rmsprop', learningRate: 0.5, rho: 0.8, epsilon: 1e-5 },
    { name: 'adam', learningRate: 0.5, ...adam },
  ])('$name is read as it was written', (plan) => {
    const { class_name, config } = writeOptimizer(plan);
    expect(optimizer(class_name, config)).toEqual(plan);
  });

  test('losses and metrics by their short names, in lists and as Keras 2’s objects', () => {
    expect(['mse', 'mae', 'mape', 'msle', 'hinge'].map(checkLoss)).toEqual([
      'mean_squared_error',
      'mean_absolute_error',
      'mean_absolute_percentage_error',
      'mean_squared_logarithmic_error',
      'hinge',
    ]);
    expect(() => checkLoss('hing')).toThrow(
      /^The loss is hing; files may have binary_crossentropy, .*, poisson\. Did you mean 'hinge'\?$/,
    );
    expect(checkMetric('meanSquaredError')).toBe('mean_squared_error');
    expect(readMetrics([['acc'], { config: { name: 'mse' } }])).toEqual([
      'accuracy',
      'mean_squared_error',
    ]);
    expect([readMetrics(null), readMetrics(undefined)]).toEqual([[], []]);
    expect(() => readMetrics([7])).toThrow('a metric is described by 7');
  });
});

describe('NumPy’s array', () => {
  const zeros = (shape: number[]) =>
    writeNpy({ dtype: '<f4', shape, bytes: new Uint8Array(4 * shape.reduce((a, b) => a * b, 1)) });

  test.each([
    [[], '()'],
    [[3], '(3,)'],
    [[2, 3], '(2, 3)'],
    [Array.from({ length: 20 }, () => 1), `(${'1, '.repeat(19)}1)`],
  ])('of shape %j begins with %s, after a multiple of 64 bytes', (shape, size) => {
    const file = zeros(shape);
    const text = Buffer.from(file).toString('latin1');
    const header = `{'descr': '<f4', 'fortran_order': False, 'shape': ${size}, }`;
    expect(text.slice(0, 8)).toBe('\x93NUMPY\x01\x00');
    expect(text.slice(10)).toMatch(/^[^\n]* *\n/);
    expect(text.slice(10, 10 + header.length)).toBe(header);
    const end = text.indexOf('\n') + 1;
    expect(end).toBe(Math.ceil((10 + header.length + 1) / 64) * 64);
    expect(file.length - end).toBe(
      4 *
        Math.max(
          1,
          shape.reduce((a, b) => a * b, 1),
        ),
    );
    expect(readNpy(file, 'a').shape).toEqual(shape);
  });

  test.each(['(7 8,)', '(1.5,)', '(-1,)', '(0x1,)', '2', '(2,,3)'])(
    'a shape of %s is refused',
    (size) => {
      const text = Buffer.from(zeros([7]))
        .toString('latin1')
        .replace('(7,)', size);
      expect(() => readNpy(Buffer.from(text, 'latin1'), 'a')).toThrow(
        "the array 'a' is described by",
      );
    },
  );

  test('a text keeps every character, from NUL’s neighbour to the last of Unicode', () => {
    const text = 'a가😀\u{10ffff}';
    expect(textArray(text).dtype).toBe('<U4');
    expect(textOf(textArray(text))).toBe(text);
    for (const dtype of ['x<U1', '<U1x', '<f4']) {
      expect(textOf({ dtype, shape: [], bytes: new Uint8Array(4) })).toBeUndefined();
    }
  });
});
