import { COMPARISON } from '../../../../lib/digits/exercises/lessons/9-comparison';
import { mcNemarTest } from '../../../../lib/digits/statistics/mcnemar';
import { signFlipTest } from '../../../../lib/digits/statistics/sign-flip';
import type { StudyResult } from '../../../../lib/digits/study/results';
import { testLesson } from '../cases';

const run = {
  study: 'comparison',
  key: '',
  threads: 1,
  machine: '',
  node: '',
  data: '',
  weights: '',
  parameters: 1,
  epochs: 1,
  seconds: 1,
};
const resultOf = (model: string, seed: number, written: number, noisy: number): StudyResult => ({
  ...run,
  model,
  seed,
  conditions: [
    { condition: 'as written', accuracy: written },
    { condition: 'noise of 64', accuracy: noisy },
  ],
});
const results = [1, 2].flatMap((seed) => [
  resultOf('ANN', seed, 0.9, 0.5 + seed / 100),
  resultOf('ANN + L2', seed, 0.9 - 0.01, 0.7 + seed / 100),
  resultOf('ANN + dropout', seed, 0.92, 0.55 + seed / 100),
]);
const only = (some: number[], others: number[]): number[] => some.filter((each) => !others.includes(each));

testLesson(COMPARISON, {
  leastP: {
    right: [2 / 32, 0.0625, 0.5 ** 4, signFlipTest([2, 3, 4, 5, 6], [1, 1, 1, 1, 1]).p],
    wrong: [
      [1 / 32, /either way/],
      [0.05, /limit below/],
      [2 / 1024, /ten pairs/],
      [0.2, /how many ways/],
      [6.25, /percent/],
      [0.9, /Count the ways/],
    ],
  },
  mistakesGone: {
    right: [
      (before: number, after: number) => 1 - (1 - after) / (1 - before),
      (before: number, after: number) => (after - before) / (1 - before),
    ],
    wrong: [
      [(before: number, after: number) => after - before, /gain in accuracy/],
      [(before: number, after: number) => (after - before) / before, /not with the right answers/],
      [(before: number, after: number) => (1 - after) / (1 - before), /that is left\.$/],
      [(before: number, after: number) => (after - before) / (1 - after), /there were before\.$/],
      [(_: number, after: number) => 1 - after, /are left: what share/],
      [(before: number, after: number) => (100 * (after - before)) / (1 - before), /percent/],
    ],
  },
  onlyOne: {
    right: [
      (first: number[], second: number[]) => [only(first, second).length, only(second, first).length],
      (first: number[], second: number[]) => {
        const { onlyFirst, onlySecond } = mcNemarTest(first, second);
        return [onlyFirst, onlySecond];
      },
    ],
    wrong: [
      [
        (first: number[], second: number[]) => [only(second, first).length, only(first, second).length],
        /changed places/,
      ],
      [(first: number[], second: number[]) => [first.length, second.length], /all mistakes of each/],
      [
        (first: number[], second: number[]) => [first.length - second.length, second.length - first.length],
        /in common/,
      ],
      [
        (first: number[], second: number[]) => only(first, second).length + only(second, first).length,
        /two counts apart/,
      ],
      [(first: number[], second: number[]) => only(first, second).length, /first count alone/],
      [(first: number[], second: number[]) => [only(first, second), only(second, first)], /`length` counts/],
    ],
  },
  noiseGain: {
    given: [results],
    right: [0.2, 0.2003],
    wrong: [
      [-0.2, /sign is turned/],
      [20, /percent/],
      [-0.01, /as they were written/],
      [0.05, /dropout/],
      [0.5, /member `difference`/],
    ],
  },
  digitsAlike: {
    right: [1, 16 / 16, 16 * 16 ** -1],
    wrong: [
      [0, /as it was/],
      [1 / 16, /one digit/],
      [15, /how many change/],
      [16, /same fingerprint/],
      [8, /a coin/],
      [1.6, /not ten/],
      [3, /Multiply/],
    ],
  },
});
