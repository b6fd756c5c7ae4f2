/**
 * What the benches of a page show. On a bench's own page it stands in the address after the #: whoever gets
 * the link sees the same. In a chapter the address is the text's.
 */

import { Address, type Value } from './address.ts';
import { language } from './settings.ts';

/** Browsers refuse more than about three changes of the address a second. */
const WRITE_MS = 350;

const navigations = new Set<() => void>();
const changes = new Set<() => void>();
let isInAddress = false;
let state = new Address();
let timer: ReturnType<typeof setTimeout> | undefined;

export const address = (): Address => state;

/** Called before a page's parts are drawn. */
export function beginPage(isOwnPage: boolean): void {
  clearTimeout(timer);
  timer = undefined;
  isInAddress = isOwnPage;
  state = new Address(isOwnPage ? location.hash : '');
}

/** Typing and dragging leave no trail in the history. */
export function set(values: Record<string, Value>): void {
  state = state.with(values);
  timer ??= setTimeout(write, WRITE_MS);
}

/** A bench's own page, with everything as it is now, but for these values. */
export function addressOf(bench: string, values: Record<string, Value> = {}): string {
  const folder = language() === 'en' ? '' : `${language()}/`;
  return `${import.meta.env.BASE_URL}${folder}lab/${bench}.html${state.with(values)}`;
}

/** Called when the address was changed from outside: typed, or by «back». @returns what ends it */
export function onNavigation(listener: () => void): () => void {
  navigations.add(listener);
  return () => navigations.delete(listener);
}

/** Called when the state has changed, after a moment. @returns what ends it */
export function onChange(listener: () => void): () => void {
  changes.add(listener);
  return () => changes.delete(listener);
}

function write(): void {
  clearTimeout(timer);
  timer = undefined;
  if (isInAddress && state.toString() !== location.hash) {
    history.replaceState(history.state, '', state.toString()); // the state is VitePress's
  }
  for (const listener of changes) listener();
}

addEventListener('popstate', () => {
  if (!isInAddress || location.hash === state.toString()) return;
  clearTimeout(timer);
  timer = undefined;
  state = new Address(location.hash);
  for (const listener of navigations) listener();
});
addEventListener('pagehide', write);
