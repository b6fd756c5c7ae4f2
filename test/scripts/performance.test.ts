/** docs/performance.json: what is made of it, and what is advised by it. */

import { performancePage } from '../../scripts/bench/page';
import { readProjectFile } from '../../src/disk/project-node';
import { texts } from '../report/svg';

const measured = JSON.parse(readProjectFile('docs', 'performance.json'));

test('no text of the figure lies on another, however many are in the legend', () => {
  const SIZE = 12;
  const svg = performancePage(measured)['docs/performance-growth.svg'];
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
