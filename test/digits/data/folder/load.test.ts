import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { loadFolder } from '../../../../lib/digits/data/folder/load';
import { MNIST_FILES } from '../../../../lib/digits/data/mnist';
import { imageAt } from '../../../../lib/digits/data/select';
import { mnistFolder } from '../../../../lib/digits/platform/data-files';
import { barImage, idxFile, type MadeSet, writeSet } from '../../../helpers/idx-folder';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'folder test '));
});
afterEach(() => rmSync(folder, { recursive: true }));

const FIVE: MadeSet = { size: 28, classes: 5, train: 25, test: 10 };
const write = (name: string, content: Uint8Array | string): void => writeFileSync(path.join(folder, name), content);

test.each([
  ['raw', {}],
  ['packed', { packed: true }],
  ['under names with a dot', { mark: '.' as const }],
  ["under EMNIST's names", { prefix: 'digits-', testName: 'test' as const }],
])('loadFolder reads five classes %s', (_, form) => {
  writeSet(folder, { ...FIVE, ...form });
  const { train, test: tested, files } = loadFolder({ folder });
  expect(train).toMatchObject({ count: 25, classes: 5, classNames: ['0', '1', '2', '3', '4'] });
  expect(tested.labels).toEqual(Uint8Array.of(0, 1, 2, 3, 4, 0, 1, 2, 3, 4));
  expect(files).toHaveLength(4);
});

test('loadFolder passes over folders that are called as the files, which some archives hold beside them', () => {
  writeSet(folder, { ...FIVE, mark: '.' });
  const namesake = path.join(folder, 'train-images-idx3-ubyte');
  mkdirSync(namesake);
  expect(loadFolder({ folder }).train.count).toBe(25);
  rmSync(path.join(folder, 'train-images.idx3-ubyte'));
  expect(() => loadFolder({ folder })).toThrow('expected the files train-images-idx3-ubyte (or with .gz after it)');
});

test.each([8, 64])('loadFolder takes images of %i pixels a side', (size) => {
  writeSet(folder, { ...FIVE, size });
  expect(loadFolder({ folder }).train).toMatchObject({ size, count: 25 });
});

test('loadFolder turns letters as EMNIST has them, counts them from 0 and names them by the mapping file', () => {
  const form = { prefix: 'emnist-letters-', testName: 'test', first: 1, transposed: true, packed: true } as const;
  writeSet(folder, { size: 28, classes: 26, train: 52, test: 26, ...form });
  const lines = Array.from({ length: 26 }, (_, letter) => `${letter + 1} ${65 + letter} ${97 + letter}\n`);
  write('emnist-letters-mapping.txt', lines.join(''));
  const { train } = loadFolder({ folder });
  expect(train).toMatchObject({ classes: 26 });
  expect(train.classNames?.slice(0, 2)).toEqual(['Aa', 'Bb']);
  expect(train.labels.slice(0, 3)).toEqual(Uint8Array.of(0, 1, 2));
  // Where the bar lies tells the class, so the image of B must be upright.
  const inked = (image: Uint8Array): number[] => [...image.keys()].filter((at) => image[at] !== 0);
  expect(inked(imageAt(train, 1))).toEqual(inked(barImage(1, 26, 28, () => 0)));
});

test('loadFolder takes name, names of classes and transposing from dataset.json, and options before that', () => {
  writeSet(folder, FIVE);
  const names = ['a', 'b', 'c', 'd', 'e'];
  write('dataset.json', JSON.stringify({ name: 'My Letters!', classNames: names }));
  expect(loadFolder({ folder })).toMatchObject({ title: 'My Letters!', train: { classNames: names } });
  expect(loadFolder({ folder }).name).toMatch(/^my-letters-[0-9a-f]{8}$/);
  expect(loadFolder({ folder, name: 'Other' }).title).toBe('Other');
  const straight = loadFolder({ folder }).train;
  const turned = loadFolder({ folder, transposed: true }).train;
  expect(turned.images[28]).toBe(straight.images[1]);
});

test('loadFolder reads a dataset.json with a mark of the byte order', () => {
  writeSet(folder, FIVE);
  write('dataset.json', '\uFEFF{ "name": "Letters" }');
  expect(loadFolder({ folder }).title).toBe('Letters');
});

test.each(['dataset.json', 'mapping.txt'])('loadFolder names a %s that cannot be read, and the folder', (name) => {
  writeSet(folder, FIVE);
  mkdirSync(path.join(folder, name));
  expect(() => loadFolder({ folder })).toThrow(`loading ${folder}: cannot read ${path.join(folder, name)}: EISDIR`);
});

test('loadFolder gives different sets different names, though they are called the same', () => {
  writeSet(folder, FIVE);
  const before = loadFolder({ folder, name: 'x' }).name;
  writeSet(folder, { ...FIVE, train: 30 });
  expect(loadFolder({ folder, name: 'x' }).name).not.toBe(before);
});

test('loadFolder knows MNIST by its hashes', () => {
  for (const { name } of Object.values(MNIST_FILES))
    symlinkSync(path.join(mnistFolder(), name), path.join(folder, name));
  const { name, train } = loadFolder({ folder });
  expect([name, train.classNames, train.count]).toEqual(['mnist', undefined, 60_000]);
});

test('loadFolder says which file is wrong, and how', () => {
  expect(() => loadFolder({ folder: path.join(folder, 'none') })).toThrow('expected a folder with four IDX files');
  expect(() => loadFolder({ folder })).toThrow('found an empty folder');
  writeSet(folder, FIVE);
  write('t10k-labels-idx1-ubyte', idxFile([9], new Uint8Array(9)));
  expect(() => loadFolder({ folder })).toThrow(
    /t10k-images-idx3-ubyte: expected one label for each of 10 images, found 9 labels$/,
  );
  write('t10k-labels-idx1-ubyte', idxFile([1, 10], new Uint8Array(10)));
  expect(() => loadFolder({ folder })).toThrow(/t10k-labels-idx1-ubyte: expected the magic number 0x00000801/);
  writeSet(folder, FIVE);
  write('train-images-idx3-ubyte', idxFile([25, 28, 14], new Uint8Array(25 * 28 * 14)));
  expect(() => loadFolder({ folder })).toThrow(
    'expected square images of 8 to 64 pixels a side in train-images-idx3-ubyte, found 28 x 14',
  );
  write('train-images-idx3-ubyte', idxFile([25, 14, 14], new Uint8Array(25 * 14 * 14)));
  expect(() => loadFolder({ folder })).toThrow(
    'expected images of 14 x 14 pixels in t10k-images-idx3-ubyte, as in train-images-idx3-ubyte, found 28 x 28',
  );
});

test('loadFolder knows a packed file by what it holds, whatever its name says', () => {
  writeSet(folder, { ...FIVE, packed: true });
  // As a browser leaves it that unpacks what it downloads, and as one packs it by hand.
  write('train-labels-idx1-ubyte.gz', idxFile([25], new Uint8Array(25).fill(3)));
  expect(loadFolder({ folder }).train.labels).toEqual(new Uint8Array(25).fill(3));
  write('train-labels-idx1-ubyte', gzipSync(idxFile([25], new Uint8Array(25).fill(4))));
  expect(loadFolder({ folder }).train.labels).toEqual(new Uint8Array(25).fill(4));
  write('train-labels-idx1-ubyte', '<html>not found</html>');
  expect(() => loadFolder({ folder })).toThrow(
    'train-labels-idx1-ubyte: expected an IDX file, found a text that starts',
  );
});

test('loadFolder refuses a packed file that is cut off, by its name', () => {
  writeSet(folder, { ...FIVE, packed: true });
  write('train-images-idx3-ubyte.gz', Uint8Array.of(0x1f, 0x8b, 8, 0, 0));
  expect(() => loadFolder({ folder })).toThrow(/expected the file train-images-idx3-ubyte\.gz, which cannot be read/);
});

test('loadFolder refuses an option that it does not know', () => {
  expect(() => loadFolder({ folder, transpose: true } as never)).toThrow("did you mean 'transposed'?");
});
