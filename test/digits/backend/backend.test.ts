import * as tf from '@tensorflow/tfjs-core';

import { selectBackend } from '../../../lib/digits/backend/backend';
import { TEST_BACKEND, testBackend } from '../../helpers/backend';

test('selectBackend starts the backend that is asked for, and it computes', async () => {
  const backend = await testBackend();
  expect(backend.name).toBe(TEST_BACKEND);
  expect(tf.getBackend()).toBe(TEST_BACKEND);
  const product = tf.matMul(
    tf.tensor2d([
      [1, 2],
      [3, 4],
    ]),
    tf.tensor2d([[5], [6]]),
  );
  expect(product.dataSync()).toEqual(Float32Array.of(17, 39));
  // 17 + 39, over 2.
  expect(tf.mean(product).dataSync()).toEqual(Float32Array.of(28));
});

test('selectBackend wasm computes with SIMD', async () => {
  const backend = await selectBackend('wasm');
  expect(backend.name).toBe('wasm');
  expect(tf.getBackend()).toBe('wasm');
  expect(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')).toBe(true);
});

test('selectBackend leaves no handler that ends the process at an uncaught error', async () => {
  const count = (): number => process.listenerCount('uncaughtException') + process.listenerCount('unhandledRejection');
  const before = count();
  await selectBackend('wasm');
  expect(count()).toBe(before);
});

test('selectBackend answers the same promise when asked again', () => {
  expect(selectBackend('wasm')).toBe(selectBackend('wasm'));
});

test('selectBackend refuses an unknown backend and names the known ones', async () => {
  await expect(selectBackend('cuda')).rejects.toThrow(RangeError);
  await expect(selectBackend('cuda')).rejects.toThrow('expected auto, tensorflow or wasm, found "cuda"');
});

test('selectBackend auto finds a backend', async () => {
  expect(['tensorflow', 'wasm']).toContain((await selectBackend('auto')).name);
});
