/** docs/performance.json: what is made of it, and what is advised by it. */

import { performancePage } from '../../scripts/bench/page.ts';
import { largestPayment, lessonPayment, lessonStep } from '../../scripts/native/when-it-pays.ts';
import { readProjectFile } from '../../src/disk/project-node.ts';
import { texts } from '../report/svg.ts';

const measured = JSON.parse(readProjectFile('docs', 'performance.json'));

test('no text of the figure lies on another, however many are in the legend', async () => {
  const SIZE = 12;
  const svg = (await performancePage(measured))['docs/performance-growth.svg'];
  const boxes = texts(svg)
    .filter(({ text, x, y }) => text !== '' && (x !== 0 || y !== 0))
    .map(({ text, x, y, anchor }) => {
      const width = text.length * SIZE * 0.55;
      const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
      return { text, left, right: left + width, top: y - SIZE / 2, bottom: y + SIZE / 2 };
    });
  expect(boxes.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['wasm', 'Keras', 'bound', 'arithmetic of a step (million operations)']),
  );
  for (const [i, a] of boxes.entries()) {
    for (const b of boxes.slice(0, i)) {
      const apart = a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
      expect([a.text, b.text, apart]).toEqual([a.text, b.text, true]);
    }
  }
});

describe('native kernels are advised where they were measured to pay', () => {
  const step = (hidden: number, batch: number, wasm: number, native: number, two: number) => ({
    ...{ hidden, batch, samples: 1024 },
    msPerStep: { wasm, native, 'native, 2 threads': two, Keras: 9 },
  });
  const rows = [
    step(100, 32, 0.47, 0.49, 0.75),
    step(100, 2048, 24, 16, 18),
    step(400, 32, 1.5, 1.3, 1.6),
    step(1600, 2048, 330, 127, 77),
  ];
  const of = (chosen: typeof rows) => ({ lesson: measured.lesson, growth: { rows: chosen } });

  test('for the lesson by its batch, and elsewhere where they save most', () => {
    expect(lessonPayment(32, of(rows))).toBeUndefined();
    expect(lessonPayment(100, of(rows))).toBeUndefined();
    expect(lessonPayment(1000, of(rows))).toEqual({
      hidden: 100,
      batch: 2048,
      wasm: 24,
      native: 16,
    });
    expect(largestPayment(of(rows))).toEqual({ hidden: 1600, batch: 2048, wasm: 330, native: 77 });
  });

  test('nowhere, where WebAssembly is as fast, or nothing was measured', () => {
    for (const nothing of [of([step(100, 32, 0.47, 0.4, 0.75)]), of([])]) {
      expect([lessonPayment(32, nothing), largestPayment(nothing)]).toEqual([undefined, undefined]);
    }
    expect(lessonPayment(32, { lesson: measured.lesson })).toBeUndefined();
  });

  test('by the record of this project', () => {
    expect(lessonStep().wasm).toBeLessThan(lessonStep().native); // as the README and doctor say
    expect(lessonPayment(32)).toBeUndefined();
  });
});
