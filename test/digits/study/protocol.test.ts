import { partsOf } from '../../../lib/digits/study/protocol';
import { dataset } from './helpers';

test('partsOf puts the last training digits aside, or takes the test digits, or nothing', () => {
  expect(partsOf(dataset, {})).toEqual({ train: dataset.train });
  expect(partsOf(dataset, { validation: 'test' })).toEqual({ train: dataset.train, validation: dataset.test });
  const { train, validation } = partsOf(dataset, { validation: 0.2 });
  expect([train.count, validation?.count]).toEqual([48, 12]);
  expect(validation?.labels).toEqual(dataset.train.labels.slice(48));
});

test('partsOf refuses a share of all', () => {
  expect(() => partsOf(dataset, { validation: 1 })).toThrow(RangeError);
});
