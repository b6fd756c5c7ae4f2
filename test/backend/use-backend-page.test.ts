/** useBackend in a page. That WebAssembly starts there is tried in Chromium: test/tools/supply/install. */

import * as tf from '@tensorflow/tfjs';
import { useBackend } from '../../src/backend/use-backend-page.ts';

test('plain JavaScript, by name', async () => {
  expect(await useBackend('cpu')).toEqual({
    name: 'cpu',
    description: 'plain JavaScript (1 thread)',
  });
  expect(tf.getBackend()).toBe('cpu');
});

test.each([
  ['native', 'a page has no native kernels, only Node has'],
  ['gpu', 'a page has no native kernels, only Node has'],
  ['wasn', "A backend is one of gpu, native, wasm, cpu; got 'wasn'."],
])('%s is refused', async (name, message) => {
  await expect(useBackend(name)).rejects.toThrow(message);
});

test('without SIMD it is not WebAssembly', async () => {
  const has = jest.spyOn(tf.env(), 'getAsync').mockResolvedValue(false);
  try {
    await expect(useBackend('wasm')).rejects.toThrow('this browser has no SIMD; use a newer one');
    expect((await useBackend()).name).toBe('cpu');
  } finally {
    has.mockRestore();
  }
});
