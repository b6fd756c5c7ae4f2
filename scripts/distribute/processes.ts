/** The environment variables that make processes of this machine one training. */

import { createServer } from 'node:net';

/** @returns one environment for each process */
export async function environments(count: number): Promise<NodeJS.ProcessEnv[]> {
  const port = await freePort();
  return Array.from({ length: count }, (_, id) => ({
    ...process.env,
    KERAS_DISTRIBUTION_JOB_ADDRESSES: `127.0.0.1:${port}`,
    KERAS_DISTRIBUTION_NUM_PROCESSES: String(count),
    KERAS_DISTRIBUTION_PROCESS_ID: String(id),
  }));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
