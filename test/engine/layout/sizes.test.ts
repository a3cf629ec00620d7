import { FLOAT, LANES, roundUp, VECTOR, wholeVectors } from '../../../lib/engine/layout/sizes';

test('roundUp goes up to the next multiple, and leaves one as it is', () => {
  expect([0, 1, 63, 64, 65].map((value) => roundUp(value, 64))).toEqual([0, 64, 64, 64, 128]);
});

test('wholeVectors counts the floats of a row in whole vectors', () => {
  expect([0, 1, 4, 5, 17].map(wholeVectors)).toEqual([0, 4, 4, 8, 20]);
});

test('FLOAT, LANES and VECTOR are those of 32-bit floats in vectors of 128 bits', () => {
  expect([FLOAT, VECTOR]).toEqual([Float32Array.BYTES_PER_ELEMENT, 128 / 8]);
  expect(LANES * FLOAT).toBe(VECTOR);
});
