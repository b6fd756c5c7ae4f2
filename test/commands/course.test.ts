/** Every exercise: the solution passes, the gap left open does not, each known mistake is named. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import record from '../../docs/five-seeds.json' with { type: 'json' };
import { codeText, fileText } from '../../exercises/course/exercise.ts';
import { course } from '../../exercises/course/index.ts';
import { judge } from '../../exercises/course/judge.ts';
import { fromExercises } from '../../scripts/learn/modules.ts';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { useBackend } from '../../src/index.ts';

beforeAll(() => {
  jest.spyOn(console, 'warn').mockImplementation(); // of some mistakes it is warned, too
  return useBackend('wasm');
});

test('what the course’s own code is warned of is not told as the learner’s', async () => {
  const { exercise } = course.find(({ name }) => name === 'wrong-loss') ?? course[0];
  await judge(exercise, codeText(exercise, exercise.stub), fromExercises);
  expect(console.warn).not.toHaveBeenCalled();
});

test('every solution is right TypeScript', () => {
  const folder = mkdtempSync(join(PROJECT_DIR, 'exercises', 'solutions-'));
  try {
    const files = course.map(({ name, exercise }, i) => {
      const file = join(folder, `${name}.ts`);
      const text = fileText(exercise, i + 1, exercise.solution);
      writeFileSync(file, text.replaceAll("'../src/", "'../../src/"));
      return file;
    });
    const options: ts.CompilerOptions = {
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.Node16,
      moduleResolution: ts.ModuleResolutionKind.Node16,
      lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
      types: ['node'],
      esModuleInterop: true,
    };
    const program = ts.createProgram(files, options);
    const found = files.flatMap((file) =>
      ts.getPreEmitDiagnostics(program, program.getSourceFile(file)),
    );
    expect(
      found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
    ).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe.each(course.map(({ name, exercise }, i) => ({ name, exercise, number: i + 1 })))(
  '$number $name',
  ({ exercise, number }) => {
    /** What trains for a verdict takes its time. */
    const patience = 120_000 + 2000 * (exercise.seconds ?? 0);
    const verdictOf = (code: string) => judge(exercise, codeText(exercise, code), fromExercises);

    test(
      'the solution passes',
      async () => {
        expect(await verdictOf(exercise.solution)).toMatchObject({ kind: 'right' });
      },
      patience,
    );

    test('the gap left open is unsolved', async () => {
      expect(await verdictOf(exercise.stub)).toMatchObject({ kind: 'unsolved' });
    });

    test(
      'at least three mistakes, each told its own',
      async () => {
        expect(exercise.mistakes.length).toBeGreaterThanOrEqual(3);
        for (const { code, says } of exercise.mistakes) {
          expect(await verdictOf(code)).toMatchObject({ kind: 'mistake', says });
        }
      },
      patience,
    );

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

test('the last exercise: the unchanged model fails, whatever its seeds', () => {
  const { accepts } = course[course.length - 1].exercise;
  const { accuracy } = record.validation.sigmoid;
  const above = accuracy.filter((value) => value > Math.max(...accuracy)).length;
  const seen = (count: number) => Array(5).fill({ what: '', value: count });
  expect(above).toBe(0);
  expect([above, 2, 3].map((count) => accepts?.(seen(count)))).toEqual([false, false, true]);
});

test('the last exercise: what isn’t compiled, or without accuracy, is refused in words', async () => {
  const { exercise } = course[course.length - 1];
  const verdictOf = (code: string) => judge(exercise, codeText(exercise, code), fromExercises);
  const [layers, compiled] = exercise.solution.split('model.compile');
  expect(await verdictOf(layers)).toEqual({
    kind: 'failed',
    message: 'The model is not compiled: call model.compile.',
  });
  const without = `model.compile${compiled.replace("metrics: ['accuracy'],", '')}`;
  expect(await verdictOf(layers + without)).toEqual({
    kind: 'failed',
    message: "Compile with metrics: ['accuracy'].",
  });
});
