/** How good inputs are damaged: fast-check draws the changes. */

import fc from 'fast-check';

/** So many bytes give way to others. */
interface ByteChange {
  /** Modulo the length. */
  at: number;
  remove: number;
  insert: readonly number[] | Uint8Array;
}

const place = fc.nat(0xffffff);
/** Where counts, sizes and offsets go wrong: 32 bits, first byte last or first. */
const extremes = [0, 1, 0xff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff].flatMap((n) => {
  const bytes = [n & 0xff, (n >>> 8) & 0xff, (n >>> 16) & 0xff, n >>> 24];
  return [bytes, [...bytes].reverse()];
});

const byteChange: fc.Arbitrary<ByteChange> = fc.oneof(
  fc.record({ at: place, remove: fc.constant(1), insert: fc.tuple(fc.nat(255)) }),
  fc.record({ at: place, remove: fc.constant(4), insert: fc.constantFrom(...extremes) }),
  fc.record({ at: place, remove: fc.constant(Infinity), insert: fc.constant([]) }),
  fc.record({ at: place, remove: fc.nat(64), insert: fc.uint8Array({ maxLength: 64 }) }),
);

function changeBytes(bytes: Uint8Array, { at, remove, insert }: ByteChange): Uint8Array {
  const start = at % (bytes.length + 1);
  const rest = bytes.subarray(Math.min(bytes.length, start + remove));
  return Uint8Array.of(...bytes.subarray(0, start), ...insert, ...rest);
}

/** One of the good files with one to six changes. */
export function damaged(files: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.constantFrom(...files), fc.array(byteChange, { minLength: 1, maxLength: 6 }))
    .map(([file, changes]) => changes.reduce(changeBytes, file));
}

const strangeValues: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    -1,
    0,
    0.5,
    1e308,
    2 ** 31,
    '',
    '__proto__',
    'a\u0000b',
    [],
    {},
    [[]],
    true,
  ),
  fc.constantFrom('constructor', JSON.parse('{"__proto__":{"added":1}}'), 'x'.repeat(5000)),
  fc.jsonValue(),
);

/** A good JSON value, one to four of whose parts are removed or give way to others. */
export function damagedJson(good: unknown): fc.Arbitrary<unknown> {
  const change = fc.record({ at: place, value: fc.option(strangeValues, { nil: undefined }) });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    const root: Holder = { value: structuredClone(good) };
    for (const { at, value } of changes) {
      const places = placesIn(root);
      const [holder, key] = places[at % places.length];
      if (value === undefined) delete holder[key];
      else holder[key] = structuredClone(value);
      root.value ??= null;
    }
    return root.value;
  });
}

type Holder = Record<string, unknown>;

function placesIn(value: unknown): [Holder, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Holder;
  return Object.keys(holder).flatMap((key): [Holder, string][] => [
    [holder, key],
    ...placesIn(holder[key]),
  ]);
}
