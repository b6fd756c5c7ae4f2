/** Every chapter runs as a script and prints what its notebook shows. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { figureInWords, type Language } from '../../src/report/index.ts';
import { readChapter } from '../../tools/notebooks/chapter.ts';
import { notebookText, outputsOf, toNotebook } from '../../tools/notebooks/notebook.ts';
import { firstDifference, printedText } from '../../tools/notebooks/same-output.ts';
import { run } from '../run.ts';

const folder = join(PROJECT_DIR, 'notebooks-ts');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const chapters = readdirSync(folder)
  .filter((name) => /^\d\d-.*\.ts$/.test(name))
  .map((name) => name.replace('.ts', ''))
  .sort();
/** A notebook has its titles in the text around its outputs. */
const withoutTitles = (out: string) => out.replace(/^\n── .* ──\n/gm, '');
const cellsOf = (chapter: string) => readChapter(chapter, read(`${chapter}.ts`));
const shownBy = (chapter: string, language: Language = 'en') =>
  outputsOf(JSON.parse(read(`${chapter}${language === 'ko' ? '.ko' : ''}.ipynb`)));

test('the eleven chapters in the lesson’s order, and the book’s next two lessons', () => {
  expect(chapters).toEqual([
    '01-perceptron',
    '02-layers',
    '03-activations',
    '04-losses',
    '05-how-a-network-learns',
    '06-data',
    '07-three-ways',
    '08-summary',
    '09-compile-fit-evaluate',
    '10-inside-one-step',
    '11-beyond',
    '12-deep-networks',
    '13-training-networks',
  ]);
});

describe.each(chapters)('%s', (chapter) => {
  test('prints what its notebook shows', async () => {
    const { code, out, err } = await run(`../notebooks-ts/${chapter}.ts`, [], {
      ANN_BACKEND: 'wasm',
    });
    expect([code, err]).toEqual([0, '']);
    expect(
      firstDifference(chapter, printedText(shownBy(chapter)), withoutTitles(out)),
    ).toBeUndefined();
    const titles = [...out.matchAll(/^── (.*) ──$/gm)].map(([, title]) => title);
    const inText = cellsOf(chapter).flatMap((cell) =>
      cell.kind === 'prose' ? (cell.text.en.match(/^##? .*$/gm) ?? []) : [],
    );
    expect(`# ${titles[0]}`).toBe(inText[0]);
    expect(inText.map((title) => title.replace(/^#+ |[`*]/g, ''))).toEqual(
      expect.arrayContaining(titles),
    );
    expect(titles.length).toBeGreaterThan(2);
  });

  test('both notebooks are what the chapter gives', () => {
    for (const [language, ending] of [
      ['en', ''],
      ['ko', '.ko'],
    ] as const) {
      const shown = shownBy(chapter, language);
      const text = notebookText(toNotebook(cellsOf(chapter), language, shown));
      expect(read(`${chapter}${ending}.ipynb`)).toBe(text);
    }
  });

  test('the Korean notebook prints the same numbers in Korean words, and its figures are Korean', () => {
    const numbersOf = (language: Language) => {
      const streams = shownBy(chapter, language).map((outputs) =>
        outputs.filter(({ output_type }) => output_type === 'stream'),
      );
      const lines = printedText(streams)
        .replace(/\d+s [\d.]+ms\/step/g, '')
        .split('\n');
      return lines.map((line) => (line.match(/\d+(\.\d+)?/g) ?? []).sort().join(' ')).join('\n');
    };
    expect(firstDifference(chapter, numbersOf('en'), numbersOf('ko'))).toBeUndefined();
    for (const output of shownBy(chapter, 'ko').flat()) {
      if (output.output_type === 'display_data') {
        expect(figureInWords(output.data['text/html'])).toMatch(/^\[[^\]]*[가-힣]/);
      }
    }
  });

  test('both languages have the same headings, code, tables, bold words and links', () => {
    for (const cell of cellsOf(chapter)) {
      if (cell.kind === 'code') continue;
      const shape = (text: string) => ({
        lines: text
          .split('\n')
          .map((line) => line.match(/^(#+|```\w*|\||-)/)?.[0] ?? '')
          .filter(Boolean),
        keras: [...text.matchAll(/```python\n([\s\S]*?)```/g)].map(([, code]) =>
          code.replace(/ *#.*/g, ''),
        ),
        links: [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, link]) => link),
      });
      expect(shape(cell.text.ko)).toEqual(shape(cell.text.en));
      expect(cell.text.en.replaceAll('패션 MNIST 모델', '')).not.toMatch(/[가-힣]/);
    }
  });

  test('starts with its running time, ends with what was learned, an exercise and the next one', () => {
    const prose = cellsOf(chapter).flatMap((cell) => (cell.kind === 'prose' ? [cell.text] : []));
    expect(prose[0].en).toMatch(/\*Running time: about \d+ seconds?\.\*/);
    expect(prose[0].ko).toMatch(/\*실행 시간: 약 \d+초\.\*/);
    const [last] = prose.slice(-1);
    expect(last.en).toMatch(/## What you learned[\s\S]*\*\*Exercise\.\*\*/);
    expect(last.ko).toMatch(/## 배운 것[\s\S]*\*\*연습 문제\.\*\*/);
    const next = chapters[chapters.indexOf(chapter) + 1];
    if (next) expect(last.en).toContain(`](${next}.ts)`);
    else expect(last.en).toContain('## Where to go next');
  });
});

test('where the learner’s language is Korean, a chapter prints what its Korean notebook shows', async () => {
  const { code, out } = await run('../notebooks-ts/01-perceptron.ts', [], { ANN_LANG: 'ko' });
  expect(out).toContain('── 1 퍼셉트론 ──');
  expect([code, withoutTitles(out)]).toEqual([0, printedText(shownBy('01-perceptron', 'ko'))]);
});

test('the statements of the lesson that numbers can check', () => {
  const text = (chapter: string) => printedText(shownBy(chapter));
  expect(text('03-activations')).toContain('sum 1.0000');
  const xor = [...text('02-layers').matchAll(/^seed \d (.*)$/gm)];
  expect(xor).toHaveLength(5);
  for (const [, answers] of xor) {
    expect(
      answers
        .trim()
        .split(/ +/)
        .map((p) => Math.round(Number(p))),
    ).toEqual([0, 1, 1, 0]);
  }
  const learning = text('05-how-a-network-learns');
  expect(learning.match(/as fit true/g)).toHaveLength(4);
  expect(learning.match(/RMSprop 0\.00316/g)).toHaveLength(3);
  const [, one, batch] = learning.match(/^batch 1 .*± ([\d.]+)\nbatch 32 .*± ([\d.]+)$/m) ?? [];
  expect(Math.abs(Number(one) / Number(batch) - Math.sqrt(32))).toBeLessThan(0.6);
  const [sigmoidShrinks, reluShrinks] = ['sigmoid', 'relu'].map((name) =>
    Number(learning.match(new RegExp(`^${name} +1 → 10 layers: (\\S+)`, 'm'))?.[1]),
  );
  expect(reluShrinks).toBeGreaterThan(1);
  expect(sigmoidShrinks).toBeGreaterThan(1000 * reluShrinks);
  const [sgd, momentum, rmsprop, adam] = [
    ...learning.matchAll(/loss after 100 steps ([\d.]+)/g),
  ].map(([, loss]) => Number(loss));
  expect(Math.max(momentum, adam)).toBeLessThan(rmsprop);
  expect(rmsprop).toBeLessThan(sgd);
  expect(text('06-data')).toContain('[ 48000, 784 ] [ 48000 ]\n[ 12000, 784 ] [ 12000 ]');
  expect(text('08-summary')).toContain('784 × 100 + 100 = 78,500');
  const losses =
    text('11-beyond').match(/validation loss [\d.]+ at best, [\d.]+ at the end/g) ?? [];
  const stopped = text('11-beyond').match(/^seed \d: loss [\d.]+$/gm) ?? [];
  expect([losses.length, stopped.length]).toEqual([5, 5]);
  losses.forEach((line, i) => {
    const [best, end] = (line.match(/\d\.\d+/g) ?? []).map(Number);
    expect(end).toBeGreaterThan(best);
    expect(Number(stopped[i].match(/\d\.\d+/)?.[0])).toBeGreaterThan(best);
  });
});

describe('what the book’s lessons say of five seeds', () => {
  const numbersOf = (chapter: string, line: RegExp) => {
    const [, numbers = ''] = printedText(shownBy(chapter)).match(line) ?? [];
    return numbers.match(/\d+\.\d+/g)?.map(Number) ?? [];
  };
  const inDeep = (line: RegExp) => numbersOf('12-deep-networks', line);

  test('relu is ahead in the first epoch, and eight layers of sigmoid guess', () => {
    const [sigmoid, relu] = ['sigmoid', 'relu'].map((name) =>
      inDeep(new RegExp(`1 × ${name}: loss of the first epoch ([\\d.]+ to [\\d.]+)`)),
    );
    expect(Math.max(...relu)).toBeLessThan(Math.min(...sigmoid));
    const [guessing, learning] = ['sigmoid', 'relu'].map((name) =>
      inDeep(new RegExp(`8 × ${name}: .*accuracy (.*)`)),
    );
    expect(Math.max(...guessing)).toBeLessThan(0.2);
    expect(Math.min(...learning)).toBeGreaterThan(0.5);
  });

  test('momentum helps SGD, Adagrad is far behind, RMSprop’s values lie widest apart', () => {
    const [sgd, momentum, nesterov, adagrad, rmsprop, adam] = [
      'SGD',
      'momentum',
      'Nesterov',
      'Adagrad',
      'RMSprop',
      'Adam',
    ].map((name) => inDeep(new RegExp(`^${name} +validation loss (.*)`, 'm')));
    expect(Math.max(...momentum, ...nesterov)).toBeLessThan(Math.min(...sgd));
    expect(Math.min(...adagrad)).toBeGreaterThan(Math.max(...sgd, ...rmsprop));
    const width = (values: number[]) => Math.max(...values) - Math.min(...values);
    const others = [sgd, momentum, nesterov, adagrad, adam].map(width);
    expect(width(rmsprop)).toBeGreaterThan(Math.max(...others));
  });

  test('Dropout narrows the gap from every seed', () => {
    const text = printedText(shownBy('13-training-networks'));
    expect(text).toContain('smaller with Dropout: 5 of 5 seeds');
    expect(text).toContain('the same: true');
    expect(text).toContain('the best epoch’s weights are back: true');
    const [falling, turning] = ['training', 'validation'].map((name) =>
      numbersOf('13-training-networks', new RegExp(`${name} loss: +lowest in epoch \\d+ (.*)`)),
    );
    expect(falling[0]).toBe(falling[1]);
    expect(turning[0]).toBeLessThan(turning[1]);
  });
});

describe('reading a chapter', () => {
  const en = '// %% [markdown] lang="en"\n// # One\n//\n// text\n';
  const ko = '// %% [markdown] lang="ko"\n// # 하나\n';

  test('prose in both languages, and code', () => {
    expect(readChapter('x', `${en}\n${ko}\n// %%\nlet a = 1;\n`)).toEqual([
      { kind: 'prose', text: { en: '# One\n\ntext', ko: '# 하나' } },
      { kind: 'code', text: 'let a = 1;' },
    ]);
  });

  test.each([
    ['Korean is missing', `${en}\n// %%\nlet a = 1;\n`],
    ['English is missing', `${ko}\n// %%\n`],
    ['Korean comes first', `${ko}\n${en}`],
    ['the last Korean cell is missing', `${en}${ko}${en}`],
  ])('%s', (_, source) => {
    expect(() => readChapter('x', source)).toThrow('one language is missing');
  });

  test('something before the first cell', () => {
    expect(() => readChapter('x', 'let a;\n// %%\n')).toThrow('must start with a cell');
  });
});

describe('comparing outputs', () => {
  test.each([
    ['01-x', 'a 1.5\nb', 'a 1.5\nb', undefined],
    ['01-x', 'a 1.5\nb', 'a 1.6\nb', { shown: 'a 1.5', now: 'a 1.6' }],
    ['01-x', 'a', 'a\nb', { shown: '', now: 'b' }],
    ['09-x', '1s 0.42ms/step - loss: 0.5735', '0s 0.31ms/step - loss: 0.5736', undefined],
    ['09-x', 'loss: 0.5735', 'loss: 0.6', { shown: 'loss: 0.5735', now: 'loss: 0.6' }],
    ['09-x', 'epochs 5', 'epochs 6', { shown: 'epochs 5', now: 'epochs 6' }],
    ['09-x', '[Confusion] 12', '[Confusion] 13', undefined],
    ['09-x', '[Confusion] 12', '[Losses] 12', { shown: '[Confusion] 12', now: '[Losses] 12' }],
  ])('%s: %j and %j', (chapter, shown, now, difference) => {
    expect(firstDifference(chapter, shown, now)).toEqual(difference);
  });
});
