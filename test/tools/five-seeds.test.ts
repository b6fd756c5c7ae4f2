/** What the lesson says of five seeds is what docs/five-seeds.json has, and a changed record is noticed. */

import { readProjectFile } from '../../src/disk/project-node.ts';
import { useBackend } from '../../src/index.ts';
import { CHOSEN, recipes, SEEDS } from '../../tools/five-seeds/recipes.ts';
import {
  type FiveSeeds,
  isAbove,
  isWithinNoise,
  readRecord,
  spreadOf,
} from '../../tools/five-seeds/record.ts';
import { checkTexts, statements } from '../../tools/five-seeds/texts.ts';

const record = readRecord();
const changed = (change: (copy: FiveSeeds) => void): FiveSeeds => {
  const copy: FiveSeeds = structuredClone(record);
  change(copy);
  return copy;
};

beforeAll(() => useBackend('cpu'));
beforeEach(() => jest.spyOn(console, 'log').mockImplementation(() => {}));

test('the record has every recipe, from every seed', () => {
  expect(Object.keys(record.validation)).toEqual(Object.keys(recipes));
  expect(record.seeds).toEqual(SEEDS);
  for (const { accuracy, loss, epochs } of [...Object.values(record.validation), record.test]) {
    for (const values of [accuracy, loss, epochs]) expect(values).toHaveLength(SEEDS.length);
  }
});

test('the lesson says what was measured', () => {
  expect(() => checkTexts(record)).not.toThrow();
});

test.each(statements(record).map((statement, i) => ({ ...statement, i })))(
  '$file: $en',
  ({ holds, en, ko }) => {
    expect(holds).toBe(true);
    expect(en).not.toMatch(/[가-힣]/);
    expect(ko).toMatch(/[가-힣]/);
  },
);

test('numbers that differ make the tables stale', () => {
  const other = changed(({ validation }) => {
    validation.relu.accuracy = [0.9, 0.9, 0.9, 0.9, 0.9];
  });
  expect(() => checkTexts(other)).toThrow('lacks the row');
});

test('a statement that no longer holds is named', () => {
  // This model stands in no table.
  const other = changed(({ validation }) => {
    const { accuracy } = validation.largeBatches;
    accuracy[accuracy.indexOf(Math.max(...accuracy))] = 0.88;
  });
  expect(() => checkTexts(other)).toThrow('no longer bears out what notebooks-ts/09');
});

test('a sentence whose number is another one is named', () => {
  const other = changed(({ validation }) => {
    validation.largeBatches.accuracy = validation.largeBatches.accuracy.map(
      (value) => value - 0.01,
    );
  });
  expect(() => checkTexts(other)).toThrow('09-compile-fit-evaluate.ts should say');
});

test('ranges that touch are within the noise', () => {
  expect(isAbove([3, 4], [1, 2])).toBe(true);
  expect(isAbove([2, 4], [1, 2])).toBe(false);
  expect(isWithinNoise([2, 4], [1, 2])).toBe(true);
  expect(isWithinNoise([1, 2], [3, 4])).toBe(false);
  expect(spreadOf([3, 1, 2])).toEqual({ median: 2, lowest: 1, highest: 3 });
});

test('the chapter trains what the record calls chosen', () => {
  const model = recipes[CHOSEN].build();
  expect(model.layers.map((layer) => layer.getConfig().units)).toEqual([100, 50, 10]);
  expect(readProjectFile('notebooks-ts/11-beyond.ts')).toContain(
    "build([100, 50], 'relu', 'adam')",
  );
  model.dispose();
});
