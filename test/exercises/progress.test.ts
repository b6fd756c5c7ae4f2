/** A learner's progress, read with distrust, and what is told of a check. */

import { feedback } from '../../exercises/course/feedback.ts';
import type { Verdict } from '../../exercises/course/judge.ts';
import {
  forget,
  isEarned,
  joined,
  noProgress,
  noteCheck,
  noteHint,
  progressText,
  readProgress,
} from '../../exercises/course/progress.ts';

const some = { passed: ['relu'], failed: { sigmoid: 2 }, hints: { sigmoid: 1 } };

test('what is written is read', () => {
  expect(readProgress(progressText(some))).toEqual(some);
});

test.each([
  '',
  'null',
  '[]',
  '{}',
  '{"passed": [',
  '{"passed": "relu", "failed": {}, "hints": {}}',
  '{"passed": [1], "failed": {}, "hints": {}}',
  '{"passed": [], "failed": {"relu": -1}, "hints": {}}',
  '{"passed": [], "failed": {"relu": "3"}, "hints": {}}',
  '{"passed": [], "failed": {}, "hints": {"relu": 1e99}}',
  '{"passed": [], "failed": {}, "hints": null}',
  '{"passed": {"length": 1e9}, "failed": {}, "hints": {}}',
])('%s is no progress', (text) => expect(readProgress(text)).toBeUndefined());

test('a name from Object’s own is a name like another', () => {
  const text = '{"passed": [], "failed": {"__proto__": 3}, "hints": {}}';
  const progress = readProgress(text) ?? noProgress();
  expect(isEarned(progress, 'relu')).toBe(false);
  expect(({} as Record<string, unknown>).relu).toBeUndefined();
});

test('two are joined without a loss', () => {
  const other = { passed: ['relu', 'one-hot'], failed: { sigmoid: 1, relu: 4 }, hints: {} };
  expect(joined(some, other)).toEqual({
    passed: ['relu', 'one-hot'],
    failed: { sigmoid: 2, relu: 4 },
    hints: { sigmoid: 1 },
  });
});

test('the solution after three failed checks, or once it is passed; then it may be forgotten', () => {
  const progress = noProgress();
  const earned: boolean[] = [];
  for (const kind of ['unsolved', 'wrong', 'failed', 'stopped']) {
    noteCheck(progress, 'relu', kind);
    earned.push(isEarned(progress, 'relu'));
  }
  expect(earned).toEqual([false, false, false, true]);
  expect(noteHint(progress, 'relu', 2)).toBe(2); // the open gap told the first
  expect(noteHint(progress, 'relu', 2)).toBe(2);
  noteCheck(progress, 'relu', 'right');
  noteCheck(progress, 'relu', 'right');
  expect(progress.passed).toEqual(['relu']);
  forget(progress, 'relu');
  expect(progress).toEqual(noProgress());
});

test('what a constant should be is told with the solution only', () => {
  const looked = [
    { what: 'hidden', value: '1', isRight: false, expected: '78500', isAnswer: true as const },
    { what: 'f(1)', value: '1', isRight: false, expected: '2' },
  ];
  const texts = { hints: ['first', 'second'], explanation: 'so' };
  const expectations = (kind: Verdict['kind'], isOpen: boolean) =>
    feedback({ kind, looked } as Verdict, texts, 'en', isOpen).looked.map((each) => each.expected);
  expect(expectations('wrong', false)).toEqual([undefined, '2']);
  expect(expectations('wrong', true)).toEqual(['78500', '2']);
  expect(expectations('unsolved', true)).toEqual([undefined, undefined]);
  expect(feedback({ kind: 'unsolved', looked }, texts, 'en', false).more).toBe('first');
});
