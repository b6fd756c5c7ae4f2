/** The command, what it builds, and that it works without a network. */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { run, TS_NODE } from '../run.ts';
import { allHere, BASE, describeLab, until } from './lab-in-chromium.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

describe('the port', () => {
  test.each([
    ['99999', /^\nError: --port takes a whole number up to 65535; got '99999'\.\n$/],
    ['abc', /^\nError: --port takes a whole number of at least 1; got 'abc'\.\n$/],
  ])('%s is refused in words', async (port, words) => {
    const { code, err } = await run('site.ts', ['--port', port]);
    expect([code, err]).toEqual([1, expect.stringMatching(words)]);
  });

  test('one that another server has is refused in words', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, err } = await run('site.ts', ['--port', String(port)]);
    other.close();
    expect([code, err]).toEqual([1, expect.stringContaining(`Port ${port} is not free`)]);
  });
});

describeLab('what is built', () => {
  test('has no errors of types', () => {
    const compiler = join(PROJECT_DIR, 'node_modules', 'typescript', 'bin', 'tsc');
    const args = [compiler, '--noEmit', '--project', join(PROJECT_DIR, 'site')];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([stdout, status]).toEqual(['', 0]);
  }, 120_000);
});

describeLab('npm run site', (lab) => {
  const own = new Agent({ keepAlive: false });
  /** What a server answers to who calls it by this name; 0 where there is none. */
  const answer = (port: number, host = `127.0.0.1:${port}`, path = BASE) =>
    new Promise<number>((resolve) => {
      get({ port, host: '127.0.0.1', path, agent: own, headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      }).on('error', () => resolve(0));
    });
  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)('%s ends it with all that it started', async (signal, exitCode) => {
    const port = await freePort();
    const args = ['serve', '--out', lab.folder, '--port', String(port)];
    const program = [TS_NODE, 'scripts/site.ts', ...args];
    const child = spawn(process.execPath, program, { cwd: PROJECT_DIR, stdio: 'ignore' });
    const ended = once(child, 'exit');
    try {
      await until(async () => (await answer(port, undefined, '/')) === 200, 30);
      expect(await answer(port, undefined, '/')).toBe(200);
      expect(await answer(port, 'evil.example', '/')).toBe(403);
      child.kill(signal);
      expect((await ended)[0]).toBe(exitCode);
      await until(async () => (await answer(port)) === 0, 3);
      expect(await answer(port)).toBe(0);
    } finally {
      child.kill('SIGKILL');
    }
  });

  test('it answers to no other name, and nothing outside of its folder', async () => {
    const { port } = lab.server.address() as AddressInfo;
    for (const host of [`localhost:${port}`, '127.0.0.1', `[::1]:${port}`]) {
      expect(await answer(port, host)).toBe(200);
    }
    for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:80']) {
      expect(await answer(port, host)).toBe(403);
    }
    const outside = ['../', '%2e%2e/', '..%2f', '%2e%2e%2f', '..\\', '..%5c', '%00', '%', 'assets'];
    for (const path of outside) {
      expect(await answer(port, undefined, `${BASE}${path}`)).toBe(404);
      expect(await answer(port, undefined, `${BASE}${path}lab.sha256`)).toBe(404);
    }
    expect(await answer(port, undefined, 'http://[')).toBe(404);
    expect(await answer(port)).toBe(200);
  });
});

describeLab('the built lab in Chromium', (lab) => {
  test('opened once, it works without a network', async () => {
    const page = await lab.open('practice');
    const keptFiles = () =>
      page.evaluate(async () => {
        const names = await caches.keys();
        const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
        return kept
          .flat()
          .map(({ url }) => url)
          .join();
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
