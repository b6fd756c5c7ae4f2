/** What the report counts: who is taken for whom, and where a layer's weights lie. */

import { classScores } from '../../src/report/confusion-matrix.ts';
import { localName } from '../../src/report/figures/class-names.ts';
import { decimal, escapeXml, percent } from '../../src/report/figures/figure.ts';
import { confusionMatrix } from '../../src/report/index.ts';
import { rangeOf, weightCounts } from '../../src/report/weight-counts.ts';

describe('the confusion matrix', () => {
  test('counts pairs, but none where nothing was predicted', () => {
    expect(confusionMatrix([0, 0, 1, 1], [0, 1, 1, null], 2)).toEqual([
      [1, 1],
      [0, 1],
    ]);
  });

  test('a label without a prediction is refused', () => {
    expect(() => confusionMatrix([0, 1], [0], 2)).toThrow(
      'Every label has one prediction; got 2 labels and 1 predictions.',
    );
  });

  test.each([2, -1, 0.5, Number.NaN])('%d is no class of two', (value) => {
    const message = `With 2 classes a label is a whole number from 0 to 1; got ${value}.`;
    expect(() => confusionMatrix([value], [0], 2)).toThrow(message);
    expect(() => confusionMatrix([0], [value], 2)).toThrow(message);
  });

  test('a class that is never said has no precision, one that never occurs no recall', () => {
    expect(
      classScores([
        [3, 0, 1],
        [1, 0, 0],
        [0, 0, 0],
      ]),
    ).toEqual([
      { precision: 0.75, recall: 0.75, support: 4 },
      { precision: null, recall: 0, support: 1 },
      { precision: 0, recall: null, support: 0 },
    ]);
  });
});

describe('weights', () => {
  test('lie in forty intervals from the smallest to the largest, before and after', () => {
    const { edges, before, after, rangeBefore, rangeAfter } = weightCounts(
      'hidden',
      Float32Array.of(0, 1, 1, 0.51),
      Float32Array.of(-1, 3, Number.NaN, Number.POSITIVE_INFINITY),
    );
    expect(edges).toEqual(Array.from({ length: 41 }, (_, i) => expect.closeTo(-1 + i / 10, 10)));
    const counts = (at: Record<number, number>) => Array.from({ length: 40 }, (_, i) => at[i] ?? 0);
    expect(before).toEqual(counts({ 10: 1, 15: 1, 20: 2 }));
    expect(after).toEqual(counts({ 0: 1, 39: 1 })); // the largest belongs to the last one
    expect([rangeBefore, rangeAfter]).toEqual([
      { low: 0, high: 1 },
      { low: -1, high: 3 },
    ]);
  });

  test('that are all equal, or no numbers, have intervals of 1/40', () => {
    const equal = weightCounts('a', Float32Array.of(2, 2), Float32Array.of(2));
    expect([equal.edges[0], equal.edges[40], equal.before[0]]).toEqual([2, 3, 2]);
    const lost = Float32Array.of(Number.NaN);
    const none = weightCounts('a', lost, lost);
    expect(none.edges).toEqual(Array.from({ length: 41 }, (_, i) => expect.closeTo(i / 40, 10)));
    expect([none.rangeBefore, none.rangeAfter]).toEqual([null, null]);
    const nothing = new Array(40).fill(0);
    expect([none.before, none.after]).toEqual([nothing, nothing]);
  });

  test.each([
    [[3, Number.NaN, -1], { low: -1, high: 3 }],
    [[5], { low: 5, high: 5 }],
    [[Number.POSITIVE_INFINITY, 1], { low: 1, high: 1 }],
    [[], null],
  ])('the range of %j', (values, range) => expect(rangeOf(values)).toEqual(range));
});

describe('words and numbers', () => {
  test.each([
    ['Coat', 'ko', '코트'],
    ['Coat', 'en', 'Coat'],
    ['class 12', 'ko', '클래스 12'],
    ['class 12', 'en', 'class 12'],
    ['my class 12', 'ko', 'my class 12'],
    ['class 12b', 'ko', 'class 12b'],
  ] as const)('%s in %s is %s', (name, language, local) => {
    expect(localName(name, language)).toBe(local);
  });

  test('numbers have a minus sign of their own, and none a dash', () => {
    expect([decimal(-0.34919), decimal(2, 1), decimal(null), decimal(undefined)]).toEqual([
      '−0.349',
      '2.0',
      '–',
      '–',
    ]);
    expect([percent(0.8702), percent(null)]).toEqual(['87.0 %', '–']);
  });

  test('no character of a name is markup', () => {
    expect(escapeXml('<a & "b">')).toBe('&lt;a &amp; &quot;b&quot;&gt;');
  });
});
