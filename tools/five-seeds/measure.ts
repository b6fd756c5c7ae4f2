/** Trains a recipe from every seed, and evaluates it: on the validation images, or once on the test set. */

import type * as tf from '@tensorflow/tfjs';
import { fashionMnist, setRandomSeed, trainTestSplit } from '../../src/index.ts';
import { callbacksOf, EPOCHS, type Recipe, SEEDS } from './recipes.ts';

/** Of one training. */
export interface Trained {
  loss: number;
  accuracy: number;
  /** How many it took: fewer than wanted where it was stopped. */
  epochs: number;
}

interface Measured {
  validation: Trained;
  /** Only for who asked for it: the test set is looked at once. */
  test?: Trained;
}

export interface Data {
  train: [tf.Tensor, tf.Tensor];
  validation: [tf.Tensor, tf.Tensor];
  test: [tf.Tensor, tf.Tensor];
}

/** The lesson's data, scaled, as rows of 784. */
export function lessonData(): Data {
  const [[images, labels], [testImages, testLabels]] = fashionMnist.loadData();
  const rows = (tensor: tf.Tensor) => tensor.div(255).reshape([-1, 784]);
  const [trainInput, valInput, trainTarget, valTarget] = trainTestSplit(rows(images), labels, {
    testSize: 0.2,
    randomState: 42,
  });
  return {
    train: [trainInput, trainTarget],
    validation: [valInput, valTarget],
    test: [rows(testImages), testLabels],
  };
}

/** @param tell hears each training's result as it comes */
export async function measure(
  recipe: Recipe,
  { train, validation, test }: Data,
  options: { seeds?: readonly number[]; withTest?: boolean; tell?: (line: string) => void } = {},
): Promise<Measured[]> {
  const { seeds = SEEDS, withTest = false, tell = () => {} } = options;
  const [input, target] =
    recipe.samples === undefined
      ? train
      : train.map((tensor) => tensor.slice(0, recipe.samples as number));
  const all: Measured[] = [];
  for (const seed of seeds) {
    setRandomSeed(seed);
    const model = recipe.build();
    const start = performance.now();
    const { epoch } = await model.fit(input, target, {
      epochs: EPOCHS,
      verbose: 0,
      ...recipe.fit,
      ...(recipe.isWatched ? { validationData: validation, callbacks: callbacksOf(recipe) } : {}),
    });
    const judged = ([x, y]: [tf.Tensor, tf.Tensor]): Trained => {
      const { loss, accuracy } = model.evaluate(x, y);
      return { loss: digits(loss), accuracy: digits(Number(accuracy)), epochs: epoch.length };
    };
    const measured = {
      validation: judged(validation),
      ...(withTest ? { test: judged(test) } : {}),
    };
    model.dispose();
    all.push(measured);
    const { loss, accuracy } = measured.validation;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    tell(
      `  seed ${seed}: loss ${loss.toFixed(4)}, accuracy ${accuracy.toFixed(4)}, ${epoch.length} epochs, ${seconds} s`,
    );
  }
  return all;
}

/** Of a loss or a share as many as are shown, and one more. */
const digits = (value: number) => Number(value.toFixed(5));
