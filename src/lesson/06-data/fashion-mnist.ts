/**
 * Chapter 6: Fashion-MNIST (패션 MNIST), 70,000 grey pictures of clothes in ten
 * classes, 28 × 28 pixels each, in the four files of the original MNIST.
 *
 * Source: H. Xiao, K. Rasul, R. Vollgraf, "Fashion-MNIST: a Novel Image Dataset
 * for Benchmarking Machine Learning Algorithms", 2017, arXiv:1708.07747.
 */

import * as tf from '@tensorflow/tfjs';
import { byteTensor } from '../../data/byte-tensors.ts';
import type { IdxArray } from '../../data/idx.ts';
import { classNames, files } from './fashion-mnist-names.ts';

export { classNames, files };

/** A file's bytes and the name that errors give it. */
export interface NamedBytes {
  name: string;
  bytes: Uint8Array;
}

/** Images [n, height, width] with values 0 … 255 and their labels [n], as the file has them, int32. */
export type ImagesAndLabels = [images: tf.Tensor3D, labels: tf.Tensor1D];

interface TwoFiles {
  images: NamedBytes;
  labels: NamedBytes;
}

/** The four files of a data set, in the order of `files`. */
export interface DatasetFiles {
  train: TwoFiles;
  test: TwoFiles;
}

type ReadIdx = (bytes: Uint8Array, source: string) => IdxArray;

/**
 * The data set in its four files. All are checked before a tensor is made, so
 * an error leaves none behind.
 * @param read `readIdx`; where nothing is packed any more, `parseIdx`
 * @returns [train, test]; the caller disposes of the tensors
 * @throws Error if a file is damaged, has another form, or doesn't fit the others
 */
export function parseDataset(
  dataset: DatasetFiles,
  read: ReadIdx,
): [ImagesAndLabels, ImagesAndLabels] {
  const train = readImagesAndLabels(dataset.train, read);
  const test = readImagesAndLabels(dataset.test, read);
  const [trainSize, testSize] = [train, test].map(({ images }) =>
    images.shape.slice(1).join(' × '),
  );
  if (trainSize !== testSize) {
    throw new Error(
      `The images of ${dataset.train.images.name} have ${trainSize} pixels, those of ` +
        `${dataset.test.images.name} ${testSize}. Take all four files from the same data set.`,
    );
  }
  return [toTensors(train), toTensors(test)];
}

interface ByteArray extends IdxArray {
  data: Uint8Array;
}

interface ImageAndLabelArrays {
  images: ByteArray;
  labels: ByteArray;
}

function readImagesAndLabels(
  { images: imageFile, labels: labelFile }: TwoFiles,
  read: ReadIdx,
): ImageAndLabelArrays {
  const images = byteArray(imageFile.name, read(imageFile.bytes, imageFile.name), 3, 'images');
  const labels = byteArray(labelFile.name, read(labelFile.bytes, labelFile.name), 1, 'labels');
  if (images.data.length === 0) {
    throw new Error(
      `${imageFile.name} holds no image (shape [${images.shape.join(', ')}]). Get the file again.`,
    );
  }
  if (images.shape[0] !== labels.shape[0]) {
    throw new Error(
      `${imageFile.name} holds ${images.shape[0]} images but ${labelFile.name} ${labels.shape[0]} ` +
        'labels. Every image has one label: take both files from the same data set.',
    );
  }
  return { images, labels };
}

function toTensors({ images, labels }: ImageAndLabelArrays): ImagesAndLabels {
  return [byteTensor(images.data, images.shape) as tf.Tensor3D, tf.tensor1d(labels.data, 'int32')];
}

function byteArray(name: string, array: IdxArray, rank: number, what: string): ByteArray {
  if (array.dtype !== 'uint8' || array.shape.length !== rank) {
    throw new Error(
      `${name} holds ${array.dtype} of shape [${array.shape.join(', ')}]; expected ${what}: ` +
        `unsigned bytes with ${rank} dimension${rank === 1 ? '' : 's'}. ` +
        'Were the image and the label file exchanged?',
    );
  }
  return array as ByteArray;
}
