import type { Digits } from '../../../../lib/digits/data/digits';
import { VISUALIZE_DIGITS } from '../../../../lib/digits/exercises/lessons/3-visualize-digits';
import { testLesson } from '../cases';

const images = new Uint8Array(4 * 784);
images.fill(9, 0, 784);
images[0] = 200;
images[800] = 250;
images[1600] = 120;
const digits: Digits = { images, labels: Uint8Array.of(3, 7, 1, 7), count: 4 };
const average: Digits = { images, labels: Uint8Array.of(0, 1, 2, 3), count: 4 };
const one = (set: Digits, index: number): Uint8Array => set.images.subarray(784 * index, 784 * index + 784);

testLesson(VISUALIZE_DIGITS, {
  paperGuess: {
    given: [digits],
    right: [0.75, 0.5, 0, 1],
    wrong: [
      [80, /`0.5`/],
      [-0.1, /negative/],
    ],
  },
  firstSeven: {
    given: [digits],
    right: [1],
    wrong: [
      [2, /count from 0/],
      [3, /second 7/],
      [7, /That is the label/],
      [0, /another digit/],
      [[1], /`\[0\]`/],
    ],
  },
  darkest: {
    given: [digits],
    right: [
      (set: Digits, index: number) => Math.max(...one(set, index)),
      (set: Digits, index: number) => one(set, index).reduce((most, pixel) => Math.max(most, pixel), 0),
      (set: Digits, index: number) => [...one(set, index)].sort((a, b) => b - a)[0],
    ],
    wrong: [
      [(set: Digits) => Math.max(...set.images), /all images/],
      [(set: Digits, index: number) => Math.min(...one(set, index)), /lightest/],
      [(set: Digits, index: number) => one(set, index).indexOf(Math.max(...one(set, index))), /where the darkest/],
      [(set: Digits, index: number) => Math.max(...set.images.subarray(784 * index)), /where the image ends/],
      [(set: Digits, index: number) => Math.max(...set.images.subarray(index, index + 784)), /begins at byte 784/],
      [(set: Digits, index: number) => Math.max(...one(set, index)) / 255, /Do not scale/],
      [(set: Digits, index: number) => Math.max(Number(one(set, index))), /three dots/],
      [(set: Digits, index: number) => Math.max(...one(set, index - 1)), /image before/],
    ],
  },
  sharpest: {
    given: [average],
    right: [1],
    wrong: [
      [3, /most blurred/],
      [250, /how dark it is/],
      [0, /Another one/],
    ],
  },
});
