/** The page's side of the worker: questions with answers, and the events it sends. */

import { keepForLater } from './offline.ts';
import type { Handlers } from './worker/main.ts';
import LabWorker from './worker/main.ts?worker';
import type { LabEvent, WorkerEvent } from './worker/messages.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** The folder with the images, beside the pages. */
export const DATA = new URL(`${import.meta.env.BASE_URL}data/`, location.href).href;

/** What a question gets whose worker is ended before it answers. */
export class Ended extends Error {}

/** A worker, from its first question on. */
export class Client {
  private readonly worker = new LabWorker();
  private readonly waiting = new Map<number, Waiting>();
  private questions = 0;

  constructor(onEvent: (event: WorkerEvent) => void) {
    this.worker.addEventListener('message', ({ data }: MessageEvent) => {
      if (data?.event !== undefined) onEvent(data);
      else this.answer(data);
    });
    this.worker.addEventListener('error', ({ message }) => onEvent({ event: 'failure', message }));
  }

  /** @throws Error with the worker's words */
  ask<Name extends keyof Handlers>(
    name: Name,
    ...args: Parameters<Handlers[Name]>
  ): Promise<Awaited<ReturnType<Handlers[Name]>>> {
    const id = this.questions++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      this.worker.postMessage({ id, name, args });
    });
  }

  /** At once, whatever it is doing. */
  end(): void {
    this.worker.terminate();
    for (const { reject } of this.waiting.values()) reject(new Ended());
    this.waiting.clear();
  }

  /** What a learner's program posts may be anything. */
  private answer(data: { id: number; result?: unknown; error?: string } | undefined): void {
    const asked = data && this.waiting.get(data.id);
    if (!asked) return;
    this.waiting.delete(data.id);
    if (data.error === undefined) asked.resolve(data.result);
    else asked.reject(new Error(data.error));
  }
}

const latest = new Map<LabEvent['event'], LabEvent>();
const listeners = new Set<(event: LabEvent) => void>();

/** The benches' own. */
let client: Client | undefined;

/** What went well makes an earlier failure old. */
export function announce(event: LabEvent): void {
  if (event.event === 'training') latest.delete('failure');
  latest.set(event.event, event);
  for (const listener of listeners) listener(event);
}

/** @throws Error with the worker's words */
export const ask: Client['ask'] = (name, ...args) => {
  client ??= new Client((event) => {
    if (event.event !== 'cell') announce(event);
  });
  return client.ask(name, ...args);
};

let isAsked = false;

/** Called by what trains on the pictures: they are fetched once, when the first one asks. */
export function needData(): void {
  if (isAsked) return;
  isAsked = true;
  ask('load', DATA).then(keepForLater, ({ message }: Error) =>
    announce({ event: 'no-data', message }),
  );
}

/** Hears the latest event of each kind at once, and all that follow. @returns what ends it */
export function listen(listener: (event: LabEvent) => void): () => void {
  listeners.add(listener);
  for (const event of latest.values()) listener(event);
  return () => listeners.delete(listener);
}
