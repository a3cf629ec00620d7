import { centreOfMass } from '../drawn/centre';
import { IMAGE_SIZE, PIXEL_MAXIMUM } from '../digits';

/** What is measured of an image of 28 x 28 pixels. */
export interface Looks {
  /** Mean intensity, 0 to 255. */
  readonly ink: number;
  /** Mean intensity of the pixels on the edge, 0 to 255: of a digit on black paper 0. */
  readonly edge: number;
  /** Largest intensity less the smallest, 0 to 255. */
  readonly contrast: number;
  /** Row of the centre of mass, from 0. */
  readonly row: number;
  /** Column of the centre of mass, from 0. */
  readonly column: number;
  /** Mean width of the strokes in pixels: twice their area by the length of their outline. */
  readonly stroke: number;
}

/** The least and the most of a measure. */
export type Range = readonly [least: number, most: number];

/**
 * Where the 60,000 training digits of MNIST lie, but for the 30 at each end of a measure: its percentiles 0.05 and
 * 99.95, rounded outwards. `typicalLooks` of these digits works them out.
 */
export const TYPICAL: Readonly<Record<keyof Looks, Range>> = {
  ink: [8.5, 77.7],
  edge: [0, 6.4],
  contrast: [254, 255],
  row: [13.5, 14.5],
  column: [13.5, 14.5],
  stroke: [1.2, 5.8],
};

/** Measures an image, uint8, shape (28, 28), 0 = paper to 255 = ink. */
export function looksOf(pixels: ArrayLike<number>): Looks {
  const bytes = Uint8Array.from(pixels);
  let [sum, edge, edgeCount, least, most] = [0, 0, 0, PIXEL_MAXIMUM, 0];
  bytes.forEach((value, at) => {
    const [row, column] = [Math.floor(at / IMAGE_SIZE), at % IMAGE_SIZE];
    sum += value;
    least = Math.min(least, value);
    most = Math.max(most, value);
    if (row % (IMAGE_SIZE - 1) !== 0 && column % (IMAGE_SIZE - 1) !== 0) return;
    edge += value;
    edgeCount++;
  });
  const centre = centreOfMass({ pixels: bytes, width: IMAGE_SIZE, height: IMAGE_SIZE });
  return {
    ink: sum / bytes.length,
    edge: edge / edgeCount,
    contrast: most - least,
    ...centre,
    stroke: strokeWidth(bytes, IMAGE_SIZE, IMAGE_SIZE),
  };
}

/**
 * Mean width of strokes: a stroke of width w and length l has the area wl and an outline of about 2l. The outline is
 * the sum of all slopes, by the coarea formula (H. Federer, 1959), so that soft edges count as hard ones.
 *
 * @returns in pixels; 0 without ink
 */
export function strokeWidth(pixels: ArrayLike<number>, width: number, height: number): number {
  const at = (row: number, column: number): number =>
    row < 0 || column < 0 || row >= height || column >= width ? 0 : (pixels[row * width + column] ?? 0);
  let [area, outline] = [0, 0];
  for (let row = -1; row < height; row++) {
    for (let column = -1; column < width; column++) {
      const value = at(row, column);
      area += value;
      outline += Math.hypot(at(row, column + 1) - value, at(row + 1, column) - value);
    }
  }
  return outline === 0 ? 0 : (2 * area) / outline;
}

/** The range of each measure over images, but for a share of them at each end. */
export function typicalLooks(images: readonly Uint8Array[], beyond: number): Record<keyof Looks, Range> {
  const looks = images.map((image) => looksOf(image));
  const left = Math.floor(beyond * images.length);
  const range = (name: keyof Looks): Range => {
    const sorted = Float64Array.from(looks, (each) => each[name]).sort();
    return [sorted[left] ?? NaN, sorted[sorted.length - 1 - left] ?? NaN];
  };
  return {
    ink: range('ink'),
    edge: range('edge'),
    contrast: range('contrast'),
    row: range('row'),
    column: range('column'),
    stroke: range('stroke'),
  };
}
