import { LADDER } from '../../../../lib/digits/exercises/lessons/13-ladder';
import { readStudy } from '../../../../lib/digits/study/results';
import { summarizeStudy } from '../../../../lib/digits/study/summary';
import { cosineDecay } from '../../../../lib/digits/train/learning-rate';
import { testLesson } from '../cases';

const study = summarizeStudy(readStudy());
const RUNGS = ['ANN', 'ANN + falling step', 'ANN + augmentation, 10 epochs', 'ANN + augmentation, 40 epochs'];
const ladder = RUNGS.flatMap((rung) => study.filter(({ model }) => model === rung));
const means = ladder.map(({ accuracy }) => accuracy.mean);
const gains = means.slice(1).map((mean, below) => mean - (means[below] ?? NaN));
const fromFoot = means.slice(1).map((mean) => mean - (means[0] ?? NaN));
const [foot = NaN, top = NaN] = [means[0], means[3]];
const by = (list: number[], epochs: number[]): number[] => list.map((each, at) => (100 * each) / (epochs[at] ?? NaN));
const { cos, PI } = Math;

testLesson(LADDER, {
  stepShare: {
    right: [(done: number) => (1 + cos(PI * done)) / 2, (done: number) => cos((PI * done) / 2) ** 2],
    wrong: [
      [(done: number) => 1 - done, /straight line/],
      [(done: number) => cos(PI * done), /lift it by 1/],
      [(done: number) => 1 + cos(PI * done), /begins with 2/],
      [(done: number) => cos((PI / 2) * done), /quarter of a wave/],
      [(done: number) => (1 - cos(PI * done)) / 2, /rises from 0/],
      [(done: number) => (1 + cos(2 * PI * done)) / 2, /whole wave/],
      [(done: number) => (1 + cos(180 * done)) / 2, /radians/],
    ],
  },
  gainPerEpoch: {
    given: [ladder],
    right: [by(gains, [10, 10, 40]), [0.047, 0.031, 0.0081]],
    wrong: [
      [gains.map((gain) => 100 * gain), /are the gains: divide/],
      [gains, /gains, as shares/],
      [by(gains, [1000, 1000, 4000]), /These are shares/],
      [by(gains, [10, 10, 10]), /\*upper\*/],
      [by(fromFoot, [10, 10, 40]), /from the foot/],
      [[0, 0, 0], /Take the mean accuracy/],
    ],
  },
  mistakesLeft: {
    given: [ladder],
    right: [(100 * (1 - top)) / (1 - foot), 51],
    wrong: [
      [(1 - top) / (1 - foot), /how many are it of 100/],
      [100 - (100 * (1 - top)) / (1 - foot), /have gone/],
      [(100 * (1 - foot)) / (1 - top), /other way round/],
      [(100 * top) / foot, /right answers/],
      [12, /The share of mistakes is 1 less/],
    ],
  },
  bestInNoise: {
    given: [ladder],
    right: ['ANN + falling step', 'ann + Falling step '],
    wrong: [
      ['ANN + augmentation, 40 epochs', /best on digits as written need not/],
      ['ANN', /'ANN'` reads 75\.7 % .* another rung more\.$/],
      ['CNN', /no rung of that name/],
      [2, /text in quotes/],
    ],
  },
});

test('stepShare asks for what cosineDecay gives before each epoch', () => {
  const rate = cosineDecay(1, 10);
  for (const epoch of [1, 4, 6, 10]) expect(rate(epoch)).toBeCloseTo((1 + cos((PI * (epoch - 1)) / 10)) / 2, 12);
});
