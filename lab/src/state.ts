/** What the page shows, in the address after the #: whoever gets the link sees the same. */

import { Address, type Value } from './address.ts';

/** Browsers refuse more than about three changes of the address a second. */
const WRITE_MS = 350;

const navigations = new Set<() => void>();
const changes = new Set<() => void>();
let state = new Address(location.hash);
let timer: ReturnType<typeof setTimeout> | undefined;

export const address = (): Address => state;

/** Typing and dragging leave no trail in the history. */
export function set(values: Record<string, Value>): void {
  state = state.with(values);
  timer ??= setTimeout(write, WRITE_MS);
}

/** Going to another bench does: «back» leads to the one before. */
export function go(bench: string): void {
  write();
  state = state.with({ bench });
  history.pushState(null, '', state.toString());
  for (const listener of navigations) listener();
}

/** Another bench with everything else as it is, but for these values. */
export function addressOf(bench: string, values: Record<string, Value> = {}): string {
  return state.with({ bench, ...values }).toString();
}

/** Called when the address was changed from outside: typed, «back», or by `go`. */
export function onNavigation(listener: () => void): void {
  navigations.add(listener);
}

/** Called when the address has been written anew. */
export function onChange(listener: () => void): void {
  changes.add(listener);
}

function write(): void {
  clearTimeout(timer);
  timer = undefined;
  if (state.toString() !== location.hash) history.replaceState(null, '', state.toString());
  for (const listener of changes) listener();
}

addEventListener('popstate', () => {
  clearTimeout(timer);
  timer = undefined;
  state = new Address(location.hash);
  for (const listener of navigations) listener();
});
addEventListener('pagehide', write);
