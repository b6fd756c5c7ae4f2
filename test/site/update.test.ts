/** A new version of the lab on the server: whatever happens meanwhile, one version works without a network. */

import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { serve } from '../../scripts/programs/serve.ts';
import { allHere, BASE, describeLab, hasText, until } from './lab-in-chromium.ts';

const SAVE = 'lab/practice.html#format=keras';

describeLab('a new version in Chromium', (lab) => {
  let server: Server;
  let folder: string;
  let count = 0;
  const versions = () => ['one', 'two'].map((name) => join(folder, name));

  /** What a build of a changed page makes: another page, its script and the library under other names. */
  beforeEach(async () => {
    folder = join(lab.files, `versions-${count++}`);
    mkdirSync(folder);
    const [one, two] = versions();
    cpSync(lab.folder, one, { recursive: true });
    cpSync(lab.folder, two, { recursive: true });
    const names = readdirSync(join(two, 'assets')).filter((name) => /^(index|hdf5)/.test(name));
    const renamed = (text: string) =>
      names
        .reduce((changed, name) => changed.replaceAll(name, `new-${name}`), text)
        .replace(/ann-lab-(later-)?[0-9a-f]{12}/g, '$&-new')
        .replace('<html', '<html data-version="2"');
    for (const file of readdirSync(two, { recursive: true }).map(String)) {
      if (!/\.(js|html)$/.test(file)) continue;
      writeFileSync(join(two, file), renamed(readFileSync(join(two, file), 'utf8')));
    }
    for (const name of names)
      renameSync(join(two, 'assets', name), join(two, 'assets', `new-${name}`));
    server = await serve(join(folder, 'now'), BASE);
    deploy(one);
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  function deploy(version: string): void {
    rmSync(join(folder, 'now'), { force: true });
    symlinkSync(version, join(folder, 'now'));
  }

  function removeLibrary(version: string): void {
    const names = readdirSync(join(version, 'assets')).filter((name) => name.includes('hdf5'));
    for (const name of names) rmSync(join(version, 'assets', name));
  }

  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}${BASE}${SAVE}`;
  const state = (page: Page) =>
    page.evaluate(async () => {
      const kept: string[] = [];
      for (const name of await caches.keys()) {
        for (const request of await (await caches.open(name)).keys()) kept.push(request.url);
      }
      const registration = await navigator.serviceWorker.getRegistration();
      return { kept: kept.join(), isWaiting: Boolean(registration?.waiting) };
    });
  const version = (page: Page) => page.locator('html').getAttribute('data-version');

  /** The first version, all of it kept. */
  async function visited(): Promise<Page> {
    const page = await lab.openOwn({ acceptDownloads: true });
    await page.goto(url());
    await allHere(page);
    const all = /hdf5.*train-images|train-images.*hdf5/;
    await until(async () => all.test((await state(page)).kept), 20);
    expect((await state(page)).kept).toMatch(all);
    return page;
  }

  async function works(page: Page): Promise<void> {
    await allHere(page);
    const download = page.waitForEvent('download');
    await page.locator('#save').click();
    expect((await download).suggestedFilename()).toBe('fashion.keras');
  }

  async function withoutNetwork(page: Page): Promise<void> {
    await page.context().setOffline(true);
    server.closeAllConnections();
  }

  test('one visit later both versions work offline: the old one in its page, then the new one', async () => {
    const page = await visited();
    deploy(versions()[1]);
    await page.reload();
    await works(page);
    await until(async () => (await state(page)).isWaiting, 20);
    await withoutNetwork(page);
    await page.reload();
    await works(page);
    const context = page.context();
    await page.close();
    const later = await context.newPage();
    await until(async () => {
      await later.goto(url());
      return (await version(later)) === '2';
    });
    expect(await version(later)).toBe('2');
    await works(later);
    expect((await state(later)).kept).not.toMatch(/assets\/(index|hdf5)/); // nothing of the old one stays
  });

  test('an open page of the old version saves while the server has the new one only', async () => {
    const page = await visited();
    deploy(versions()[1]);
    rmSync(versions()[0], { recursive: true });
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await works(page);
    await until(async () => (await state(page)).isWaiting, 20);
    await works(page);
  });

  test('a new version that is cut short is none: the old one goes on', async () => {
    const page = await visited();
    const [, two] = versions();
    removeLibrary(two);
    deploy(two);
    await page.reload();
    await allHere(page);
    await page.waitForTimeout(1500);
    await withoutNetwork(page);
    await page.reload();
    await works(page);
    expect(await version(page)).toBe(null);
  });

  test('a browser whose service workers throw shows everything', async () => {
    for (const breaks of ['get', 'register'] as const) {
      const page = await lab.openOwn();
      await page.addInitScript((which) => {
        const thrown = () => {
          throw new DOMException('not here', 'SecurityError');
        };
        const get = which === 'get' ? thrown : () => ({ register: thrown });
        Object.defineProperty(Navigator.prototype, 'serviceWorker', { get });
      }, breaks);
      await page.goto(url());
      await allHere(page);
      expect(await page.locator('#no-data').isHidden()).toBe(true);
    }
  });

  test('what saving needs can’t be loaded: said at once', async () => {
    const page = await lab.openOwn({ serviceWorkers: 'block' });
    await page.goto(url());
    await allHere(page);
    removeLibrary(versions()[0]);
    await page.locator('#save').click();
    await hasText(
      page,
      '#model-status',
      /^The model was not saved\. A part of the page could not be loaded\./,
    );
  });
});
