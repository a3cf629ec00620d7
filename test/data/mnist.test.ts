import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { classCounts } from '../../lib/data/digits';
import { loadMnist, MNIST_FILES, mnistFolder, readChecked } from '../../lib/data/mnist';

const folder = mkdtempSync(join(tmpdir(), 'mnist test '));
afterAll(() => rmSync(folder, { recursive: true }));

test.each(Object.values(MNIST_FILES))('loadMnist reads $name, whose MD5 is the published one', (file) => {
  expect(createHash('md5').update(readFileSync(join(mnistFolder(), file.name))).digest('hex')).toBe(file.md5);
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

test('loadMnist names the file that is missing, and the cure', () => {
  copyFileSync(join(mnistFolder(), MNIST_FILES.trainLabels.name), join(folder, MNIST_FILES.trainLabels.name));
  expect(() => loadMnist(folder)).toThrow(/train-images-idx3-ubyte, which cannot be read. Install the packages again/);
});
