import { metricOf } from '../../src/training/metrics.ts';

/** Of all rows at once. Keras's values for every name: test/names/equal-or-refused.test.ts. */
function value(name: string, outputs: number[], targets: number[], units: number): number {
  const rows = outputs.length / units;
  const labelSize = targets.length / rows;
  const metric = metricOf({ name });
  const batch = { outputs, targets, rows, samples: rows, units, labelSize };
  return metric.result(metric.count(batch), rows);
}

test('accuracy of one node: on its label’s side of 0.5; 0.5 itself is on the side of 0', () => {
  expect(value('accuracy', [0.6, 0.4, 0.5, 0.5], [1, 0, 0, 1], 1)).toBe(0.75);
});

test('accuracy of several nodes: the largest output is the label’s, the first if several are', () => {
  const outputs = [0.1, 0.2, 0.7, 0.5, 0.4, 0.1, 0.4, 0.4, 0.2];
  expect(value('accuracy', outputs, [2, 0, 0], 3)).toBe(1);
  expect(value('accuracy', outputs, [1, 1, 1], 3)).toBe(0);
  expect(value('accuracy', outputs, [0, 0, 1, 0, 1, 0, 1, 0, 0], 3)).toBeCloseTo(2 / 3, 15);
});

test('precision: of 2 positives that were said 1 is one; nothing said is 0', () => {
  expect(value('precision', [0.9, 0.8, 0.2], [1, 0, 1], 1)).toBe(0.5);
  expect(value('precision', [0.1, 0.2], [1, 0], 1)).toBe(0);
});

test('several dimensions: a sample has several rows', () => {
  const batch = { outputs: [1, 0, 1, 1], targets: [1, 1, 1, 1], units: 1, labelSize: 1 };
  const accuracy = metricOf({ name: 'accuracy' });
  const counts = accuracy.count({ ...batch, rows: 4, samples: 2 });
  expect(accuracy.result(counts, 2)).toBe(0.75);
});
