/** Models in files: saving and loading. */

import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { dense as layer, type Sequential, saveModel, sequential } from '../../../src/index.ts';
import { writeHdf5 } from '../../../src/internal.ts';
import type { Chapter } from '../mistake.ts';
import {
  changedText,
  cut,
  damagedZip,
  endlessHdf5,
  folder,
  kerasFile,
  kerasWeights,
  modelConfig,
  nameTwice,
  npy,
  npyText,
  npzFile,
  packedZeros,
  writeAll,
  zip,
} from '../model-files.ts';
import { makeScene } from '../scene.ts';

const load = (...names: string[]) => names.map((name) => `await loadModel('${name}');`);
const dense = (config: { config: { layers: object[] } }) =>
  config.config.layers[1] as { class_name: string; config: Record<string, unknown> };
type Layer = ReturnType<typeof layer>;
const GIB = 2 ** 30;
const LFS = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 1234\n';

export const files: Chapter = {
  title: { en: 'Models in files', ko: '모델 파일' },
  mistakes: [
    {
      before: () => {
        mkdirSync('models');
        writeFileSync('notes', '');
        mkdirSync('folder.keras');
      },
      code: [
        ...load('fashion.keras', 'models', 'fashion.kears', 'notes', 'folder.keras'),
        'await loadModel();',
        'await loadWeights(model);',
      ],
      en: [
        'There is no model at this path, or its ending is not one of a model format.',
        'Check the spelling; a path starts at the folder in which the program was started.',
      ],
      ko: [
        '그 경로에 모델이 없거나 확장자가 아는 형식이 아닙니다.',
        '철자를 확인하세요. 경로는 프로그램을 시작한 폴더에서 시작합니다.',
      ],
    },
    {
      before: () => {
        writeFileSync('huge.npz', '');
        truncateSync('huge.npz', 5 * GIB);
      },
      code: load('huge.npz'),
      en: [
        'The file is larger than any model of this lesson, and perhaps larger than the memory.',
        'Check that it is the right file.',
      ],
      ko: [
        '이 강의의 어떤 모델보다 크고, 메모리에 다 들어가지 않을 수 있습니다.',
        '맞는 파일인지 확인하세요.',
      ],
    },
    {
      before: async () => {
        for (const name of ['lfs.keras', 'lfs.h5', 'lfs.npz', 'lfs.json']) writeFileSync(name, LFS);
        writeFileSync('page.h5', '<!DOCTYPE html>');
        writeFileSync('model.tflite', '\x1c\0\0\0TFL3');
        writeFileSync('empty.keras', '');
        writeFileSync('text.h5', 'no model');
        const weights = await writeHdf5((file) => {
          file.text('/', 'backend', 'tensorflow');
          file.group('dense');
          file.texts('/', 'layer_names', ['dense']);
          file.texts('dense', 'weight_names', ['kernel']);
          file.array('dense/kernel', { shape: [1], values: new Float32Array(1) });
        });
        writeFileSync('weights-only.h5', weights);
      },
      code: [
        ...load('lfs.keras', 'lfs.h5', 'lfs.npz', 'lfs.json', 'page.h5', 'model.tflite'),
        ...load('empty.keras', 'text.h5', 'weights-only.h5'),
        "await loadWeights(model, 'weights-only.h5');",
      ],
      en: [
        'The file is something else than its name says, or has less.',
        'Do what the sentence says: most often, get the file itself again.',
      ],
      ko: [
        '파일이 이름과 다른 것이거나, 있어야 할 것이 빠졌습니다.',
        '문장이 말하는 대로 하세요. 대개는 파일을 다시 받으면 됩니다.',
      ],
    },
    {
      before: () => writeFileSync('notes', ''),
      code: [
        "await saveModel(model, 'fashion.kears');",
        "await saveModel(model, 'fashion.json');",
        "await saveModel(model, 'notes');",
        "await saveModel(model, 'notes/fashion.keras');",
        "await saveModel(model, 'nowhere/fashion.keras');",
        'await saveModel(model);',
        "await model.save('file://');",
        'await model.save({ folder: "models" });',
      ],
      en: [
        'No model can be written there. Whatever was there is unchanged.',
        'Choose a folder that exists and one of the endings .keras, .h5 or .npz.',
      ],
      ko: [
        '그 자리에는 모델을 저장할 수 없습니다. 있던 것은 그대로입니다.',
        '있는 폴더와 .keras, .h5, .npz 가운데 한 확장자를 고르세요.',
      ],
    },
    {
      before: () => writeFileSync('notes.txt', ''),
      code: 'npm start -- --epochs 1 --save notes.txt',
      en: [
        'The file already exists, and its ending is not one of a model format.',
        'Choose another name.',
      ],
      ko: ['이미 있는 파일이고, 확장자가 모델의 형식이 아닙니다.', '다른 이름을 쓰세요.'],
    },
    {
      code: [
        "await saveModel(sequential(), 'fashion.keras');",
        "model.compile({ loss: (yTrue, yPred) => tf.losses.absoluteDifference(yTrue, yPred) }); await saveModel(model, 'fashion.keras');",
        "model.compile({ loss: 'mse', metrics: [tf.metrics.meanSquaredError] }); await saveModel(model, 'fashion.keras');",
        "class Own extends tf.SGDOptimizer {}; model.compile({ loss: 'mse', optimizer: new Own(0.1) }); await saveModel(model, 'fashion.keras');",
        "class Own { at() { return 0.1; } getConfig() { return {}; } }; model.compile({ loss: 'mse', optimizer: new SGD({ learningRate: new Own() }) }); await saveModel(model, 'fashion.keras');",
        "model.compile({ loss: 'mse', weightedMetrics: ['mae'] }); await saveModel(model, 'fashion.keras');",
        "model.compile({ loss: 'mse', metrics: ['precision'] }); await saveModel(model, 'models');",
        "model.add(tf.layers.batchNormalization({ name: 'norm' })); await saveModel(model, 'fashion.keras');",
      ],
      en: [
        'A file holds what Keras, NumPy and TensorFlow.js can all express; this model has something else. Nothing was written.',
        "Change what the message names, or save the weights alone: model.saveWeights('fashion.weights.h5').",
      ],
      ko: [
        '파일에는 케라스, 넘파이, TensorFlow.js가 모두 아는 것만 담기는데, 이 모델에는 다른 것이 있습니다. 아무것도 쓰지 않았습니다.',
        "메시지에 나온 것을 바꾸거나 model.saveWeights('fashion.weights.h5')로 가중치만 저장하세요.",
      ],
    },
    {
      code: [
        "model.compile({ loss: 'mse', optimizer: new Nadam() }); await saveModel(model, 'fashion');",
        "model.compile({ loss: 'mse', optimizer: new Adam({ amsgrad: true, clipnorm: 1 }) }); await saveModel(model, 'fashion');",
        "model.compile({ loss: new Huber({ delta: 2 }) }); await saveModel(model, 'fashion');",
        "model.add(dense({ units: 2, activation: 'mish', name: 'bent' })); await saveModel(model, 'fashion');",
        "model.add(dense({ units: 2, activityRegularizer: 'l2', name: 'held' })); await saveModel(model, 'fashion');",
      ],
      en: [
        'A folder is for TensorFlow.js, which has no such optimizer, loss or layer, or computes another one under its name. Nothing was written.',
        'A .keras, .h5 or .npz file can hold it.',
      ],
      ko: [
        '폴더는 TensorFlow.js의 형식인데, TensorFlow.js에는 이런 옵티마이저, 손실, 층이 없거나 같은 이름으로 다르게 계산합니다. 아무것도 쓰지 않았습니다.',
        '.keras, .h5, .npz 파일에는 담깁니다.',
      ],
    },
    {
      before: async () => {
        await kerasFile('functional.keras', (config) => {
          config.class_name = 'Functional';
        });
        await kerasFile('conv.keras', (config) => {
          dense(config).class_name = 'Conv2D';
        });
        await kerasFile('activation.keras', (config) => {
          dense(config).config.activation = 'sigmod';
        });
        await kerasFile('regularizer.keras', (config) => {
          dense(config).config.kernel_regularizer = {
            class_name: 'OrthogonalRegularizer',
            config: { factor: 0.01, mode: 'rows' },
          };
        });
        await kerasFile('constraint.keras', (config) => {
          dense(config).config.kernel_constraint = { class_name: 'NonNeg', config: {} };
        });
        for (const [name, target_shape] of [
          ['reshape.keras', [3, 1]],
          ['half.keras', [0.5]],
        ] as const) {
          await kerasFile(name, (config) => {
            const config_ = { name: 'reshape', target_shape };
            config.config.layers.push({ class_name: 'Reshape', config: config_ });
          });
        }
        for (const [name, class_name, settings] of [
          ['softmax.keras', 'Softmax', { axis: 2 }],
          ['relu.keras', 'ReLU', { negative_slope: 0.1 }],
        ] as const) {
          await kerasFile(name, (config) => {
            config.config.layers.push({ class_name, config: { name: 'bend', ...settings } });
          });
        }
        await kerasFile('other-model.keras', (config) => {
          config.class_name = 'MyModel';
        });
        await kerasFile('own-class.keras', (config) => {
          Object.assign(dense(config), { registered_name: 'my_package>Dense' });
        });
        await kerasFile('own-module.keras', (config) => {
          Object.assign(dense(config), { module: 'my_module' });
        });
        await kerasFile('no-input.keras', (config) => {
          Object.assign(config, { build_config: undefined });
          config.config.layers.shift();
        });
      },
      code: load(
        'functional.keras',
        'conv.keras',
        'activation.keras',
        'regularizer.keras',
        'constraint.keras',
        'reshape.keras',
        'half.keras',
        'own-class.keras',
        'own-module.keras',
        'no-input.keras',
        'softmax.keras',
        'relu.keras',
        'other-model.keras',
      ),
      en: [
        'The file’s model has a part that this lesson doesn’t have.',
        'Build it in Keras of layers that follow one another: Dense, Flatten, Reshape, Rescaling, Dropout and activations.',
      ],
      ko: [
        '파일의 모델에 이 강의에 없는 것이 있습니다.',
        '케라스에서 Dense, Flatten, Reshape, Rescaling, Dropout과 활성화 층을 한 줄로 이어 모델을 만드세요.',
      ],
    },
    {
      before: async () => {
        const optimizer = (
          name: string,
          change: (optimizer: { class_name: string; config: Record<string, unknown> }) => void,
        ) => kerasFile(name, (config) => change(config.compile_config.optimizer));
        await optimizer('ftrl.keras', (entry) => {
          entry.class_name = 'Ftrl';
        });
        await optimizer('averaged.keras', (entry) => {
          entry.config.use_ema = true;
        });
        await optimizer('restarts.keras', (entry) => {
          entry.config.learning_rate = { class_name: 'CosineDecayRestarts', config: {} };
        });
        await kerasFile('loss.keras', (config) => {
          config.compile_config.loss = 'my_loss';
        });
        await kerasFile('axis.keras', (config) => {
          config.compile_config.loss = {
            class_name: 'CategoricalCrossentropy',
            config: { name: 'own', axis: 0 },
          };
        });
        await kerasFile('sum.keras', (config) => {
          config.compile_config.loss = {
            class_name: 'MeanSquaredError',
            config: { reduction: 'sum' },
          };
        });
        await kerasFile('metrics.keras', (config) => {
          config.compile_config.metrics = 'accuracy';
        });
        await kerasFile('losses.keras', (config) => {
          config.compile_config.loss = ['mse', 'mae'];
        });
        await kerasFile('weighted.keras', (config) => {
          config.compile_config.loss_weights = 0.5;
        });
        await kerasFile('no-optimizer.keras', (config) => {
          delete config.compile_config.optimizer;
        });
        await kerasFile('equal.keras', (config) => {
          config.compile_config.metrics = [
            { class_name: 'Accuracy', config: { name: 'accuracy' } },
          ];
        });
        await folder('ftrl', (json) => {
          json.trainingConfig.optimizer_config.class_name = 'Ftrl';
        });
        await folder('centered', (json) => {
          json.trainingConfig.optimizer_config.config.centered = true;
        });
      },
      code: load(
        'ftrl.keras',
        'averaged.keras',
        'restarts.keras',
        'loss.keras',
        'axis.keras',
        'sum.keras',
        'losses.keras',
        'weighted.keras',
        'no-optimizer.keras',
        'metrics.keras',
        'equal.keras',
        'ftrl',
        'centered',
      ),
      en: [
        'The model was compiled with a loss, metric or optimizer that this lesson doesn’t have.',
        'Read it without: loadModel(path, { compile: false }), then compile it here.',
      ],
      ko: [
        '모델이 이 강의에 없는 손실, 지표, 옵티마이저로 컴파일되었습니다.',
        'loadModel(path, { compile: false })로 읽고 여기서 컴파일하세요.',
      ],
    },
    {
      before: async () => {
        await kerasFile('units.keras', (config) => {
          dense(config).config.units = -1;
        });
        await kerasFile('large.keras', (config) => {
          dense(config).config.units = 1e15;
        });
        await kerasFile('twins.keras', (config) => {
          config.config.layers[2].config.name = 'dense';
        });
        await kerasFile('rate.keras', (config) => {
          config.config.layers.push({ class_name: 'Dropout', config: { name: 'drop', rate: 2 } });
        });
        await kerasFile('shape.keras', (config) => {
          config.config.layers[0].config.batch_shape = [null, 'a'];
        });
        await kerasFile('open.keras', (config) => {
          config.config.layers[0].config.batch_shape = [null, null];
        });
        await kerasFile('empty.keras', (config) => {
          config.config.layers.splice(1);
        });
        await kerasFile('name.keras', (config) => {
          dense(config).config.name = 7;
        });
        await kerasFile('cursor.keras', (config) => {
          config.config.name = '\x1b[2J';
        });
        await kerasFile('long.keras', (config) => {
          config.config.note = ' '.repeat(2 ** 22);
        });
        await kerasFile('deep.keras', (config) => {
          config.note = JSON.parse(`${'['.repeat(70)}${']'.repeat(70)}`);
        });
        await kerasFile('many.keras', (config) => {
          config.config.layers = Array(1001).fill(dense(config));
        });
        await kerasFile('list.keras', (config) => {
          config.config.layers[1] = 'dense';
        });
        await kerasFile('other.keras', (config) => {
          dense(config).config.units = 5;
        });
      },
      code: load(
        'units.keras',
        'large.keras',
        'twins.keras',
        'rate.keras',
        'shape.keras',
        'open.keras',
        'empty.keras',
        'name.keras',
        'cursor.keras',
        'long.keras',
        'deep.keras',
        'many.keras',
        'list.keras',
        'other.keras',
      ),
      en: [
        'Somebody changed the file’s description of the model: it contradicts itself.',
        'Save the model again in the program that made it.',
      ],
      ko: [
        '누군가 파일의 모델 설명을 바꾸어 앞뒤가 맞지 않습니다.',
        '모델을 만든 곳에서 다시 저장하세요.',
      ],
    },
    {
      before: async () => {
        await saveModel(makeScene().model as Sequential, 'whole.keras');
        cut('whole.keras', 'cut.keras');
        zip('no-config.keras', ['other.json']);
        zip('outside.keras', ['../config.json']);
        await damagedZip('list.keras', (view, entry) => view.setUint8(entry, 0));
        await damagedZip('pointer.keras', (view, entry) =>
          view.setUint32(entry + 42, 0xfffffff, true),
        );
        await damagedZip('local.keras', (view) => view.setUint8(0, 0));
        await damagedZip('encrypted.keras', (view, entry) => view.setUint16(entry + 8, 1, true));
        await damagedZip('packed.keras', (view, entry) => view.setUint16(entry + 10, 99, true));
        await damagedZip('checksum.keras', (view, entry) => view.setUint32(entry + 16, 1, true));
        await damagedZip('bomb.keras', (view, entry) =>
          view.setUint32(entry + 24, 0xf0000000, true),
        );
        zip('twice.keras', ['a.json', 'b.json']);
        nameTwice('twice.keras');
      },
      code: load(
        'cut.keras',
        'no-config.keras',
        'outside.keras',
        'list.keras',
        'pointer.keras',
        'local.keras',
        'encrypted.keras',
        'packed.keras',
        'checksum.keras',
        'bomb.keras',
        'twice.keras',
      ),
      en: [
        'A .keras or .npz file is a ZIP archive, and this one is cut off, damaged, or malicious.',
        'Get it again from its source.',
      ],
      ko: [
        '.keras와 .npz는 ZIP 압축 파일인데, 잘렸거나 손상되었거나 해치려고 만든 것입니다.',
        '받은 곳에서 다시 받으세요.',
      ],
    },
    {
      before: async () => {
        const part = { shape: [3, 4], values: new Float32Array(12) };
        await kerasWeights('no-weights.keras', () => {});
        await kerasWeights('group.keras', (file) => file.group('layers/dense/vars/0'));
        await kerasWeights('shape.keras', (file) =>
          file.array('layers/dense/vars/0', { ...part, shape: [4, 3] }),
        );
        await kerasWeights('steps.keras', (file) => {
          writeAll(file);
          file.array('optimizer/vars/0', { shape: [2], values: new Float32Array(2) });
        });
        await kerasWeights('many-steps.keras', (file) => {
          writeAll(file);
          file.integer('optimizer/vars/0', -1);
        });
        await kerasWeights('memory.keras', (file) => {
          writeAll(file);
          file.integer('optimizer/vars/0', 5);
          file.array('optimizer/vars/1', part);
        });
        await kerasWeights('rate.keras', (file) => {
          writeAll(file);
          file.integer('optimizer/vars/0', 5);
          file.array('optimizer/vars/1', { shape: [], values: Float32Array.of(Number.NaN) });
        });
        await kerasWeights('integers.keras', (file) => {
          writeAll(file);
          file.integer('optimizer/vars/0', 5);
          file.integer('optimizer/vars/1', 5);
        });
        await kerasWeights('promise.keras', (file) => {
          writeAll(file);
          file.integer('optimizer/vars/0', 5);
          packedZeros(file, 'optimizer/vars/1', 4_000_000);
        });
        writeFileSync('text.h5', 'no HDF5');
        writeFileSync('weights.h5', await writeHdf5((file) => file.array('a', part)));
        await saveModel(makeScene().model as Sequential, 'whole.h5');
        cut('whole.h5', 'cut.h5');
        const config = await modelConfig();
        writeFileSync(
          'no-kernel.h5',
          await writeHdf5((file) => file.text('/', 'model_config', config)),
        );
        writeFileSync(
          'json.h5',
          await writeHdf5((file) => file.text('/', 'model_config', config.slice(0, -9))),
        );
      },
      code: load(
        'no-weights.keras',
        'group.keras',
        'shape.keras',
        'steps.keras',
        'many-steps.keras',
        'memory.keras',
        'rate.keras',
        'integers.keras',
        'promise.keras',
        'text.h5',
        'cut.h5',
        'weights.h5',
        'no-kernel.h5',
        'json.h5',
      ),
      en: [
        'The weights, in HDF5, are damaged, belong to another model, or come without their model.',
        'Save the whole model again: model.save, not model.save_weights.',
      ],
      ko: [
        'HDF5에 담긴 가중치가 손상되었거나, 다른 모델의 것이거나, 모델 없이 저장되었습니다.',
        'model.save_weights가 아니라 model.save로 모델 전체를 다시 저장하세요.',
      ],
    },
    {
      message: "fashion.keras can't be loaded: the package h5wasm is missing: npm install",
      test: 'test/tools/errors.test.ts',
      expected: 'the package h5wasm is missing: npm install',
      en: ['The library that reads HDF5 was not installed.', 'Type npm install.'],
      ko: ['HDF5를 읽는 라이브러리가 설치되지 않았습니다.', 'npm install을 입력하세요.'],
    },
    {
      before: () => endlessHdf5('endless.h5'),
      code: load('endless.h5'),
      en: [
        'Bytes inside the file were changed, or the file is malicious: a small file that unpacks to an enormous one.',
        'Get the file again.',
      ],
      ko: [
        '파일 안의 바이트가 바뀌었거나, 작은 파일이 거듭거듭 크게 풀리도록 누가 일부러 만든 것입니다.',
        '파일을 다시 받으세요.',
      ],
    },
    {
      message: 'A web page has no files of its own: save to downloads:// or indexeddb://.',
      test: 'test/tools/errors.test.ts',
      expected: 'A web page has no files of its own',
      en: [
        'In a browser, model.save was given file://.',
        "Write model.save('downloads://fashion').",
      ],
      ko: [
        '브라우저에서 model.save에 file://을 주었습니다.',
        "model.save('downloads://fashion')이라고 쓰세요.",
      ],
    },
    {
      code: [
        "const slashed = sequential([dense({ units: 2, inputShape: [3], name: 'block/one' })]);\nawait saveModel(slashed, 'slashed.keras');",
      ],
      en: [
        'Keras 3 does not allow / in a layer’s name and could not load the file.',
        'Give the layer another name, or save into .h5, .npz or a folder.',
      ],
      ko: [
        '케라스 3은 층 이름에 /를 받지 않아서 그 파일을 불러올 수 없습니다.',
        '층 이름을 바꾸거나 .h5, .npz, 폴더로 저장하세요.',
      ],
    },
    {
      before: async () => {
        await npzFile('three.npz', { config: undefined, 'dense/kernel': undefined });
        const saved = (name: string, ...layers: Layer[]) => sequential(layers).saveWeights(name);
        const first = { units: 4, inputShape: [3] };
        await saved('more.weights.h5', layer(first), layer({ units: 2 }), layer({ units: 2 }));
        await saved('bare.weights.h5', layer({ ...first, useBias: false }), layer({ units: 2 }));
      },
      code: [
        "await model.loadWeights('weights.h5');",
        "await loadWeights(model, 'three.npz');",
        "await model.loadWeights('more.weights.h5');",
        "await model.loadWeights('bare.weights.h5');",
        "await model.saveWeights('fashion.keras');",
        'await model.saveWeights();',
        "model.add(tf.layers.batchNormalization({ name: 'norm' })); await model.saveWeights('fashion.weights.h5');",
      ],
      en: [
        'The weights in a file fit a model of the same layers: one array for every weight, of its shape.',
        "In Keras write model.save_weights('fashion.weights.h5'), or numpy.savez('weights.npz', *model.get_weights()).",
      ],
      ko: [
        '가중치 파일은 층이 같은 모델에 맞습니다. 가중치마다 모양이 같은 배열이 하나씩 있어야 합니다.',
        "케라스에서 model.save_weights('fashion.weights.h5')나 numpy.savez('weights.npz', *model.get_weights())로 저장하세요.",
      ],
    },
    {
      before: async () => {
        const one = new Uint8Array(4);
        await npzFile('weights.npz', { config: undefined });
        await npzFile('number.npz', { config: npy('<f4', [1], one) });
        await npzFile('missing.npz', { 'dense/kernel': undefined });
        await npzFile('text.npz', { 'dense/kernel': npyText('x') });
        await npzFile('short.npz', { 'dense/kernel': npy('<f4', [3, 4], one) });
        await npzFile('magic.npz', { 'dense/kernel': one });
        await npzFile('version.npz', {
          'dense/kernel': changedText(npy('<f4', [1], one), "'descr'", "'other'"),
        });
        await npzFile('newer.npz', {
          'dense/kernel': changedText(npy('<f4', [1], one), 'NUMPY\x01', 'NUMPY\x02'),
        });
        await npzFile('columns.npz', {
          'dense/kernel': changedText(npy('<f4', [3, 4], new Uint8Array(46)), 'False', 'True '),
        });
        await npzFile('steps.npz', { 'optimizer/iteration': npy('<f4', [], one) });
      },
      code: load(
        'weights.npz',
        'number.npz',
        'missing.npz',
        'text.npz',
        'short.npz',
        'magic.npz',
        'version.npz',
        'newer.npz',
        'columns.npz',
        'steps.npz',
      ),
      en: [
        'The .npz was not saved by this lesson, or an array in it was replaced.',
        "Save it from here; in NumPy write np.savez with float32 arrays in rows and the array 'config' as it was.",
      ],
      ko: [
        '.npz를 이 강의에서 저장하지 않았거나 안의 배열이 바뀌었습니다.',
        "여기서 저장하세요. 넘파이에서는 행 순서의 float32 배열과 원래의 'config' 배열을 np.savez로 저장하세요.",
      ],
    },
    {
      before: async () => {
        await folder('outside', (json) => {
          json.weightsManifest[0].paths = ['../weights.bin'];
        });
        await folder('graph', (json) => {
          json.format = 'graph-model';
        });
        await folder('missing', (json) => {
          json.weightsManifest[0].weights[0].name = 'other/kernel';
        });
        await folder('half', (json) => {
          json.weightsManifest[0].weights[0].dtype = 'complex64';
        });
        await folder('other-format', (json) => {
          json.format = 'other';
        });
        await folder('alone', (json) => {
          delete json.modelTopology;
        });
        await folder('no-manifest', (json) => {
          delete json.weightsManifest;
        });
        await folder('twice', (json) => {
          const [first, , second] = json.weightsManifest[0].weights;
          first.name = 'a/dense/kernel';
          second.name = 'b/dense/kernel';
        });
        await folder(
          'lost',
          () => {},
          (bytes) => bytes.slice(0, bytes.length / 4),
        );
        await folder('no-scale', (json) => {
          json.weightsManifest[0].weights[0].quantization = { dtype: 'uint8' };
        });
        await folder(
          'pointer',
          () => {},
          () => new TextEncoder().encode(LFS),
        );
        writeFileSync('keras.json', await modelConfig());
        await folder('fraction', (json) => {
          json.weightsManifest[0].weights[0].shape = [0.5];
        });
        await folder('shape', (json) => {
          json.weightsManifest[0].weights[0].shape = [4, 3];
        });
        await folder(
          'cut',
          () => {},
          (bytes) => bytes.slice(0, 8),
        );
        await folder(
          'long',
          () => {},
          (bytes) => Uint8Array.of(...bytes, 0, 0, 0, 0),
        );
        await folder('integers', (json) => {
          json.weightsManifest[0].weights[0].dtype = 'int32';
        });
        await folder(
          'memory',
          (json) => {
            json.weightsManifest[0].weights.push(
              { name: 'iter', shape: [], dtype: 'int32', group: 'optimizer' },
              { name: 'a', shape: [], dtype: 'float32', group: 'optimizer' },
            );
          },
          (bytes) => Uint8Array.of(...bytes, 0, 0, 0, 0, 0, 0, 0, 0),
        );
      },
      code: load(
        'outside',
        'graph',
        'missing',
        'half',
        'other-format',
        'alone',
        'no-manifest',
        'keras.json',
        'twice',
        'lost',
        'no-scale',
        'pointer',
        'fraction',
        'shape',
        'cut',
        'long',
        'integers',
        'memory',
      ),
      en: [
        'model.json and the weights beside it don’t belong together, or come from another program.',
        'Copy the whole folder again, or convert it with TensorFlow.js’s converter to a layers model.',
      ],
      ko: [
        'model.json과 곁의 가중치 파일이 서로 맞지 않거나 다른 프로그램에서 왔습니다.',
        '폴더 전체를 다시 복사하거나 TensorFlow.js 변환기로 레이어 모델로 바꾸세요.',
      ],
    },
  ],
};
