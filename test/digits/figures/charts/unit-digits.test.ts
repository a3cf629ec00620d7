import { unitDigits } from '../../../../lib/digits/figures/charts/unit-digits';
import { flatDigits, trace } from '../samples';

const digits = flatDigits([5, 4, 7]);
/** Two units; the second answers 1, 9 and 4. */
const asked = {
  answers: Float32Array.of(0, 1, 0, 9, 0, 4),
  count: 3,
  units: 2,
  kernel: Float32Array.from({ length: 2 * 784 }, (_, at) => (at === 2 * 30 + 1 ? -0.5 : at === 2 * 31 + 1 ? 0.25 : 0)),
};

test('unitDigits draws the weights of a unit and its digits, the strongest first', () => {
  const figure = unitDigits(digits, asked, 1, { count: 2 });
  const [weights, shown] = [trace(figure, 0), trace(figure, 1)];
  expect([weights.zmin, weights.zmax]).toEqual([-0.5, 0.5]);
  const z = weights.z as (number | null)[][];
  const row = z.findIndex((line) => line.includes(-0.5));
  // Pixel 30 is in row 1, column 2; pixel 31 right of it.
  expect([z[row]?.[2], z[row]?.[3]]).toEqual([-0.5, 0.25]);
  // The second tile is the 4, digit 1, whose pixels are 10; the third the 7, digit 2, whose pixels are 20.
  const images = shown.z as (number | null)[][];
  expect([images[row]?.[31 + 5], images[row]?.[62 + 5]]).toEqual([10, 20]);
  expect(trace(figure, 2).text).toEqual(['weights<br> ', '4<br>(9)', '7<br>(4)']);
});

test('unitDigits says which digits these are', () => {
  expect(unitDigits(digits, asked, 1).alt).toBe(
    'What unit 1 answers to: its weights as a picture, and the 3 digits that excite it most, from 9 down to 1: ' +
      '1 of label 4, 1 of label 5, 1 of label 7.',
  );
});

test('unitDigits says of a unit that answers the same to all that none excites it', () => {
  const { alt, layout } = unitDigits(digits, asked, 0, { count: 2 });
  expect(layout.title).toMatchObject({ text: 'Unit 0 answers 0 to all' });
  expect(alt).toBe(
    'Unit 0 answers 0 to all: its weights as a picture, and the first 2 digits, to which it answers 0 as to all others: ' +
      '1 of label 4, 1 of label 5.',
  );
});

test('unitDigits calls classes by their names in words, too', () => {
  const classNames = Array.from('abcdefghij');
  expect(unitDigits({ ...digits, classNames }, asked, 1).alt).toMatch(/: 1 of e, 1 of f, 1 of h\.$/);
});

test('unitDigits refuses answers to other digits, and a layer that does not look at pixels', () => {
  expect(() => unitDigits(flatDigits([1]), asked, 0)).toThrow('expected 2 answers to each of 1 digits, found 6 to 3');
  expect(() => unitDigits(digits, { ...asked, kernel: new Float32Array(20) }, 0)).toThrow(
    'expected a layer that looks at 784 pixels, found one with 10 inputs',
  );
});
