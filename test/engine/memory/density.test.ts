import { density } from '../../../lib/engine/memory/density';

test('density is the share of inputs that are not zero', () => {
  expect(density(4, Uint8Array.of(0, 1, 2, 0, 0, 0, 0, 9))).toBe(3 / 8);
  expect(density(2, Float32Array.of(0, 0.5))).toBe(0.5);
});

test('density looks at samples that are spread through large data', () => {
  // 5,000 samples of one input, of which every second half is zero: 500 are seen.
  expect(
    density(
      1,
      Uint8Array.from({ length: 5000 }, (_, n) => (n < 2500 ? 1 : 0)),
    ),
  ).toBe(0.5);
});
