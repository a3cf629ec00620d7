import { occlusionMap } from '../../../../lib/digits/figures/charts/occlusion-map';
import { flatDigits, trace } from '../samples';

const digits = flatDigits([5, 4]);
const drops = Float32Array.from({ length: 784 }, (_, at) => (at === 28 * 3 + 7 ? 0.5 : at === 0 ? -0.25 : 0));

test('occlusionMap draws the digit in ink and beside it the drops, on one scale about 0', () => {
  const figure = occlusionMap(digits, 1, drops);
  const [digit, map] = [trace(figure, 0), trace(figure, 1)];
  expect([digit.zmin, digit.zmax, map.zmin, map.zmax]).toEqual([0, 255, -0.5, 0.5]);
  const z = map.z as (number | null)[][];
  // Each pixel is two cells wide and high; the second tile begins after the first of 56 and a gap of 3.
  const row = z.findIndex((line) => line.includes(0.5));
  expect(z[row]?.indexOf(0.5)).toBe(59 + 14);
  expect(z[row - 6]?.[59]).toBe(-0.25);
});

test('occlusionMap says where it matters most', () => {
  expect(occlusionMap(digits, 1, drops).alt).toBe(
    'A handwritten 4, and for each of its places by how much the probability of 4 falls when it is covered: ' +
      'most, by 0.50, at row 3, column 7.',
  );
});

test('occlusionMap refuses drops that do not fit', () => {
  expect(() => occlusionMap(digits, 0, drops.subarray(1))).toThrow('expected 784 drops, found 783');
});
