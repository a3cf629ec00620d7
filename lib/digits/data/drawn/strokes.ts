import { checkOptions, type OptionNames } from '../../check/options';
import { checkEach, checkKind, checkNumber } from '../../check/values';
import { PIXEL_MAXIMUM } from '../digits';
import { centred, type PreparedDigit } from './centre';
import { type GrayImage, NO_IMAGE } from './gray-image';

/** A place of the pen, in pixels, to the right and down. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What the pen draws between touching the paper and leaving it; a single point is a dot. */
export type Stroke = readonly Point[];

export interface StrokesOptions {
  /** Width of the pen in pixels. For digits some 200 pixels high, 20 gives strokes as wide as MNIST's. @default 20 */
  readonly penWidth?: number;
}

const DOING = 'drawing strokes';
const OPTIONS: OptionNames<StrokesOptions> = { penWidth: true };

/** Longest side of a drawing in pixels: far more than a screen has. */
const MOST_PIXELS = 4096;

/**
 * A digit drawn with a round pen, prepared as MNIST's digits were: see `centreDigit`. The edges of the pen are
 * smooth: a pixel that it covers in part is gray.
 *
 * @param strokes in any place; without one the digit is blank
 * @throws TypeError if these are no strokes of points, or the pen's width is no number
 * @throws RangeError if a point is not finite, the pen not wider than 0, or the pen or the drawing more than 4,096 pixels wide or high
 * @example
 * const one = digitFromStrokes([[{ x: 50, y: 20 }, { x: 50, y: 220 }]]);
 * [one.scaled.width, one.scaled.height] // [2, 20]
 * one.pixels.length // 784
 */
export function digitFromStrokes(strokes: readonly Stroke[], options: StrokesOptions = {}): PreparedDigit {
  checkOptions(DOING, options, OPTIONS);
  const { penWidth = 20 } = options;
  const isWidth = (width: number): boolean => width > 0 && width <= MOST_PIXELS;
  checkNumber(DOING, `a pen wider than 0 and at most ${MOST_PIXELS} pixels`, penWidth, isWidth);
  checkStrokes(strokes);
  return centred(inkOf(strokes, penWidth));
}

function checkStrokes(strokes: readonly Stroke[]): void {
  checkKind(DOING, 'a list of strokes', strokes, 'array');
  for (const stroke of strokes) {
    checkEach(DOING, 'a point', stroke, { x: 'number', y: 'number' });
    for (const { x, y } of stroke) {
      checkNumber(DOING, 'finite points', x, Number.isFinite);
      checkNumber(DOING, 'finite points', y, Number.isFinite);
    }
  }
}

/**
 * The ink of a round pen, as a picture that is just large enough for it.
 *
 * @throws RangeError if it is more than 4,096 pixels wide or high
 */
export function inkOf(strokes: readonly Stroke[], penWidth: number): GrayImage {
  const points = strokes.flat();
  if (points.length === 0) return NO_IMAGE;
  const radius = penWidth / 2;
  const least = (values: readonly number[]): number =>
    Math.floor(values.reduce((a, b) => Math.min(a, b), Infinity) - radius - 1);
  const most = (values: readonly number[]): number =>
    Math.ceil(values.reduce((a, b) => Math.max(a, b), -Infinity) + radius + 1);
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [least(xs), least(ys)];
  const [width, height] = [most(xs) - left, most(ys) - top];
  checkNumber(
    DOING,
    `at most ${MOST_PIXELS} pixels from end to end`,
    Math.max(width, height),
    (side) => side <= MOST_PIXELS,
  );
  const image = { pixels: new Uint8Array(width * height), width, height };
  for (const stroke of strokes) {
    stroke.forEach((point, index) => {
      const from = stroke[index - 1] ?? point;
      // A first point is drawn with the way to the second, if there is one.
      if (index > 0 || stroke.length === 1) drawSegment(image, moved(from, left, top), moved(point, left, top), radius);
    });
  }
  return image;
}

const moved = ({ x, y }: Point, left: number, top: number): Point => ({ x: x - left, y: y - top });

/** Draws what the pen covers on a straight way; where there is more ink already, that stays. */
function drawSegment(image: GrayImage, from: Point, to: Point, radius: number): void {
  const { pixels, width, height } = image;
  const first = (a: number, b: number): number => Math.max(0, Math.floor(Math.min(a, b) - radius - 1));
  const last = (a: number, b: number, side: number): number =>
    Math.min(side - 1, Math.ceil(Math.max(a, b) + radius + 1));
  for (let row = first(from.y, to.y); row <= last(from.y, to.y, height); row++) {
    for (let column = first(from.x, to.x); column <= last(from.x, to.x, width); column++) {
      const distance = distanceToSegment({ x: column + 0.5, y: row + 0.5 }, from, to);
      // The share of a pixel that lies under the pen, as if its edge were straight there.
      const share = Math.min(1, Math.max(0, radius + 0.5 - distance));
      const at = row * width + column;
      pixels[at] = Math.max(pixels[at] ?? 0, Math.round(PIXEL_MAXIMUM * share));
    }
  }
}

function distanceToSegment({ x, y }: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / square));
  return Math.hypot(x - from.x - along * dx, y - from.y - along * dy);
}
