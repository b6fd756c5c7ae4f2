/** A chapter's cells in the page: how their code is translated, and that they print what the notebooks show. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import * as tf from '@tensorflow/tfjs';
import { cellCode } from '../../site/live/worker/cell-code.ts';
import { type CellOutput, Kernel } from '../../site/live/worker/cells.ts';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import * as lesson from '../../src/index.ts';
import * as report from '../../src/report/index.ts';
import type { Notebook } from '../../tools/notebooks/notebook.ts';
import { firstDifference, printedText } from '../../tools/notebooks/same-output.ts';

const modules: Record<string, object> = {
  '@tensorflow/tfjs': tf,
  '../src': lesson,
  '../src/index.ts': lesson,
  '../src/report': report,
};

/** Runs cells one after the other. @returns what each showed */
async function run(...cells: string[]): Promise<CellOutput[][]> {
  lesson.clearSession(); // names count from the start
  const all: CellOutput[][] = [];
  const kernel = new Kernel({
    async load(name) {
      if (Object.hasOwn(modules, name)) return modules[name] as Record<string, unknown>;
      throw new Error(`There is no ${name}.`);
    },
    format,
    show: (output) => all[all.length - 1].push(output),
  });
  const log = jest
    .spyOn(console, 'log')
    .mockImplementation((...args) => kernel.write(`${format(...args)}\n`));
  const { notebookDisplay } = globalThis as { notebookDisplay?: unknown };
  Object.assign(globalThis, { notebookDisplay: (svg: string) => kernel.draw(svg) });
  try {
    for (const [i] of cells.entries()) {
      all.push([]);
      await kernel.run(cells, i + 1);
    }
  } finally {
    log.mockRestore();
    Object.assign(globalThis, { notebookDisplay });
  }
  return all;
}

const text = (outputs: CellOutput[]) =>
  outputs.map((output) => ('text' in output ? output.text : JSON.stringify(output))).join('');

describe('a cell’s code', () => {
  test('declares what stands at its top level, however it is written', () => {
    const names = (code: string) => cellCode(code, 'cell-1.ts').names;
    expect(names('const a: number = 1, { b, c: [d = 2, ...e], ...f } = g; let h;')).toEqual([
      ...['a', 'b', 'd', 'e', 'f', 'h'],
    ]);
    expect(names('function f() { let g; }\nasync function* h() {}\nclass C { d = 1 }')).toEqual([
      ...['f', 'h', 'C'],
    ]);
    expect(names("import x, * as y from 'm';\nimport { type T, z as w } from 'n';")).toEqual([
      ...['x', 'y', 'w'],
    ]);
    expect(names('interface I { a: 1 }\ntype T = I;\n{ let inner; }')).toEqual([]);
  });

  test('asks a module for what it uses: a name used as a type only may be a type', () => {
    const { imports } = cellCode("import { A, B } from 'm';\nconst a: A = new B();", 'cell-1.ts');
    expect(imports).toEqual({ m: ['B'] });
  });
});

describe('cells that run', () => {
  test('share what they declare, and may declare it again', async () => {
    const [, second, third] = await run(
      'const a = 1; let b = 2; function c() { return b; }\nconst { d, e: [f] } = { d: 3, e: [4] };',
      'b += 1; console.log(a, b, c(), d, f);',
      'const a = [5]; console.log(a, c());',
    );
    expect(text(second)).toBe('1 3 3 3 4\n');
    expect(text(third)).toBe('[ 5 ] 3\n');
  });

  test('see a class, an enum, an import, and what was imported for them', async () => {
    const [, second] = await run(
      "import { relu, type Sequential } from '../src';\nclass A { b: number = 1 }\nenum Colour { Red, Green }\nlet none: Sequential | undefined;",
      'console.log(new A().b, Colour.Green, relu(-1), none);',
    );
    expect(text(second)).toBe('1 1 0 undefined\n');
  });

  test('await at their top level, and each has its turn', async () => {
    const [first, second] = await run(
      "await new Promise((done) => setTimeout(done, 5));\nconst late = await Promise.resolve('late');\nconsole.log(late);",
      'for await (const x of [late]) console.log(x);',
    );
    expect([text(first), text(second)]).toEqual(['late\n', 'late\n']);
  });

  test('may use names that the worker has, too', async () => {
    const [, second] = await run(
      "const name = 'mine'; const postMessage = 1;",
      'console.log(name)',
    );
    expect(text(second)).toBe('mine\n');
  });

  test('leave a constant of another cell as it is', async () => {
    const [, second] = await run('const a = 1;', 'a = 2;');
    expect(second).toEqual([
      { error: { message: 'Assignment to constant variable.', cell: 1, line: 1 } },
    ]);
  });
});

describe('an error says its line', () => {
  const errorOf = async (...cells: string[]) => {
    const all = await run(...cells);
    const [output] = all[all.length - 1].slice(-1);
    return (output as { error: unknown }).error;
  };

  test('where it happened, in whichever cell', async () => {
    expect(await errorOf('// one\ntype T = {\n  a: 1;\n};\nnull!.a;')).toMatchObject({
      ...{ cell: 1, line: 5 },
    });
    expect(await errorOf('\nfunction f() {\n  throw new Error("no");\n}', 'f();')).toEqual({
      ...{ message: 'no', cell: 1, line: 3 },
    });
    const imports = "import {\n  relu,\n  sigmoid,\n} from '../src';\nrelu('x');";
    expect(await errorOf(imports)).toMatchObject({ cell: 1, line: 5 });
  });

  test('of a text that is no code', async () => {
    expect(await errorOf('const a = 1;\nconst = 2;')).toMatchObject({ cell: 1, line: 2 });
    expect(await errorOf('let a;\nlet a;')).toMatchObject({ line: 2 });
    expect(await errorOf('}); hack(); ({')).toMatchObject({ line: 1 });
    expect(await errorOf('return 1;')).toMatchObject({ line: 1 });
  });

  test('and which cell declares a name that is missing', async () => {
    expect(
      await errorOf('console.log(later);\nconst mine = 1;', 'const x = nowhere;'),
    ).toMatchObject({
      ...{ line: 1, missing: { name: 'nowhere', cell: undefined } },
    });
    const [first] = await run('console.log(later);', 'const later = 1;');
    expect(first).toMatchObject([{ error: { missing: { name: 'later', cell: 2 } } }]);
  });

  test('and what a module lacks', async () => {
    const { message } = (await errorOf("import { relo } from '../src';\nrelo(1);")) as Error;
    expect(message).toContain("'../src' has no relo.");
    expect(message).toContain('relu');
    expect(await errorOf("import x from 'elsewhere';")).toMatchObject({
      message: 'There is no elsewhere.',
    });
  });

  test('whatever is thrown', async () => {
    expect(await errorOf('throw null;')).toEqual({ message: 'null was thrown', cell: 1 });
    expect(await errorOf('throw { a: 1 };')).toEqual({ message: '{ a: 1 } was thrown', cell: 1 });
    expect(await errorOf('throw Object.create(null);')).toMatchObject({ cell: 1 });
  });
});

test('a loop that prints too much is cut off, and says by how much', async () => {
  const [first] = await run("for (let i = 0; i < 1e5; i++) console.log('0123456789');");
  expect(text(first.slice(0, -1))).toHaveLength(100_000);
  expect(first.slice(-1)).toEqual([{ omitted: 1_000_000 }]);
});

/** Those that neither train for long nor need the data: the others run in Chromium. */
const QUICK = /^0[1-578]-/;

const notebooks = readdirSync(join(PROJECT_DIR, 'notebooks-ts')).filter(
  (name) => QUICK.test(name) && name.endsWith('.ipynb'),
);

test.each(notebooks)('%s: its cells print what they show', async (name) => {
  const { cells }: Notebook = JSON.parse(
    readFileSync(join(PROJECT_DIR, 'notebooks-ts', name), 'utf8'),
  );
  const code = cells.filter(({ cell_type }) => cell_type === 'code');
  process.env.ANN_LANG = name.endsWith('.ko.ipynb') ? 'ko' : 'en';
  const all = await run(...code.map(({ source }) => source));
  process.env.ANN_LANG = 'en';
  for (const [i, { outputs = [] }] of code.entries()) {
    const shown = all[i].map((output) => {
      if ('text' in output) return output.text;
      if ('figure' in output) return `${report.figureInWords(output.figure)}\n`;
      return JSON.stringify(output);
    });
    expect(firstDifference(name, printedText([outputs]), shown.join(''))).toBeUndefined();
  }
});
