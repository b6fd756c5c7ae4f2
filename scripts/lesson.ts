/** `npm start`: the lesson's practice, chapters 5 to 8, step by step on the real data. */

import { resolve } from 'node:path';
import { resourceUsage } from 'node:process';
import * as tf from '@tensorflow/tfjs';
import {
  buildLayerArray,
  buildNamedSequential,
  buildWithAdd,
  type EngineChoice,
  engineNames,
  fashionMnist,
  formatCount,
  loadModel,
  type Sequential,
  saveModel,
  setRandomSeed,
  trainTestSplit,
  useBackend,
} from '../src';
import {
  checkSavePath,
  checkWritable,
  confusionMatrix,
  confusionTable,
  floatsFromBase64,
  floatsToBase64,
  lossChart,
  modelFrom,
  type Position,
  predictClasses,
  recordRun,
  weightsOf,
  whereIs,
  writeJson,
} from '../src/internal';
import type { Language } from '../src/report';
import { runCommand, wholeNumber } from './command/command';
import { systemLanguage } from './command/language';
import {
  FOLDER,
  LessonBackup,
  loadLesson,
  prepareFolder,
  resumedOptions,
} from './lesson/checkpoint';
import { checkLessonFiles } from './lesson/files';
import { needsWasm } from './lesson/memory';

/** Chapter 6's three ways; each builds the same model. */
const styles = { 'layer-array': buildLayerArray, named: buildNamedSequential, add: buildWithAdd };

const KIB_PER_MIB = 1024;

function heading(text: string): void {
  console.log(`\n── ${text} ──`);
}

function show(name: string, tensor: tf.Tensor, note = ''): void {
  console.log(`${name.padEnd(20)} ${`[${tensor.shape.join(', ')}]`.padEnd(16)} ${note}`.trimEnd());
}

/** @example describe(buildNamedSequential()) // '패션 MNIST 모델: hidden 78,500 + output 1,010 = 79,510' */
function describe(model: Sequential): string {
  const layers = model.layers.map((layer) => `${layer.name} ${formatCount(layer.countParams())}`);
  return `${model.name}: ${layers.join(' + ')} = ${formatCount(model.countParams())}`;
}

function firstTen(labels: tf.Tensor1D): string {
  const values = tf.tidy(() => labels.slice(0, Math.min(10, labels.shape[0])).dataSync());
  return `starts ${Array.from(values).join(' ')}`;
}

/** @throws Error unless the lesson's data, labels and figures fit the model */
function checkTrainable(model: Sequential, where: string): Sequential {
  const refuse = (what: string) => new Error(`${where} ${what}`);
  const [[, ...inputs], [, ...outputs]] = [model.inputs[0].shape, model.outputs[0].shape];
  if (inputs.length !== 1 || outputs.join() !== `${fashionMnist.classNames.length}`) {
    throw refuse(
      `takes [${inputs.join(', ')}] and gives [${outputs.join(', ')}]; the lesson gives each image as one row ` +
        `of pixels and expects ${fashionMnist.classNames.length} probabilities.`,
    );
  }
  if (model.optimizer === undefined) return model;
  if (model.loss !== 'sparseCategoricalCrossentropy' || !model.metricsNames.includes('accuracy')) {
    throw refuse(
      `was compiled otherwise; the lesson needs loss='sparse_categorical_crossentropy', metrics=['accuracy'].`,
    );
  }
  return model;
}

/** @example optimizerText(model) // 'Adam(0.01)' */
function optimizerText({ optimizer }: Sequential): string {
  return `${optimizer.getClassName()}(${Number(optimizer.getConfig().learningRate)})`;
}

function doneText(epochs: number): string {
  return `This run is finished: all ${epochs} epochs are trained. --epochs ${epochs + 1} would add one.`;
}

/** @example repeated({ json: 'seen.json' }, ['json', 'save']) // ['--json', 'seen.json'] */
function repeated<Name extends string>(
  options: Record<Name, string | undefined>,
  names: readonly Name[],
): string[] {
  return names.flatMap((name) => (options[name] ? [`--${name}`, String(options[name])] : []));
}

/** What training took before it was stopped. */
function secondsOf({ history, seconds }: Position): number {
  return history.seconds.reduce((a, b) => a + b, seconds);
}

/** Seconds of a part, and since the process started. */
class Clock {
  private last = performance.now();

  lap(): number {
    const now = performance.now();
    const seconds = (now - this.last) / 1000;
    this.last = now;
    return seconds;
  }

  /** `performance.now` counts from the start of the process. */
  total(): number {
    return performance.now() / 1000;
  }
}

runCommand({
  usage: 'npm start --',
  description: 'Trains the lesson’s network on Fashion-MNIST: load, split, build, fit, evaluate.',
  options: {
    epochs: { value: 'N', description: 'Passes over the training set.', default: '5' },
    style: {
      value: 'STYLE',
      allowed: Object.keys(styles),
      description: 'How the model is built.',
      default: 'add',
    },
    engine: {
      value: 'ENGINE',
      allowed: engineNames,
      description: 'What computes.',
      default: 'auto',
    },
    seed: { value: 'N', description: 'Repeats starting weights and shuffling.', default: '42' },
    'batch-size': { value: 'N', description: 'Samples a training step.', default: '32' },
    'data-dir': { value: 'DIR', description: 'Another data set in MNIST’s four files.' },
    save: {
      value: 'PATH',
      description: 'Saves what was trained: .keras, .h5, .npz, or a folder for TensorFlow.js.',
    },
    checkpoint: {
      value: 'DIR',
      description: 'Keeps where training stands, at every epoch’s end.',
    },
    resume: {
      value: '[DIR]',
      alone: FOLDER,
      description: `Goes on where training was stopped (DIR is ${FOLDER} unless given).`,
    },
    load: { value: 'PATH', description: 'Goes on from a saved model, in any of these formats.' },
    json: { value: 'FILE', description: 'Writes what was seen.' },
    report: {
      value: 'DIR',
      description: 'Writes report.html, the run in figures, and report.json.',
    },
    lang: {
      value: 'LANG',
      allowed: ['en', 'ko'],
      description: 'The report’s language (default: the system’s).',
    },
  },
  async run(given, _, typed) {
    const resumed = given.resume ? loadLesson(given.resume) : undefined;
    const options = resumed ? resumedOptions(resumed, given, typed) : given;
    const epochs = wholeNumber('epochs', String(options.epochs), 1);
    const batchSize = wholeNumber('batch-size', String(options['batch-size']), 1);
    const seed = wholeNumber('seed', String(options.seed), 0);
    const style = options.style as keyof typeof styles;
    const engine = options.engine as EngineChoice;
    const isRecorded = resumed ? resumed.note.isRecorded : options.report !== undefined;
    const folder = options.checkpoint ?? options.resume;
    checkLessonFiles(options);
    if (folder) prepareFolder(folder, options.resume);
    if (options.json) checkWritable(options.json);
    if (options.save) checkSavePath(options.save);
    // Drawing is loaded only where it is asked for.
    const report = options.report
      ? (require('./lesson/report') as typeof import('./lesson/report'))
      : undefined;
    if (options.lang && !options.report)
      throw new Error('--lang is the report’s: give --report DIR.');
    report?.prepareReportFolder(String(options.report));

    // What the numbers of another data set stand for, its files don't say.
    const classNames = options['data-dir']
      ? fashionMnist.classNames.map((_, label) => `class ${label}`)
      : fashionMnist.classNames;

    setRandomSeed(seed); // an unfit seed is refused before anything is loaded
    const clock = new Clock();
    const isOpen = engine === 'auto' && !process.env.ANN_BACKEND;
    const asked = engine === 'native' || engine === 'wasm' ? engine : undefined;
    const isTight = needsWasm(
      isOpen ? undefined : (asked ?? process.env.ANN_BACKEND),
      options['data-dir'],
    );
    const backend = await useBackend(isTight ? 'wasm' : asked);
    const choice =
      isOpen && backend.name === 'native'
        ? ' Training steps go to the faster of these and WebAssembly.'
        : '';
    const hint = isTight
      ? ' The native kernels would take more memory than there is.'
      : backend.hint
        ? ` ${backend.hint}.`
        : '';
    console.log(`Computed by ${backend.description}.${choice}${hint}`);

    // A file that can't be read is refused before the data are loaded.
    const loaded = options.load
      ? checkTrainable(await loadModel(options.load), `--load ${options.load}`)
      : undefined;
    const saved = resumed
      ? checkTrainable(await modelFrom(resumed.record), `--resume ${options.resume}`)
      : loaded;

    heading('5 Data');
    const [[images, labels], [testImages, testLabels]] = fashionMnist.loadData({
      dir: options['data-dir'],
    });
    show('train images', images);
    show('train labels', labels);
    show('test images', testImages);
    tf.dispose([testImages, testLabels]); // the lesson validates on a part of the training set

    const floats = images.toFloat();
    images.dispose(); // 188 MB each: one is freed before the next is made
    const scaled = floats.div(255);
    floats.dispose();
    show('÷ 255', scaled, 'values 0 … 1');
    const pixels = images.shape[1] * images.shape[2]; // 28 × 28 = 784
    const [, height, width] = images.shape;
    const flat = scaled.reshape([-1, pixels]);
    scaled.dispose();
    show(`reshape [-1, ${pixels}]`, flat);

    const [trainInput, valInput, trainTarget, valTarget] = trainTestSplit(flat, labels, {
      testSize: 0.2,
      randomState: 42,
    });
    tf.dispose([flat, labels]);
    show('train_input', trainInput);
    show('val_input', valInput);
    show('train_target', trainTarget, firstTen(trainTarget));
    show('val_target', valTarget, firstTen(valTarget));
    const loadSeconds = clock.lap();

    heading('6 Three ways to build the same model');
    const models = Object.fromEntries(
      Object.entries(styles).map(([name, build]) => {
        setRandomSeed(seed); // the same starting weights, whichever way
        const built = build();
        console.log(
          `${name.padEnd(12)} ${describe(built)}${name === style && !saved ? '  ← trained' : ''}`,
        );
        return [name, built];
      }),
    );
    const model = saved ?? models[style];
    const savedBefore = resumed?.note.before;
    const before = !isRecorded
      ? []
      : (savedBefore?.map(floatsFromBase64) ?? weightsOf(loaded ?? models[style]));
    for (const other of Object.values(models)) {
      if (other !== model) other.dispose();
    }
    const origin = resumed ? 'resumed' : 'loaded';
    if (saved) console.log(`${origin.padEnd(12)} ${describe(saved)}  ← trained`);

    heading('7 Summary');
    model.summary();

    heading('8 Compile, fit, evaluate');
    const loss = 'sparse_categorical_crossentropy';
    if (!model.optimizer) model.compile({ loss, metrics: ['accuracy'] }); // a loaded one is compiled
    if (resumed) {
      const { position } = resumed;
      const isDone = position.epoch >= epochs;
      console.log(isDone ? doneText(position.epoch) : `Goes on ${whereIs(position, epochs)}.`);
    }
    let untilFirstStep = 0;
    clock.lap(); // building and showing the models is no part of fit
    const backup = new LessonBackup({
      folder,
      resumed,
      note: {
        style,
        seed,
        engine,
        dataDir: options['data-dir'] && resolve(options['data-dir']),
        isRecorded,
        before: savedBefore ?? (loaded && isRecorded ? before.map(floatsToBase64) : undefined),
      },
      again: repeated(options, ['json', 'report', 'lang', 'save']),
    });
    const history = await model.fit(trainInput, trainTarget, {
      epochs,
      batchSize,
      engine,
      // The lesson validates at the end only; the report shows every epoch.
      ...(isRecorded && { validationData: [valInput, valTarget], recordBatches: true }),
      callbacks: [
        backup,
        {
          onTrainBegin: () => {
            untilFirstStep = clock.total();
          },
        },
      ],
    });
    const earlierSeconds = resumed ? secondsOf(resumed.position) : 0;
    const fitSeconds = clock.lap() + earlierSeconds;
    const steps = Math.ceil(trainInput.shape[0] / batchSize);
    const params = model.layers.map((layer) => layer.countParams());

    const validation = model.evaluate(valInput, valTarget);
    const evaluateSeconds = clock.lap();
    await backup.pause();
    console.log(
      `\nTrained by the engine '${history.engine}'. On the ${valInput.shape[0].toLocaleString('en')} validation images: ` +
        `loss ${validation.loss.toFixed(4)}, accuracy ${validation.accuracy?.toFixed(4)}`,
    );

    const predictions = predictClasses(model, valInput);
    await backup.pause();
    const truth = Array.from(valTarget.dataSync());
    const matrix = confusionMatrix(truth, predictions.classes, classNames.length);
    console.log(`\nLoss of every epoch\n${lossChart(history.loss)}`);
    console.log('\nConfusion matrix: a row is what it is, a column what the model says');
    console.log(confusionTable(matrix, classNames));
    const silent = predictions.classes.filter((prediction) => prediction === null).length;
    if (silent > 0)
      console.log(`(Samples for which the model gave no number: ${formatCount(silent)}.)`);

    const seconds = {
      load: loadSeconds,
      untilFirstStep,
      fit: fitSeconds,
      evaluate: evaluateSeconds,
      total: clock.total(),
    };
    const peakMemoryMiB = resourceUsage().maxRSS / KIB_PER_MIB;
    const versions = {
      node: process.versions.node,
      tfjs: tf.version.tfjs,
      backend: backend.description,
    };
    const outputs: (() => Promise<void> | void)[] = [];
    const { save, json } = options;
    if (save) {
      outputs.push(async () => {
        await saveModel(model, save);
        console.log(`\nSaved: ${save}`);
      });
    }
    if (report && options.report) {
      const place = options.report;
      const run = {
        model,
        before,
        history,
        width,
        height,
        trainInput,
        trainTarget,
        valInput,
        valTarget,
      };
      const language = (options.lang as Language | undefined) ?? systemLanguage();
      outputs.push(() => {
        const record = recordRun(run, predictions, {
          settings: {
            style,
            seed,
            batchSize,
            data: options['data-dir'] ?? 'Fashion-MNIST',
            lossFunction: loss,
            optimizer: saved ? optimizerText(saved) : 'RMSprop(0.001)',
          },
          classNames,
          seconds,
          epochSeconds: history.seconds,
          peakMemoryMiB,
          versions,
        });
        console.log(`\nReport: ${report.writeReport(place, record, language)}`);
      });
    }
    if (json) {
      outputs.push(() => {
        writeJson(json, {
          style,
          engine: history.engine,
          backend: backend.name,
          seed,
          batchSize,
          epochs: history.epoch.map((epoch) => ({
            loss: history.loss[epoch],
            accuracy: history.accuracy[epoch],
            seconds: history.seconds[epoch],
            msPerStep: (history.seconds[epoch] * 1000) / steps,
          })),
          validation: { loss: validation.loss, accuracy: validation.accuracy },
          params,
          totalParams: params.reduce((a, b) => a + b, 0),
          seconds,
          peakMemoryMiB,
          versions,
        });
        console.log(`Written: ${json}`);
      });
    }
    await backup.write(outputs);
    tf.dispose([trainInput, valInput, trainTarget, valTarget]);
    model.dispose();
  },
});
