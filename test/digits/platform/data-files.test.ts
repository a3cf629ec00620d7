import { readdirSync } from 'node:fs';

import { MNIST_FILES } from '../../../lib/digits/data/mnist';
import { mnistFolder, quickFile } from '../../../lib/digits/platform/data-files';

test("mnistFolder holds MNIST's four files", () => {
  expect(readdirSync(mnistFolder())).toEqual(
    expect.arrayContaining(Object.values(MNIST_FILES).map(({ name }) => name)),
  );
});

test('quickFile holds whole images of a digit, and there is none of an eleventh', () => {
  const { data } = quickFile(9) as { data: number[] };
  expect(data.length % 784).toBe(0);
  expect(data.length).toBeGreaterThan(784);
  expect(() => quickFile(10)).toThrow('no such file');
});
