import { BACKEND_VARIABLE } from '@digits/common/protocol';
import * as wasm from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

const before = process.env[BACKEND_VARIABLE];
beforeEach(() => delete process.env[BACKEND_VARIABLE]);
afterAll(() => {
  if (before !== undefined) process.env[BACKEND_VARIABLE] = before;
});

type Module = typeof import('../../../lib/digits/backend/backend');

/** The module under test with nothing chosen yet, on a machine with or without a binding, which never loads. */
function unchosen({ binding = false } = {}): Module {
  let loaded: Module | undefined;
  jest.isolateModules(() => {
    jest.doMock('@tensorflow/tfjs-core', () => tf);
    jest.doMock('@tensorflow/tfjs-backend-wasm', () => wasm);
    jest.doMock('../../../lib/digits/platform/native', () => ({
      hasNativeBinding: () => binding,
      loadNativeTensorflow: () => 'the package tfjs-node does not load: wrong libtensorflow',
    }));
    loaded = require('../../../lib/digits/backend/backend') as Module;
  });
  if (loaded === undefined) throw new Error('the module was not loaded');
  return loaded;
}

test('selectBackend without a name follows the environment variable, and keeps to its choice after that', async () => {
  const { selectBackend } = unchosen();
  process.env[BACKEND_VARIABLE] = 'wasm';
  const first = selectBackend();
  expect((await first).name).toBe('wasm');
  process.env[BACKEND_VARIABLE] = 'cuda';
  expect(selectBackend()).toBe(first);
  await expect(unchosen().selectBackend()).rejects.toThrow('found "cuda"');
});

test('selectBackend without a name keeps to what was asked for by name', async () => {
  const { selectBackend } = unchosen();
  const byName = selectBackend('wasm');
  await byName;
  expect(selectBackend()).toBe(byName);
});

test('selectBackend refuses a name that is none, and keeps to what was chosen before', async () => {
  const { selectBackend, requireBackend } = unchosen();
  const first = selectBackend('wasm');
  await first;
  await expect(selectBackend('cuda')).rejects.toThrow(RangeError);
  await expect(selectBackend(null as never)).rejects.toThrow(
    new TypeError('choosing a backend: expected auto, tensorflow or wasm, found null'),
  );
  expect(selectBackend()).toBe(first);
  expect(() => requireBackend('building')).not.toThrow();
});

test('selectBackend says why a binding that is there is not used, and nothing about one that is not', async () => {
  expect((await unchosen({ binding: true }).selectBackend()).description).toBe(
    'WebAssembly with SIMD (tfjs-backend-wasm); not tensorflow: the package tfjs-node does not load: wrong libtensorflow',
  );
  expect((await unchosen().selectBackend()).description).toBe('WebAssembly with SIMD (tfjs-backend-wasm)');
});

test('selectBackend gives the reason and the command that helps when tensorflow is asked for in vain', async () => {
  await expect(unchosen().selectBackend('tensorflow')).rejects.toThrow(
    'tensorflow was asked for, but the package tfjs-node does not load: wrong libtensorflow: npm run setup:native sets it up',
  );
});
