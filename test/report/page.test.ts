/** The report page between its figures: every heading, fact and table, in both languages. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { useBackend } from '../../src/index.ts';
import { floatsToBase64, toBase64 } from '../../src/report/base64.ts';
import { type RunRecord, reportPage } from '../../src/report/index.ts';
import { weightCounts } from '../../src/report/weight-counts.ts';

beforeAll(() => useBackend('cpu'));

const layer = (name: string, inputs: number, units: number, activation: string) => ({
  name,
  inputs,
  units,
  activation,
  params: inputs * units + units,
  kernel: floatsToBase64(Float32Array.from({ length: inputs * units }, (_, i) => i / 8)),
});
const weights = Float32Array.of(-1, 0, 1);
const record: RunRecord = {
  settings: { style: 'add', seed: 3, data: 'a <small> one', colour: 'grey' },
  classNames: ['Coat', 'Shirt', 'Bag'],
  seconds: { fit: 1.5, tea: 60 },
  peakMemoryMiB: 100.4,
  versions: { node: '20.1.0' },
  engine: 'wasm',
  model: {
    name: '작은 <모델>',
    summary: 'Model: "작은 <모델>"',
    layers: [layer('hidden', 4, 2, 'sigmoid'), layer('output', 2, 3, 'softmax')],
  },
  trainSamples: 48_000,
  epochs: [
    { loss: 0.5, accuracy: 0.75, valLoss: 0.25, valAccuracy: 0.875, seconds: 1.25 },
    { loss: null, accuracy: null, valLoss: null, valAccuracy: null, seconds: 0.5 },
  ],
  batches: { loss: [0.5, null], accuracy: [0.75, null], steps: 1 },
  validation: {
    loss: 0.125,
    accuracy: 0.5,
    labels: [0, 0, 1, 2],
    predictions: [0, 1, 1, null],
    probabilities: [0.5, 0.75, 1, null],
  },
  pictures: {
    width: 2,
    height: 2,
    samples: [{ index: 0, label: 0, pixels: toBase64(Uint8Array.of(0, 1, 2, 255)) }],
    right: [],
    wrong: [],
  },
  weightCounts: [
    weightCounts('hidden', weights, weights),
    weightCounts('output', weights, weights),
  ],
};

/** The page without its style and its figures. */
const frame = (page: string) =>
  page.replace(/<style>.*?<\/style>/s, '').replace(/<figure>.*?<\/figure>/gs, '<figure/>');

test.each(['en', 'ko'] as const)('in %s', (language) => {
  const expected = join(PROJECT_DIR, 'test', 'fixtures/report-page', `${language}.html.txt`);
  expect(frame(reportPage(record, { language }))).toBe(readFileSync(expected, 'utf8'));
  if (language === 'en') expect(reportPage(record)).toBe(reportPage(record, { language }));
});

test('where nothing went wrong there is no warning', () => {
  const validation = { ...record.validation, predictions: [0, 1, 1, 2] };
  const whole = { ...record, epochs: [record.epochs[0]], validation };
  expect(frame(reportPage(whole))).not.toContain('class="warning"');
});
