import { DATASET_VARIABLE } from '@digits/common/protocol';

import { noteStored, usualFolder } from '../../../lib/digits/data/usual';

const before = process.env[DATASET_VARIABLE];
afterEach(() => {
  jest.restoreAllMocks();
  if (before === undefined) delete process.env[DATASET_VARIABLE];
  else process.env[DATASET_VARIABLE] = before;
});

test('usualFolder knows a folder by what stands before its path', () => {
  expect(['folder:/data/x', 'quick', undefined, 'folder'].map((name) => usualFolder(name ?? 'mnist'))).toEqual([
    '/data/x',
    undefined,
    undefined,
    undefined,
  ]);
});

test('noteStored speaks only where the lessons work on other data', () => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  process.env[DATASET_VARIABLE] = 'quick';
  noteStored('The results are');
  expect(log).not.toHaveBeenCalled();
  process.env[DATASET_VARIABLE] = 'folder:/data/x';
  noteStored('The results are');
  expect(log).toHaveBeenCalledWith("The results are of MNIST's digits, not of the data in /data/x.");
});
