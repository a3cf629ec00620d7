import { centreOfMass } from '../../../../lib/digits/data/drawn/centre';
import { digitFromStrokes, inkOf } from '../../../../lib/digits/data/drawn/strokes';

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

test('inkOf draws as much ink as the pen covers: a disc, and a line with two round ends', () => {
  const dot = sum(inkOf([[{ x: 40.3, y: 12.8 }]], 20).pixels) / 255;
  expect(dot / (Math.PI * 10 ** 2)).toBeCloseTo(1, 2);
  const line =
    sum(
      inkOf(
        [
          [
            { x: 0, y: 0 },
            { x: 60, y: 80 },
          ],
        ],
        20,
      ).pixels,
    ) / 255;
  expect(line / (Math.PI * 10 ** 2 + 100 * 20)).toBeCloseTo(1, 2);
});

test('inkOf is gray at the edge of the pen, and black under it', () => {
  // The pen covers the columns from 1.5 on: half of column 1.
  const { pixels, width } = inkOf(
    [
      [
        { x: 0.5, y: 0 },
        { x: 0.5, y: 100 },
      ],
    ],
    4,
  );
  const row = [...pixels.subarray(50 * width, 51 * width)];
  expect(row.filter((value) => value === 255)).toHaveLength(3);
  expect(row.filter((value) => value > 0 && value < 255).map((value) => Math.round(value / 128))).toEqual([1, 1]);
});

test('inkOf draws crossing strokes no darker than ink', () => {
  const cross = inkOf(
    [
      [
        { x: 0, y: 30 },
        { x: 60, y: 30 },
      ],
      [
        { x: 30, y: 0 },
        { x: 30, y: 60 },
      ],
    ],
    10,
  );
  expect(Math.max(...cross.pixels)).toBe(255);
});

test('digitFromStrokes depends on neither place nor size of a drawing, if its pen grows with it', () => {
  const seven = [
    [
      { x: 20, y: 20 },
      { x: 140, y: 24 },
      { x: 60, y: 220 },
    ],
  ];
  const small = digitFromStrokes(seven, { penWidth: 20 });
  const moved = seven.map((stroke) => stroke.map(({ x, y }) => ({ x: x + 31, y: y - 7 })));
  expect(digitFromStrokes(moved, { penWidth: 20 }).pixels).toEqual(small.pixels);
  const larger = seven.map((stroke) => stroke.map(({ x, y }) => ({ x: 2 * x, y: 2 * y })));
  const difference = digitFromStrokes(larger, { penWidth: 40 }).pixels.map((value, at) =>
    Math.abs(value - (small.pixels[at] ?? 0)),
  );
  expect(Math.max(...difference)).toBeLessThan(20);
});

test('digitFromStrokes makes of a single dot a spot of 20 x 20 around the centre', () => {
  const { scaled, pixels } = digitFromStrokes([[{ x: 100, y: 100 }]]);
  expect([scaled.width, scaled.height]).toEqual([20, 20]);
  const { row, column } = centreOfMass({ pixels, width: 28, height: 28 });
  // 20 pixels have no middle pixel: the centre lies half a pixel from it.
  expect(Math.abs(row - 14)).toBeCloseTo(0.5, 1);
  expect(Math.abs(column - 14)).toBeCloseTo(0.5, 1);
});

test.each([
  ['no stroke', []],
  ['a stroke without points', [[]]],
])('digitFromStrokes makes a blank digit of %s', (_, strokes) => {
  expect(digitFromStrokes(strokes).pixels).toEqual(new Uint8Array(784));
});

test.each([0, 4097])('digitFromStrokes says how wide a pen may be, to one of %i pixels', (penWidth) => {
  expect(() => digitFromStrokes([], { penWidth })).toThrow(
    new RangeError(`drawing strokes: expected a pen wider than 0 and at most 4096 pixels, found ${penWidth}`),
  );
});

test('digitFromStrokes refuses a point that is nowhere, and a drawing of endless size', () => {
  expect(() => digitFromStrokes([[{ x: NaN, y: 0 }]])).toThrow(
    new RangeError('drawing strokes: expected finite points, found NaN'),
  );
  expect(() =>
    digitFromStrokes([
      [
        { x: 0, y: 0 },
        { x: 5000, y: 0 },
      ],
    ]),
  ).toThrow('drawing strokes: expected at most 4096 pixels from end to end, found 5022');
});
