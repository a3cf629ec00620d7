/* What the output of a filmed training holds, unpacked. */
import { PLACES, THOUSAND } from 'digits/dist/widgets/film-bytes';

import type { Named } from '../base/classes';

/** One frame as the attribute `data` tells it. */
export interface FrameData {
  readonly epoch: number;
  readonly loss?: number;
  readonly validationLoss?: number;
  readonly confusion: readonly (readonly number[])[];
}

/** What the output holds as JSON. */
export interface FilmData extends Named {
  readonly frames: readonly FrameData[];
  /** Of the digits that are watched one by one: their numbers in the data, and their labels. */
  readonly indices: readonly number[];
  readonly labels: readonly number[];
  readonly classes: number;
  /** What the two directions hold of all differences in the last frame, 0 to 1. */
  readonly shares: readonly number[];
  /** The weight at which the colours end. */
  readonly strongest: number;
}

/** A place, 0 to 1: from left to right and from below to above. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The places of the watched digits in a frame. */
export function placesOf(numbers: Uint16Array, frame: number, count: number): Place[] {
  const part = (at: number): number => (numbers[2 * frame * count + at] ?? 0) / PLACES;
  return Array.from({ length: count }, (_, digit) => ({ x: part(2 * digit), y: part(2 * digit + 1) }));
}

/** The probabilities of a watched digit in a frame, to three decimals. */
export function probabilitiesOf(
  numbers: Uint16Array,
  { labels, classes }: Pick<FilmData, 'labels' | 'classes'>,
  frame: number,
  digit: number,
): number[] {
  const begin = (frame * labels.length + digit) * classes;
  return Array.from(numbers.subarray(begin, begin + classes), (value) => value / THOUSAND);
}

/** How many digits of all the network of a frame reads rightly. */
export function rightOf({ confusion }: FrameData): { readonly right: number; readonly all: number } {
  const all = confusion.flat().reduce((sum, count) => sum + count, 0);
  return { right: confusion.reduce((sum, row, label) => sum + (row[label] ?? 0), 0), all };
}

/** A frame in words. */
export function wordsOf(frame: FrameData): string {
  const { right, all } = rightOf(frame);
  const grouped = (count: number): string => count.toLocaleString('en-US');
  const losses = [
    frame.loss === undefined ? '' : `, training loss ${frame.loss.toFixed(4)}`,
    frame.validationLoss === undefined ? '' : `, validation loss ${frame.validationLoss.toFixed(4)}`,
  ].join('');
  return `${frame.epoch === 0 ? 'Before the training' : `After epoch ${frame.epoch}`}: ${grouped(right)} of ${grouped(all)} right${losses}`;
}

/** The point that an arrow key leads to: the nearest of those that lie more in its direction than beside it. */
export function nextPlace(places: readonly Place[], at: number, key: string): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return places.length - 1;
  const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[key];
  const from = places[at];
  if (!direction || !from) return undefined;
  const [across = 0, up = 0] = direction;
  let best = at;
  let least = Infinity;
  places.forEach(({ x, y }, other) => {
    const [dx, dy] = [x - from.x, y - from.y];
    const ahead = dx * across + dy * up;
    const beside = Math.abs(dx * up) + Math.abs(dy * across);
    if (other === at || ahead <= 0 || beside > ahead) return;
    const distance = ahead + 2 * beside;
    if (distance < least) [best, least] = [other, distance];
  });
  return best;
}
