import { shortened } from '../../../lib/digits/study/shortened';
import { baseline, network } from './helpers';

test('shortened changes the epochs of a network, and nothing of a baseline', () => {
  expect(shortened(network(0), 7)).toMatchObject({ name: 'small', fit: { epochs: 7, batchSize: 8 } });
  expect(shortened(network(0, 5), undefined)).toMatchObject({ fit: { epochs: 5 } });
  expect(shortened(baseline, 7)).toBe(baseline);
});
