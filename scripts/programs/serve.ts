/** A web server of this machine for built pages; who asks it by another machine's name gets nothing. */

import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, resolve, sep } from 'node:path';
import { Interrupts } from '../../src/internal.ts';
import { wholeNumber } from '../command/command.ts';

const OWN_ADDRESS = '127.0.0.1';
/** Another site's page may have its name lead here, and would read what we serve. */
const OWN_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const MOST_PORTS = 65_535;

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/**
 * Serves a folder below a path, and nothing else.
 * @param base begins and ends with a slash
 * @param port a free one unless given
 */
export async function serve(folder: string, base: string, port = 0): Promise<Server> {
  const server = createServer(({ url, headers }, response) => {
    if (!OWN_NAMES.test(headers.host ?? '')) return response.writeHead(403).end();
    const file = fileOf(folder, base, url);
    if (!file) return response.writeHead(404).end();
    const bytes = readFileSync(file);
    response.writeHead(200, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Length': bytes.length,
    });
    response.end(bytes);
  }).listen(port, OWN_ADDRESS);
  await once(server, 'listening');
  return server;
}

/** The file that an address means; none outside of the folder, however the address is written. */
function fileOf(folder: string, base: string, url = ''): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    if (!path.startsWith(base)) return undefined;
    const root = resolve(folder);
    const file = resolve(
      root,
      `.${sep}${path.slice(base.length).replace(/(^|\/)$/, '$1index.html')}`,
    );
    return file.startsWith(root + sep) && statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined; // no address, or nothing there
  }
}

/** `serve` for a person who looks at it, until Ctrl-C or whatever else ends us. */
export async function serveUntilStopped(folder: string, base: string, port: number): Promise<void> {
  const interrupts = new Interrupts();
  const server = await serve(folder, base, port);
  try {
    const { port: own } = server.address() as AddressInfo;
    console.log(`http://${OWN_ADDRESS}:${own}${base}   (Ctrl-C ends it)`);
    await once(interrupts.signal, 'abort');
  } finally {
    server.close();
    server.closeAllConnections();
    interrupts.dispose();
  }
  throw interrupts.interruption;
}

/** @throws Error unless a server of this machine can take it */
export async function checkPort(text: string): Promise<number> {
  const port = wholeNumber('port', text, 1);
  if (port > MOST_PORTS) {
    throw new RangeError(`--port takes a whole number up to ${MOST_PORTS}; got '${text}'.`);
  }
  const server = createServer().listen(port, OWN_ADDRESS);
  await once(server, 'listening').catch(({ code }: NodeJS.ErrnoException) => {
    throw new Error(`Port ${port} is not free (${code}). Use another one, or leave --port out.`);
  });
  await new Promise((resolve) => server.close(resolve));
  return port;
}
