import type { GrayImage } from '../drawn/gray-image';
import type { ImageLike } from './picture';

/** Shares of red, green and blue in how bright the eye finds a colour. Source: ITU-R BT.601-7, 2.5.1. */
const [RED, GREEN, BLUE] = [0.299, 0.587, 0.114];

/**
 * How bright each pixel of a picture is, 0 = black to 255 = white.
 *
 * What is transparent lets a ground through: white, unless most of the picture is transparent and what is left is
 * bright, as white ink on nothing is.
 */
export function grayOf({ data, width, height }: ImageLike): GrayImage {
  const count = width * height;
  const luma = (at: number): number =>
    RED * (data[4 * at] ?? 0) + GREEN * (data[4 * at + 1] ?? 0) + BLUE * (data[4 * at + 2] ?? 0);
  let [opaque, light] = [0, 0];
  for (let at = 0; at < count; at++) {
    const alpha = (data[4 * at + 3] ?? 0) / 255;
    opaque += alpha;
    light += alpha * luma(at);
  }
  const ground = opaque < count / 2 && light > 127.5 * opaque ? 0 : 255;
  const pixels = new Uint8Array(count);
  for (let at = 0; at < count; at++) {
    const alpha = (data[4 * at + 3] ?? 0) / 255;
    pixels[at] = Math.round(alpha * luma(at) + (1 - alpha) * ground);
  }
  return { pixels, width, height };
}
