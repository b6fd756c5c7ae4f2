/** The exercises in their pages: each is solved and failed there, and judged as by `npm run learn`. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { codeText } from '../../exercises/course/exercise.ts';
import { course } from '../../exercises/course/index.ts';
import { judge } from '../../exercises/course/judge.ts';
import { fromExercises } from '../../scripts/learn/modules.ts';
import { useBackend } from '../../src/index.ts';
import { run } from '../run.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { describeLab, until, violations } from './lab-in-chromium.ts';

const LAST = 'beat-the-lesson';
const at = temporaryFolder('progress ');
const exerciseOf = (name: string) =>
  course.find((each) => each.name === name)?.exercise ?? course[0].exercise;
const pathOf = (name: string) => {
  const number = course.findIndex((each) => each.name === name) + 1;
  return `exercises/${String(number).padStart(2, '0')}-${name}.html`;
};

/** Replaces the whole code, as if it were pasted. */
async function write(page: Page, code: string): Promise<void> {
  await page.locator('.cm-content').fill(code);
}

async function check(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Check' }).click();
  return verdict(page);
}

/** What is said, once there is a verdict. */
async function verdict(page: Page): Promise<string> {
  const status = page.locator('.exercise-status[data-kind]');
  await status.waitFor({ timeout: 120_000 });
  return status.innerText();
}

describeLab('the exercises', (lab) => {
  beforeAll(() => {
    jest.spyOn(console, 'warn').mockImplementation(); // of some mistakes it is warned, too
    return useBackend('wasm');
  });

  test('the page’s worker and Node give the same verdicts, to the last digit', async () => {
    const page = await lab.open(pathOf('and-or'));
    const seen = page.waitForEvent('worker');
    await check(page);
    const [address] = [(await seen).url()];
    await page.evaluate((url) => {
      const worker = new Worker(url, { type: 'module' });
      let asked = 0;
      Object.assign(globalThis, {
        judged: (name: string, text: string) =>
          new Promise((resolve) => {
            const id = asked++;
            worker.addEventListener('message', ({ data }) => {
              if (data.id === id) resolve(data.error ?? data.result);
            });
            worker.postMessage({ id, name: 'judge', args: [name, text] });
          }),
      });
    }, address);
    type Judged = { judged(name: string, text: string): Promise<unknown> };
    for (const { name, exercise } of course.filter((each) => each.name !== LAST)) {
      const { stub, solution, mistakes } = exercise;
      const others = ['throw new Error("oops");', 'const = 1;', 'missing(1);'];
      for (const gap of [stub, solution, ...mistakes.map(({ code }) => code), ...others]) {
        const text = codeText(exercise, gap);
        const here = await judge(exercise, text, fromExercises);
        const there = await page.evaluate(
          ([of, code]) => (globalThis as unknown as Judged).judged(of, code),
          [name, text],
        );
        expect([name, gap, there]).toEqual([name, gap, here]);
      }
    }
  });

  test.each(course.filter(({ name }) => name !== LAST))(
    '$name: not begun, a known mistake, solved',
    async ({ name, exercise }) => {
      const page = await lab.open(pathOf(name));
      await page.locator('.cm-content').waitFor();
      expect(await check(page)).toContain('Not started yet');
      const [{ code, says }] = exercise.mistakes;
      await write(page, codeText(exercise, code));
      expect(await check(page)).toContain(says.en);
      await write(page, codeText(exercise, exercise.solution));
      const right = await check(page);
      expect(right).toContain('✓ Right.');
      expect(right.replace(/\s+/g, ' ')).toContain(exercise.explanation.en.replace(/\s+/g, ' '));
      expect(await page.locator('.exercise-looked .is-wrong').count()).toBe(0);
    },
  );

  test('the last one trains on the real pictures, as in Node', async () => {
    const exercise = exerciseOf(LAST);
    const page = await lab.open(pathOf(LAST));
    await page.locator('.cm-content').waitFor();
    await write(page, codeText(exercise, exercise.mistakes[0].code));
    expect(await check(page)).toContain(exercise.mistakes[0].says.en);
    const text = codeText(exercise, exercise.solution);
    await write(page, text);
    expect(await check(page)).toContain('✓ Right.');
    const here = await judge(exercise, text, fromExercises);
    const values = 'looked' in here ? here.looked.map(({ value }) => value) : [];
    expect(await page.locator('.exercise-looked .came').allInnerTexts()).toEqual(values);
  }, 400_000);

  test('an endless loop ends, in words, and the page goes on', async () => {
    const { solution } = exerciseOf('and-or');
    const page = await lab.open(pathOf('and-or'));
    await page.locator('.cm-content').waitFor();
    await write(page, 'while (true) {}');
    await page.getByRole('button', { name: 'Check' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    expect(await page.locator('.exercise-status').innerText()).toBe('The check was stopped.');
    expect(await check(page)).toContain('took too long and was stopped');
    await write(page, codeText(exerciseOf('and-or'), solution));
    expect(await check(page)).toContain('✓ Right.');
  });

  test('by keyboard: hints one at a time, the solution after three tries; a reload keeps all', async () => {
    const { mistakes, hints, solution, stub } = exerciseOf('relu');
    const page = await lab.openOwn();
    const open = async () => {
      await page.goto(lab.url + pathOf('relu'));
      await page.locator('.cm-content').waitFor();
    };
    const press = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
    };
    const said = () => page.locator('.exercise-status').innerText();
    await open();
    await press('Hint');
    expect(await said()).toContain(`Hint 1 of ${hints.length}: ${hints[0].en}`);
    await press('Hint');
    expect(await page.locator('.exercise-hints li').allInnerTexts()).toEqual(
      hints.slice(0, 2).map(({ en }) => en),
    );
    await press('Solution');
    expect(await said()).toContain('after three failed checks');
    await write(page, codeText(exerciseOf('relu'), mistakes[0].code));
    for (let i = 0; i < 3; i++) {
      await page.locator('.cm-content').focus();
      await page.keyboard.press('Shift+Enter');
      expect(await verdict(page)).toContain(mistakes[0].says.en);
      await press('Hint'); // another thing is said
    }
    await page.keyboard.press('Escape');
    await open();
    expect(await page.locator('.cm-content').innerText()).toContain(
      mistakes[0].code.split('\n')[0].trim(),
    );
    await press('Solution');
    expect(await page.locator('.exercise pre, .live pre').last().innerText()).toContain(
      solution.split('\n')[0],
    );
    // Out of the editor by Escape and Tab, to what checks.
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Check');
    await press('Start over');
    expect(await page.locator('.cm-content').innerText()).toContain(stub.split('\n')[0].trim());
    await press('Solution');
    expect(await said()).toContain('after three failed checks');
  });

  test('progress: npm run learn reads what the page saves, and the page what it writes', async () => {
    const page = await lab.openOwn({ acceptDownloads: true });
    await page.goto(lab.url + pathOf('sigmoid'));
    await page.locator('.cm-content').waitFor();
    await write(page, codeText(exerciseOf('sigmoid'), exerciseOf('sigmoid').solution));
    await check(page);
    await page.goto(`${lab.url}exercises/index.html`);
    await page.getByText(`1 of ${course.length} passed`).waitFor();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save progress' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('progress.json');
    await download.saveAs(at('progress.json'));
    const learn = (...words: string[]) =>
      run('learn.ts', [...words, '--lang', 'en'], { ANN_EXERCISES: at() });
    expect((await learn('list')).out).toMatch(/^✓ {2}6 /m);
    const first = course[0];
    writeFileSync(at(`01-${first.name}.ts`), codeText(first.exercise, first.exercise.solution));
    expect((await learn('check', '1')).code).toBe(0);
    await page.locator('input[type=file]').setInputFiles(at('progress.json'));
    await page.getByText('Opened. 2 passed').waitFor();
    expect(await page.locator('.is-passed').count()).toBe(2);
    expect(await page.getByText('Go on:').innerText()).toContain(course[1].exercise.title.en);
    const kept = await page.evaluate(() => Object.values(localStorage).join());
    expect(kept).toContain(readFileSync(at('progress.json'), 'utf8').trim().slice(0, 20));
  });

  test('a file that is none is refused in words, and nothing is lost', async () => {
    const page = await lab.open('exercises/index.html');
    await page.evaluate(() =>
      localStorage.setItem(
        'keras-ann-lesson/exercises/progress.json',
        '{"passed": ["relu"], "failed": {}, "hints": {}}',
      ),
    );
    await page.reload();
    const hostile = {
      'empty.json': '',
      'broken.json': '{"passed": [',
      'list.json': '[]',
      'numbers.json': '{"passed": [1], "failed": {}, "hints": {}}',
      'large.json': `{"passed": ["${'x'.repeat(200_000)}"], "failed": {}, "hints": {}}`,
      'markup.json': '<img src=x onerror=alert(1)>',
    };
    for (const [name, text] of Object.entries(hostile)) {
      const file = join(lab.files, name);
      writeFileSync(file, text);
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByText(`${name} is not a progress file`).waitFor();
      await page.getByText(`1 of ${course.length} passed`).waitFor();
    }
    // What the browser kept may be damaged, too.
    await page.evaluate(() =>
      localStorage.setItem('keras-ann-lesson/exercises/progress.json', '{"passed": 7}'),
    );
    await page.reload();
    await page.getByText(`0 of ${course.length} passed`).waitFor();
    const aside = await page.evaluate(() =>
      localStorage.getItem('keras-ann-lesson/exercises/progress.json.damaged'),
    );
    expect(aside).toBe('{"passed": 7}');
  });

  test('a browser that keeps nothing: it works, and says so', async () => {
    const page = await lab.openOwn();
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.goto(lab.url + pathOf('and-or'));
    await page.locator('.cm-content').waitFor();
    await write(page, codeText(exerciseOf('and-or'), exerciseOf('and-or').solution));
    expect(await check(page)).toContain('✓ Right.');
    await page.getByRole('link', { name: 'Exercises', exact: true }).first().click();
    await page.getByText(`1 of ${course.length} passed`).waitFor();
    await page.getByText('This browser keeps nothing').waitFor();
  });

  test.each(['exercises/index.html', pathOf('wrong-loss'), `ko/${pathOf('wrong-loss')}`])(
    '%s: readable without a script; no violation, nothing too wide for a phone',
    async (path) => {
      const plain = await lab.openOwn({ javaScriptEnabled: false });
      await plain.goto(lab.url + path);
      const text = await plain.locator('.vp-doc').innerText();
      expect(text).toContain(
        path.includes('wrong') ? 'categorical_crossentropy' : exerciseOf(LAST).title.en,
      );
      const page = await lab.open(path);
      await page.setViewportSize({ width: 360, height: 740 });
      if (path.includes('wrong')) {
        await page.locator('.live button.main').click();
        await verdict(page);
      } else {
        await page.locator('.live progress').waitFor();
      }
      expect(await violations(page)).toEqual([]);
      const width = () => page.evaluate(() => document.documentElement.scrollWidth);
      await until(async () => (await width()) <= 360);
      expect(await width()).toBeLessThanOrEqual(360);
    },
  );
});
