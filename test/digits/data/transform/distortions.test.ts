import { DISTORTIONS } from '../../../../lib/digits/data/transform/distortions';
import { bandedDigits } from '../../../helpers/digits';

const digits = bandedDigits(12);

test.each(DISTORTIONS)('$name keeps labels and source, follows its seed and changes something', ({ apply }) => {
  const before = digits.images.slice();
  const first = apply(digits, { seed: 1 });
  expect(first.labels).toEqual(digits.labels);
  expect(first.count).toBe(digits.count);
  expect(digits.images).toEqual(before);
  expect(first.images).not.toEqual(before);
  expect(apply(digits, { seed: 1 }).images).toEqual(first.images);
  expect(apply(digits).images).toEqual(first.images);
  expect(apply(digits, { seed: 2 }).images).not.toEqual(first.images);
  expect(() => apply(digits, { seed: 0.5 })).toThrow(TypeError);
});
