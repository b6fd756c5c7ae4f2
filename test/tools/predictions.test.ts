/** What the chapters ask before they show it: each question is asked, and answered by what the cell printed. */

import { predictions } from '../../notebooks-ts/predictions/index.ts';
import { found, numbersIn, type Predictions } from '../../notebooks-ts/predictions/prediction.ts';
import { readProjectFile } from '../../src/disk/project-node.ts';
import type { Language } from '../../src/report/index.ts';
import { readRecord, spreadOf } from '../../tools/five-seeds/record.ts';
import { readChapter } from '../../tools/notebooks/chapter.ts';
import { outputsOf, toNotebook } from '../../tools/notebooks/notebook.ts';
import { readNotebook } from '../../tools/site/notebook.ts';
import { withPredictions } from '../../tools/site/predictions.ts';

const MARK = /^<!-- predict: (.*) -->$/gm;

const cellsOf = (chapter: string) =>
  readChapter(chapter, readProjectFile('notebooks-ts', `${chapter}.ts`));

/** The marks before each code cell, by the cell's number. */
function marksOf(chapter: string, language: Language): string[] {
  const marks: string[] = [];
  let number = 0;
  for (const cell of cellsOf(chapter)) {
    if (cell.kind === 'code') number++;
    else for (const [, name] of cell.text[language].matchAll(MARK)) marks.push(`${number} ${name}`);
  }
  return marks;
}

/** The chapter as the site has it, with what the executed notebook holds. */
function pageOf(chapter: string, language: Language): string {
  const file = `${chapter}${language === 'ko' ? '.ko' : ''}.ipynb`;
  const outputs = outputsOf(JSON.parse(readProjectFile('notebooks-ts', file)));
  const notebook = toNotebook(cellsOf(chapter), language, outputs);
  return readNotebook(notebook, `${chapter}.${language}`, language).markdown;
}

/** What is right, by name. */
function answersIn(page: string): Record<string, string> {
  const questions = page.split('data-live="prediction"').slice(1);
  return Object.fromEntries(
    questions.map((html) => {
      const [, name = ''] = html.match(/data-name="[^"/]*\/([^"]*)"/) ?? [];
      const right = [...html.matchAll(/<dt data-right[^>]*>(.*?)<\/dt>/g)].map(([, says]) => says);
      expect([name, right.length]).toEqual([name, 1]);
      return [name, right[0]];
    }),
  );
}

/** Questions and reasons; what a wrong choice says needn't hold. */
function textsOf(all: Predictions): string[] {
  return Object.values(all)
    .flatMap(({ asks, ...its }) => [
      asks,
      ...('choices' in its
        ? Object.values(its.choices).map(({ why }) => why)
        : [its.why, its.otherwise, ...its.mistakes.map(({ why }) => why)]),
    ])
    .flatMap(({ en, ko }) => [en, ko]);
}

/** The numbers that the texts compute themselves, from what the chapter printed where it is measured. */
const computedOf: Record<string, (printed: string) => Record<string, number>> = {
  '03-activations': () => ({ '2.72': Math.E, 1999: 1000 + 999 }),
  '04-losses': () => ({ '1.609': -Math.log(0.2), 100: 0.1 / 0.001 }),
  '05-how-a-network-learns': () => ({
    '2.630': (56 / 3) * (1 - 0.01 * (28 / 3)) ** 20,
    '1.05': 0.22 * (28 / 3) - 1,
    '262,144': 4 ** 9,
    '1.04': 5.91 / Math.sqrt(32),
  }),
  '06-data': () => ({ '70,000': 60_000 + 10_000, 256: 255 + 1 }),
  '09-compile-fit-evaluate': (printed) => ({
    '48,000': 0.8 * 60_000,
    '60,000': 48_000 + 12_000,
    87: 100 * Number(found(printed, /accuracy: (0\.\d{4})\n/)),
  }),
  '10-inside-one-step': (printed) => {
    const [still] = numbersIn(found(printed, /weights that stay (\d+)/));
    return {
      '2.303': -Math.log(0.1),
      351: still / 100,
      433: 784 - still / 100,
      '78,400': 784 * 100,
      '40,000': 10_000 * Math.floor((78_400 - still) / 10_000),
    };
  },
  '11-beyond': () => {
    const { sigmoid, oneLayer } = readRecord().validation;
    return {
      '2.5': 100 * (spreadOf(sigmoid.accuracy).median - spreadOf(oneLayer.accuracy).median),
    };
  },
  '12-deep-networks': () => ({ '0.25': 0.5 * (1 - 0.5), '65,536': 4 ** 8 }),
};

test('there is a table for each chapter', () => {
  expect(Object.keys(predictions)).toHaveLength(13);
});

describe.each(Object.entries(predictions))('%s', (chapter, all) => {
  test('asks at least three times, each once, at the same cells in both languages', () => {
    const marks = marksOf(chapter, 'en');
    expect(marks.length).toBeGreaterThanOrEqual(3);
    expect(marksOf(chapter, 'ko')).toEqual(marks);
    expect(marks.map((mark) => mark.split(' ')[1]).sort()).toEqual(Object.keys(all).sort());
    const cells = marks.map((mark) => mark.split(' ')[0]);
    expect(new Set(cells).size).toBe(cells.length); // one question covers one output
  });

  test('what the cells printed answers each question, alike in both languages', () => {
    const [english, korean] = (['en', 'ko'] as const).map((to) => answersIn(pageOf(chapter, to)));
    expect(Object.keys(english).sort()).toEqual(Object.keys(all).sort());
    for (const [name, prediction] of Object.entries(all)) {
      if ('choices' in prediction) {
        const { choices } = prediction;
        const keyOf = (right: string, to: Language) =>
          Object.keys(choices).find((key) => (choices[key].says?.[to] ?? key) === right);
        expect([name, keyOf(korean[name], 'ko')]).toEqual([name, keyOf(english[name], 'en')]);
      } else {
        expect([name, korean[name]]).toEqual([name, english[name]]);
      }
    }
  });

  test('each wrong answer differs from the right one and from the others, and has its own reason', () => {
    const answers = answersIn(pageOf(chapter, 'en'));
    for (const [name, prediction] of Object.entries(all)) {
      if ('choices' in prediction) {
        const choices = Object.entries(prediction.choices);
        expect([name, choices.length > 2]).toEqual([name, true]);
        for (const language of ['en', 'ko'] as const) {
          const says = choices.map(([key, choice]) => choice.says?.[language] ?? key);
          const whys = choices.map(([, { why }]) => why[language]);
          expect([name, new Set(says).size, new Set(whys).size]).toEqual([
            name,
            choices.length,
            choices.length,
          ]);
        }
        continue;
      }
      const { within, mistakes } = prediction;
      const [right] = numbersIn(answers[name]);
      expect([name, Number.isFinite(right)]).toEqual([name, true]);
      expect([name, mistakes.length > 2]).toEqual([name, true]);
      const ranges = mistakes.map(({ guess }) =>
        typeof guess === 'number' ? [guess - within, guess + within] : guess,
      );
      for (const [i, [from, to]] of ranges.entries()) {
        expect([name, from <= to]).toEqual([name, true]);
        expect([name, to < right - within || from > right + within]).toEqual([name, true]);
        const isApart = ranges.every(([low, high], j) => i === j || high < from || low > to);
        expect([name, i, isApart]).toEqual([name, i, true]);
      }
    }
  });

  test('each number of a question or a reason is printed or set by the chapter, or computed here', () => {
    const cells = outputsOf(JSON.parse(readProjectFile('notebooks-ts', `${chapter}.ipynb`)));
    const printed = JSON.stringify([...cells.values()]).replace(/\\n/g, '\n');
    const code = cellsOf(chapter).map((cell) => (cell.kind === 'code' ? cell.text : ''));
    const known = [printed, ...code].flatMap((text) =>
      numbersIn(text.replace(/(\d)_(\d)/g, '$1$2')),
    );
    const computed = Object.entries(computedOf[chapter]?.(printed) ?? {});
    const used = new Set<string>();
    const unfounded: string[] = [];
    for (const text of textsOf(all)) {
      for (const number of text.match(/(?<![\w.])\d[\d,]*(?:\.\d+)?(?![\d,]*\d)/g) ?? []) {
        const [whole, decimals = ''] = number.replace(/,/g, '').split('.');
        const isIt = (value: number) =>
          Math.abs(Math.abs(value) - Number(`${whole}.${decimals}`)) <=
          0.5000001 * 10 ** -decimals.length;
        const own = computed.find(([name]) => name === number.replace(/,$/, ''));
        if (own) used.add(own[0]);
        else if (whole.length < 3 && decimals.length < 2) continue; // a small count
        if (!(own ? isIt(own[1]) : known.some(isIt))) unfounded.push(`${number} in «${text}»`);
      }
    }
    expect(unfounded).toEqual([]);
    expect([...used].sort()).toEqual(computed.map(([name]) => name).sort());
  });

  test('each text is there in both languages', () => {
    for (const { asks, ...prediction } of Object.values(all)) {
      const texts =
        'choices' in prediction
          ? Object.values(prediction.choices).flatMap(({ says, why }) => [
              ...(says ? [says] : []),
              why,
            ])
          : [prediction.why, prediction.otherwise, ...prediction.mistakes.map(({ why }) => why)];
      for (const { en, ko } of [asks, ...texts]) {
        expect(en).not.toMatch(/[가-힣]/);
        if (/[a-z]{4}/.test(en.replace(/`.*?`/g, '')))
          expect([en, ko]).toEqual([en, expect.stringMatching(/[가-힣]|^\S+$/)]);
      }
    }
  });
});

test('a mark without its prediction, and a printed text that fits no choice, are refused', () => {
  const place = (name: string, printed: string) =>
    withPredictions(`<!-- predict: ${name} -->`, '08-summary', () => printed, 'en');
  expect(() => place('nothing', '')).toThrow("has no 'nothing' for the chapter 08-summary");
  expect(() => place('thirty-two-in', '[ 32, 11 ]')).toThrow("no choice is '[32, 11]'");
  expect(() => place('thirty-two-in', 'else')).toThrow('Nothing like');
});
