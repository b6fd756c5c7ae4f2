/**
 * `npm run bench -- --beside`: what stands beside the lesson's own network, a variation at a time. Each
 * step beside the plain one of the same arithmetic, and beside Keras's of the same variation, in turns.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as tf from '@tensorflow/tfjs';
import {
  Adagrad,
  AdamW,
  activation,
  dense,
  dropout,
  type EngineChoice,
  type FitOptions,
  flatten,
  Nadam,
  RMSprop,
  type Sequential,
  SGD,
  SparseCategoricalCrossentropy,
  sequential,
  setRandomSeed,
  useBackend,
} from '../../src/index.ts';
import { findNativeAddon, PROJECT_DIR } from '../../src/internal.ts';
import { median } from './median.ts';
import type { BesideRow } from './performance.ts';

const SAMPLES = 1600;
const BATCH = 32;
const STEPS = SAMPLES / BATCH;
/** Epochs of a variation in one turn: the fastest counts, for noise only slows a step down. */
const EPOCHS = 12;

interface Variation {
  /** The layers before the last one. */
  layers?: () => tf.layers.Layer[];
  last?: () => tf.layers.Layer;
  compile?: () => Parameters<Sequential['compile']>[0];
  fit?: FitOptions;
  inputShape?: number[];
}

const hidden = (options: object = {}) =>
  dense({ units: 100, activation: 'sigmoid', inputShape: [784], ...options });
const withHidden = (options: object): Variation => ({ layers: () => [hidden(options)] });
const withOptimizer = (optimizer: () => string | tf.Optimizer): Variation => ({
  compile: () => ({ loss, metrics, optimizer: optimizer() }),
});
const loss = 'sparse_categorical_crossentropy';
const metrics = ['accuracy'];

/** By what is other than in the lesson's network; keras/bench.py has the same ones. */
const variations: Record<string, Variation> = {
  plain: {},
  Flatten: {
    inputShape: [28, 28],
    layers: () => [flatten({ inputShape: [28, 28] }), hidden({ inputShape: undefined })],
  },
  'Dropout 0.3': { layers: () => [hidden(), dropout({ rate: 0.3 })] },
  'an Activation layer': {
    layers: () => [hidden({ activation: 'linear' }), activation({ activation: 'sigmoid' })],
  },
  relu: withHidden({ activation: 'relu' }),
  elu: withHidden({ activation: 'elu' }),
  gelu: withHidden({ activation: 'gelu' }),
  leaky_relu: withHidden({ activation: 'leaky_relu' }),
  'no bias': withHidden({ useBias: false }),
  'l2 of the kernel': withHidden({ kernelRegularizer: 'l2' }),
  'frozen hidden layer': withHidden({ trainable: false }),
  'logits, no softmax': {
    last: () => dense({ units: 10 }),
    compile: () => ({ loss: new SparseCategoricalCrossentropy({ fromLogits: true }), metrics }),
  },
  'SGD, momentum': withOptimizer(() => new SGD({ momentum: 0.9 })),
  Adagrad: withOptimizer(() => new Adagrad()),
  Adam: withOptimizer(() => 'adam'),
  AdamW: withOptimizer(() => new AdamW()),
  Nadam: withOptimizer(() => new Nadam()),
  'RMSprop, clipnorm': withOptimizer(() => new RMSprop({ clipnorm: 1 })),
  'class weights': { fit: { classWeight: { 3: 2 } } },
  'TensorFlow.js’s operations': { fit: { engine: 'stock' } },
  'a batch callback': { fit: { callbacks: { onBatchEnd: (_, logs) => void logs?.loss } } },
};

function build({ layers, last, compile }: Variation): Sequential {
  const model = sequential([
    ...(layers?.() ?? [hidden()]),
    last?.() ?? dense({ units: 10, activation: 'softmax' }),
  ]);
  model.compile(compile?.() ?? { loss, metrics });
  return model;
}

type Runner = (name: string) => Promise<number>;

/** @returns ms a step, the fastest of some epochs */
function runnerOf(engine: EngineChoice): Runner {
  const models = new Map<string, Sequential>();
  const y = tf.randomUniform([SAMPLES], 0, 10, 'int32', 1);
  return async (name) => {
    const { inputShape = [784], fit } = variations[name];
    const model = models.get(name) ?? build(variations[name]);
    models.set(name, model);
    const x = tf.randomUniform([SAMPLES, ...inputShape], 0, 1, 'float32', 1);
    let fastest = Number.POSITIVE_INFINITY;
    for (let epoch = 0; epoch < EPOCHS; epoch++) {
      const before = performance.now();
      await model.fit(x, y, { batchSize: BATCH, engine, verbose: 0, ...fit });
      fastest = Math.min(fastest, (performance.now() - before) / STEPS);
    }
    x.dispose();
    return fastest;
  };
}

/** Keras in a process of its own, which is asked for one variation after the other. */
class KerasRunner {
  private readonly child: ChildProcess;
  private readonly answers: AsyncIterator<string>;

  constructor(python: string) {
    const args = [join(PROJECT_DIR, 'keras', 'bench.py'), 'beside', String(EPOCHS)];
    this.child = spawn(python, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    const lines = createInterface({ input: this.child.stdout as NodeJS.ReadableStream });
    this.answers = lines[Symbol.asyncIterator]();
  }

  async run(name: string): Promise<number> {
    this.child.stdin?.write(`${name}\n`);
    const { value, done } = await this.answers.next();
    if (done) throw new Error(`Keras ended while it trained '${name}'.`);
    return JSON.parse(value).msPerStep;
  }

  end(): void {
    this.child.stdin?.end();
  }
}

/** @param python with Keras, if there is one */
export async function measureBeside(
  rounds: number,
  python: string | undefined,
): Promise<BesideRow[]> {
  const native = findNativeAddon('cpu') !== undefined;
  await useBackend(native ? 'native' : 'wasm');
  setRandomSeed(1);
  const keras = python === undefined ? undefined : new KerasRunner(python);
  const runners: Record<string, Runner> = {
    wasm: runnerOf('wasm'),
    ...(native && { native: runnerOf('native') }),
    ...(keras && { Keras: (name) => keras.run(name) }),
  };
  const times: Record<string, Record<string, number[]>> = {};
  try {
    for (let round = 0; round < rounds; round++) {
      console.log(`Round ${round + 1} of ${rounds} …`);
      for (const name of Object.keys(variations)) {
        for (const [runner, run] of Object.entries(runners)) {
          times[name] ??= {};
          times[name][runner] ??= [];
          times[name][runner].push(await run(name));
        }
      }
    }
  } finally {
    keras?.end();
  }
  return Object.entries(times).map(([name, own]) => ({
    name,
    ratios: Object.fromEntries(
      Object.keys(own)
        .filter((runner) => runner !== 'Keras')
        .map((runner) => {
          const to = (others: number[]) => median(own[runner].map((ms, i) => ms / others[i]));
          const toKeras = own.Keras && to(own.Keras);
          return [runner, { toPlain: to(times.plain[runner]), toKeras }];
        }),
    ),
  }));
}
