import { OWN_DIGITS } from '../../../../lib/digits/exercises/lessons/14-own-digits';
import { grayOf } from '../../../../lib/digits/data/own/gray';
import { testLesson } from '../cases';

const found = [
  { step: 'gray', accuracy: 0.25 },
  { step: 'ink', accuracy: 0.66 },
  { step: 'cropped', accuracy: 0.84 },
  { step: 'scaled', accuracy: 0.98 },
  { step: 'centred', accuracy: 0.99 },
];
const { max, min, round } = Math;

testLesson(OWN_DIGITS, {
  brightness: {
    right: [
      (r: number, g: number, b: number) => 0.299 * r + 0.587 * g + 0.114 * b,
      (r: number, g: number, b: number) => [0.299 * r, 0.587 * g, 0.114 * b].reduce((x, y) => x + y),
    ],
    wrong: [
      [(r: number, g: number, b: number) => (r + g + b) / 3, /plain mean/],
      [(r: number, g: number, b: number) => r + g + b, /up to 765/],
      [(r: number, g: number, b: number) => (0.299 * r + 0.587 * g + 0.114 * b) / 3, /do not divide/],
      [(r: number, g: number, b: number) => 0.299 * b + 0.587 * g + 0.114 * r, /changed places/],
      [(r: number, g: number, b: number) => 1 - 0.299 * r - 0.587 * g - 0.114 * b, /next step/],
    ],
  },
  asInk: {
    right: [
      (pixel: number, paper: number) => (paper > 127 ? 255 - pixel : pixel),
      (pixel: number, paper: number) => (paper >= 128 ? 255 - pixel : pixel),
    ],
    wrong: [
      [(pixel: number) => 255 - pixel, /only if the paper/],
      [(pixel: number) => pixel, /turn it there/],
      [(pixel: number, paper: number) => (paper > 127 ? pixel : 255 - pixel), /other way round/],
      [(pixel: number, paper: number) => (paper > 127 ? -pixel : pixel), /take it from 255/],
      [(pixel: number, paper: number) => (paper > 127 ? 256 - pixel : pixel), /not 256/],
      [(pixel: number, paper: number) => (paper > 127 ? 1 - pixel : pixel), /numbers from 0 to 1/],
    ],
  },
  scaledSize: {
    right: [(w: number, h: number) => [w, h].map((side) => round((20 * side) / max(w, h)))],
    wrong: [
      [() => [20, 20], /a square/],
      [(w: number, h: number) => [w, h].map((side) => round((20 * side) / min(w, h))), /shorter/],
      [(w: number, h: number) => [w, h].map((side) => round((20 * side) / h)), /the height 20/],
      [(w: number, h: number) => [w, h].map((side) => round((20 * side) / w)), /the width 20/],
      [(w: number, h: number) => [w, h].map((side) => (20 * side) / max(w, h)), /Math\.round/],
      [(w: number, h: number) => [w, h].map((side) => round((28 * side) / max(w, h))), /not 28/],
    ],
  },
  largestGain: {
    given: [found],
    right: ['ink', ' Ink '],
    wrong: [
      ['gray', /where it begins/],
      ['centred', /gains 1\.0 points.*most of it was there before/],
      ['cropped', /gains 18\.0 points/],
      ['inverted', /no step of that name/],
      [2, /text in quotes/],
    ],
  },
});

test('brightness asks for what the library does', () => {
  const gray = grayOf({ data: Uint8Array.of(40, 90, 200, 255), width: 1, height: 1 }).pixels[0];
  expect(gray).toBe(round(0.299 * 40 + 0.587 * 90 + 0.114 * 200));
});
