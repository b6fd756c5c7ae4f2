/** A cell that runs again and again doesn't fill the memory, and takes nothing from the other cells. */

import { format } from 'node:util';
import * as tf from '@tensorflow/tfjs';
import { withTensorsOf } from '../../site/live/worker/cell-tensors.ts';
import { type CellOutput, Kernel } from '../../site/live/worker/cells.ts';
import * as lesson from '../../src/index.ts';

const shown: CellOutput[] = [];
const kernel = new Kernel({
  load: async (name) => ({ ...(name === 'tf' ? tf : lesson) }),
  format,
  show: (output) => shown.push(output),
});

/** Runs the cells of these numbers. @returns how many tensors there are after each */
async function run(cells: readonly string[], ...numbers: number[]): Promise<number[]> {
  const empty = cells.map(() => '');
  for (const [i] of cells.entries()) await withTensorsOf(i + 1, () => kernel.run(empty, i + 1));
  const before = tf.memory().numTensors;
  const counts: number[] = [];
  for (const number of numbers) {
    await withTensorsOf(number, () => kernel.run(cells, number));
    counts.push(tf.memory().numTensors - before);
  }
  expect(shown.splice(0)).toEqual([]);
  return counts;
}

beforeAll(() => tf.ready());

const TF = "import * as tf from 'tf';";

test('what a cell made goes when it runs again: what it named, and what it did not', async () => {
  const cells = [TF, 'const a = tf.zeros([2]), b = { c: [tf.ones([3])] }; a.add(1);'];
  expect(await run(cells, 1, 2, 2, 2)).toEqual([0, 3, 3, 3]);
});

test('what another cell’s name still leads to stays', async () => {
  const cells = [TF, 'const a = tf.zeros([2]); a.add(1);', 'const other = new Map([[1, { a }]]);'];
  const all = [...cells, 'other.get(1).a.dataSync();'];
  expect(await run(all, 1, 2, 3, 2, 4)).toEqual([0, 2, 2, 3, 3]);
});

test('what only a function has stays until its own cell runs again', async () => {
  const scale = 'const two = () => tf.scalar(2); const twice = ((y) => (x) => x.mul(y))(two());';
  const use = 'if (twice(tf.scalar(3)).dataSync()[0] !== 6) throw new Error("other");';
  expect(await run([TF, scale, use], 1, 2, 3, 3, 2, 3)).toEqual([0, 1, 3, 3, 3, 3]);
});

test('what an optimizer keeps stays, though no name leads to it', async () => {
  const build = 'const w = tf.variable(tf.scalar(1));';
  const adam =
    'const step = ((adam) => () => adam.minimize(() => w.square()))(tf.train.adam(0.1));';
  const counts = await run([TF, `${build} ${adam}`, 'step();'], 1, 2, 3, 3, 3);
  expect(counts.slice(3)).toEqual([counts[2], counts[2]]);
});

test.each(['wasm', 'stock'])('a model of another cell trains on (%s)', async (engine) => {
  const build = `import { dense, sequential } from 'lesson';
    const model = sequential({ layers: [dense({ units: 2, inputShape: [3] })] });
    model.compile({ loss: 'meanSquaredError', optimizer: 'adam' });`;
  const fit = `const [x, y] = [tf.ones([8, 3]), tf.zeros([8, 2])];
    const { history } = await model.fit(x, y, { epochs: 2, seed: 1, verbose: 0, engine: '${engine}' });`;
  const losses = 'if (!(history.loss[1] < history.loss[0])) throw new Error("not learned");';
  const counts = await run([TF, build, fit, losses], 1, 2, 3, 4, 3, 3, 2, 3, 4, 2, 3);
  const [, , first] = counts;
  expect(counts.filter((_, i) => [4, 5, 7, 10].includes(i))).toEqual([first, first, first, first]);
});
