/** `npm run coverage`: how much of src the tests reach that run it in their own process. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import project from '../jest.config.js';

const PROJECT_DIR = fileURLToPath(new URL('..', import.meta.url));
const hasNativeKernels = ['.cache/native/node_modules', 'node_modules'].some((folder) =>
  existsSync(join(PROJECT_DIR, folder, '@tensorflow/tfjs-node/lib')),
);

export default {
  ...project,
  rootDir: '..',
  testPathIgnorePatterns: [
    '/node_modules/',
    '/test/(site|tools)/',
    '/test/commands/', // processes of their own
  ],
  randomize: true, // no test may rely on another's being first
  collectCoverage: true,
  coverageReporters: ['json', 'text'],
  collectCoverageFrom: [
    'src/**/*.ts',
    '!src/training/wasm/assembly/**', // runs as WebAssembly, which is not counted
    ...(hasNativeKernels ? [] : ['!src/training/native/**']), // runs on TensorFlow's kernels only
  ],
  coverageThreshold: { global: { branches: 95 } },
};
