import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { DATASET_VARIABLE } from '@digits/common/protocol';

import { loadDigits } from '../../../lib/digits/data/load';
import { writeSet } from '../../helpers/idx-folder';

const before = process.env[DATASET_VARIABLE];
afterEach(() => {
  if (before === undefined) delete process.env[DATASET_VARIABLE];
  else process.env[DATASET_VARIABLE] = before;
});

test('loadDigits loads all of MNIST unless told otherwise', () => {
  delete process.env[DATASET_VARIABLE];
  expect(loadDigits()).toMatchObject({ name: 'mnist', train: { count: 60_000 } });
});

test('loadDigits follows the environment variable, and its argument before that', () => {
  process.env[DATASET_VARIABLE] = 'quick';
  expect(loadDigits().name).toBe('quick');
  expect(loadDigits('mnist').name).toBe('mnist');
});

test('loadDigits refuses an unknown data set and names the known ones', () => {
  expect(() => loadDigits('fashion')).toThrow(RangeError);
  expect(() => loadDigits('fashion')).toThrow(
    'expected the data set mnist or quick, folder: and a path, or { folder: path }, found ',
  );
});

describe('of a folder', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'load test '));
  beforeAll(() => writeSet(folder, { size: 8, classes: 5, train: 10, test: 5 }));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('loadDigits takes a folder by the environment variable and as an option, and prints what it found', () => {
    const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    process.env[DATASET_VARIABLE] = `folder:${folder}`;
    const found = loadDigits();
    expect(found.train).toMatchObject({ size: 8, classes: 5, count: 10 });
    expect(loadDigits({ folder })).toEqual(found);
    expect(loadDigits(`folder:${folder}`)).toEqual(found);
    expect(log.mock.calls.join('\n')).toContain('10 training and 5 test images of 8 x 8 pixels, in 5 classes');
    log.mockRestore();
  });
});
