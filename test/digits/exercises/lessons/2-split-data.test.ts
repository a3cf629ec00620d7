import type { Digits } from '../../../../lib/digits/data/digits';
import { classCounts } from '../../../../lib/digits/data/select';
import { SPLIT_DATA } from '../../../../lib/digits/exercises/lessons/2-split-data';
import { testLesson } from '../cases';

const labels = Uint8Array.of(0, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9);
const train: Digits = { images: new Uint8Array(20 * 784), labels, count: 20 };
const counted = (part: Digits, digit: number): number => classCounts(part)[digit] ?? NaN;

testLesson(SPLIT_DATA, {
  pixelsOfTest: {
    given: [train],
    right: [15_680, 20 * 28 * 28],
    wrong: [
      [20, /number of images/],
      [560, /one row/],
      [784, /one image/],
      [5120, /256 is the number of values/],
      [1, /Multiply/],
    ],
  },
  mostAndLeast: {
    given: [train],
    right: [[1, 0], Uint8Array.of(1, 0)],
    wrong: [
      [[0, 1], /changed places/],
      [[3, 1], /These are the counts/],
      [[1, 9], /One of the two/],
      [[8, 9], /highest and the lowest/],
      [[6742, 5421], /These are counts: which/],
      [1, /list of two/],
    ],
  },
  validationGuess: {
    given: [1600],
    right: [1600, 1500, 8000, 2000],
    wrong: [
      [0.2, /not a share/],
      [6400, /left for training/],
    ],
  },
  shareOf: {
    right: [
      (part: Digits, digit: number) => counted(part, digit) / part.count,
      (part: Digits, digit: number) => part.labels.filter((label) => label === digit).length / part.labels.length,
    ],
    wrong: [
      [counted, /how many there are/],
      [(part: Digits, digit: number) => (counted(part, digit) / part.count) * 100, /percent/],
      [(part: Digits, digit: number) => counted(part, digit) / 10, /number of classes/],
      [(part: Digits) => counted(part, 7) / part.count, /always gives the share of the 7/],
      [(part: Digits, digit: number) => part.count / counted(part, digit), /Upside down/],
    ],
  },
  sharesNothing: {
    right: [
      (first: number[], second: number[]) => new Set([...first, ...second]).size === first.length + second.length,
      (first: number[], second: number[]) => first.every((each) => !second.includes(each)),
      (first: number[], second: number[]) => first.filter((each) => second.includes(each)).length === 0,
    ],
    wrong: [
      [(first: number[], second: number[]) => first.some((each) => second.includes(each)), /other way round/],
      [(first: number[], second: number[]) => !first.some((each, at) => second[at] === each), /same place/],
      [
        (first: number[], second: number[]) => first.filter((each) => second.includes(each)).length,
        /how many they share/,
      ],
      [(first: number[], second: number[]) => new Set([...first, ...second]).size, /how many different/],
      [(first: number[], second: number[]) => !first.every((each) => second.includes(each)), /One in common is enough/],
    ],
  },
});
