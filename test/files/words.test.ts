/** Single values of a file: JSON's fields, Keras's names and settings, NumPy's headers. */

import { readNpy, textArray, textOf, writeNpy } from '../../src/files/containers/npy.ts';
import { Fields, parseJson, shown } from '../../src/files/fields.ts';
import {
  checkLoss,
  kerasJson,
  readCompiled,
  readMetrics,
} from '../../src/files/keras/keras-config.ts';
import { writeOptimizer } from '../../src/files/keras/keras-optimizer.ts';
import { sizeOf } from '../../src/files/model-record.ts';
import type { OptimizerPlan } from '../../src/training/optimizers.ts';
import { planned } from '../planned.ts';

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
        message: 'model.json is damaged or was cut off: it is not a whole JSON text.',
        cause: expect.any(SyntaxError),
      }),
    );
  });
});

describe('how a model was compiled', () => {
  test('a whole learning rate or momentum is written as a fraction, which Keras wants', () => {
    const name = '"learning_rate":1';
    const config = { name, learning_rate: 1, momentum: 0, units: 3, epsilon: 1e-7 };
    expect(kerasJson(config)).toBe(
      `{"name":${JSON.stringify(name)},"learning_rate":1.0,"momentum":0.0,"units":3,"epsilon":1e-7}`,
    );
    expect(kerasJson({ momentum: 0.5, learning_rate: 12 })).toBe(
      '{"momentum":0.5,"learning_rate":12.0}',
    );
  });

  const optimizer = (class_name: string, config: object = {}) =>
    readCompiled(
      new Fields({ loss: 'mse', metrics: ['acc'], optimizer: { class_name, config } }, 'it'),
      'optimizer',
    ).optimizer;
  const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };

  test.each<[string, object, OptimizerPlan]>([
    ['SGD', {}, planned('sgd', { learningRate: 0.01 })],
    ['SGD', { momentum: 0, nesterov: true }, planned('sgd', { nesterov: true })],
    ['Lion', { clipnorm: 2 }, planned('lion', { clipnorm: 2 })],
    ['AdamW', { amsgrad: true }, planned('adamw', { weightDecay: 0.004, amsgrad: true })],
    [
      'SGD',
      { momentum: 0.5 },
      planned('sgd', { learningRate: 0.01, momentum: 0.5, nesterov: false }),
    ],
    ['RMSprop', {}, planned('rmsprop', { learningRate: 0.001, rho: 0.9, epsilon: 1e-7 })],
    ['Adam', {}, planned('adam', { learningRate: 0.001, ...adam })],
    [
      'Custom>Adam',
      { beta_1: 0.5, beta_2: 0.6, amsgrad: false, jit_compile: true, weight_decay: null },
      planned('adam', { learningRate: 0.001, ...adam, beta1: 0.5, beta2: 0.6 }),
    ],
    ['RMSprop', { decay: 0 }, planned('rmsprop', { epsilonOutside: true })],
    ['RMSprop', { decay: 0, momentum: 0.5 }, planned('rmsprop', { momentum: 0.5 })],
    ['Adagrad', { decay: 0 }, planned('adagrad', { epsilonOutside: true })],
    ['Adam', { decay: 0 }, planned('adam')],
    ['Adam', { epsilon: 0.1 }, planned('adam', { learningRate: 0.001, ...adam, epsilon: 0.1 })],
  ])('%s %j is %j', (className, config, plan) => {
    expect(optimizer(className, config)).toEqual(plan);
  });

  test.each<[string, object, string]>([
    [
      'SGD',
      { amsgrad: true },
      "The optimizer SGD has amsgrad true, which this lesson doesn't have",
    ],
    ['Adam', { clipnorm: false }, 'has clipnorm false'],
    ['Adam', { use_ema: true }, 'has use_ema true'],
    ['Adam', { rho: 0.9 }, 'has rho 0.9'],
    ['Nadam', { decay: 0.1 }, "has decay 0.1, which this lesson doesn't have"],
    ['Ftrl', {}, 'The optimizer is Ftrl; files may have SGD, RMSprop, Adagrad, Adadelta'],
    [
      'SGD',
      { learning_rate: { class_name: 'Own', config: {} } },
      'The learning rate is Own; files',
    ],
    [
      'SGD',
      { momentum: 0.5, nesterov: 1 },
      'the optimizer SGD has nesterov 1; expected true or false',
    ],
  ])('%s %j is refused', (className, config, message) => {
    expect(() => optimizer(className, config)).toThrow(message);
  });

  test.each<OptimizerPlan>([
    planned('sgd', { learningRate: 0.5 }),
    planned('sgd', { learningRate: 0.5, momentum: 0.8, nesterov: true }),
    planned('rmsprop', { learningRate: 0.5, rho: 0.8, epsilon: 1e-5 }),
    planned('rmsprop', { epsilon: 1e-5, epsilonOutside: true }),
    planned('adam', { learningRate: 0.5, ...adam }),
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
      /^The loss is hing; files may have binary_crossentropy, .*\. Did you mean 'hinge'\?$/,
    );
    const wrapped = (name: string, fn: string) => ({
      class_name: 'MeanMetricWrapper',
      config: { name, dtype: 'float32', fn },
    });
    const keras2 = [['acc', wrapped('mae', 'mean_absolute_error')], wrapped('accuracy', 'any')];
    expect(readMetrics(keras2, 'mean_squared_error')).toEqual(['acc', 'mae', 'accuracy']);
    expect([readMetrics(null, ''), readMetrics(undefined, '')]).toEqual([[], []]);
    expect(() => readMetrics([7], '')).toThrow('A metric is described by 7');
    expect(() => readMetrics([wrapped('accurate', 'my_function')], '')).toThrow(
      "There is no metric called 'my_function'",
    );
  });

  const ofKeras = (module: string, class_name: string, config: object) => ({
    module: `keras.${module}`,
    class_name,
    config: { name: 'any', ...config },
    registered_name: null,
  });
  const compiled = (settings: object) => {
    const optimizer = ofKeras('optimizers', 'SGD', {});
    return readCompiled(new Fields({ optimizer, loss: 'mse', ...settings }, ''), 'optimizer');
  };
  const loss = (class_name: string, config: object) => ({
    loss: ofKeras('losses', class_name, config),
  });
  const metric = (class_name: string, config: object, loss = 'mean_squared_error') => ({
    metrics: [ofKeras('metrics', class_name, config)],
    loss,
  });
  const fn = (config: string, registered_name = 'function') => ({
    module: 'builtins',
    class_name: 'function',
    config,
    registered_name,
  });
  const sum = { reduction: 'sum_over_batch_size' };

  test.each<[object, string]>([
    [{ ...loss('MeanSquaredError', sum) }, 'mean_squared_error'],
    [
      loss('SparseCategoricalCrossentropy', { ...sum, from_logits: false, ignore_class: null }),
      'sparse_categorical_crossentropy',
    ],
    [loss('CategoricalHinge', { reduction: 'auto', fn: 'categorical_hinge' }), 'categorical_hinge'],
    [{ loss: fn('mean_absolute_error') }, 'mean_absolute_error'],
    [{ loss: ['mse'] }, 'mean_squared_error'],
    [{ loss_weights: [1], weighted_metrics: [] }, 'mean_squared_error'],
  ])('a loss in Keras’s words: %j', (settings, name) => {
    expect(compiled(settings).loss).toBe(name);
  });

  test.each<[object, string]>([
    [metric('MeanSquaredError', { name: 'accuracy' }), 'mean_squared_error'],
    [metric('CategoricalAccuracy', { name: 'acc' }, 'categorical_crossentropy'), 'acc'],
    [metric('BinaryAccuracy', { name: 'binary_accuracy', threshold: 0.5 }), 'binary_accuracy'],
    [
      metric('SparseCategoricalAccuracy', { name: 'acc' }, 'sparse_categorical_crossentropy'),
      'acc',
    ],
    [{ metrics: [fn('mean_squared_error')] }, 'mean_squared_error'],
  ])('a metric in Keras’s words: %j', (settings, name) => {
    expect(compiled(settings).metrics).toEqual([name]);
  });

  test('a metric that has a name or a setting of its own keeps it', () => {
    expect(compiled(metric('CategoricalAccuracy', { name: 'accuracy' })).metrics).toMatchObject([
      { className: 'CategoricalAccuracy', config: { name: 'accuracy' } },
    ]);
    expect(compiled(metric('AUC', { name: 'auc_1', curve: 'PR' })).metrics).toMatchObject([
      { className: 'AUC', config: { name: 'auc_1', curve: 'PR', numThresholds: 200 } },
    ]);
  });

  test.each<[object, string]>([
    [loss('SparseCategoricalCrossentropy', { ignore_class: 0 }), 'ignoreClass is null and nothing'],
    [loss('CategoricalCrossentropy', { axis: 0 }), 'axis is -1 and nothing else here; got 0'],
    [loss('MeanSquaredError', { reduction: 'sum' }), 'has reduction "sum"'],
    [loss('MeanSquaredError', { from_logits: true }), "no option 'fromLogits'"],
    [loss('CTC', {}), 'The loss is ctc'],
    [{ loss: ['mse', 'mae'] }, 'expected one'],
    [{ loss: fn('my_loss', 'my>my_loss') }, 'my>my_loss'],
    [{ loss_weights: [0.5] }, 'compiled with loss_weights [0.5]'],
    [{ weighted_metrics: ['acc'] }, 'weighted_metrics ["acc"]'],
    [metric('BinaryAccuracy', { threshold: 'a' }), "BinaryAccuracy's threshold is"],
    [metric('MeanIoU', {}), "no metric called 'mean_io_u'"],
    [metric('Accuracy', { name: 'accuracy' }), 'A metric is Accuracy'],
  ])('what it would compute otherwise is refused by name: %j', (settings, message) => {
    expect(() => compiled(settings)).toThrow(message);
  });
});

describe('NumPy’s array', () => {
  const zeros = (shape: number[]) =>
    writeNpy({ dtype: '<f4', shape, bytes: new Uint8Array(4 * sizeOf(shape)) });

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
    expect(file.length - end).toBe(4 * sizeOf(shape));
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
