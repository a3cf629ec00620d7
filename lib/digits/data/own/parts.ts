import { extremes } from '../../statistics/extremes';
import type { Box, GrayImage } from '../drawn/gray-image';

/** Ink that hangs together, corners included. */
export interface Part extends Box {
  /** Its pixels, as places in the picture. */
  readonly places: readonly number[];
  /** Sum of their intensities. */
  readonly ink: number;
  /** The largest of them. */
  readonly peak: number;
}

/** The parts of a picture, in the order of their first pixels. */
export function partsOf({ pixels, width, height }: GrayImage): Part[] {
  const isSeen = new Uint8Array(pixels.length);
  const parts: Part[] = [];
  pixels.forEach((value, start) => {
    if (value === 0 || isSeen[start] === 1) return;
    isSeen[start] = 1;
    const places = [start];
    let [ink, peak, left, right, top, bottom] = [0, 0, width, 0, height, 0];
    // The list grows while it is walked.
    for (const place of places) {
      const [row, column] = [Math.floor(place / width), place % width];
      ink += pixels[place] ?? 0;
      peak = Math.max(peak, pixels[place] ?? 0);
      [left, right] = [Math.min(left, column), Math.max(right, column)];
      [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
      for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
          const next = y * width + x;
          if (isSeen[next] === 1 || pixels[next] === 0) continue;
          isSeen[next] = 1;
          places.push(next);
        }
      }
    }
    parts.push({ places, ink, peak, left, top, width: right - left + 1, height: bottom - top + 1 });
  });
  return parts;
}

/** Intensity that a part must reach somewhere: what is gray all over is a shade of the paper (J. Canny, 1986). */
const STRONG = 128;
/** Share of the largest part's ink below which a part is dust. */
const DUST = 0.03;
/** Share of the picture's side that a line must span to be a ruled one, or one of a frame. */
const SPAN = 0.85;
/** Share of that side that the rest may span beside such a line: in a picture cut close, a long stroke is a digit's. */
const REST = 0.75;
/** Share of the side within which a line down the picture must lie at its edge; ruled ones run across anywhere. */
const NEAR_EDGE = 0.08;
/** Most width of a line, as a share of its length, and most ink of a frame, as a share of the box around it. */
const [NARROW, THIN] = [0.1, 0.2];
/** Least share of the picture's longer side that a part of a digit has. */
const SIZEABLE = 0.1;

/**
 * The parts that belong to the writing: neither shades nor dust nor, if anything else is there, lines across the picture and
 * frames around it.
 */
export function writtenParts(image: GrayImage): Part[] {
  const parts = partsOf(image).filter(({ peak }) => peak >= STRONG);
  const longer = Math.max(image.width, image.height);
  const sizeable = parts.filter(({ width, height }) => Math.max(width, height) >= SIZEABLE * longer);
  const written = parts.filter((part) => {
    const rest = sizeable.filter((other) => other !== part && !looksLikeFrame(other, image));
    return rest.length === 0 || !isFrame(part, rest, image);
  });
  const most = written.reduce((largest, { ink }) => Math.max(largest, ink), 0);
  return written.filter(({ ink }) => ink >= DUST * most);
}

function isFrame(part: Part, rest: readonly Part[], image: GrayImage): boolean {
  if (!looksLikeFrame(part, image)) return false;
  const box = boxAround(rest);
  const isAcross = part.width >= SPAN * image.width;
  return isAcross ? box.width <= REST * image.width : box.height <= REST * image.height;
}

/** Whether a part is a line across the picture, or along its left or right edge, or a thin box around it. */
function looksLikeFrame({ left, width, height, places }: Part, image: GrayImage): boolean {
  const [across, down] = [width >= SPAN * image.width, height >= SPAN * image.height];
  if (across && down) return places.length < THIN * width * height;
  const margin = NEAR_EDGE * image.width;
  const isAtSide = left <= margin || left + width >= image.width - margin;
  return (across && height < NARROW * width) || (down && width < NARROW * height && isAtSide);
}

/** The smallest box around some parts. */
export function boxAround(parts: readonly Box[]): Box {
  const { least: left } = extremes(parts.map((part) => part.left));
  const { least: top } = extremes(parts.map((part) => part.top));
  const { most: right } = extremes(parts.map((part) => part.left + part.width));
  const { most: bottom } = extremes(parts.map((part) => part.top + part.height));
  return { left, top, width: right - left, height: bottom - top };
}

/** The picture with the ink of these parts alone. */
export function onlyParts({ pixels, width, height }: GrayImage, parts: readonly Part[]): GrayImage {
  const kept = new Uint8Array(pixels.length);
  for (const { places } of parts) for (const place of places) kept[place] = pixels[place] ?? 0;
  return { pixels: kept, width, height };
}

/**
 * How many digits there seem to be: parts at least half as high as the highest, none of them above another.
 */
export function countDigits(parts: readonly Part[]): number {
  const highest = parts.reduce((most, { height }) => Math.max(most, height), 0);
  const sorted = parts.filter(({ height }) => height >= highest / 2).sort((a, b) => a.left - b.left);
  let [count, end] = [0, -1];
  for (const { left, width } of sorted) {
    if (left > end) count++;
    end = Math.max(end, left + width - 1);
  }
  return count;
}
