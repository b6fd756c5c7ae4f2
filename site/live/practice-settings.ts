/** What the address says of the practice's training, and how the worker follows it. */

import { lessonNetwork, networkOfText, textOfNetwork } from './chosen-network.ts';
import { announce, ask, needData } from './client.ts';
import { keptInTab } from './kept-text.ts';
import { address } from './state.ts';
import type { Handlers } from './worker/main.ts';
import type { OptimizerName, Way } from './worker/messages.ts';
import type { Settings } from './worker/practice.ts';

const ways = ['layer-array', 'named', 'add'] as const satisfies readonly Way[];

/** Steps a second, by the slider's position; the last one is as fast as it goes. */
export const SPEEDS = [1, 5, 20, 100, 500, Number.POSITIVE_INFINITY];

const optimizers = ['rmsprop', 'sgd', 'adam'] as const satisfies readonly OptimizerName[];
export const RATES = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];
export const BATCH_SIZES = [8, 16, 32, 64, 128, 256];
const nearest = (values: readonly number[], wanted: number) =>
  values.reduce((a, b) => (Math.abs(b - wanted) < Math.abs(a - wanted) ? b : a));

/** What the address says of the training. */
export function settingsOfAddress(): Settings {
  return {
    network: networkOfText(address().text('network', textOfNetwork(lessonNetwork))),
    way: address().text<Way>('way', 'add', ways),
    seed: address().whole('seed', 42, 0, 2 ** 32 - 1),
    engine: address().text('engine', 'wasm', ['wasm', 'plain']),
    all: address().text('images', 'all', ['all', '6000']) === 'all',
    epochs: address().whole('epochs', 5, 1, 20),
    speed: SPEEDS[address().whole('speed', SPEEDS.length - 1, 0, SPEEDS.length - 1)],
    optimizer: address().text<OptimizerName>('optimizer', 'rmsprop', optimizers),
    learningRate: address().number('rate', 0.001, 0, 1000),
    batchSize: nearest(BATCH_SIZES, address().number('batch', 32, 1, 1000)),
  };
}

let made = '';

/** The worker has this network already: a file's. */
export function followsAlready(): void {
  made = keyOf(settingsOfAddress());
}

/** New weights where the address asks for another network; else the training goes on with its settings. */
export function followAddress(): void {
  needData();
  const settings = settingsOfAddress();
  const wanted = keyOf(settings);
  if (made === '') send('resume', settings, tabName());
  else send(wanted === made ? 'change' : 'reset', settings);
  made = wanted;
}

/** What makes it another network. */
const keyOf = ({ network, way, seed, engine }: Settings) =>
  [textOfNetwork(network), way, seed, engine].join();

/** A reload keeps it; another tab has another one. */
function tabName(): string {
  const name = keptInTab.read('tab') ?? String(Math.random());
  keptInTab.write('tab', name);
  return name;
}

/** What goes wrong is said on the bench. */
export function send<Name extends keyof Handlers>(
  name: Name,
  ...args: Parameters<Handlers[Name]>
): void {
  ask(name, ...args).catch(({ message }: Error) => announce({ event: 'failure', message }));
}
