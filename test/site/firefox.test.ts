/** The same walk in a second engine: a chapter's cell, an exercise and a training in Firefox. */

import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { codeText } from '../../exercises/course/exercise.ts';
import { course } from '../../exercises/course/index.ts';
import { serve } from '../../scripts/programs/serve.ts';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { BASE, builtLab } from './lab-in-chromium.ts';

const FIREFOX = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';
const PUPPETEER = join(PROJECT_DIR, 'site', 'node_modules', 'puppeteer-core');
const SECONDS = 1000;

/** What of puppeteer-core is used: it is installed for the site only. */
interface Page {
  goto(url: string): Promise<unknown>;
  waitForFunction(code: string, options: { timeout: number }): Promise<unknown>;
  evaluate(code: string): Promise<unknown>;
  on(event: 'pageerror', listener: (error: Error) => void): void;
}
interface Browser {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

const canRun = existsSync(FIREFOX) && existsSync(PUPPETEER);
const inFirefox = canRun ? describe : describe.skip;

inFirefox('the site in Firefox (needs firefox-esr, and site/node_modules)', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    server = await serve(await builtLab(), BASE);
    const puppeteer = createRequire(join(PROJECT_DIR, 'site', 'package.json'))('puppeteer-core');
    browser = await puppeteer.launch({ browser: 'firefox', executablePath: FIREFOX });
    page = await browser.newPage();
    page.on('pageerror', ({ message }) => complaints.push(message));
  }, 600 * SECONDS);

  afterEach(() => expect(complaints.splice(0)).toEqual([]));

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  const open = (path: string) => {
    const { port } = server.address() as AddressInfo;
    return page.goto(`http://127.0.0.1:${port}${BASE}${path}`);
  };
  /** Until an expression is true. */
  const until = (code: string) => page.waitForFunction(code, { timeout: 120 * SECONDS });
  const press = async (selector: string) => {
    await until(`!!document.querySelector(${JSON.stringify(selector)})`);
    await page.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`);
  };
  const textOf = (selector: string) =>
    page.evaluate(`document.querySelector(${JSON.stringify(selector)}).textContent`);

  test(
    'a chapter: its first cell prints what is stored',
    async () => {
      await open('chapters/03-activations.html');
      const cell = '[data-live="cell"][data-number="1"]';
      await until(`!!document.querySelector('${cell} .output')`);
      await press(`${cell} button`);
      await until(`!!document.querySelector('${cell}[data-status="done"]')`);
      expect(await textOf(`${cell} .own`)).toContain('x -1 → -7 = -7 relu -4');
    },
    180 * SECONDS,
  );

  test(
    'an exercise: solved',
    async () => {
      const { exercise } = course.find(({ name }) => name === 'sigmoid') as (typeof course)[number];
      await open('exercises/06-sigmoid.html');
      await until(`!!document.querySelector('.cm-content')`);
      await page.evaluate(`{
        const text = document.querySelector('.cm-content');
        text.focus();
        getSelection().selectAllChildren(text);
        document.execCommand('insertText', false, ${JSON.stringify(codeText(exercise, exercise.solution))});
      }`);
      await press('.live button.main');
      await until(`!!document.querySelector('.live [data-kind="right"]')`);
    },
    180 * SECONDS,
  );

  test(
    'a training: an epoch, with its accuracy',
    async () => {
      await open('lab/practice.html#images=6000&epochs=1');
      await until(`document.querySelector('#start')?.disabled === false`);
      await press('#start');
      await until(`/Go on/.test(document.querySelector('#start').textContent)`);
      expect(await textOf('#status')).toMatch(/accuracy 0\.[678]\d/);
    },
    300 * SECONDS,
  );
});
