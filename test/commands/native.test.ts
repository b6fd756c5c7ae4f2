/** `npm run native` on machines that lack something, and `npm run doctor` on this one. */

import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { findNativeAddon } from '../../src/backend/native-addon-node.ts';
import { run } from '../run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const hasNative = findNativeAddon('cpu') !== undefined;

describe('npm run native', () => {
  const at = temporaryFolder('도구 ');

  /** A program of that name, first in the search path. */
  function fake(name: string, script: string): NodeJS.ProcessEnv {
    writeFileSync(at(name), `#!/bin/sh\n${script}\n`);
    chmodSync(at(name), 0o755);
    return { PATH: `${at()}${delimiter}${process.env.PATH}` };
  }

  test('--gpu without a GPU is refused, with what to do', async () => {
    const { code, err } = await run('native.ts', ['--gpu'], fake('nvidia-smi', 'exit 9'));
    expect(code).toBe(1);
    expect(err).toMatch(/No NVIDIA GPU was found .* For the CPU’s kernels: npm run native/);
  });

  test('--gpu names the GPU that it finds', async () => {
    const env = fake('nvidia-smi', 'echo "Test GPU 9000"');
    // npm can't install anything in this test, so it ends right after.
    const { code, out, err } = await run('native.ts', ['--gpu'], {
      ...env,
      npm_execpath: '/no/npm.js',
    });
    expect(out).toContain('• GPU: Test GPU 9000');
    expect(out).toContain('@tensorflow/tfjs-node-gpu is not installed yet');
    expect([code, err]).toEqual([1, expect.stringContaining('failed')]);
  });

  test('a disk without room is told before anything is installed', async () => {
    const disk = at('disk.js');
    writeFileSync(
      disk,
      "require('node:fs').statfsSync = () => ({ bavail: 25_600, bsize: 4096 }); // 100 MiB",
    );
    const { code, out, err } = await run('native.ts', ['--gpu'], {
      ...fake('nvidia-smi', 'echo "Test GPU 9000"'),
      NODE_OPTIONS: `--require "${disk}"`,
    });
    expect([code, err]).toEqual([1, expect.stringContaining('The disk has 100 MiB left at')]);
    expect(out).not.toContain('installing');
  });

  test('--python with something else than a Python is refused before anything is done', async () => {
    const { PATH } = fake('no-python', 'echo hello');
    const { code, out, err } = await run('native.ts', ['--python', at('no-python')], {
      PATH,
    });
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('is not a Python that answers');
  });

  test('an unknown option is refused', async () => {
    expect((await run('native.ts', ['--cuda'])).err).toContain(
      'Allowed: --gpu, --python, --create-venv',
    );
  });

  (hasNative ? test : test.skip)(
    'twice changes nothing: the second time it is already there',
    async () => {
      const { code, out } = await run('native.ts', []);
      expect(code).toBe(0);
      expect(out).toMatch(
        /^• already there: .*\nTensorFlow \d+\.\d+\.\d+ computes .* = \[\[19, 22\], \[43, 50\]\]\.\n$/,
      );
    },
  );
});

describe('npm run doctor', () => {
  test('--json: the lesson can run, and every finding says what it found', async () => {
    const { code, out } = await run('doctor.ts', ['--json']);
    expect(code).toBe(0);
    const { canRun, findings } = JSON.parse(out);
    expect(canRun).toBe(true);
    const byName = Object.fromEntries(findings.map((f: { what: string }) => [f.what, f]));
    expect(byName.Node.found).toBe(process.versions.node);
    expect(byName['Fashion-MNIST'].found).toBe('60000 + 10000 images, intact (SHA-256)');
    expect(byName['backend wasm'].ok).toBe(true);
    expect(byName['engine wasm'].found).toMatch(/^\d+\.\d\d ms a step$/);
    expect(byName['backend native'].ok).toBe(hasNative);
    if (!hasNative) {
      expect(byName['backend native'].found).toMatch(
        /not installed; .* [\d.]+ ms without, [\d.]+ with/,
      );
      expect(byName['backend native'].advice ?? '').toMatch(
        /^$|^npm run native, if .* are large: /,
      );
    }
  });
});
