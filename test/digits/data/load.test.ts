import { DATASET_VARIABLE } from '@digits/common/protocol';

import { loadDigits } from '../../../lib/digits/data/load';

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
  expect(() => loadDigits('fashion')).toThrow('expected the data set mnist or quick, found "fashion"');
});
