/** Threads share a step's products: the same bits with any number of them, whatever becomes of the others. */

import type { Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';
import { dense, dropout, sequential, setRandomSeed } from '../../src/index.ts';
import { createEngine, type FastEngine } from '../../src/training/choose-engine.ts';
import {
  initialState,
  lastLayer,
  type StepEngine,
  type StepPlan,
} from '../../src/training/engine.ts';
import type { CrewPlace } from '../../src/training/wasm/crew.ts';
import { fastEngines, loadEngines } from '../engines.ts';
import { planned } from '../planned.ts';

/** The very object that the source asks for it. */
const workerThreads = require('node:worker_threads') as typeof import('node:worker_threads');

beforeAll(async () => {
  await loadEngines();
});
afterEach(() => {
  jest.restoreAllMocks();
});

const layer = (inputs: number, units: number, name: string) => ({
  ...{ inputs, units, useBias: true, isTrained: true },
  after: [{ kind: 'activation' as const, name }],
});

const lesson: StepPlan = {
  first: [],
  layers: [layer(784, 100, 'sigmoid'), layer(100, 10, 'softmax')],
  loss: { name: 'sparse_categorical_crossentropy' },
  optimizer: planned('rmsprop'),
  batchSize: 32,
  labelSize: 1,
};

/** Sizes that are no multiples of anything, every kind of job, and shares of one tile. */
const plans: Record<string, StepPlan> = {
  lesson,
  'odd sizes, weights held small, a bound on their gradients': {
    ...lesson,
    layers: [
      { ...layer(61, 37, 'relu'), kernelPenalty: { l1: 0.001, l2: 0.01 } },
      layer(37, 19, 'tanh'),
      layer(19, 3, 'softmax'),
    ],
    optimizer: planned('adam', { globalClipnorm: 0.5 }),
    batchSize: 23,
  },
  'one node': {
    ...lesson,
    layers: [layer(5, 1, 'sigmoid')],
    loss: { name: 'binary_crossentropy' },
    batchSize: 3,
  },
};

/** What a test looks at inside an engine. */
interface Inside {
  memory: { crew: { numbers: Int32Array; place: CrewPlace } };
}
const crewOf = (engine: StepEngine) => (engine as unknown as Inside).memory.crew;
const DONE = 5;
const READY = 8;
const SLEEPERS = 7;

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** An engine whose helpers have all begun to look. */
async function engineWith(threads: number, name: FastEngine, plan: StepPlan): Promise<StepEngine> {
  const engine = createEngine(name, structuredClone(plan), threads);
  let seed = 1;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647 - 0.5;
  };
  const weights = plan.layers.flatMap(({ inputs, units }) => [
    Float32Array.from({ length: inputs * units }, () => random() / Math.sqrt(inputs)),
    new Float32Array(units),
  ]);
  engine.inputs.set(Float32Array.from(engine.inputs, (_, i) => (i % 3 === 0 ? 0 : random())));
  engine.targets.set(Float32Array.from(engine.targets, (_, i) => i % lastLayer(plan).units));
  engine.step(1); // has jobs to share, and so starts helpers
  engine.writeState(initialState(plan, weights));
  await until(() => crewOf(engine).numbers[READY] === threads - 1);
  return engine;
}

describe.each(fastEngines)('%s', (name) => {
  test.each(Object.keys(plans))('%s: the same bits with 1, 2 and 3 threads', async (what) => {
    const plan = plans[what];
    const all = [];
    for (const threads of [1, 2, 3]) {
      const engine = await engineWith(threads, name, plan);
      const losses = Array.from({ length: 40 }, (_, i) =>
        engine.step(i % 4 === 3 ? Math.ceil(plan.batchSize / 2) : plan.batchSize),
      );
      losses.push(engine.evaluate(plan.batchSize));
      all.push({ losses, outputs: engine.outputs.slice(), state: engine.readState() });
      engine.dispose();
    }
    expect(all[0].losses.at(-1)).toBeLessThan(all[0].losses[0]);
    expect(all[1]).toEqual(all[0]);
    expect(all[2]).toEqual(all[0]);
  });
});

test('training goes on with another number of threads as if it had not changed', async () => {
  const x = tf.randomUniform([200, 64], 0, 1, 'float32', 1);
  const y = tf.range(0, 200).mod(tf.scalar(4));
  const weights = [];
  for (const threads of [1, 2]) {
    setRandomSeed(3);
    const model = sequential([
      dense({ units: 50, activation: 'relu', inputShape: [64] }),
      dropout({ rate: 0.2 }),
      dense({ units: 4, activation: 'softmax' }),
    ]);
    model.compile({ loss: 'sparse_categorical_crossentropy', optimizer: 'adam' });
    const fit = { verbose: 0, engine: 'wasm', seed: 5 } as const;
    await model.fit(x, y, { ...fit, epochs: 2, threads });
    await model.fit(x, y, { ...fit, epochs: 4, initialEpoch: 2, threads: 3 - threads });
    weights.push(model.getWeights().map((weight) => weight.dataSync()));
    expect(model.evaluate(x, y, { engine: 'wasm', threads })).toEqual(
      model.evaluate(x, y, { engine: 'wasm', threads: 3 - threads }),
    );
  }
  expect(weights[1]).toEqual(weights[0]);
});

describe('a helper', () => {
  async function trained(): Promise<[StepEngine, Worker]> {
    const { Worker } = workerThreads;
    const made: Worker[] = [];
    jest.spyOn(workerThreads, 'Worker').mockImplementation((...args) => {
      made.push(new Worker(...args));
      return made[0];
    });
    const engine = await engineWith(2, 'wasm', lesson);
    expect(engine.step(32)).toBeGreaterThan(0);
    return [engine, made[0]];
  }

  test('sleeps when nothing trains, and ends with its engine', async () => {
    const [engine, worker] = await trained();
    const isEnded = new Promise((resolve) => worker.once('exit', resolve));
    await until(() => crewOf(engine).numbers[SLEEPERS] === 1);
    engine.step(32);
    engine.dispose();
    expect(await isEnded).toBe(0);
  });

  test('that is not asked for sleeps too, and ends with its engine', async () => {
    const { Worker } = workerThreads;
    const ended: Promise<unknown>[] = [];
    jest.spyOn(workerThreads, 'Worker').mockImplementation((...args) => {
      const worker = new Worker(...args);
      ended.push(new Promise((resolve) => worker.once('exit', resolve)));
      return worker;
    });
    const engine = await engineWith(3, 'wasm', lesson);
    const { numbers } = crewOf(engine);
    Atomics.store(numbers, READY, 1); // as if the second were not there yet
    for (let i = 0; i < 5; i++) engine.step(32);
    await until(() => numbers[SLEEPERS] === 1);
    engine.dispose();
    expect(await Promise.all(ended)).toEqual([0, 0]);
  });

  test('that is killed leaves the others its work', async () => {
    const [engine, worker] = await trained();
    await worker.terminate();
    const alone = await engineWith(1, 'wasm', lesson);
    alone.step(32);
    for (let i = 0; i < 5; i++) expect(engine.step(32)).toBe(alone.step(32));
    engine.dispose();
    alone.dispose();
  });

  test('that is lost with a share of a step is an error, not a wait without end', async () => {
    const [engine] = await trained();
    const crew = crewOf(engine);
    const module = { ...crew.place.module, publish: () => undefined, finish: () => false };
    crew.place = { ...crew.place, module };
    crew.numbers[DONE] = -1;
    const wait = jest.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
    expect(() => engine.step(32)).toThrow('A thread that helped to train was lost');
    expect(wait).toHaveBeenCalledTimes(10_000);
    engine.dispose();
  });
});

test.each([0, 1.5, -1, 17, '2'])('threads: %p is refused', async (threads) => {
  const model = sequential([dense({ units: 1, inputShape: [2] })]);
  model.compile({ loss: 'mse' });
  const [x, y] = [tf.ones([2, 2]), tf.ones([2, 1])];
  const message = /^threads is 'auto' or a whole number from 1 to 16; got /;
  const options = { threads: threads as number };
  await expect(model.fit(x, y, { verbose: 0, ...options })).rejects.toThrow(message);
  expect(() => model.evaluate(x, y, options)).toThrow(message);
});
