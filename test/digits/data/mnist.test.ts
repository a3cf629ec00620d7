import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';

import { loadMnist, MNIST_FILES, readChecked } from '../../../lib/digits/data/mnist';
import { classCounts } from '../../../lib/digits/data/select';
import { mnistFolder } from '../../../lib/digits/platform/data-files';

const folder = mkdtempSync(join(tmpdir(), 'mnist test '));
afterAll(() => rmSync(folder, { recursive: true }));

test.each(Object.values(MNIST_FILES))('loadMnist reads $name, whose MD5 is the published one', (file) => {
  expect(
    createHash('md5')
      .update(readFileSync(join(mnistFolder(), file.name)))
      .digest('hex'),
  ).toBe(file.md5);
});

test('loadMnist gives 60,000 training and 10,000 test digits with the class counts of the literature', () => {
  const { train, test: held } = loadMnist();
  // Source: the class counts printed in many papers, e.g. LeCun et al., THE MNIST DATABASE.
  expect(classCounts(train)).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);
  expect(classCounts(held)).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
  expect([train.count, held.count]).toEqual([60_000, 10_000]);
});

test('loadMnist starts with the well-known digits: 5 0 4 1 9, and 7 2 1 0 4 to test', () => {
  const { train, test: held } = loadMnist();
  expect([...train.labels.subarray(0, 5)]).toEqual([5, 0, 4, 1, 9]);
  expect([...held.labels.subarray(0, 5)]).toEqual([7, 2, 1, 0, 4]);
  // 0.1307: the mean that torchvision's MNIST example normalizes with.
  let sum = 0;
  for (const pixel of train.images) sum += pixel;
  expect(sum / train.images.length / 255).toBeCloseTo(0.1307, 4);
});

test('loadMnist refuses a file that differs in one byte, and names both checksums', () => {
  const { name, md5 } = MNIST_FILES.testLabels;
  const bytes = readFileSync(join(mnistFolder(), name));
  bytes[100] = (bytes[100] ?? 0) ^ 1;
  writeFileSync(join(folder, name), bytes);
  const found = createHash('md5').update(bytes).digest('hex');
  expect(() => readChecked(folder, MNIST_FILES.testLabels)).toThrow(`expected MD5 ${md5}, found ${found}`);
});

test('loadMnist refuses a truncated file', () => {
  const { name } = MNIST_FILES.testLabels;
  writeFileSync(join(folder, name), readFileSync(join(mnistFolder(), name)).subarray(0, 5000));
  expect(() => readChecked(folder, MNIST_FILES.testLabels)).toThrow(/in 5000 bytes/);
});

const { name: missing } = MNIST_FILES.trainImages;

test('loadMnist advises to install the packages again only for their own folder', () => {
  const absent = { ...MNIST_FILES.trainImages, name: 'no-such-file' };
  expect(() => readChecked(mnistFolder(), absent)).toThrow(
    /no-such-file, which cannot be read. Install the packages again/,
  );
  const changed = { ...MNIST_FILES.testLabels, sha256: '' };
  expect(() => readChecked(mnistFolder(), changed)).toThrow(/Install the packages again/);
  copyFileSync(join(mnistFolder(), MNIST_FILES.trainLabels.name), join(folder, MNIST_FILES.trainLabels.name));
  expect(() => loadMnist(folder)).toThrow(
    /train-images-idx3-ubyte, which cannot be read. loadDigits\('mnist'\) reads the copy that is installed/,
  );
});

test.each([
  [`${missing}.gz`, /Unpack .*train-images-idx3-ubyte.gz first/],
  ['train-images.idx3-ubyte', /Rename .*train-images.idx3-ubyte to train-images-idx3-ubyte/],
])('loadMnist finds %s beside the name that it looks for', (name, advice) => {
  const other = mkdtempSync(join(folder, 'named '));
  writeFileSync(join(other, name), '');
  expect(() => loadMnist(other)).toThrow(advice);
});

test.each([
  ['packed', gzipSync(Buffer.alloc(100)), /It is a gzip file: unpack it first/],
  [
    'other data of the format',
    Buffer.from([0, 0, 8, 1, 0, 0, 0, 1, 7]),
    /other data .* such as Fashion-MNIST: digitsFromIdx/,
  ],
])('loadMnist names a file that is %s', (_kind, bytes, advice) => {
  const other = mkdtempSync(join(folder, 'other '));
  writeFileSync(join(other, missing), bytes);
  expect(() => loadMnist(other)).toThrow(advice);
  expect(() => loadMnist(other)).not.toThrow(/npm ci/);
});

test('loadMnist takes a URL, and refuses what is no folder of this machine', () => {
  expect(loadMnist(pathToFileURL(`${mnistFolder()}/`)).test.count).toBe(10_000);
  expect(() => loadMnist('~/mnist')).toThrow('only a shell understands');
});

test('loadMnist gives arrays whose slice is a copy, and which print as what they are', () => {
  const { train } = loadMnist();
  for (const array of [train.images, train.labels]) expect(Object.getPrototypeOf(array)).toBe(Uint8Array.prototype);
  const copy = train.images.slice(0, 784);
  copy.fill(99);
  expect(Math.max(...train.images.subarray(0, 150))).toBe(0);
  expect(inspect(train.labels.slice(0, 10))).toMatch(/^Uint8Array\(10\) \[\s*5, 0, 4, 1, 9,/);
  expect(train.labels.map((label) => label * 2).slice(0, 3)).toEqual(Uint8Array.of(10, 0, 8));
  // The pixels are the file's own bytes: 16 of header, then 47 MB that are there once.
  expect([train.images.byteOffset, train.images.buffer.byteLength]).toEqual([16, 16 + 60_000 * 784]);
});
