afterEach(() => {
  jest.resetModules();
  jest.dontMock('node:fs');
  jest.dontMock('@tensorflow/tfjs-node');
});

/** The module under test, on a machine with or without the binding's file, and with a package that loads or throws. */
function load(binding: boolean, factory: () => object): typeof import('../../../lib/digits/platform/native') {
  jest.doMock('node:fs', () => ({ existsSync: () => binding, readdirSync: () => ['napi-v8'] }));
  jest.doMock('@tensorflow/tfjs-node', factory);
  return require('../../../lib/digits/platform/native') as typeof import('../../../lib/digits/platform/native');
}

test('loadNativeTensorflow says that the binding is missing, without loading the package', () => {
  const factory = jest.fn(() => ({}));
  expect(load(false, factory).loadNativeTensorflow()).toMatch(/^the package tfjs-node has no native binding in /);
  expect(factory).not.toHaveBeenCalled();
});

test('loadNativeTensorflow gives the reason when the package does not load', () => {
  const native = load(true, () => {
    throw new Error('libtensorflow.so.2: cannot open shared object file');
  });
  expect(native.loadNativeTensorflow()).toBe(
    'the package tfjs-node does not load: libtensorflow.so.2: cannot open shared object file',
  );
});

test('loadNativeTensorflow loads the package after putting back what Node 23 removed', () => {
  const util = require('node:util') as Record<string, unknown>;
  const seen: string[] = [];
  const native = load(true, () => {
    seen.push(typeof util.isNullOrUndefined, typeof util.isArray);
    return {};
  });
  expect(native.loadNativeTensorflow()).toBeUndefined();
  expect(seen).toEqual(['function', 'function']);
});
