/** The classes of another data set, told by its labels. */

import * as tf from '@tensorflow/tfjs';
import { classesOf, fromZero } from '../../scripts/lesson/classes.ts';
import { lessonWords } from '../../scripts/lesson/words.ts';
import { useBackend } from '../../src/index.ts';

beforeAll(async () => void (await useBackend('cpu')));

test('EMNIST’s letters, 1 to 26: 26 classes, counted from 0', () => {
  const log = jest.spyOn(console, 'log').mockImplementation();
  const labels = tf.tensor1d([1, 9, 25], 'int32');
  const classes = classesOf('emnist', labels, tf.tensor1d([26], 'int32'));
  expect([classes.first, classes.names.length]).toEqual([1, 26]);
  expect([classes.names[0], classes.names[25]]).toEqual(['class 1', 'class 26']);
  const shifted = fromZero(labels, classes, lessonWords.en);
  expect([Array.from(shifted.dataSync()), shifted.dtype]).toEqual([[0, 8, 24], 'int32']);
  expect(log.mock.calls.flat()).toEqual([
    '26 classes: the labels are 1 … 26, each minus 1 is its output node, 0 … 25',
  ]);
  log.mockRestore();
});

test('from 0, as most are: the labels stay; Fashion-MNIST’s have names', () => {
  const labels = tf.tensor1d([0, 46], 'int32');
  const classes = classesOf('emnist', labels);
  expect(classes.names).toHaveLength(47);
  expect(fromZero(labels, classes, lessonWords.en)).toBe(labels);
  expect(classesOf(undefined, labels).names[0]).toBe('T-shirt/top');
});
