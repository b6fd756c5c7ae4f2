/** The console of a program in the page, beside Node's own. */

import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { format, inspect } from 'node:util';
import { consoleTo } from '../../site/live/worker/console.ts';

type Call = Partial<Record<keyof Console, unknown[]>>;

function inPage(calls: readonly Call[]): string {
  let text = '';
  const own = consoleTo((more) => (text += more), { format, inspect });
  makeCalls(own, calls);
  return text;
}

function inNode(calls: readonly Call[]): string {
  let text = '';
  const stdout = new Writable({
    write(chunk, _, written) {
      text += chunk;
      written();
    },
  });
  makeCalls(new Console({ stdout, colorMode: false }), calls);
  return text;
}

function makeCalls(console: object, calls: readonly Call[]): void {
  for (const [name, values] of calls.flatMap((call) => Object.entries(call))) {
    Reflect.get(console, name)(...values);
  }
}

const digits = (text: string) => text.replace(/\d+(?:\.\d+)?m?s/g, 'ms');

test.each<[string, ...Call[]]>([
  ['values and their places', { log: ['%d of %s', 1, 'two', { three: [3] }] }, { warn: [null] }],
  ['groups', { group: ['a', 1] }, { log: ['b\nc'] }, { group: [] }, { info: [{ d: 1 }] }],
  ['groups that end', { group: ['a'] }, { groupEnd: [] }, { groupEnd: [] }, { log: ['b'] }],
  ['an object', { dir: [{ a: { b: { c: { d: 1 } } } }] }, { dir: [{ a: { b: 1 } }, { depth: 0 }] }],
  ['counts', { count: [] }, { count: ['a'] }, { count: [] }, { countReset: [] }, { count: [] }],
  ['times', { time: ['a'] }, { timeLog: ['a', 1] }, { timeEnd: ['a'] }],
  ['what is not so', { assert: [false] }, { assert: [0, 'no %d', 3] }, { assert: [1, 'yes'] }],
  ...[
    [],
    5,
    null,
    ['a', '나다'],
    new Float32Array([1, 0.5]),
    [[1, 2], [3]],
    [{ a: 1, b: 'x' }, 7, { c: [1, 2, 3, 4], a: { b: { c: 1 } } }, { a: { b: 1, c: 2, d: 3 } }],
    { first: { 이름: 1 }, second: { 이름: () => 1 } },
  ].map((data): [string, Call] => [`a table of ${inspect(data)}`, { table: [data] }]),
  [
    'chosen columns',
    {
      table: [
        [{ a: 1, b: 2 }, { c: 3 }],
        ['b', 'c'],
      ],
    },
  ],
])('%s: as Node writes it', (_, ...calls) => {
  const spaces = (text: string) => text.replace(/ +/g, ' '); // Node 18 has a cell's text in the middle
  expect(spaces(digits(inPage(calls)))).toBe(spaces(digits(inNode(calls))));
});

test('a timer that was never begun is said', () => {
  expect(inPage([{ timeEnd: ['q'] }])).toBe("No console.time('q') has begun.\n");
});
