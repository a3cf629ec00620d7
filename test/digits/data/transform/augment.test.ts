import { createDigits } from '../../../../lib/digits/data/create';
import { type Digits, PIXELS } from '../../../../lib/digits/data/digits';
import { augmentDigits } from '../../../../lib/digits/data/transform/augment';
import { bandedDigits } from '../../../helpers/digits';

const still = { shift: 0, rotation: 0, scaling: 0 };

/** One image with a square of ink, rows and columns 10 to 17. */
function square(): Digits {
  const images = Uint8Array.from({ length: PIXELS }, (_, at) => {
    const [row, column] = [Math.floor(at / 28), at % 28];
    return row >= 10 && row <= 17 && column >= 10 && column <= 17 ? 200 : 0;
  });
  return createDigits(images, Uint8Array.of(3));
}

/** Total ink, its centre, and its spread along the axes, in pixels. */
function moments(image: Uint8Array): { ink: number; x: number; y: number; xx: number; yy: number; xy: number } {
  let [ink, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0];
  image.forEach((value, at) => {
    const [row, column] = [Math.floor(at / 28), at % 28];
    ink += value;
    x += value * column;
    y += value * row;
    xx += value * column * column;
    yy += value * row * row;
    xy += value * row * column;
  });
  [x, y] = [x / ink, y / ink];
  return { ink, x, y, xx: xx / ink - x * x, yy: yy / ink - y * y, xy: xy / ink - x * y };
}

/** The augmented square of each of 300 seeds. */
function draws(options: Parameters<typeof augmentDigits>[1]): ReturnType<typeof moments>[] {
  return Array.from({ length: 300 }, (_, seed) =>
    moments(augmentDigits(square(), { ...still, ...options, seed }).images),
  );
}

test('augmentDigits without shift, rotation and scaling gives the same images', () => {
  const digits = bandedDigits(20);
  const result = augmentDigits(digits, still);
  expect(result.images).toEqual(digits.images);
  expect(result.images).not.toBe(digits.images);
  expect(result.labels).toEqual(digits.labels);
});

test('augmentDigits repeats for the same seed and epoch, and differs for others and from image to image', () => {
  const digits = createDigits(Uint8Array.from([...square().images, ...square().images]), Uint8Array.of(3, 3));
  const first = augmentDigits(digits, { seed: 5, epoch: 2 });
  expect(augmentDigits(digits, { seed: 5, epoch: 2 })).toEqual(first);
  expect(augmentDigits(digits, { seed: 6, epoch: 2 }).images).not.toEqual(first.images);
  expect(augmentDigits(digits, { seed: 5, epoch: 3 }).images).not.toEqual(first.images);
  expect(first.images.subarray(0, PIXELS)).not.toEqual(first.images.subarray(PIXELS));
});

test('augmentDigits draws an image from its place alone, not from how many there are', () => {
  const digits = bandedDigits(10);
  const few = createDigits(digits.images.subarray(0, 3 * PIXELS), digits.labels.subarray(0, 3));
  expect(augmentDigits(few).images).toEqual(augmentDigits(digits).images.subarray(0, 3 * PIXELS));
});

test('shift moves the ink up to its limit each way, keeping amount and shape', () => {
  const shifted = draws({ shift: 3 });
  for (const [axis, centre] of [
    ['x', 13.5],
    ['y', 13.5],
  ] as const) {
    const offsets = shifted.map((moment) => moment[axis] - centre);
    expect(Math.max(...offsets)).toBeLessThan(3.02);
    expect(Math.max(...offsets)).toBeGreaterThan(2.9);
    expect(Math.min(...offsets)).toBeGreaterThan(-3.02);
    expect(Math.min(...offsets)).toBeLessThan(-2.9);
  }
  const { ink } = moments(square().images);
  for (const moment of shifted) expect(Math.abs(moment.ink / ink - 1)).toBeLessThan(0.01);
});

test('rotation turns about the centre by up to its limit', () => {
  // A bar along the rows: its main axis lies at the angle of atan2(2 xy, xx - yy) / 2.
  const images = Uint8Array.from({ length: PIXELS }, (_, at) =>
    Math.abs(Math.floor(at / 28) - 13.5) < 2 && Math.abs((at % 28) - 13.5) < 9 ? 200 : 0,
  );
  const bar = createDigits(images, Uint8Array.of(1));
  const angles = Array.from({ length: 300 }, (_, seed) => {
    const { xx, yy, xy, x, y } = moments(augmentDigits(bar, { ...still, rotation: 20, seed }).images);
    expect(Math.hypot(x - 13.5, y - 13.5)).toBeLessThan(0.05);
    return (Math.atan2(2 * xy, xx - yy) / 2) * (180 / Math.PI);
  });
  expect(Math.max(...angles)).toBeLessThan(20.3);
  expect(Math.max(...angles)).toBeGreaterThan(19);
  expect(Math.min(...angles)).toBeGreaterThan(-20.3);
  expect(Math.min(...angles)).toBeLessThan(-19);
});

test('scaling stretches each axis by up to its limit', () => {
  const before = moments(square().images);
  const scaled = draws({ scaling: 0.2 });
  for (const axis of ['xx', 'yy'] as const) {
    const factors = scaled.map((moment) => Math.sqrt(moment[axis] / before[axis]));
    expect(Math.max(...factors)).toBeLessThan(1.23);
    expect(Math.max(...factors)).toBeGreaterThan(1.17);
    expect(Math.min(...factors)).toBeLessThan(0.84);
    expect(Math.min(...factors)).toBeGreaterThan(0.78);
  }
});

test('a shift by half a pixel takes the mean of neighbours, computed by hand', () => {
  // The draws of one seed are known from the centre; a plain bilinear interpolation must give the pixels.
  const source = bandedDigits(1);
  const shifted = augmentDigits(source, { ...still, shift: 2, seed: 3 });
  const spot = createDigits(new Uint8Array(PIXELS).fill(255, 13 * 28 + 13, 13 * 28 + 14), Uint8Array.of(0));
  const { x, y } = moments(augmentDigits(spot, { ...still, shift: 2, seed: 3 }).images);
  const at = (row: number, column: number): number =>
    row < 0 || row > 27 || column < 0 || column > 27 ? 0 : (source.images[row * 28 + column] ?? 0);
  shifted.images.forEach((value, place) => {
    const row = Math.floor(place / 28) - (y - 13);
    const column = (place % 28) - (x - 13);
    const [top, left] = [Math.floor(row), Math.floor(column)];
    const [down, right] = [row - top, column - left];
    const expected =
      (1 - down) * ((1 - right) * at(top, left) + right * at(top, left + 1)) +
      down * ((1 - right) * at(top + 1, left) + right * at(top + 1, left + 1));
    // The spot's centre is known to about a hundredth of a pixel.
    expect(Math.abs(value - expected)).toBeLessThan(6);
  });
});

test.each([
  [{ shift: -1 }, 'shift'],
  [{ shift: 29 }, 'shift'],
  [{ rotation: 46 }, 'rotation'],
  [{ scaling: 0.5 }, 'scaling'],
  [{ scaling: NaN }, 'scaling'],
])('augmentDigits refuses %p', (options, what) => {
  expect(() => augmentDigits(square(), options)).toThrow(RangeError);
  expect(() => augmentDigits(square(), options)).toThrow(`augmenting: expected a ${what} of 0 to`);
});

test('augmentDigits refuses a seed that is not an integer', () => {
  expect(() => augmentDigits(square(), { seed: 0.5 })).toThrow(TypeError);
});
