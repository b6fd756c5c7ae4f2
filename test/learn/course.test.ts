/** Every exercise: the solution passes, the gap left open does not, each known mistake is named. */

import { course } from '../../exercises/course';
import { fileText } from '../../exercises/course/exercise';
import { judge } from '../../scripts/learn/judge';
import { useBackend } from '../../src';

beforeAll(() => useBackend('wasm'));

describe.each(course.map(({ name, exercise }, i) => ({ name, exercise, number: i + 1 })))(
  '$number $name',
  ({ exercise, number }) => {
    const verdictOf = (code: string) => judge(exercise, number, fileText(exercise, number, code));

    test('the solution passes', async () => {
      expect(await verdictOf(exercise.solution)).toMatchObject({ kind: 'right' });
    });

    test('the gap left open is unsolved', async () => {
      expect(await verdictOf(exercise.stub)).toEqual({ kind: 'unsolved' });
    });

    test('at least three mistakes, each told its own', async () => {
      expect(exercise.mistakes.length).toBeGreaterThanOrEqual(3);
      for (const { code, says } of exercise.mistakes) {
        expect(await verdictOf(code)).toMatchObject({ kind: 'mistake', says });
      }
    });

    test('texts in both languages, hints, and lines that fit', () => {
      const { title, task, hints, explanation, mistakes } = exercise;
      const texts = [title, task, explanation, ...hints, ...mistakes.map(({ says }) => says)];
      for (const { en, ko } of texts) {
        expect(en.trim().length).toBeGreaterThan(2);
        expect(ko).toMatch(/[가-힣]/);
        expect(en).not.toMatch(/[가-힣]/);
      }
      expect(hints.length).toBeGreaterThanOrEqual(2);
      for (const line of fileText(exercise, number, exercise.stub).split('\n')) {
        expect(line.length).toBeLessThanOrEqual(100);
      }
    });
  },
);
