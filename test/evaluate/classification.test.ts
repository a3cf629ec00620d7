import { probabilityRow } from '../../lib/evaluate/classification';

test('probabilityRow gives the probabilities of one sample, and refuses one that is not there', () => {
  const probabilities = Float32Array.of(0.25, 0.75, 1, 0);
  expect([...probabilityRow(probabilities, 1, 2)]).toEqual([1, 0]);
  expect(() => probabilityRow(probabilities, 2, 2)).toThrow('expected a sample from 0 to 1, found 2');
});
