/** The lesson's data, as both editions train on them. */

import * as tf from '@tensorflow/tfjs';
import { fashionMnist, trainTestSplit } from '../../src/index.ts';
import type { Case } from './cases.ts';

/** Training and validation data of the lesson; the caller disposes of them. */
export interface LessonData {
  trainInput: tf.Tensor2D;
  trainTarget: tf.Tensor1D;
  valInput: tf.Tensor2D;
  valTarget: tf.Tensor1D;
  /** What is compared of them. */
  facts: Record<string, number | number[]>;
}

export function loadLesson(dir?: string): LessonData {
  const [[images, labels], [testImages, testLabels]] = fashionMnist.loadData({ dir });
  const pixelSum = (tensor: tf.Tensor) => Array.from(tensor.dataSync()).reduce((a, b) => a + b, 0);
  const ten = (tensor: tf.Tensor) => Array.from(tensor.dataSync().subarray(0, 10));
  const facts: LessonData['facts'] = {
    'train images, shape': images.shape,
    'test images, shape': testImages.shape,
    'sum of all training pixels': pixelSum(images),
    'sum of all test pixels': pixelSum(testImages),
    'first labels': ten(labels),
  };
  const floats = images.toFloat();
  const flat = tf.tidy(() => floats.div(255).reshape([-1, 784]) as tf.Tensor2D);
  tf.dispose([images, testImages, testLabels, floats]);
  const [trainInput, valInput, trainTarget, valTarget] = trainTestSplit(flat, labels, {
    testSize: 0.2,
    randomState: 42,
  });
  tf.dispose([flat, labels]);
  const firstImage = tf.tidy(() => trainInput.slice([0, 0], [1, 784]).mul(255).round().dataSync());
  Object.assign(facts, {
    'train input, shape': trainInput.shape,
    'validation input, shape': valInput.shape,
    'first training labels': ten(trainTarget),
    'first validation labels': ten(valTarget),
    'sum of all training labels by place': Array.from(trainTarget.dataSync()).reduce(
      (sum, label, i) => sum + label * (i % 1000),
      0,
    ),
    'sum of the first training image': Array.from(firstImage).reduce((a, b) => a + b, 0),
  });
  return { trainInput, trainTarget, valInput, valTarget, facts };
}

/** The samples of a case, of which the lesson's are its training set. */
export function samplesOf(
  {
    samples,
    target,
    input = [784],
  }: Pick<Case, 'samples' | 'target'> & Partial<Pick<Case, 'input'>>,
  lesson: LessonData,
): [tf.Tensor, tf.Tensor] {
  return tf.tidy(() => {
    const count = samples === 'lesson' ? lesson.trainInput.shape[0] : samples;
    const x = lesson.trainInput.slice([0, 0], [count, 784]).reshape([count, ...input]);
    const labels = lesson.trainTarget.slice([0], [count]);
    switch (target) {
      case 'label':
        return [x, labels];
      case 'one-hot':
        return [x, tf.oneHot(labels, 10).toFloat()];
      case 'is a shoe': {
        const isShoe = [5, 7, 9].map((shoe) => labels.equal(shoe).toFloat());
        return [x, tf.addN(isShoe).reshape([-1, 1])];
      }
      case 'brightness':
        return [x, x.mean(1, true)];
    }
  });
}

/** What a case is judged by: a part of the validation set, all of it, or in a small case the samples themselves. */
export function validationOf(spec: Case, lesson: LessonData): [tf.Tensor, tf.Tensor] {
  const { samples, validation, input } = spec;
  if (samples !== 'lesson' && validation === undefined) return samplesOf(spec, lesson);
  return tf.tidy(() => {
    const count = validation ?? lesson.valInput.shape[0];
    const x = lesson.valInput.slice([0, 0], [count, 784]).reshape([count, ...input]);
    return [x, lesson.valTarget.slice([0], [count])];
  });
}
