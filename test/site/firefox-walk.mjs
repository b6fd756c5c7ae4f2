/**
 * A chapter's cell, an exercise and a training in Firefox, as a program of its own: puppeteer-core is an ES
 * module, which Jest's processes can't load. Prints what it saw.
 */

import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [, , firefox, project, site, code] = process.argv;
const { default: puppeteer } = await import(
  pathToFileURL(createRequire(`${project}/site/package.json`).resolve('puppeteer-core'))
);
const browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox });
const complaints = [];
const page = await browser.newPage();
page.on('pageerror', ({ message }) => complaints.push(message));

const until = (condition) => page.waitForFunction(condition, { timeout: 200_000 });
const press = (selector, name) =>
  page
    .waitForFunction(
      (among, text) =>
        [...document.querySelectorAll(among)].find((button) => button.textContent === text),
      { timeout: 200_000 },
      selector,
      name,
    )
    .then((button) => button.evaluate((found) => found.click()));
const textOf = (selector) => page.$eval(selector, (node) => node.textContent);

await page.goto(`${site}chapters/03-activations.html`);
const cell = '[data-live="cell"][data-number="1"]';
await press(`${cell} button`, 'Run');
await until(`!!document.querySelector('${cell}[data-status="done"]')`);
const printed = await textOf(`${cell} .own`);

await page.goto(`${site}exercises/06-sigmoid.html`);
await page.waitForSelector('.cm-content');
await page.$eval(
  '.cm-content',
  (editor, answer) => {
    editor.focus();
    getSelection().selectAllChildren(editor);
    document.execCommand('insertText', false, answer);
  },
  code,
);
await press('button', 'Check');
await until(`!!document.querySelector('.live [data-kind]')`);
const verdict = await page.$eval('.live [data-kind]', (status) => status.dataset.kind);

await page.goto(`${site}lab/practice.html#images=6000&epochs=1`);
await until(`document.querySelector('#start')?.disabled === false`);
await page.$eval('#start', (button) => button.click());
await until(`/Go on/.test(document.querySelector('#start').textContent)`);
const training = await textOf('#status');

await browser.close();
console.log(JSON.stringify({ printed, verdict, training, complaints }));
