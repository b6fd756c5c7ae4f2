/** Records what the moving figure shows: the lesson's training, looked at between its steps. */

import * as tf from '@tensorflow/tfjs';
import {
  buildNamedSequential,
  Callback,
  fashionMnist,
  setRandomSeed,
  trainTestSplit,
  useBackend,
} from '../../src/index.ts';
import { predictClasses, toBase64, weightsOf } from '../../src/internal.ts';
import type { LearningRecord } from '../../src/report/index.ts';

const [SEED, EPOCHS] = [42, 5]; // as npm start
const [SIDE, PIXELS] = [28, 28 * 28];
const UNITS_SHOWN = 4;
/** The largest number of a signed byte: the weights are kept as parts of the largest one. */
const BYTE_MAX = 127;

/** Training steps after which a frame is drawn: close together where much changes. */
const STEPS = [0, 3, 10, 30, 60, 100, 200, 400, 750, 1500, 2250, 3000, 4500, 6000, 7500];

/** What was seen after some steps. */
interface Look {
  kernel: Float32Array;
  loss: number;
  accuracy: number;
  /** Of all validation images: the predicted class, and all probabilities row by row. */
  classes: (number | null)[];
  values: Float32Array;
}

/** Trains as `npm start` does, up to the last of these steps. */
export async function recordLearning(steps: readonly number[] = STEPS): Promise<LearningRecord> {
  await useBackend('wasm');
  setRandomSeed(SEED);
  const [[images, labels]] = fashionMnist.loadData();
  const flat = images.div(255).reshape([-1, PIXELS]);
  const [trainInput, valInput, trainTarget, valTarget] = trainTestSplit(flat, labels, {
    testSize: 0.2,
    randomState: 42,
  });
  const model = buildNamedSequential();
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });

  const looks: Look[] = [];
  const look = () => {
    const { loss, accuracy = Number.NaN } = model.evaluate(valInput, valTarget);
    const [kernel] = weightsOf(model);
    looks.push({ kernel, loss, accuracy, ...predictClasses(model, valInput) });
  };
  class LookBetween extends Callback {
    step = 0;
    override onBatchEnd() {
      this.step++;
      if (steps.includes(this.step)) look();
      this.model.stopTraining = this.step >= steps[steps.length - 1];
    }
  }
  look();
  const callbacks = [new LookBetween()];
  await model.fit(trainInput, trainTarget, {
    epochs: EPOCHS,
    engine: 'wasm',
    verbose: 0,
    callbacks,
  });

  const answers = Array.from(valTarget.dataSync());
  const sample = mostChanged(looks, answers);
  const pixels = tf.tidy(() => valInput.slice([sample, 0], [1, PIXELS]).mul(255).round());
  const units = mostWeighted(looks[looks.length - 1].kernel);
  const record = {
    classNames: fashionMnist.classNames,
    width: SIDE,
    height: SIDE,
    units,
    picture: {
      index: sample,
      label: answers[sample],
      pixels: toBase64(Uint8Array.from(pixels.dataSync())),
    },
    frames: looks.map(({ kernel, loss, accuracy, values }, i) => ({
      step: steps[i],
      loss: rounded(loss),
      accuracy: rounded(accuracy),
      weights: units.map((unit) => {
        const largest = Math.max(...looks.map((one) => largestOf(columnOf(one.kernel, unit))));
        const parts = columnOf(kernel, unit).map((weight) => (weight / largest) * BYTE_MAX);
        return toBase64(new Uint8Array(Int8Array.from(parts, Math.round).buffer));
      }),
      probabilities: Array.from(rowOf(values, sample, answers.length), rounded),
    })),
  };
  model.dispose();
  tf.dispose([images, labels, flat, trainInput, valInput, trainTarget, valTarget, pixels]);
  return record;
}

/** Of the images that end right, the one that was taken for the most classes; then the surest. */
function mostChanged(looks: readonly Look[], answers: readonly number[]): number {
  const last = looks[looks.length - 1];
  const right = answers.map((_, n) => n).filter((n) => last.classes[n] === answers[n]);
  const [first] = right
    .map((n) => ({
      n,
      classes: new Set(looks.map(({ classes }) => classes[n])).size,
      sureness: rowOf(last.values, n, answers.length)[answers[n]],
    }))
    .sort((a, b) => b.classes - a.classes || b.sureness - a.sureness);
  return first.n;
}

/** The units with the largest weights, in their order. */
function mostWeighted(kernel: Float32Array): number[] {
  const all = Array.from({ length: kernel.length / PIXELS }, (_, unit) => unit);
  const size = (unit: number) => Math.hypot(...columnOf(kernel, unit));
  return all
    .sort((a, b) => size(b) - size(a))
    .slice(0, UNITS_SHOWN)
    .sort((a, b) => a - b);
}

const largestOf = (weights: readonly number[]) => Math.max(...weights.map(Math.abs));

function columnOf(kernel: Float32Array, unit: number): number[] {
  const units = kernel.length / PIXELS;
  return Array.from({ length: PIXELS }, (_, pixel) => kernel[pixel * units + unit]);
}

function rowOf(values: Float32Array, n: number, samples: number): Float32Array {
  const width = values.length / samples;
  return values.subarray(n * width, (n + 1) * width);
}

const rounded = (value: number) => Number(value.toFixed(4));
