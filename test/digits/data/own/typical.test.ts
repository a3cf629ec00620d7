import { digitFromStrokes } from '../../../../lib/digits/data/drawn/strokes';
import { loadDigits } from '../../../../lib/digits/data/load';
import { looksOf, strokeWidth, TYPICAL, typicalLooks } from '../../../../lib/digits/data/own/typical';
import { imageAt } from '../../../../lib/digits/data/select';

test('TYPICAL is what the training digits have: their percentiles 0.05 and 99.95, rounded outwards to a decimal', () => {
  const { train } = loadDigits('mnist');
  const found = typicalLooks(
    Array.from({ length: train.count }, (_, index) => imageAt(train, index)),
    0.0005,
  );
  for (const [name, [least, most]] of Object.entries(found)) {
    const range = [Math.floor(10 * least) / 10, Math.ceil(10 * most) / 10];
    expect([name, ...range]).toEqual([name, ...TYPICAL[name as keyof typeof TYPICAL]]);
  }
}, 60_000);

test('looksOf measures ink, edge, contrast and centre of mass', () => {
  const image = new Uint8Array(784);
  // Two pixels: at the corner, and at row 10, column 20.
  image[0] = 100;
  image[10 * 28 + 20] = 200;
  const { stroke, ...looks } = looksOf(image);
  expect(stroke).toBeGreaterThan(0);
  // 108 pixels are on the edge.
  expect(looks).toEqual({ ink: 300 / 784, edge: 100 / 108, contrast: 200, row: 2000 / 300, column: 4000 / 300 });
});

test.each([2, 6, 20])('strokeWidth of a bar %i pixels wide is its width, but for its ends', (wide) => {
  const [width, height] = [60, 400];
  const pixels = Uint8Array.from({ length: width * height }, (_, at) => {
    const column = at % width;
    return column >= 10 && column < 10 + wide ? 255 : 0;
  });
  // Twice the area by the outline: 2 w h / (2 (w + h)).
  expect(strokeWidth(pixels, width, height)).toBeCloseTo((wide * height) / (wide + height), 1);
  expect(strokeWidth(new Uint8Array(9), 3, 3)).toBe(0);
});

test('strokeWidth tells a thin pen from a thick one', () => {
  const points = [
    { x: 50, y: 20 },
    { x: 90, y: 120 },
    { x: 40, y: 220 },
  ];
  const [thin, thick] = [10, 40].map((penWidth) => looksOf(digitFromStrokes([points], { penWidth }).pixels).stroke);
  expect(thin).toBeLessThan(TYPICAL.stroke[0] + 0.5);
  expect(thick).toBeGreaterThan(2 * (thin ?? NaN));
});
