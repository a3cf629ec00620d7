import { weightNames } from '../../../../lib/digits/model/keras/weight-names';

const layer = (name: string, path: string, ...weights: string[]) => ({
  name,
  path: `layers/${path}`,
  weights: weights.map((weight) => `${name}/${weight}`),
});
const hidden = layer('hidden', 'dense', 'kernel', 'bias');
const output = layer('output', 'dense_1', 'kernel', 'bias');

test('weightNames leaves names to TensorFlow.js that it finds', () => {
  expect(weightNames(['hidden/kernel', 'hidden/bias'], [hidden])).toBeUndefined();
  expect(weightNames(['hidden/cell/kernel', 'hidden/cell/bias'], [hidden])).toBeUndefined();
});

test('weightNames finds names behind the name of a model', () => {
  const given = [
    'sequential/output/kernel',
    'sequential/output/bias',
    'sequential/hidden/bias',
    'sequential/hidden/kernel',
  ];
  expect(Object.fromEntries(weightNames(given, [hidden, output]) ?? [])).toEqual({
    'sequential/output/kernel': 'output/kernel',
    'sequential/output/bias': 'output/bias',
    'sequential/hidden/bias': 'hidden/bias',
    'sequential/hidden/kernel': 'hidden/kernel',
  });
});

test('weightNames goes by the order where a layer calls its weights otherwise', () => {
  const depthwise = layer('d', 'depthwise_conv2d', 'depthwise_kernel', 'bias');
  expect(weightNames(['d/kernel', 'd/bias'], [depthwise])?.get('d/kernel')).toBe('d/depthwise_kernel');
});

test('weightNames goes by the order only for what has no name of the layer', () => {
  const norm = layer('norm', 'batch_normalization', 'gamma', 'beta', 'moving_mean', 'moving_variance');
  const given = ['norm/moving_variance', 'norm/beta', 'norm/gamma', 'norm/mean'];
  expect(Object.fromEntries(weightNames(given, [norm]) ?? [])).toEqual({
    'norm/gamma': 'norm/gamma',
    'norm/beta': 'norm/beta',
    'norm/mean': 'norm/moving_mean',
    'norm/moving_variance': 'norm/moving_variance',
  });
});

test('weightNames goes by the order where a layer has two weights of one name', () => {
  const both = layer('both', 'bidirectional', 'forward/kernel', 'forward/bias', 'backward/kernel', 'backward/bias');
  const given = ['both/one/kernel', 'both/one/bias', 'both/two/kernel', 'both/two/bias'];
  expect([...(weightNames(given, [both])?.entries() ?? [])]).toEqual(
    given.map((name) => [name, `both/${name.slice(5).replace('one', 'forward').replace('two', 'backward')}`]),
  );
});

test('weightNames reads numbers, ten and more too, and leaves out what is no weight', () => {
  const many = layer('many', 'dense', ...Array.from({ length: 12 }, (_, index) => `w${index}`));
  const given = Array.from({ length: 12 }, (_, index) => `layers/dense/vars/${index}`).sort();
  const names = weightNames([...given, 'optimizer/vars/0', 'layers/dropout/seed_generator/vars/0'], [many]);
  expect([names?.get('layers/dense/vars/10'), names?.size]).toEqual(['many/w10', 12]);
});

test('weightNames reads the direction forward before that backward', () => {
  const both = layer('b', 'bidirectional', 'forward', 'backward');
  const names = weightNames(
    ['layers/bidirectional/backward_layer/cell/vars/0', 'layers/bidirectional/forward_layer/cell/vars/0'],
    [both],
  );
  expect(names?.get('layers/bidirectional/forward_layer/cell/vars/0')).toBe('b/forward');
});

test('weightNames says where numbered weights do not fit the layers', () => {
  const given = ['layers/dense/vars/0', 'layers/dense/vars/1', 'layers/dense_1/vars/0', 'layers/dense_1/vars/1'];
  expect(() => weightNames(given.slice(1), [hidden])).toThrow(RangeError);
  expect(() => weightNames(given.slice(0, 1), [hidden])).toThrow(
    'layer hidden: expected 2 weights in layers/dense, found 1',
  );
  expect(() => weightNames(given, [hidden])).toThrow(
    'expected a layer for each of the weights, found none for layers/dense_1',
  );
});
