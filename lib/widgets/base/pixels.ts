/// <reference lib="dom" />
import type { GrayImage } from 'digits/dist/data/drawn/gray-image';

/** Red, green and blue, 0 to 255. */
export type Color = readonly [red: number, green: number, blue: number];

/** A colour of a style sheet such as `#1f2124`. */
export function colorOf(element: Element, variable: string): Color {
  const digits = getComputedStyle(element).getPropertyValue(variable).trim().slice(1);
  const part = (at: number): number => parseInt(digits.slice(at, at + 2), 16) || 0;
  return [part(0), part(2), part(4)];
}

/** Values side by side as a picture. */
export interface Raster {
  readonly values: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
  /** The value that is drawn in the second colour; 0 has the first, and NaN lets the ground through. */
  readonly most: number;
}

/** Draws a picture with a pixel for each value, between two colours. */
export function drawRaster(
  canvas: HTMLCanvasElement,
  { values, width, height, most }: Raster,
  [from, to]: readonly [Color, Color],
): void {
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context || width * height === 0) return;
  const image = context.createImageData(width, height);
  for (let at = 0; at < width * height; at++) {
    const value = values[at] ?? NaN;
    if (Number.isNaN(value)) continue;
    const share = most > 0 ? Math.min(1, Math.max(0, value / most)) : 0;
    for (let part = 0; part < 3; part++) {
      const [low, high] = [from[part] ?? 0, to[part] ?? 0];
      image.data[4 * at + part] = Math.round(low + share * (high - low));
    }
    image.data[4 * at + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}

/** The pixels of a square image. */
export function squareOf(pixels: Uint8Array): {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
} {
  const size = Math.sqrt(pixels.length);
  return { pixels, width: size, height: size };
}

/** Draws numbers of both signs as a square picture, on the theme's scale from below 0 over 0 to above. */
export function drawSigned(canvas: HTMLCanvasElement, values: ArrayLike<number>, most: number, side: number): void {
  const width = Math.sqrt(values.length);
  if (canvas.width !== width || canvas.height !== width) Object.assign(canvas, { width, height: width });
  const context = canvas.getContext('2d');
  if (!context) return;
  const [below, zero, above] = (['--below', '--zero', '--above'] as const).map((name) => colorOf(canvas, name));
  const image = context.createImageData(width, width);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    const share = most > 0 ? Math.min(1, Math.abs(value) / most) : 0;
    const end = value < 0 ? below : above;
    for (let part = 0; part < 3; part++) {
      const low = zero?.[part] ?? 0;
      image.data[4 * at + part] = Math.round(low + share * ((end?.[part] ?? 0) - low));
    }
    image.data[4 * at + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  canvas.style.width = `${side}px`;
}

/** Draws a picture in the theme's paper and ink, its longer side so many pixels of the screen. */
export function drawGray(canvas: HTMLCanvasElement, { pixels, width, height }: GrayImage, side: number): void {
  canvas.hidden = width === 0;
  drawRaster(canvas, { values: pixels, width, height, most: 255 }, [
    colorOf(canvas, '--paper'),
    colorOf(canvas, '--ink'),
  ]);
  canvas.style.width = `${(width * side) / Math.max(1, width, height)}px`;
}
