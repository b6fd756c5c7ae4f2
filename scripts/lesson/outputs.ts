/** The files that a run of the lesson leaves: the model, the report, and what was seen as JSON. */

import { resourceUsage } from 'node:process';
import * as tf from '@tensorflow/tfjs';
import { type BackendInfo, type Sequential, saveModel } from '../../src/index.ts';
import { type predictClasses, recordRun, writeJson } from '../../src/internal.ts';
import type { Clock } from './clock.ts';
import type { Settings } from './settings.ts';
import { lessonWords } from './words.ts';

const KIB_PER_MIB = 1024;

/** What is known at a run's end. */
type Trained = Parameters<typeof recordRun>[0] & {
  validation: { loss: number; accuracy?: number };
  predictions: ReturnType<typeof predictClasses>;
  backend: BackendInfo;
  classNames: readonly string[];
  clock: Clock;
};

/** @returns what writes each file that was asked for, and says so */
export function outputsOf(settings: Settings, trained: Trained): (() => Promise<void> | void)[] {
  const { save, json, report } = settings;
  const word = lessonWords[settings.language];
  const { clock, backend, model } = trained;
  clock.stop();
  const seen = {
    seconds: clock.seconds,
    peakMemoryMiB: resourceUsage().maxRSS / KIB_PER_MIB,
    versions: {
      node: process.versions.node,
      tfjs: tf.version.tfjs,
      backend: backend.description,
    },
  };
  const outputs: (() => Promise<void> | void)[] = [];
  if (save) {
    outputs.push(async () => {
      await saveModel(model, save);
      console.log(`\n${word.saved(save)}`);
    });
  }
  if (report) {
    outputs.push(async () => {
      console.log(`\n${word.report(await writeReport(report, settings, trained, seen))}`);
    });
  }
  if (json) {
    outputs.push(() => {
      writeJson(json, { ...numbersOf(settings, trained), ...seen });
      console.log(word.written(json));
    });
  }
  return outputs;
}

type Seen = Pick<Parameters<typeof recordRun>[2], 'seconds' | 'peakMemoryMiB' | 'versions'>;

async function writeReport(folder: string, settings: Settings, trained: Trained, seen: Seen) {
  // Drawing is loaded only where it is asked for.
  const report = await import('./report.ts');
  const { style, seed, batchSize, dataDir, load, resumed, language } = settings;
  const { history, predictions, model, classNames } = trained;
  const record = recordRun(trained, predictions, {
    settings: {
      ...{ style, seed, batchSize, data: dataDir ?? 'Fashion-MNIST' },
      lossFunction: 'sparse_categorical_crossentropy',
      optimizer: load || resumed ? optimizerText(model) : 'RMSprop(0.001)',
    },
    classNames,
    ...seen,
    epochSeconds: history.seconds,
  });
  return report.writeReport(folder, record, language);
}

function numbersOf({ style, seed, batchSize }: Settings, trained: Trained) {
  const { model, history, validation, backend, trainInput } = trained;
  const steps = Math.ceil(trainInput.shape[0] / batchSize);
  return {
    ...{ style, engine: history.engine, backend: backend.name, seed, batchSize },
    epochs: history.epoch.map((epoch) => ({
      loss: history.loss[epoch],
      accuracy: history.accuracy[epoch],
      seconds: history.seconds[epoch],
      msPerStep: (history.seconds[epoch] * 1000) / steps,
    })),
    validation: { loss: validation.loss, accuracy: validation.accuracy },
    params: model.layers.map((layer) => layer.countParams()),
    totalParams: model.countParams(),
  };
}

/** @example optimizerText(model) // 'Adam(0.01)' */
function optimizerText({ optimizer }: Sequential): string {
  return `${optimizer.getClassName()}(${Number(optimizer.getConfig().learningRate)})`;
}
