/** The command, what it builds, and that it works without a network. */

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { run } from '../run';
import { allHere, describeLab, until } from './lab-in-chromium';

describe('the port', () => {
  test.each([
    ['99999', /^\nError: --port takes a whole number up to 65535; got '99999'\.\n$/],
    ['abc', /^\nError: --port takes a whole number of at least 1; got 'abc'\.\n$/],
  ])('%s is refused in words', async (port, words) => {
    const { code, err } = await run('lab.ts', ['--port', port]);
    expect([code, err]).toEqual([1, expect.stringMatching(words)]);
  });

  test('one that another server has is refused in words', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, err } = await run('lab.ts', ['preview', '--port', String(port)]);
    other.close();
    expect([code, err]).toEqual([1, expect.stringContaining(`Port ${port} is not free`)]);
  });
});

describeLab('the built lab in Chromium', (lab) => {
  test('what Vite can’t do, it says, and the command fails', async () => {
    const { code, err } = await run('lab.ts', ['preview', '--out', join(lab.files, 'not-built')]);
    expect([code, err]).toEqual([1, expect.stringContaining('Vite ended with an error.')]);
    expect(err).toContain('not-built');
  });

  test('opened once, it works without a network', async () => {
    const page = await lab.open('bench=practice');
    const keptFiles = () =>
      page.evaluate(async () => {
        const [name] = await caches.keys();
        const kept = name ? await (await caches.open(name)).keys() : [];
        return kept.map(({ url }) => url).join();
      });
    const all = /hdf5.*train-images|train-images.*hdf5/;
    await until(async () => all.test(await keptFiles()), 20);
    await lab.context.setOffline(true);
    lab.server.closeAllConnections();
    await page.reload();
    await allHere(page);
    await lab.context.setOffline(false);
  });

  test('its policy allows no other origin', () => {
    const html = readFileSync(join(lab.folder, 'index.html'), 'utf8');
    const policy = html
      .match(/Content-Security-Policy" content="([^"]*)"/)?.[1]
      .replaceAll('&#39;', "'");
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/https?:|\*|'unsafe-eval'/);
  });
});
