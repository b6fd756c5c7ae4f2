/** A random model as two programs, ready to run: in TypeScript, and in Python from the weights that it starts with. */

import { fillMask, RandomState } from '../../../src/internal.ts';
import {
  type Call,
  python,
  pythonArguments,
  typescript,
  typescriptObject,
  type Value,
} from './call.ts';
import { CLASS_WEIGHT, type Labels, type RandomModel } from './random-model.ts';

/** What the data are, with short numbers that 32 bits have exactly. */
interface Data {
  x: number[];
  y: number[];
  yShape: number[];
  sampleWeight: number[];
}

function dataOf({ dataSeed, samples, input, labels, outputs }: RandomModel): Data {
  const random = new RandomState(dataSeed);
  const features = input.reduce((a, b) => a * b, 1);
  const x = Array.from({ length: samples * features }, () => (random.integer(32) - 16) / 8);
  const width = labels === 'integer' ? 1 : outputs;
  const rows = Array.from({ length: samples }, () => targetsOf(labels, width, outputs, random));
  const sampleWeight = rows.map(() => random.integer(8) / 4);
  const yShape = labels === 'integer' ? [samples] : [samples, outputs];
  return { x, y: rows.flat(), yShape, sampleWeight };
}

function targetsOf(labels: Labels, width: number, outputs: number, random: RandomState): number[] {
  const each = (number: () => number) => Array.from({ length: width }, number);
  switch (labels) {
    case 'integer':
      return [random.integer(outputs - 1)];
    case 'one-hot': {
      const label = random.integer(outputs - 1);
      return Array.from({ length: outputs }, (_, i) => Number(i === label));
    }
    case 'zero-or-one':
      return each(() => random.integer(1));
    case 'sign':
      return each(() => 2 * random.integer(1) - 1);
    case 'positive':
      return each(() => (random.integer(7) + 1) / 8);
    case 'number':
      return each(() => (random.integer(15) * 2 - 15) / 8); // never 0: a percentage of 0 is none
  }
}

const ordersOf = ({ shuffleSeed, samples, fit }: RandomModel) => {
  if (shuffleSeed === null) return undefined;
  const random = new RandomState(shuffleSeed);
  return Array.from({ length: fit.epochs }, () => Array.from(random.permutation(samples)));
};

const validationRows = ({ samples }: RandomModel) => Math.ceil(samples / 2);

/** In TypeScript: what it calls of the lesson, and its lines, which leave `model`, `history` and `evaluated`. */
export function typescriptProgram(
  model: RandomModel,
  engine: string,
): { names: string[]; lines: string[] } {
  const { x, y, yShape, sampleWeight } = dataOf(model);
  const { input, layers, compile, samples, fit, shuffleSeed, weightsOf } = model;
  const label = model.labels === 'integer' ? ", 'int32'" : '';
  const tensor = (values: number[], shape: number[], more = '') =>
    `tf.tensor(${typescript(values)}, ${typescript(shape)}${more})`;
  const options: Record<string, Value> = {
    ...fit,
    ...(shuffleSeed === null ? { shuffle: false } : { seed: shuffleSeed }),
    ...(weightsOf === 'samples' && { sampleWeight }),
    ...(weightsOf === 'classes' && { classWeight: CLASS_WEIGHT }),
    verbose: 0,
    engine,
  };
  const count = validationRows(model);
  const validation = model.validation
    ? `, validationData: [x.slice(0, ${count}), y.slice(0, ${count})]`
    : '';
  const lines = [
    'const model = sequential([',
    `  input({ shape: ${typescript(input)} }),`,
    ...layers.map((layer) => `  ${typescript(layer)},`),
    ']);',
    `const x = ${tensor(x, [samples, ...input])};`,
    `const y = ${tensor(y, yShape, label)};`,
    `model.compile(${typescriptObject(compile)});`,
    `const history = await model.fit(x, y, ${typescriptObject(options).slice(0, -2)}${validation} });`,
    `const evaluated = model.evaluate(x, y, ${typescriptObject({ batchSize: fit.batchSize, engine })});`,
    'const trained = model.layers.map((layer) => layer.getWeights().map((w) => w.dataSync().slice()));',
  ];
  const called = lines.join('\n').matchAll(/(?<![.\w'])(?:new )?([a-zA-Z]\w*)\(/g);
  const names = new Set([...called].map(([, name]) => name));
  return { names: [...names].sort(), lines };
}

/** The weights of every layer: kernel, bias. */
export type LayerWeights = ArrayLike<number>[][];

/** In Python: what it leaves in `drawn`, `trained`, `history` and `evaluated` is compared. */
export function pythonProgram(
  model: RandomModel,
  start: LayerWeights,
  { move = 0, isDouble = false } = {},
): string {
  const { y, yShape, sampleWeight, ...data } = dataOf(model);
  const { input, layers, compile, samples, fit, weightsOf } = model;
  const random = new RandomState(move);
  // One unit of a float32's last place, up or down.
  const moved = (values: ArrayLike<number>) =>
    Array.from(values, (value) =>
      move ? value * (1 + (random.integer(1) - 0.5) * 2 ** -22) : value,
    );
  const dtype = isDouble ? 'np.float64' : 'np.float32';
  const array = (values: readonly number[], shape: readonly number[], type = dtype) =>
    `np.array(${python(values)}, ${type}).reshape(${python(shape)})`;
  const orders = ordersOf(model);
  const rows = orders ? '[order]' : '';
  const options = [
    `batch_size=${fit.batchSize}`,
    ...(orders ? [] : [`epochs=${fit.epochs}`]),
    'shuffle=False, verbose=0',
    ...(move ? [`callbacks=[Moved(${move})]`] : []),
    ...(weightsOf === 'samples' ? [`sample_weight=weights${rows}`] : []),
    ...(weightsOf === 'classes' ? [`class_weight=${python(CLASS_WEIGHT)}`] : []),
    ...(model.validation
      ? [`validation_data=(x[:${validationRows(model)}], y[:${validationRows(model)}])`]
      : []),
  ].join(', ');
  const training = `logs = model.fit(x${rows}, y${rows}, ${options}).history`;
  const keep = 'for name, values in logs.items(): history.setdefault(name, []).extend(values)';
  const masked = layers.some(({ keras }) => keras === 'Dropout');
  return [
    'import numpy as np',
    'import keras',
    ...(masked ? ['import sys; sys.path.append("keras"); from dropout import Dropout'] : []),
    ...(isDouble ? ['keras.config.set_floatx("float64")'] : []),
    'model = keras.Sequential([',
    `    keras.Input(${python(input)}),`,
    ...layers.map((layer) => `    ${pythonLayer(layer, model)},`),
    '])',
    `x = ${array(moved(data.x), [samples, ...input])}`,
    `y = ${array(y, yShape, model.labels === 'integer' ? 'np.int32' : dtype)}`,
    ...(weightsOf === 'samples' ? [`weights = ${array(sampleWeight, [samples])}`] : []),
    'drawn = [layer.get_weights() for layer in model.layers]',
    ...start.flatMap((weights, i) =>
      weights.length === 0
        ? []
        : [
            `model.layers[${i}].set_weights([np.array(values, ${dtype}).reshape(w.shape) for values, w in zip(` +
              `${python(weights.map(moved))}, drawn[${i}])])`,
          ],
    ),
    // Eagerly: to compile a graph takes longer than all the steps.
    `model.compile(${pythonArguments(compile)}, run_eagerly=True)`,
    'history = {}',
    ...(orders
      ? [`for order in ${python(orders)}:`, `    ${training}`, `    ${keep}`]
      : [training, keep]),
    `evaluated = model.evaluate(x, y, batch_size=${fit.batchSize}, verbose=0, return_dict=True)`,
    'trained = [layer.get_weights() for layer in model.layers]',
  ].join('\n');
}

/** Dropout gets the masks that are drawn here. */
function pythonLayer(layer: Call, model: RandomModel): string {
  if (layer.keras !== 'Dropout') return python(layer);
  const { batchSize, epochs } = model.fit;
  const { rate, seed } = layer.args as { rate: number; seed: number };
  const { masks: each } = layer.kerasArgs as { masks: number[] };
  const shape = [batchSize, ...each];
  const mask = new Float32Array(shape.reduce((a, b) => a * b));
  const noise = { seed, draws: 0 };
  const masks = Array.from({ length: epochs * Math.ceil(model.samples / batchSize) }, () => {
    fillMask(mask, rate, noise);
    return Array.from(mask, Math.sign);
  });
  return `Dropout(${rate}, np.array(${python(masks)}, np.uint8).reshape(${python([masks.length, ...shape])}))`;
}
