import { checkOptions } from '../../check/options';
import { type GrayImage, resized } from '../../data/drawn/gray-image';
import { checkSteps, type ImageDigit } from '../../data/own/from-image';
import type { Figure } from '../figure';
import { figure } from '../layout';
import { INK_SCALE } from '../palette';
import { tileLayout, tileTraces } from '../tiles';

export interface ImageStepsOptions {
  /** @default 'From a picture to a digit' */
  readonly title?: string;
}

/** Side of a step's tile in cells: twice that of a digit, so that a pixel of the last two steps is four cells. */
const SIDE = 56;

/**
 * Draws what `digitFromImage` made of a picture, step by step: the picture in gray, its ink alone, cropped, scaled so
 * that the longer side is 20 pixels, and centred in 28 x 28.
 *
 * @param digit what `digitFromImage` gave
 * @throws TypeError if it is something else
 * @example
 * for (const { file, digit } of digitsFromFolder().read.slice(0, 2)) show(imageSteps(digit, { title: file }));
 */
export function imageSteps(digit: ImageDigit, options: ImageStepsOptions = {}): Figure {
  const doing = 'drawing steps';
  checkSteps(doing, digit);
  checkOptions(doing, options, { title: 'string' });
  const { title = 'From a picture to a digit' } = options;
  const { gray, ink, cropped, scaled, pixels, warnings } = digit;
  const steps: readonly (readonly [caption: string, image: GrayImage, zoom?: number])[] = [
    // Bright paper is drawn bright, as it is.
    ['1. gray', { ...gray, pixels: gray.pixels.map((value) => 255 - value) }],
    ['2. ink alone', ink],
    ['3. cropped', cropped],
    ['4. scaled', scaled, 2],
    ['5. centred', { pixels, width: 28, height: 28 }, 2],
  ];
  const images = steps.map(([, image, zoom]) => framed(image, zoom));
  const tiles = {
    size: SIDE,
    captions: steps.map(([caption]) => caption),
    columns: steps.length,
    pixel: (tile: number, row: number, column: number) => images[tile]?.[row * SIDE + column] ?? null,
  };
  const doubt = warnings.length === 0 ? '' : ` Doubtful: ${warnings.join('; ')}.`;
  return figure(
    tileTraces(tiles, {
      colorscale: INK_SCALE,
      zmin: 0,
      zmax: 255,
      showscale: false,
      hovertemplate: 'intensity %{z} of 255<extra></extra>',
    }),
    tileLayout(title, tiles),
    `${title}: a picture of ${gray.width} x ${gray.height} in gray; its ink alone; cropped to ${cropped.width} x ` +
      `${cropped.height}; scaled to ${scaled.width} x ${scaled.height}; centred in 28 x 28.${doubt}`,
  );
}

/** An image in the middle of a tile, as large as fits, or enlarged by a factor; what is outside it is no pixel. */
function framed(image: GrayImage, zoom = SIDE / Math.max(image.width, image.height, 1)): (number | null)[] {
  const size = (length: number): number => Math.max(1, Math.round(length * zoom));
  const [width, height] = [size(image.width), size(image.height)];
  const { pixels } = resized(image, width, height);
  const [left, top] = [Math.floor((SIDE - width) / 2), Math.floor((SIDE - height) / 2)];
  return Array.from({ length: SIDE * SIDE }, (_, at) => {
    const [row, column] = [Math.floor(at / SIDE) - top, (at % SIDE) - left];
    const isInside = row >= 0 && column >= 0 && row < height && column < width;
    return isInside ? (pixels[row * width + column] ?? 0) : null;
  });
}
