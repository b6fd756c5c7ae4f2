/** The worker: everything that computes much. The page asks, each question with a number. */

import * as tf from '@tensorflow/tfjs';
import type { Verdict } from '../../../exercises/course/judge.ts';
import {
  dense,
  isDeep,
  lossFor,
  outputLayer,
  sequential,
  summaryText,
} from '../../../src/index.ts';
import { type ModelRecord, readLayersFormat, writeLayersFormat } from '../../../src/internal.ts';
import type { Language } from '../../../src/report/index.ts';
import { type GradientOfDepth, gradientByDepth } from '../../../src/report/index.ts';
import { textOfNetwork } from '../chosen-network.ts';
import { Dataset } from './dataset.ts';
import { HiddenLayer } from './hidden-layer.ts';
import { forget, keep, OWN_DATA, OWN_TRAINED, read } from './kept.ts';
import type {
  CellShows,
  HiddenLayerAsked,
  HiddenLayerMade,
  LayersAsked,
  LayersFiles,
  LayersMade,
  OpenedModel,
  SampleOfNetwork,
  WorkerEvent,
} from './messages.ts';
import { recordOfNetwork } from './network.ts';
import { networkOf, offeredTraining, readModel } from './opened-model.ts';
import type { OwnData, OwnTrained } from './own-data.ts';
import type { OwnExample, OwnFacts, OwnProgress, OwnSettings, OwnSource } from './own-data-form.ts';
import { Practice, type Settings, type Trained } from './practice.ts';
import type { Types } from './types.ts';

const data = new Dataset();
let practice: Practice | undefined;

/** A learner's program may call something of its own postMessage. */
const send: typeof postMessage = globalThis.postMessage.bind(globalThis);

function tell(event: WorkerEvent): void {
  send(event, { transfer: event.event === 'inside' ? [event.kernel.buffer] : [] });
}

function current(): Practice {
  if (!practice) throw new Error('There is no network yet.');
  return practice;
}

/** The page's tab: what it has trained is kept under this name. */
let tab = '';

async function begin(settings: Settings, start?: (practice: Practice) => void): Promise<void> {
  practice?.dispose();
  practice = new Practice(data, settings, tell, (trained) => keep(tab, trained));
  start?.(practice);
  practice.report();
  practice.reportInside();
}

/** The weights, and the optimizer's memory if the practice has that optimizer, too. */
async function open(record: ModelRecord): Promise<OpenedModel> {
  const network = networkOf(record);
  const offered = offeredTraining(record);
  const training = offered
    ? { optimizer: offered.optimizer, learningRate: offered.learningRate }
    : null;
  await begin({ ...current().settings, network, ...training }, (own) => own.open(record));
  return { network, training };
}

let types: Promise<Types> | undefined;

/** @throws Error if the declarations don't come */
async function fetchTypes(): Promise<Types> {
  const address = new URL(`${import.meta.env.BASE_URL}types.json`, location.href);
  const [own, response] = await Promise.all([import('./types.ts'), fetch(address)]);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new own.Types(await response.json());
}

function typesWhenHere(): Promise<Types> {
  types ??= fetchTypes();
  types.catch(() => {
    types = undefined;
  });
  return types;
}

/** The page's name for it, too. */
const WEIGHTS_FILE = 'model.weights.bin';

let hiddenLayer: HiddenLayer | undefined;
/** One question after the other: training waits in between. */
let hiddenLayerWork: Promise<unknown> = Promise.resolve();

function trainHiddenLayer(asked: HiddenLayerAsked): Promise<HiddenLayerMade> {
  const work = hiddenLayerWork.then(() => {
    if (!hiddenLayer?.leadsTo(asked)) {
      hiddenLayer?.dispose();
      hiddenLayer = new HiddenLayer(asked);
    }
    return hiddenLayer.train(asked.epochs);
  });
  hiddenLayerWork = work.catch(() => undefined);
  return work;
}

let own: OwnData | undefined;

function ownData(): OwnData {
  if (!own) throw new Error('There are no data of one’s own yet.');
  return own;
}

/** What the page can ask for. */
const handlers = {
  async load(folder: string, isFew = false): Promise<void> {
    let [last, wasReady] = [0, false];
    const report = (isLast = false) => {
      const { loaded, labels, isReady } = data;
      if (!isLast && isReady === wasReady && performance.now() - last < 200) return;
      if (isReady && !wasReady) practice?.reportInside(); // it can be looked at now
      [last, wasReady] = [performance.now(), isReady];
      tell({ event: 'data', loaded, total: labels.length, isReady });
    };
    await data.load(new URL(folder), report, isFew);
    report(true);
  },

  /** What this tab has trained before with these settings; else new weights. */
  async resume(settings: Settings, ofTab: string): Promise<void> {
    tab = ofTab;
    await begin(settings);
    const trained = await read<Trained>(tab);
    if (!trained || keyOf(trained.settings) !== keyOf(settings)) return;
    try {
      await begin(settings, (own) => own.restore(trained));
    } catch {
      await begin(settings); // another version of the page kept it
    }
  },

  /** New weights, and nothing learned. */
  async reset(settings: Settings): Promise<void> {
    await begin(settings);
    await forget(tab);
  },
  change: (settings: Partial<Settings>): void => current().change(settings),

  startOrPause(): void {
    const own = current();
    if (own.isRunning) own.pause();
    else own.run().catch(({ message }: Error) => tell({ event: 'failure', message }));
  },

  oneStep: (): void => current().oneStep(),
  predict: (pixels: ArrayLike<number>): number[] => current().predict(pixels),
  picturesOf: (label: number, prediction: number): Uint8Array[] =>
    current().picturesOf(label, prediction, 24),

  /** @param n counted from 0, over all training images that are here */
  sample(n: number): SampleOfNetwork {
    const row = n % Math.max(1, data.loaded);
    const { network, settings } = current();
    const weights = network.engine.readWeights();
    return { pixels: data.image(row), label: data.labels[row], weights, network: settings.network };
  },

  describeLayers,
  trainHiddenLayer,
  gradientByDepth: (): GradientOfDepth => gradientByDepth(),

  /**
   * Reads one's own data.
   * @param isKept for the next time: the address doesn't have them
   * @throws Error in the learner's words
   */
  async openOwn(source: OwnSource, language: Language, isKept: boolean): Promise<OwnFacts> {
    const [{ OwnData }, { ownDataWords }] = await Promise.all([
      import('./own-data.ts'),
      import('../own-data-words.ts'),
    ]);
    const opened = new OwnData(source, ownDataWords[language], (trained) =>
      trained ? keep(OWN_TRAINED, trained) : forget(OWN_TRAINED),
    );
    await own?.dispose();
    own = opened;
    if (isKept) keep(OWN_DATA, source);
    return own.facts;
  },
  keptOwn: (): Promise<OwnSource | undefined> => read<OwnSource>(OWN_DATA),
  async forgetOwn(): Promise<void> {
    await forget(OWN_DATA);
    await forget(OWN_TRAINED);
  },
  trainOwn: (settings: OwnSettings, wantsPictures: boolean, goesOn: boolean): Promise<void> =>
    ownData().train(settings, wantsPictures, goesOn),

  /** @returns whether what was kept was trained on these data, with these settings: then it is there again */
  async resumeOwn(settings: OwnSettings): Promise<boolean> {
    const trained = await read<OwnTrained>(OWN_TRAINED);
    try {
      return trained !== undefined && (await ownData().restore(trained, settings));
    } catch {
      return false; // another version of the page kept it
    }
  },
  stopOwn: (): void => own?.stop(),
  ownProgress: (): Promise<OwnProgress> => ownData().progress(),
  ownExamples: (): { wrong: OwnExample[]; right: OwnExample[] } => ownData().someExamples(),
  ownExamplesOf: (label: number, prediction: number): OwnExample[] =>
    ownData().examplesOf(label, prediction, 24),
  /** What lies beside the programs. */
  ownFile: (): string | Uint8Array =>
    ownData().facts.kind === 'table' ? ownData().csv() : ownData().zip(),

  /** What a file keeps of the network. */
  record: (): Promise<ModelRecord> => recordOfNetwork(current().network),

  async layersFiles(): Promise<LayersFiles> {
    const record = await recordOfNetwork(current().network);
    const { json, bytes } = writeLayersFormat(record, WEIGHTS_FILE);
    return { json, weights: bytes };
  },

  /** @returns whether the cell ran to its end */
  async runCell(cells: string[], number: number, language: Language, folder: string) {
    const { runCell } = await import('./run-cell.ts');
    const show = (output: CellShows['output']) => tell({ event: 'cell', output });
    return runCell(cells, number, { language, data: folder, show });
  },

  /** What is at a place of a program. */
  described: async (file: string, code: string, position: number) =>
    (await typesWhenHere()).describe(file, code, position),

  /** What can stand there. */
  offered: async (file: string, code: string, position: number) =>
    (await typesWhenHere()).offer(file, code, position),

  offeredDescribed: async (file: string, code: string, position: number, name: string) =>
    (await typesWhenHere()).describeOffered(file, code, position, name),

  openLayersFiles: async ({ json, weights }: LayersFiles): Promise<OpenedModel> =>
    open(await readModel((options) => readLayersFormat(json, weights, options))),
  open,

  /** Loads what judging needs: that is not the learner's time. */
  prepareJudge: async (exercise: string, data: string): Promise<void> =>
    (await import('./judge.ts')).prepareToJudge(exercise, data),

  judge: async (exercise: string, text: string): Promise<Verdict> =>
    (await import('./judge.ts')).judgeAnswer(exercise, text, (printed) =>
      tell({ event: 'cell', output: { text: printed } }),
    ),
};

export type Handlers = typeof handlers;

/** What makes it another network, or what it remembers another optimizer's. */
const keyOf = ({ network, way, seed, engine, ...training }: Settings) => {
  const { optimizer, batchSize, learningRate } = training;
  return [textOfNetwork(network), way, seed, engine, optimizer, batchSize, learningRate].join();
};

/** Builds the real model, and reads off what it is. */
function describeLayers({ task, labels, classes, inputs, hidden }: LayersAsked): LayersMade {
  const sizes = [inputs, ...hidden];
  const options = { inputShape: hidden.length === 0 ? [inputs] : undefined, name: 'output' };
  const output = outputLayer(task, task === 'multiclass' ? { ...options, classes } : options);
  const hiddenLayers = hidden.map((units, i) =>
    dense({
      units,
      activation: 'sigmoid',
      inputShape: i === 0 ? [inputs] : undefined,
      name: `hidden_${i + 1}`,
    }),
  );
  const model = sequential({ layers: [...hiddenLayers, output], name: 'model' });
  try {
    const layers = model.layers.map((layer, i) => ({
      name: layer.name,
      inputs: sizes[i],
      units: Number(layer.getConfig().units),
      activation: String(layer.getConfig().activation),
      params: layer.countParams(),
    }));
    const lastActivation = layers[layers.length - 1].activation;
    const loss = lossFor(task, exampleLabels(task, labels, classes), { lastActivation });
    return { summary: summaryText(model), loss, isDeep: isDeep(model), layers };
  } finally {
    model.dispose();
  }
}

/** Labels such as the task has them: lossFor looks at their form. */
function exampleLabels(task: LayersAsked['task'], form: LayersAsked['labels'], classes: number) {
  if (task === 'binary') return [0, 1];
  if (task === 'regression') return [0.5];
  if (form === 'integer') return [0, classes - 1];
  return [Array.from({ length: classes }, (_, i) => Number(i === classes - 1))];
}

addEventListener('message', async ({ data: { id, name, args } }: MessageEvent) => {
  try {
    const handler = handlers[name as keyof Handlers] as (...args: unknown[]) => unknown;
    send({ id, result: await handler(...args) });
  } catch (error) {
    send({ id, error: (error as Error).message });
  }
});

tf.setBackend('cpu');
