/** A picture in shades of gray, of any size. */
export interface GrayImage {
  /** Intensities, uint8, shape (height, width) in row-major order, 0 = paper to 255 = ink. */
  readonly pixels: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** A picture without a pixel: what is left of one without ink. */
export const NO_IMAGE: GrayImage = { pixels: new Uint8Array(0), width: 0, height: 0 };

/** The part of a picture from one row and column on; beyond its edge is paper. */
export function partOf({ pixels, width, height }: GrayImage, part: Box): GrayImage {
  const found = new Uint8Array(part.width * part.height);
  for (let row = 0; row < part.height; row++) {
    const from = row + part.top;
    if (from < 0 || from >= height) continue;
    for (let column = 0; column < part.width; column++) {
      const at = column + part.left;
      if (at >= 0 && at < width) found[row * part.width + column] = pixels[from * width + at] ?? 0;
    }
  }
  return { pixels: found, width: part.width, height: part.height };
}

/** A rectangle of pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The smallest box around all ink; undefined if there is none. */
export function inkBox({ pixels, width, height }: GrayImage): Box | undefined {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let at = 0; at < width * height; at++) {
    if ((pixels[at] ?? 0) === 0) continue;
    const row = Math.floor(at / width);
    const column = at - row * width;
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = row;
  }
  return bottom < 0 ? undefined : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/**
 * A picture of another size: each new pixel is the mean of the area that it covers, so that a line between two
 * pixels is gray in both. At the same size nothing changes.
 */
export function resized({ pixels, width, height }: GrayImage, newWidth: number, newHeight: number): GrayImage {
  const made = new Uint8Array(newWidth * newHeight);
  const columns = Array.from({ length: newWidth }, (_, at) => covered(at, width / newWidth, width));
  for (let row = 0; row < newHeight; row++) {
    const rows = covered(row, height / newHeight, height);
    columns.forEach((part, column) => {
      let [sum, area] = [0, 0];
      for (const { at: y, share: high } of rows) {
        for (const { at: x, share: wide } of part) {
          sum += (pixels[y * width + x] ?? 0) * high * wide;
          area += high * wide;
        }
      }
      made[row * newWidth + column] = Math.round(sum / area);
    });
  }
  return { pixels: made, width: newWidth, height: newHeight };
}

/** The old pixels in one direction that a new one covers, each with the share of it. */
function covered(
  index: number,
  step: number,
  length: number,
): readonly { readonly at: number; readonly share: number }[] {
  const [begin, end] = [index * step, (index + 1) * step];
  const parts = [];
  for (let at = Math.floor(begin); at < Math.min(end, length); at++) {
    const share = Math.min(end, at + 1) - Math.max(begin, at);
    if (share > 0) parts.push({ at, share });
  }
  return parts;
}
