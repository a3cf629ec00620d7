import { inkBox, partOf, resized } from '../../../../lib/digits/data/drawn/gray-image';

const image = (rows: readonly (readonly number[])[]) => ({
  pixels: Uint8Array.from(rows.flat()),
  width: rows[0]?.length ?? 0,
  height: rows.length,
});

test('inkBox finds the smallest box around all ink, and none on white paper', () => {
  const spots = image([
    [0, 0, 0, 0],
    [0, 0, 9, 0],
    [0, 1, 0, 0],
    [0, 0, 0, 0],
  ]);
  expect(inkBox(spots)).toEqual({ left: 1, top: 1, width: 2, height: 2 });
  expect(inkBox(image([[0, 0]]))).toBeUndefined();
});

test('partOf takes a part, and paper beyond the edge', () => {
  const whole = image([
    [1, 2],
    [3, 4],
  ]);
  expect(partOf(whole, { left: -1, top: 1, width: 4, height: 2 })).toEqual(
    image([
      [0, 3, 4, 0],
      [0, 0, 0, 0],
    ]),
  );
});

test('resized takes the mean of the area that a new pixel covers', () => {
  // By hand: the left pixel covers 100 and half of 200, (100 + 200 / 2) / 1.5 = 133.3.
  expect(resized(image([[100, 200, 0]]), 2, 1)).toEqual(image([[133, 67]]));
  expect(resized(image([[10], [20], [30], [40]]), 1, 2)).toEqual(image([[15], [35]]));
  expect(resized(image([[10, 90]]), 4, 2)).toEqual(
    image([
      [10, 10, 90, 90],
      [10, 10, 90, 90],
    ]),
  );
});

test('resized changes nothing at the same size', () => {
  const same = image([
    [1, 200, 3],
    [4, 5, 6],
  ]);
  expect(resized(same, 3, 2)).toEqual(same);
});
