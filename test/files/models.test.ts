/** What a model keeps on its way into a file and back, and what a file that can't be read is told. */

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { zipSync } from 'fflate';
import { giveSlots, modelFrom } from '../../src/files/model-from-record.ts';
import type { TrainingRecord } from '../../src/files/model-record.ts';
import { recordOf } from '../../src/files/record-of-model.ts';
import { saveToPlace, writeRecord } from '../../src/files/save-model-node.ts';
import { dense, loadModel, sequential, useBackend } from '../../src/index.ts';
import type { OptimizerPlan } from '../../src/training/optimizers.ts';
import { planned } from '../planned.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { smallModel, train } from './problem.ts';
import { record, trainedWith } from './record.ts';

const at = temporaryFolder();
beforeAll(() => useBackend('cpu'));

describe('what a file says of itself', () => {
  /** What loadModel says of an archive with a file of this name. */
  async function refusal(name: string): Promise<Error> {
    const path = at('strange.npz');
    writeFileSync(path, zipSync({ [name]: new Uint8Array(1) }));
    const error = await loadModel(path).then(String, (error: Error) => error);
    return error as Error;
  }
  const words = (name: string) =>
    `the archive has a file called '${name}', which leads out of its folder.`;

  test('is shown up to 500 characters', async () => {
    const start = `${at('strange.npz')} can't be loaded: `;
    const longest = `../${'x'.repeat(500 - words('../').length)}`;
    expect((await refusal(longest)).message).toBe(start + words(longest));
    const { message } = await refusal(`${longest}x`);
    expect(message).toBe(`${start}${words(`${longest}x`).slice(0, 500)}…`);
  });

  test('moves no cursor and turns no line, and what it was is kept', async () => {
    const { message, cause } = await refusal('../\x1b\x07[2J\u202e\u202ea');
    expect(message).toContain(words('../ [2J a'));
    expect(cause).toBeInstanceOf(Error);
  });
});

test('saving to a URL answers as TensorFlow.js does', async () => {
  const before = Date.now();
  const { modelArtifactsInfo } = await saveToPlace(smallModel('sgd'), `file://${at('url')}`);
  expect(modelArtifactsInfo).toEqual({ dateSaved: expect.any(Date), modelTopologyType: 'JSON' });
  expect(modelArtifactsInfo.dateSaved.getTime()).toBeGreaterThanOrEqual(before);
});

test('in a folder only the weights of the earlier model go', async () => {
  const folder = at('folder');
  await writeRecord(record, folder);
  const others = [
    'my-weights-00000000.bin',
    'weights-00000000.bin.old',
    'weights-00000000xbin',
    'weights-00000000.bin', // named as ours are, but by no model.json
  ];
  for (const name of others) writeFileSync(join(folder, name), '');
  const [earlier] = readdirSync(folder).filter((name) => /^weights-(?!0{8}).*bin$/.test(name));
  const weights = record.weights.map(({ shape, values }) => ({
    shape,
    values: values.map((value) => value + 1),
  }));
  await writeRecord({ ...record, weights }, folder);
  const now = readdirSync(folder).sort();
  expect(now).not.toContain(earlier);
  expect(now).toEqual(expect.arrayContaining(['model.json', ...others]));
  expect(now).toHaveLength(others.length + 2);
});

test('a layer keeps its name, a setting gets Keras’s word', async () => {
  const layer = dense({ units: 2, activation: 'hardSigmoid', inputShape: [3], name: 'myHidden' });
  const frozen = tf.layers.activation({ activation: 'relu', name: 'myRelu' });
  expect((await recordOf(sequential([layer]))).layers).toMatchObject([
    { name: 'myHidden', activation: 'hard_sigmoid' },
  ]);
  const named = await recordOf(sequential([dense({ units: 2, inputShape: [3] }), frozen]));
  expect(named.layers[1].name).toBe('myRelu');
});

const rmsprop = planned('rmsprop', { learningRate: 0.5, rho: 0.25, epsilon: 0.125 });
const adam = planned('adam', { learningRate: 0.5, beta1: 0.5, beta2: 0.25, epsilon: 0.125 });
const untrained = (optimizer: OptimizerPlan) => {
  const model = trainedWith(optimizer);
  return { ...model, training: { ...model.training, iterations: 0 } };
};

test.each<[OptimizerPlan, object]>([
  [planned('sgd', { learningRate: 0.5 }), { learningRate: 0.5, momentum: 0, nesterov: false }],
  [
    planned('sgd', { learningRate: 0.5, momentum: 0.25, nesterov: true }),
    { learningRate: 0.5, momentum: 0.25, nesterov: true },
  ],
  [rmsprop, { learningRate: 0.5, rho: 0.25, momentum: 0, epsilon: 0.125, centered: false }],
  [
    { ...adam, scaleEpsilon: true },
    { learningRate: 0.5, beta1: 0.5, beta2: 0.25, epsilon: 0.125 },
  ],
])(
  '%j is built with its settings, and remembers nothing before its first step',
  async (plan, config) => {
    const { optimizer } = await modelFrom(untrained(plan));
    expect(optimizer.getConfig()).toEqual(config);
    expect(await optimizer.getWeights()).toHaveLength(1); // the number of steps
  },
);

test('Keras’s Adam and TensorFlow.js’s are two', async () => {
  const names = ([false, true] as const).map(async (scaleEpsilon) => {
    const plan = scaleEpsilon ? { ...adam, scaleEpsilon } : adam;
    const { optimizer } = await modelFrom(untrained(plan));
    return optimizer.constructor.name;
  });
  expect(await Promise.all(names)).toEqual(['Adam', 'AdamOptimizer']);
});

test('only the first layer is told what goes in', async () => {
  const layers = [record.layers[0], { ...record.layers[0], name: 'second' }];
  const weights = [...record.weights, { shape: [3, 3], values: new Float32Array(9) }];
  const two = { ...record, layers, weights: [...weights, record.weights[1]], training: undefined };
  const model = await modelFrom(two);
  expect(model.layers.map((layer) => layer.batchInputShape)).toEqual([[null, 2], undefined]);
});

test.each(['sgd', 'momentum', 'rmsprop', 'adam'] as const)(
  '%s goes on at the saved learning rate, whatever it was compiled with',
  async (name) => {
    const make = (rate: number) =>
      name === 'momentum' ? tf.train.momentum(rate, 0.9) : tf.train[name](rate);
    const [slow, fast] = [smallModel(make(0.001)), smallModel(make(0.25))];
    fast.setWeights(slow.getWeights());
    const { training } = await recordOf(fast);
    await giveSlots(slow, training as TrainingRecord);
    expect(slow.optimizer.getConfig().learningRate).toBe(0.25);
    expect(await train(slow, 2)).toEqual(await train(fast, 2));
  },
);
