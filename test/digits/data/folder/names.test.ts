import { fileNames, isPacked } from '../../../../lib/digits/data/folder/names';

const MNIST = [
  'train-images-idx3-ubyte',
  'train-labels-idx1-ubyte',
  't10k-images-idx3-ubyte',
  't10k-labels-idx1-ubyte',
];
const inOrder = (found: readonly string[]): string[] => {
  const { names } = fileNames('loading', found);
  return [names['train images'], names['train labels'], names['test images'], names['test labels']];
};

test.each([
  ['as MNIST', (name: string) => name],
  ['with a dot', (name: string) => name.replace('-idx', '.idx')],
  ['packed', (name: string) => `${name}.gz`],
  ["as EMNIST's", (name: string) => `emnist-balanced-${name.replace('t10k', 'test')}.gz`],
])('fileNames finds four files %s, among others', (_, change) => {
  const wanted = MNIST.map(change);
  expect(inOrder(['readme.txt', ...wanted].reverse())).toEqual(wanted);
});

test('fileNames takes the raw file where there is a packed one too', () => {
  expect(inOrder([...MNIST.map((name) => `${name}.gz`), ...MNIST])).toEqual(MNIST);
});

test('fileNames passes over the hidden files that macOS packs beside others', () => {
  expect(inOrder([...MNIST.map((name) => `._${name}`), ...MNIST])).toEqual(MNIST);
});

test('fileNames names what is missing', () => {
  expect(() => fileNames('loading x', MNIST.slice(0, 2))).toThrow(
    'loading x: expected the files t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte (or with .gz after it), found none',
  );
  expect(() => fileNames('loading x', [])).toThrow('found an empty folder');
  expect(() => fileNames('loading x', ['photo.png'])).toThrow('found none of its kind');
});

test('fileNames refuses the files of two sets', () => {
  const two = [...MNIST, ...MNIST.map((name) => `emnist-letters-${name}`)];
  expect(() => fileNames('loading', two)).toThrow('found those of 2, with no prefix, "emnist-letters-"');
});

test('isPacked knows gzip by its ending', () => {
  expect(['a.gz', 'a'].map(isPacked)).toEqual([true, false]);
});
