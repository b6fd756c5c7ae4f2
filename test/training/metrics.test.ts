import type { LossName } from '../../src/training/engine';
import { countRight } from '../../src/training/metrics';

const right = (loss: LossName, outputs: number[], targets: number[], units: number) =>
  countRight(loss, {
    outputs: Float32Array.from(outputs),
    targets: Float32Array.from(targets),
    rows: outputs.length / units,
    units,
  });

test('one node: on its label’s side of 0.5; 0.5 itself is on the side of 0', () => {
  expect(right('binaryCrossentropy', [0.6, 0.4, 0.5, 0.5], [1, 0, 0, 0], 1)).toBe(4);
  expect(right('meanSquaredError', [0.6, 0.4], [1, 1], 1)).toBe(1);
});

test('several nodes with the binary loss: a row counts by its share of right values', () => {
  expect(right('binaryCrossentropy', [0.9, 0.1, 0.9, 0.9], [1, 0, 1, 0], 2)).toBe(1.5);
});

test('several nodes: the largest output is the label’s, the first if several are', () => {
  const outputs = [0.1, 0.2, 0.7, 0.5, 0.4, 0.1, 0.4, 0.4, 0.2];
  expect(right('sparseCategoricalCrossentropy', outputs, [2, 0, 0], 3)).toBe(3);
  expect(right('sparseCategoricalCrossentropy', outputs, [1, 1, 1], 3)).toBe(0);
  const oneHot = [0, 0, 1, 0, 1, 0, 1, 0, 0];
  expect(right('categoricalCrossentropy', outputs, oneHot, 3)).toBe(2);
});
