/** The site's pages: what they are made of, and as one reads them in Chromium. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { source as axeSource } from 'axe-core';
import GithubSlugger from 'github-slugger';
import type { Page } from 'playwright-core';
import { readProjectFile } from '../../src/disk/project-node.ts';
import { checkLinks } from '../../tools/site/check-links.ts';
import { rewriteLinks } from '../../tools/site/links.ts';
import { readNotebook } from '../../tools/site/notebook.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { BASE, describeLab } from './lab-in-chromium.ts';

const figure = readProjectFile('docs', 'figures', 'network.en.light.svg');
const notebook = (title: string, text: string) => ({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { title },
  cells: [
    { cell_type: 'markdown', source: [`# ${title}\n`, '\n', text] },
    {
      cell_type: 'code',
      source: 'const braces = `{{ 1 + 1 }}`; // Array<number>',
      outputs: [
        { output_type: 'stream', name: 'stdout', text: ['{{ 1 + 1 }} ', '<b>\n'] },
        { output_type: 'display_data', data: { 'text/html': figure } },
      ],
    },
  ],
});

describe('a notebook', () => {
  test('becomes its texts, its code, what it printed and what it drew', () => {
    const { title, markdown, figures } = readNotebook(
      notebook('1 One', 'Text.'),
      '01-one.en',
      'en',
    );
    expect(title).toBe('1 One');
    expect(markdown).toContain('# 1 One\n\nText.\n\n<div data-live="cells"></div>');
    expect(markdown).toContain('data-number="1">\n\n```ts\nconst braces');
    expect(markdown).toContain('```text\n{{ 1 + 1 }} <b>\n```');
    expect(markdown).toContain('<img src="/figures/01-one.en.1.svg" width="440" alt="The network:');
    expect(Object.keys(figures)).toEqual(['01-one.en.1.svg']);
  });

  test('has what its text says in Keras’s words beside the cell that follows', () => {
    const keras = '```python\nmodel.fit(x)\n```';
    const cells = [
      { cell_type: 'markdown', source: `Before.\n\n${keras}\n\nAfter.` },
      { cell_type: 'code', source: 'await model.fit(x);' },
      { cell_type: 'markdown', source: keras },
    ];
    const { markdown } = readNotebook({ metadata: {}, cells }, 'x', 'en');
    expect(markdown).toContain('Before.\n\nAfter.\n\n<div data-live');
    expect(markdown).toContain(`<div class="keras">\n\n${keras}\n\n</div>\n\n\`\`\`ts\nawait`);
    expect(markdown).toMatch(/<\/div>\n\n```python\nmodel.fit\(x\)\n```\n$/); // no cell follows
  });

  test('of a progress bar keeps what stays on the screen', () => {
    const outputs = [{ output_type: 'stream', text: '\u001b[32m1/2\r2/2\u001b[0m\n' }];
    const cells = [{ cell_type: 'code', source: 'fit()', outputs }];
    expect(readNotebook({ metadata: {}, cells }, 'x', 'en').markdown).toContain('\n2/2\n');
  });

  test('with an output that no page can show is refused', () => {
    const cells = [{ cell_type: 'code', source: 'x', outputs: [{ output_type: 'error' }] }];
    expect(() => readNotebook({ metadata: {}, cells }, 'x', 'en')).toThrow(/can't show: error/);
  });
});

describe('links of the repository', () => {
  const find = (file: string) => ({ 'docs/a.md': '/a.md', 'src/b.ts': '/api.md#b' })[file];

  test.each([
    ['[A](a.md#part)', '[A](/a.md#part)'],
    ['[`b`](../src/b.ts)', '[`b`](/api.md#b)'],
    ['[c.ts](../src/c.ts)', '`c.ts`'],
    ['[source](../src/c.ts)', 'source (`src/c.ts`)'],
    ['`[A](a.md)`', '`[A](a.md)`'],
    ['```\n[A](a.md)\n```', '```\n[A](a.md)\n```'],
    ['[Node](https://nodejs.org)', '[Node](https://nodejs.org)'],
  ])('%s becomes %s', (before, after) => {
    expect(rewriteLinks(before, 'docs/here.md', find)).toBe(after);
  });

  test('an anchor is GitHub’s', () => {
    expect(GithubSlugger.slug('9 Compile, fit, evaluate')).toBe('9-compile-fit-evaluate');
    expect(GithubSlugger.slug('그림으로 보는 강의')).toBe('그림으로-보는-강의');
  });
});

const at = temporaryFolder('links-');

test('a link that leads nowhere is named with its page', () => {
  const links = [
    '#there',
    'b.html',
    '/some/where/a.html',
    '/a.html',
    '#gone',
    'https://nodejs.org',
  ];
  const html = links.map((link) => `<a href="${link}">x</a>`).join('');
  writeFileSync(at('a.html'), `<h1 id="there">A</h1>${html}`);
  expect(() => checkLinks(at())).toThrow(
    '3 links of the site lead nowhere:\n  a.html: b.html (no such file)\n  a.html: /a.html (outside the site)\n  a.html: #gone (no such anchor in a.html)',
  );
});

describeLab('the site’s pages in Chromium', (lab) => {
  const complaints: string[] = [];

  async function open(path: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const page = await lab.browser.newPage({ colorScheme, locale: 'en-GB' });
    page.on('console', (line) => {
      if (['error', 'warning'].includes(line.type())) complaints.push(`${path}: ${line.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`));
    page.on('requestfailed', (request) => {
      // The first page is left while it fetches its pictures.
      const isLeft = request.failure()?.errorText === 'net::ERR_ABORTED';
      if (!isLeft) complaints.push(`${path}: ${request.url()} failed`);
    });
    page.on('response', (response) => {
      if (!response.ok()) complaints.push(`${path}: ${response.url()} ${response.status()}`);
    });
    page.on('request', (request) => {
      const url = request.url();
      const isOurs = url.startsWith(lab.url) || /^(data|blob):/.test(url);
      if (!isOurs) complaints.push(`${path} asks for ${url}`);
    });
    await page.goto(`${lab.url}${path}`, { waitUntil: 'networkidle' });
    return page;
  }

  const pages = [
    '',
    'chapters/01-perceptron.html',
    'api/03-activations.html',
    'ko/api/03-activations.html',
    'side-by-side.html',
    'ko/figures.html',
  ];
  test.each(
    pages.flatMap((path) => (['light', 'dark'] as const).map((theme) => [path, theme] as const)),
  )(
    '"%s" opens in the %s theme: nothing fails, nothing comes from elsewhere',
    async (path, theme) => {
      const page = await open(path, theme);
      try {
        expect(await page.locator('h1').count()).toBe(1);
        if (path.includes('figures')) {
          const image = page.locator(
            `.vp-doc img:not(.when-${theme === 'dark' ? 'light' : 'dark'})`,
          );
          await image.first().scrollIntoViewIfNeeded();
          await expectDrawn(image.first());
          await expectHidden(page, theme);
        }
        expect(await violationsOf(page)).toEqual([]);
      } finally {
        await page.close();
      }
      expect(complaints).toEqual([]);
    },
  );

  test('everything that src/index.ts and src/report/index.ts export is documented', async () => {
    const api = join(lab.folder, 'api');
    const html = readdirSync(api).map((name) => readFileSync(join(api, name), 'utf8'));
    const documented = html.flatMap((page) =>
      [...page.matchAll(/<h2 id="(\w+)"/g)].map(([, name]) => name),
    );
    const entries = ['src/lesson/index.ts', 'src/index.ts', 'src/report/index.ts'];
    const source = entries.map((file) => readProjectFile(file)).join('\n');
    const exported = [...source.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(
      ([, names]) => names.match(/\b(?!type )\w+/g) ?? [],
    );
    expect(exported.length).toBeGreaterThan(150);
    expect(documented).toEqual(expect.arrayContaining(exported));
    expect(new Set(documented).size).toBe(documented.length);
    // A docstring with its example, and none that is a file's own head.
    const text = html.join('\n').replace(/<[^>]*>/g, '');
    expect(text).toContain('sparseCategoricalCrossentropy(0, [0.1, 0.2, 0.7])');
    expect(text).not.toMatch(/The public surface|a door of its own|^Chapter \d+:/m);
  });

  test.each([
    ['', 'crossentropy', ''],
    ['ko/', '검증용', 'ko/chapters/06-data.html'],
    ['ko/', '활성화', 'ko/chapters/03-activations.html'],
  ])('"%s": a search for %s leads to a page', async (path, word, expected) => {
    const page = await open(path);
    await page.locator('.DocSearch-Button').first().click();
    await page.locator('#localsearch-input').fill(word);
    const result = page.locator(expected ? `a.result[href*="${expected}"]` : 'a.result');
    await result.first().click();
    await page.waitForURL(`${lab.url}${expected || '*'}**`);
    await page.locator('.vp-doc').getByText(new RegExp(word, 'i')).first().waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a search for a function finds it once, and says what else is found', async () => {
    const page = await open('');
    await page.locator('.DocSearch-Button').first().click();
    await page.locator('#localsearch-input').fill('softmax');
    await page.locator('a.result').first().waitFor();
    const found = await page.locator('a.result .titles').allInnerTexts();
    const results = found.map((titles) => titles.replace(/\s+/g, ' ').replace(/^# /, ''));
    expect(results.filter((titles) => /API.* softmax\(\)/.test(titles))).toHaveLength(1);
    expect(results.join('\n')).not.toMatch(/Call Signature|Parameters|Returns/);
    expect(new Set(results).size).toBe(results.length);
    await page.close();
  });

  test('the foot of a chapter leads to its bench and its functions, theirs to the chapter', async () => {
    const page = await open('ko/chapters/01-perceptron.html');
    const foot = page.locator('.vp-doc .foot');
    await foot.locator('a[href$="ko/lab/perceptron.html"]').waitFor();
    await foot.locator('a[href$="ko/api/01-perceptron.html"]').click();
    await page.waitForURL('**/ko/api/01-perceptron.html');
    await foot.locator('a[href$="ko/chapters/01-perceptron.html"]').waitFor();
    await page.close();
  });

  test('who reads Korean begins in Korean; the switch is remembered and keeps the heading', async () => {
    const context = await lab.browser.newContext({ locale: 'ko-KR' });
    const page = await context.newPage();
    await page.goto(`${lab.url}`);
    await page.waitForURL('**/ko/');
    await page.goto(`${lab.url}ko/figures.html`, { waitUntil: 'networkidle' });
    const ids = (where: string) =>
      page.locator(`${where} h2[id]`).evaluateAll((all) => all.map(({ id }) => id));
    const korean = await ids('.vp-doc');
    await page.evaluate((id) => {
      location.hash = id;
    }, korean[3]);
    await page.locator('.VPNavBarTranslations button').hover();
    await page.locator('.VPNavBarTranslations a').first().click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    const english = await ids('.vp-doc');
    await page.waitForURL(`**/figures.html#${english[3]}`);
    await page.goto(`${lab.url}`, { waitUntil: 'networkidle' });
    expect(new URL(page.url()).pathname).toBe(BASE);
    await context.close();
  });

  test.each([
    ['chapters/01-perceptron.html', 1280],
    ['side-by-side.html', 1280],
    ['side-by-side.html', 390],
    ['original.html', 390],
    ['api/09-compile-fit-evaluate.html', 360],
    ['ko/glossary.html', 360],
  ])(
    '%s at %d px is no wider than that, and what is wider inside can be reached by keys',
    async (path, width) => {
      const page = await open(path);
      await page.setViewportSize({ width, height: 800 });
      const { wide, unreachable } = await page.evaluate(() => {
        const all = [...document.querySelectorAll<HTMLElement>('.vp-doc :is(pre, table)')];
        const scrolled = all.filter(
          ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1,
        );
        return {
          wide: document.documentElement.scrollWidth,
          unreachable: scrolled.filter(({ tabIndex }) => tabIndex < 0).length,
        };
      });
      expect({ wide, unreachable }).toEqual({ wide: width, unreachable: 0 });
      await page.close();
    },
  );

  test('the language switch leads to the same page, or to a word that there is none', async () => {
    const page = await open('performance.html');
    await page.locator('.VPNavBarTranslations button').hover();
    await page.locator('.VPNavBarTranslations a').first().click();
    await page.waitForURL('**/ko/performance.html');
    expect(await page.locator('.vp-doc').innerText()).toContain('영어로만');
    await page.close();
  });
});

async function expectDrawn(image: ReturnType<Page['locator']>): Promise<void> {
  const size = () => image.evaluate((element) => (element as HTMLImageElement).naturalWidth);
  for (let tries = 0; tries < 50 && (await size()) === 0; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(await size()).toBeGreaterThan(100);
  expect(await image.isVisible()).toBe(true);
}

/** The figure of the other theme. */
async function expectHidden(page: Page, theme: string): Promise<void> {
  const other = page.locator(`.vp-doc img.when-${theme === 'dark' ? 'light' : 'dark'}`);
  for (const image of await other.all()) expect(await image.isVisible()).toBe(false);
}

/** Of the page's own content. */
async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run('.vp-doc');
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)} ×${nodes.length}`,
    );
  });
}
