/** The report's figures for a terminal: bars and a table in characters. */

import { confusionTable, lossChart } from '../../src/report/text-chart.ts';

const BLOCK = '█';

test('a bar is as long as its loss beside the largest, to an eighth of a cell', () => {
  expect(lossChart([0.8, 0.4, 0.41, 0.0025])).toBe(
    [
      `1  0.8000  ${BLOCK.repeat(40)}`,
      `2  0.4000  ${BLOCK.repeat(20)}`,
      `3  0.4100  ${BLOCK.repeat(20)}▌`,
      '4  0.0025  ▏',
    ].join('\n'),
  );
  const eighths = lossChart([320, 1, 2, 3, 4, 5, 6, 7, 8]).split('\n').slice(1);
  expect(eighths.map((line) => line.split('  ').at(-1))).toEqual([...'▏▎▍▌▋▊▉█']);
});

test('of many epochs ten are shown, evenly spread, the first and the last among them', () => {
  const numbers = (epochs: number) =>
    lossChart(Array.from({ length: epochs }, () => 1))
      .split('\n')
      .map((line) => line.split('  1.0000')[0]);
  expect(numbers(1)).toEqual(['1']);
  expect(numbers(10)).toEqual([' 1', ' 2', ' 3', ' 4', ' 5', ' 6', ' 7', ' 8', ' 9', '10']);
  expect(numbers(19)).toEqual([' 1', ' 3', ' 5', ' 7', ' 9', '11', '13', '15', '17', '19']);
});

test('a loss that is not a number has no bar, and the others keep theirs; of losses of 0 nothing is drawn', () => {
  expect(lossChart([Number.NaN, 2, 1])).toBe(
    `1  NaN  (NaN)\n2  2.0000  ${BLOCK.repeat(40)}\n3  1.0000  ${BLOCK.repeat(20)}`,
  );
  expect(lossChart([0])).toBe('1  0.0000  ');
});

test('a row for what it is, a column for what the model says, a dot for 0', () => {
  expect(
    confusionTable(
      [
        [1012, 0],
        [7, 30],
      ],
      ['Coat', 'Ankle boot'],
    ),
  ).toBe(
    ['                  0     1', '0 Coat        1,012     ·', '1 Ankle boot      7    30'].join(
      '\n',
    ),
  );
  expect(confusionTable([[1]], ['A'])).toBe('       0\n0 A    1'); // at least 3 places and a space
});
