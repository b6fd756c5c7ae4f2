/** The training as two programs, Keras's and TypeScript's, for the very data that were trained on. */

import { calls, optimizerNames } from './chosen-network.ts';
import type { OwnDataWords } from './own-data-words.ts';
import {
  type IdxNames,
  type OwnFacts,
  type OwnSettings,
  PICTURES,
  taskOf,
} from './worker/own-data-form.ts';

/** Beside the program. */
export const CSV = 'own-data.csv';

/** As `json` stands in both languages: Python has no escape for what JSON leaves as it is. */
const text = (value: string) => JSON.stringify(value);
const list = (names: readonly string[]) => `[${names.map(text).join(', ')}]`;

type Words = OwnDataWords['program'];

/** The hidden layers, as the language calls them. @param inputShape the first layer's, where the language has it there */
function hiddenOf(
  language: keyof typeof calls,
  { layers, units, activation }: OwnSettings,
  inputShape?: [number],
): string[] {
  return Array.from({ length: layers }, (_, i) =>
    calls[language].layer({
      ...{ layer: 'dense', name: '', units, activation },
      inputShape: i === 0 ? inputShape : undefined,
    }),
  );
}

/** @returns the program that `node own-data.mts` runs where Node strips types, or tsx anywhere */
export function typescriptProgram(facts: OwnFacts, settings: OwnSettings, word: Words): string {
  const { layers, optimizer, batchSize, epochs, seed } = settings;
  const task = taskOf(facts);
  const ofOutput = [
    ...(task === 'multiclass' ? ['classes: classNames.length'] : []),
    ...(layers === 0 ? [`inputShape: [${facts.width}]`] : []),
  ].join(', ');
  const metric = task === 'regression' ? 'mae' : 'accuracy';
  const isTable = facts.kind === 'table';
  const lesson = [
    optimizerNames[optimizer],
    'dense',
    'lossFor',
    'outputLayer',
    ...(facts.files ? ['readIdx'] : []),
    'sequential',
    'setRandomSeed',
    isTable ? 'splitIndices' : 'trainTestSplit',
  ].filter((name) => name !== 'dense' || layers > 0);
  const data = facts.files
    ? idxInTypescript(facts.files, word)
    : isTable
      ? tableInTypescript(task === 'regression', word)
      : picturesInTypescript(word);
  const names =
    facts.classNames.length > 0 ? [`const classNames = ${list(facts.classNames)};`] : [];
  return lines(
    `// ${word.typescriptHead}`,
    `// ${word.files(oneLine(filesOf(facts)))}`,
    facts.files || isTable
      ? "import { readFileSync } from 'node:fs';"
      : "import { readdirSync, readFileSync } from 'node:fs';",
    "import * as tf from '@tensorflow/tfjs';",
    ...(facts.files || isTable ? [] : ["import { decode } from 'fast-png';"]),
    'import {',
    ...lesson.map((name) => `  ${name},`),
    "} from 'keras-ann-lesson-ts';",
    '',
    ...names,
    ...data,
    '',
    `setRandomSeed(${seed});`,
    'const model = sequential({',
    '  layers: [',
    ...hiddenOf('typescript', settings, [facts.width]).map((call) => `    ${call},`),
    `    outputLayer('${task}'${ofOutput ? `, { ${ofOutput} }` : ''}),`,
    '  ],',
    '});',
    'model.summary();',
    'model.compile({',
    `  optimizer: ${calls.typescript.optimizer(settings)},`,
    `  loss: lossFor('${task}', Array.from(yTrain.dataSync())),`,
    `  metrics: ['${metric}'],`,
    '});',
    'const { history } = await model.fit(xTrain, yTrain, {',
    `  epochs: ${epochs},`,
    `  batchSize: ${batchSize},`,
    '  validationData: [xVal, yVal],',
    '  verbose: 0,',
    '});',
    `for (const name of ['loss', '${metric}', 'val_loss', 'val_${metric}']) {`,
    '  console.log(name, history[name][history[name].length - 1].toFixed(4));',
    '}',
    ...(facts.files?.test
      ? [
          'const test = model.evaluate(xTest, yTest);',
          "console.log('test', test.loss.toFixed(4), Number(test.accuracy).toFixed(4));",
        ]
      : []),
  );
}

function tableInTypescript(isNumber: boolean, word: Words): string[] {
  const scores = '(row[j] - mean[j]) / deviation[j]';
  return [
    `const rows = readFileSync('${CSV}', 'utf8')`,
    '  .trim()',
    "  .split('\\n')",
    '  .slice(1)',
    "  .map((line) => line.split(',').map(Number));",
    `const last = rows[0].length - 1; // ${word.label}`,
    'const { train, test } = splitIndices(rows.length, { testSize: 0.2, randomState: 42 });',
    'const training = Array.from(train, (i) => rows[i]);',
    'const validation = Array.from(test, (i) => rows[i]);',
    '',
    `// ${word.scale}`,
    'const mean = rows[0].map((_, j) => training.reduce((sum, row) => sum + row[j], 0) / training.length);',
    'const deviation = mean.map((m, j) => {',
    '  const squares = training.reduce((sum, row) => sum + (row[j] - m) * (row[j] - m), 0);',
    '  return Math.sqrt(squares / training.length) || 1;',
    '});',
    'const input = (side: number[][]) =>',
    `  tf.tensor2d(side.map((row) => row.slice(0, last).map((_, j) => ${scores})));`,
    'const target = (side: number[][]) =>',
    `  tf.tensor1d(side.map((row) => ${isNumber ? scores.replaceAll('[j]', '[last]') : 'row[last]'}));`,
    'const [xTrain, yTrain] = [input(training), target(training)];',
    'const [xVal, yVal] = [input(validation), target(validation)];',
  ];
}

function picturesInTypescript(word: Words): string[] {
  return [
    `// ${word.pictures}`,
    'const pixels: number[] = [];',
    'const labels: number[] = [];',
    'for (const label of classNames.keys()) {',
    `  const folder = \`${PICTURES}/\${label}/\`;`,
    '  for (const file of readdirSync(folder).sort()) {',
    '    pixels.push(...decode(readFileSync(folder + file)).data);',
    '    labels.push(label);',
    '  }',
    '}',
    'const x = tf.tensor2d(Float32Array.from(pixels, (p) => p / 255), [labels.length, 784]);',
    'const y = tf.tensor1d(labels);',
    ...splitInTypescript,
  ];
}

const splitInTypescript = [
  'const [xTrain, xVal, yTrain, yVal] = trainTestSplit(x, y, { testSize: 0.2, randomState: 42 });',
];

function idxInTypescript({ train, test }: IdxNames, word: Words): string[] {
  const read = ([images, labels]: readonly [string, string], x: string, y: string) => [
    `const ${x} = images(${text(images)});`,
    `const ${y} = labels(${text(labels)});`,
  ];
  return [
    `// ${word.idx}`,
    'const images = (file: string) => {',
    '  const { shape, data } = readIdx(readFileSync(file), file);',
    '  return tf.tensor2d(Float32Array.from(data, (p) => p / 255), [shape[0], 784]);',
    '};',
    'const labels = (file: string) => tf.tensor1d(Float32Array.from(readIdx(readFileSync(file), file).data));',
    ...read(train, 'x', 'y'),
    ...(test ? read(test, 'xTest', 'yTest') : []),
    ...splitInTypescript,
  ];
}

export function kerasProgram(facts: OwnFacts, settings: OwnSettings, word: Words): string {
  const { batchSize, epochs, seed } = settings;
  const task = taskOf(facts);
  const metric = task === 'regression' ? 'mae' : 'accuracy';
  const outputs = { binary: '1', multiclass: 'len(class_names)', regression: '1' }[task];
  const lastActivation = { binary: 'sigmoid', multiclass: 'softmax', regression: '' }[task];
  const loss = {
    ...{ binary: 'binary_crossentropy', multiclass: 'sparse_categorical_crossentropy' },
    regression: 'mean_squared_error',
  }[task];
  const data = facts.files
    ? idxInPython(facts.files, word)
    : facts.kind === 'table'
      ? tableInPython(task === 'regression', word)
      : picturesInPython(word);
  const isPictures = facts.kind === 'pictures' && !facts.files;
  return lines(
    `# ${word.kerasHead}`,
    `# ${word.files(oneLine(filesOf(facts)))}`,
    ...(facts.files ? ['import gzip', ''] : isPictures ? ['import os', ''] : []),
    'import keras',
    'import numpy as np',
    ...(isPictures ? ['import tensorflow as tf'] : []),
    'from sklearn.model_selection import train_test_split',
    '',
    ...(facts.classNames.length > 0 ? [`class_names = ${list(facts.classNames)}`] : []),
    ...data,
    '',
    `keras.utils.set_random_seed(${seed})`,
    'model = keras.Sequential([',
    `    keras.Input((${facts.width},)),`,
    ...hiddenOf('python', settings).map((call) => `    ${call},`),
    `    keras.layers.Dense(${outputs}${lastActivation ? `, activation="${lastActivation}"` : ''}),`,
    '])',
    'model.summary()',
    'model.compile(',
    `    optimizer=${calls.python.optimizer(settings)},`,
    `    loss="${loss}",`,
    `    metrics=["${metric}"],`,
    ')',
    'history = model.fit(',
    `    x_train, y_train, epochs=${epochs}, batch_size=${batchSize},`,
    '    validation_data=(x_val, y_val), verbose=0,',
    ').history',
    `for name in ["loss", "${metric}", "val_loss", "val_${metric}"]:`,
    '    print(name, f"{history[name][-1]:.4f}")',
    ...(facts.files?.test
      ? [
          'test_loss, test_accuracy = model.evaluate(x_test, y_test, verbose=0)',
          'print("test", f"{test_loss:.4f} {test_accuracy:.4f}")',
        ]
      : []),
  );
}

const splitInPython = (x: string, y: string) => [
  'x_train, x_val, y_train, y_val = train_test_split(',
  `    ${x}, ${y}, test_size=0.2, random_state=42`,
  ')',
];

function tableInPython(isNumber: boolean, word: Words): string[] {
  return [
    `rows = np.loadtxt("${CSV}", delimiter=",", skiprows=1, encoding="utf-8")`,
    `x, y = rows[:, :-1], rows[:, -1]  # ${word.label}`,
    ...splitInPython('x', 'y'),
    '',
    `# ${word.scale}`,
    'mean, deviation = x_train.mean(axis=0), x_train.std(axis=0)',
    'deviation[deviation == 0] = 1',
    'x_train, x_val = (x_train - mean) / deviation, (x_val - mean) / deviation',
    ...(isNumber
      ? [
          'mean, deviation = y_train.mean(), y_train.std()',
          'y_train, y_val = (y_train - mean) / deviation, (y_val - mean) / deviation',
        ]
      : []),
  ];
}

function picturesInPython(word: Words): string[] {
  return [
    `# ${word.pictures}`,
    'pixels, labels = [], []',
    'for label in range(len(class_names)):',
    `    folder = f"${PICTURES}/{label}"`,
    '    for file in sorted(os.listdir(folder)):',
    '        data = tf.io.read_file(f"{folder}/{file}")',
    '        pixels.append(tf.io.decode_png(data, channels=1).numpy().reshape(784))',
    '        labels.append(label)',
    'x, y = np.array(pixels) / 255.0, np.array(labels)',
    ...splitInPython('x', 'y'),
  ];
}

function idxInPython({ train, test }: IdxNames, word: Words): string[] {
  const read = ([images, labels]: readonly [string, string], x: string, y: string) => [
    `${x} = read_idx(${text(images)}, 16).reshape(-1, 784) / np.float32(255)`,
    `${y} = read_idx(${text(labels)}, 8)`,
  ];
  return [
    `# ${word.idx}`,
    'def read_idx(file, header):',
    '    packed = open(file, "rb").read(2) == b"\\x1f\\x8b"',
    '    with (gzip.open if packed else open)(file, "rb") as bytes_of:',
    '        return np.frombuffer(bytes_of.read()[header:], np.uint8)',
    '',
    ...read(train, 'x', 'y'),
    ...(test ? read(test, 'x_test', 'y_test') : []),
    ...splitInPython('x', 'y'),
  ];
}

/** What lies beside the program. */
export function filesOf({ kind, files }: Pick<OwnFacts, 'kind' | 'files'>): string {
  if (files) return [...files.train, ...(files.test ?? [])].join(', ');
  return kind === 'table' ? CSV : `${PICTURES}/`;
}

/** A file's name may have anything in it: a comment has one line. */
const oneLine = (names: string) => names.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');

const lines = (...all: string[]) => `${all.join('\n')}\n`;
