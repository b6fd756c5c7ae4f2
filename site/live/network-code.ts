/** The chosen network and its training as whole programs: in Keras, and in TypeScript. */

import sideBySide from '../../docs/side-by-side.json' with { type: 'json' };

import {
  type ChosenOptimizer,
  calls,
  type LayerCall,
  layersOf,
  MODEL_NAME,
  optimizerNames,
} from './chosen-network.ts';
import type { Settings } from './worker/practice.ts';

type Language = 'python' | 'typescript';
export type Programs = Record<Language, string>;

/** What a program says of the training. */
export type Programmed = Pick<
  Settings,
  'network' | 'way' | 'seed' | 'epochs' | 'optimizer' | 'learningRate' | 'batchSize'
>;

/** Keras's own: neither language needs to be told. */
const [OPTIMIZER, RATE, BATCH] = ['rmsprop', 0.001, 32];
const isKerasOwn = ({ optimizer, learningRate }: ChosenOptimizer) =>
  optimizer === OPTIMIZER && learningRate === RATE;

/** Of the lesson's own lines, which are run and compared, those that are the same for every network. */
function lesson(name: string, language: Language): string {
  const step = sideBySide.steps.find((step) => step.name === name);
  const lines = (step as Record<Language, string>)[language].split('\n');
  return lines.filter((line) => !line.startsWith('# ')).join('\n'); // remarks on the published lesson
}

export function programs(settings: Programmed): Programs {
  return { python: python(settings), typescript: typescript(settings) };
}

function python({ network, way, seed, epochs, ...training }: Programmed): string {
  const { batchSize } = training;
  const layers = layersOf(network);
  const call = (layer: LayerCall) => calls.python.layer(layer, way === 'named');
  const own = isKerasOwn(training) ? '' : `optimizer=${calls.python.optimizer(training)}, `;
  const fit = [`epochs=${epochs}`, ...(batchSize === BATCH ? [] : [`batch_size=${batchSize}`])];
  const ways = {
    'layer-array': [
      ...layers.map((layer) => `${layer.name} = ${call(layer)}`),
      `model = keras.Sequential([${layers.map(({ name }) => name).join(', ')}])`,
    ],
    named: [
      '# Keras 3 on TensorFlow does not train a model whose name has spaces or Hangul.',
      'model = keras.Sequential(',
      '    [',
      ...layers.map((layer) => `        ${call(layer)},`),
      '    ],',
      '    name="fashion_mnist",',
      ')',
    ],
    add: ['model = keras.Sequential()', ...layers.map((layer) => `model.add(${call(layer)})`)],
  };
  return [
    'import keras\nfrom keras.datasets import fashion_mnist\nfrom sklearn.model_selection import train_test_split',
    `keras.utils.set_random_seed(${seed})`,
    ...['data', 'scale', 'split'].map((name) => lesson(name, 'python')),
    ways[way].join('\n'),
    `model.compile(${own}loss="sparse_categorical_crossentropy", metrics=["accuracy"])`,
    `model.fit(train_scaled, train_target, ${fit.join(', ')})`,
    lesson('evaluate', 'python'),
  ].join('\n\n');
}

function typescript({ network, way, seed, epochs, ...training }: Programmed): string {
  const { optimizer, batchSize } = training;
  const layers = layersOf(network);
  const call = (layer: LayerCall) => calls.typescript.layer(layer, way === 'named');
  const variable = (name: string) => name.replace('_', '');
  const isOwn = !isKerasOwn(training);
  const own = isOwn ? `optimizer: ${calls.typescript.optimizer(training)}, ` : '';
  const fit = [`epochs: ${epochs}`, ...(batchSize === BATCH ? [] : [`batchSize: ${batchSize}`])];
  const ways = {
    'layer-array': [
      ...layers.map((layer) => `const ${variable(layer.name)} = ${call(layer)};`),
      `const model = sequential({ layers: [${layers.map(({ name }) => variable(name)).join(', ')}] });`,
    ],
    named: [
      'const model = sequential({',
      '  layers: [',
      ...layers.map((layer) => `    ${call(layer)},`),
      '  ],',
      `  name: '${MODEL_NAME}',`,
      '});',
    ],
    add: ['const model = sequential();', ...layers.map((layer) => `model.add(${call(layer)});`)],
  };
  const imported = [
    ...(isOwn ? [optimizerNames[optimizer]] : []),
    ...['dense', ...(layers.some(({ layer }) => layer === 'dropout') ? ['dropout'] : [])],
    ...['fashionMnist', 'sequential', 'setRandomSeed', 'trainTestSplit'],
  ];
  return [
    `import { ${imported.join(', ')} } from 'keras-ann-lesson-ts';`,
    `setRandomSeed(${seed});`,
    ...['data', 'scale', 'split'].map((name) => lesson(name, 'typescript')),
    ways[way].join('\n'),
    `model.compile({ ${own}loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });`,
    `await model.fit(trainScaled, trainTarget, { ${fit.join(', ')} });`,
    lesson('evaluate', 'typescript'),
  ].join('\n\n');
}
