/** The site as `npm run site:build` makes it, served below a path of its own and used in Chromium. */

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { source as axeSource } from 'axe-core';
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Locator,
  Page,
} from 'playwright-core';
import { chromiumPath, launchChromium } from '../../scripts/programs/chromium.ts';
import { serve } from '../../scripts/programs/serve.ts';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { isAlive } from '../../src/disk/whole-file-node.ts';
import { run } from '../run.ts';

export const BASE = '/lesson/lab/';

const CACHE = join(PROJECT_DIR, '.cache');
const BUILT = join(CACHE, 'site');
const [LOCK, MARK] = [`${BUILT}.building`, `${BUILT}.sha256`];
/** Building takes seconds, or minutes on a busy machine; what goes wrong in it, it says. */
const BUILD_MS = 600_000;

const canBuild = existsSync(join(PROJECT_DIR, 'site', 'node_modules')) || process.env.SITE;

/** The lab in a browser, for the tests of one file. */
export interface Lab {
  /** The built lab. */
  folder: string;
  /** For the files of a test. */
  files: string;
  server: Server;
  browser: Browser;
  context: BrowserContext;
  /** Where the lab is. */
  url: string;
  /** Every address that a page asked for. */
  asked: string[];
  /**
   * A page that must not complain, nor ask any other place. It is closed after its test.
   * @param where a bench with its state: 'losses#p=0.3', in Korean 'ko/losses'; or a page: 'chapters/01-perceptron.html'
   */
  open(where: string): Promise<Page>;
  /** A page in a browser of its own, which may complain. It is closed after its test. */
  openOwn(options?: BrowserContextOptions): Promise<Page>;
}

export function describeLab(title: string, tests: (lab: Lab) => void): void {
  const inBrowser = chromiumPath && canBuild ? describe : describe.skip;
  inBrowser(`${title} (needs site/node_modules, or SITE=1 to install them)`, () => {
    const complaints: string[] = [];
    const own: BrowserContext[] = [];
    const lab = { asked: [] as string[], open, openOwn } as Lab;

    beforeAll(async () => {
      lab.folder = await builtLab();
      lab.files = mkdtempSync(join(tmpdir(), 'lab-files-'));
      lab.server = await serve(lab.folder, BASE);
      const { port } = lab.server.address() as AddressInfo;
      lab.url = `http://127.0.0.1:${port}${BASE}`;
      lab.browser = await launchChromium();
      lab.context = await lab.browser.newContext({ acceptDownloads: true, locale: 'en-GB' });
      lab.context.on('request', (request) => {
        const url = request.url();
        lab.asked.push(url);
        const isOwn = [lab.url, 'data:', 'blob:'].some((start) => url.startsWith(start));
        if (!isOwn) complaints.push(`asks ${url}`);
      });
    }, BUILD_MS);

    afterEach(async () => {
      for (const page of lab.context.pages()) await page.close();
      for (const context of own.splice(0)) await context.close();
      expect(complaints.splice(0)).toEqual([]);
    });

    afterAll(async () => {
      await lab.browser?.close();
      lab.server?.close();
      if (lab.files) rmSync(lab.files, { recursive: true });
    });

    async function open(where: string): Promise<Page> {
      const page = await lab.context.newPage();
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      await page.goto(lab.url + pageOf(where));
      return page;
    }

    async function openOwn(options?: BrowserContextOptions): Promise<Page> {
      const context = await lab.browser.newContext({ locale: 'en-GB', ...options });
      own.push(context);
      return context.newPage();
    }

    tests(lab);
  });
}

/** @example pageOf('ko/losses#p=0.3') // 'ko/lab/losses.html#p=0.3' */
export function pageOf(where: string): string {
  const [, folder, bench, state] = where.match(/^(ko\/)?([\w-]+)(#.*)?$/s) ?? [];
  return bench ? `${folder ?? ''}lab/${bench}.html${state ?? ''}` : where;
}

/** Built once for all files of a run, and kept until what it is made of changes. */
export async function builtLab(): Promise<string> {
  mkdirSync(CACHE, { recursive: true });
  const sources = sourcesHash();
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      break;
    } catch {
      // Another file builds, or did so in a run that was killed.
      const owner = existsSync(LOCK) ? Number(readFileSync(LOCK, 'utf8')) : 0;
      if (owner > 0 && !isAlive(owner)) rmSync(LOCK, { force: true });
      await wait(100);
    }
  }
  try {
    if (existsSync(MARK) && readFileSync(MARK, 'utf8') === sources) return BUILT;
    rmSync(MARK, { force: true });
    const { code, out, err } = await run('site.ts', ['build', '--out', BUILT]);
    expect([code, err]).toEqual([0, expect.any(String)]);
    expect(out).toMatch(/\d+ KB of script, packed/);
    writeFileSync(MARK, sources);
    return BUILT;
  } finally {
    rmSync(LOCK);
  }
}

function sourcesHash(): string {
  const hash = createHash('sha256');
  const sources = [
    'site',
    'src',
    'docs',
    'notebooks-ts',
    'exercises/course',
    'tools/site',
    'scripts/site.ts',
  ];
  const add = (path: string) => {
    if (/(node_modules|dist|pages|cache|\.temp)$/.test(path)) return;
    if (statSync(path).isDirectory()) for (const name of readdirSync(path)) add(join(path, name));
    else hash.update(path).update(readFileSync(path));
  };
  for (const path of [...sources, 'package-lock.json']) add(join(PROJECT_DIR, path));
  return hash.digest('hex');
}

export const text = (page: Page, selector: string) => page.locator(selector).innerText();

export const hasText = (page: Page, selector: string, pattern: RegExp) =>
  page.locator(selector).filter({ hasText: pattern }).waitFor({ timeout: 20_000 });

export const allHere = (page: Page) => hasText(page, '#data', /^All 60,000/);

/** Waits some seconds for it; the test then says what it got. */
export async function until(isSo: () => Promise<boolean>, seconds = 5): Promise<void> {
  for (let i = 0; i < 10 * seconds && !(await isSo()); i++) await wait(100);
}

/** Presses one of the bench's «Try this». @returns what one should see then */
export async function tryThis(page: Page, name: string): Promise<string> {
  await page.locator(`[data-try="${name}"]`).click();
  return text(page, '.see');
}

/** What the network says of the picture that is shown now. */
export async function saying(page: Page): Promise<string> {
  await page.locator('#says[aria-busy="false"]').waitFor();
  return text(page, '#says');
}

/** What the network says, as soon as it is something else, or that. */
export const says = (page: Page, is: { other?: string; same?: string }) =>
  page.waitForFunction(({ other, same }) => {
    const now = document.querySelector<HTMLElement>('#says')?.innerText;
    return same === undefined ? now !== other : now === same;
  }, is);

export async function boxOf(node: Locator) {
  const box = await node.boundingBox();
  if (!box) throw new Error('It is not drawn.');
  return box;
}

type Place = readonly [number, number];

export async function drag(page: Page, from: Place, to: Place, steps = 4): Promise<void> {
  await page.mouse.move(...from);
  await page.mouse.down();
  await page.mouse.move(...to, { steps });
  await page.mouse.up();
}

/** From the node's middle, so many pixels to the right and down. */
export async function dragBy(page: Page, node: Locator, [right, down]: Place): Promise<void> {
  const { x, y, width, height } = await boxOf(node);
  const middle = [x + width / 2, y + height / 2] as const;
  await drag(page, middle, [middle[0] + right, middle[1] + down]);
}

/**
 * Tasks of the page's own thread that take more than 50 ms: of the processor's time, so that a machine
 * which is busy with other things makes none longer.
 */
export async function longTasks(page: Page, work: () => Promise<void>): Promise<number[]> {
  const browser = page.context().browser() as Browser;
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await work();
  await page.evaluate(() => undefined); // the task before this one has come to its end
  const trace = JSON.parse((await browser.stopTracing()).toString());
  const events: {
    name: string;
    pid: number;
    tid: number;
    tdur?: number;
    args: { name?: string };
  }[] = trace.traceEvents;
  const threads = events.filter(({ args }) => args?.name === 'CrRendererMain');
  const isPage = (event: { pid: number; tid: number }) =>
    threads.some(({ pid, tid }) => pid === event.pid && tid === event.tid);
  return events
    .filter((event) => event.name === 'ThreadControllerImpl::RunTask' && isPage(event))
    .map(({ tdur = 0 }) => tdur / 1000)
    .filter((ms) => ms > 50);
}

export async function violations(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async (within) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const result = await axe.run(within);
    return result.violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)} ×${nodes.length}`,
    );
  }, within);
}
