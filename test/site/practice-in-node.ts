/** The practice's worker without a browser: what it trains, and what it says of it. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Address, type Value } from '../../site/live/address.ts';
import { lessonNetwork, networkOfText } from '../../site/live/chosen-network.ts';
import { Dataset } from '../../site/live/worker/dataset.ts';
import type { Inside, TrainingProgress } from '../../site/live/worker/messages.ts';
import { Practice, type Settings, type Trained } from '../../site/live/worker/practice.ts';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { readIdx } from '../../src/index.ts';

export const lessonSettings: Settings = {
  ...{ network: lessonNetwork, way: 'add', seed: 42, engine: 'wasm', all: true, epochs: 5 },
  ...{ speed: Number.POSITIVE_INFINITY, optimizer: 'rmsprop', learningRate: 0.001, batchSize: 32 },
};

/** As the address has them. */
export function settingsOf(values: Record<string, Value>): Partial<Settings> {
  const address = new Address().with(values);
  const { optimizer, learningRate } = lessonSettings;
  return {
    network: networkOfText(address.text('network', '100-sigmoid')),
    optimizer: address.text('optimizer', optimizer),
    learningRate: address.number('rate', learningRate, 0, 1000),
  };
}

let data: Dataset | undefined;

/** All images, read once. */
function allImages(): Dataset {
  if (data) return data;
  const folder = join(PROJECT_DIR, 'data', 'fashion-mnist');
  const read = (name: string) =>
    readIdx(gunzipSync(readFileSync(join(folder, name)))).data as Uint8Array<ArrayBuffer>;
  data = new Dataset();
  data.pixels = read('train-images-idx3-ubyte.gz');
  data.labels = read('train-labels-idx1-ubyte.gz');
  data.loaded = data.labels.length;
  return data;
}

export interface Told {
  practice: Practice;
  training: TrainingProgress;
  inside: Inside;
  kept: Trained;
}

/** A network that nobody has trained; `told` changes with what the practice tells. */
export function practised(settings: Partial<Settings>): Told {
  const told = {} as Told;
  told.practice = new Practice(
    allImages(),
    { ...lessonSettings, ...settings },
    (event) => Object.assign(told, { [event.event]: event }),
    (kept) => Object.assign(told, { kept }),
  );
  told.practice.report();
  told.practice.reportInside();
  return told;
}

/** Trained to the end. The caller disposes of the practice. */
export async function trained(settings: Partial<Settings>): Promise<Told> {
  const told = practised(settings);
  await told.practice.run();
  return told;
}
