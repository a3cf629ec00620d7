import { dropoutNumbers } from '../../../lib/engine/network/dropout';

test('dropoutNumbers drops a share of all 32-bit words, and scales what is kept so that the mean stays', () => {
  expect(dropoutNumbers(0)).toEqual({ threshold: 0, factor: 1 });
  expect(dropoutNumbers(0.5)).toEqual({ threshold: 2 ** 31, factor: 2 });
  expect(dropoutNumbers(0.75)).toEqual({ threshold: 3 * 2 ** 30, factor: 4 });
});
