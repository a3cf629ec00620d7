import { permutation, shuffle } from '../../../lib/digits/random/permutation';
import { seededRandom } from '../../../lib/digits/random/random';

test('permutation holds every index once', () => {
  const order = permutation(1000, seededRandom(3));
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, index) => index));
});

test('permutation repeats for the same seed and differs for another', () => {
  expect(permutation(50, seededRandom(1))).toEqual(permutation(50, seededRandom(1)));
  expect(permutation(50, seededRandom(1))).not.toEqual(permutation(50, seededRandom(2)));
});

test('permutation gives each of the six orders of three about equally often', () => {
  const random = seededRandom(9);
  const counts = new Map<string, number>();
  for (let draw = 0; draw < 6000; draw++) {
    const order = permutation(3, random).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  // Chi-square with 5 degrees of freedom: above 20.52 with probability 0.001.
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  expect(chiSquare).toBeLessThan(20.52);
});

test('permutation handles nothing and one', () => {
  expect([...permutation(0, seededRandom(1))]).toEqual([]);
  expect([...permutation(1, seededRandom(1))]).toEqual([0]);
});

test('shuffle works in place', () => {
  const numbers = Uint32Array.of(5, 6, 7, 8);
  expect(shuffle(numbers, seededRandom(2))).toBe(numbers);
  expect([...numbers].sort()).toEqual([5, 6, 7, 8]);
});
