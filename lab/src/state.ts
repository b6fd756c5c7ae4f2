/** What the page shows, in the address after the #: whoever gets the link sees the same. */

const listeners = new Set<() => void>();

function read(): URLSearchParams {
  return new URLSearchParams(location.hash.slice(1));
}

export function getText<T extends string>(name: string, fallback: T, allowed?: readonly T[]): T {
  const value = read().get(name) as T | null;
  return value === null || (allowed && !allowed.includes(value)) ? fallback : value;
}

/** A number within its bounds, whatever the address says. */
export function getNumber(name: string, fallback: number, min: number, max: number): number {
  const text = read().get(name);
  const value = Number(text);
  return text === null || !Number.isFinite(value) ? fallback : Math.min(max, Math.max(min, value));
}

export function getNumbers(name: string, fallback: readonly number[]): number[] {
  const values = read().get(name)?.split(',').map(Number);
  const fits = values?.length === fallback.length && values.every(Number.isFinite);
  return fits ? values : [...fallback];
}

/** Typing and dragging leave no trail in the history. */
export function set(values: Record<string, string | number | readonly number[]>): void {
  const all = read();
  for (const [name, value] of Object.entries(values)) all.set(name, String(value));
  history.replaceState(null, '', `#${tidy(all)}`);
}

/** Going to another bench does: «back» leads to the one before. */
export function go(bench: string): void {
  history.pushState(null, '', addressOf(bench));
  for (const listener of listeners) listener();
}

/** Another bench with everything else as it is. */
export function addressOf(bench: string): string {
  const all = read();
  all.set('bench', bench);
  return `#${tidy(all)}`;
}

/** Called when the address was changed from outside: typed, «back», or by `go`. */
export function onNavigation(listener: () => void): void {
  listeners.add(listener);
  addEventListener('popstate', listener);
}

/** Commas may stand in an address as they are. */
function tidy(all: URLSearchParams): string {
  return all.toString().replaceAll('%2C', ',');
}
