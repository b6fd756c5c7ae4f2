/** The page's side of the worker: questions with answers, and the events it sends. */

import { keepForLater } from './offline.ts';
import type { Handlers } from './worker/main.ts';
import LabWorker from './worker/main.ts?worker';
import type { LabEvent } from './worker/messages.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const worker = new LabWorker();
const waiting = new Map<number, Waiting>();
const latest = new Map<LabEvent['event'], LabEvent>();
const listeners = new Set<(event: LabEvent) => void>();
let questions = 0;

worker.addEventListener('message', ({ data }: MessageEvent) => {
  if ('event' in data) {
    announce(data);
    return;
  }
  const { resolve, reject } = waiting.get(data.id) as Waiting;
  waiting.delete(data.id);
  if (data.error === undefined) resolve(data.result);
  else reject(new Error(data.error));
});

worker.addEventListener('error', ({ message }) => announce({ event: 'failure', message }));

/** What went well makes an earlier failure old. */
export function announce(event: LabEvent): void {
  if (event.event === 'training') latest.delete('failure');
  latest.set(event.event, event);
  for (const listener of listeners) listener(event);
}

/** @throws Error with the worker's words */
export function ask<Name extends keyof Handlers>(
  name: Name,
  ...args: Parameters<Handlers[Name]>
): Promise<Awaited<ReturnType<Handlers[Name]>>> {
  const id = questions++;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
    worker.postMessage({ id, name, args });
  });
}

let isAsked = false;

/** Called by what trains on the pictures: they are fetched once, when the first one asks. */
export function needData(): void {
  if (isAsked) return;
  isAsked = true;
  ask('load', new URL(`${import.meta.env.BASE_URL}data/`, location.href).href).then(
    keepForLater,
    ({ message }: Error) => announce({ event: 'no-data', message }),
  );
}

/** Hears the latest event of each kind at once, and all that follow. @returns what ends it */
export function listen(listener: (event: LabEvent) => void): () => void {
  listeners.add(listener);
  for (const event of latest.values()) listener(event);
  return () => listeners.delete(listener);
}
