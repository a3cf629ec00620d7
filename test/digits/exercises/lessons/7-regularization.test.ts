import { REGULARIZATION } from '../../../../lib/digits/exercises/lessons/7-regularization';
import { readStudy } from '../../../../lib/digits/study/results';
import { summarizeStudy } from '../../../../lib/digits/study/summary';
import { testLesson } from '../cases';

const study = summarizeStudy(readStudy()).filter(({ model }) => ['ANN', 'ANN + L2', 'ANN + dropout'].includes(model));
const add = (list: number[]): number => list.reduce((sum, each) => sum + each, 0);

/** Early stopping with mistakes built in. */
function stopped(losses: number[], patience: number, { from = 1, late = 0, against = 'best' } = {}): number {
  let best = Infinity;
  let waited = 0;
  for (let at = 0; at < losses.length; at++) {
    const loss = losses[at] ?? NaN;
    const low = against === 'best' ? best : (losses[at - 1] ?? Infinity);
    waited = loss < low ? 0 : waited + 1;
    best = Math.min(best, loss);
    if (waited >= patience + late) return at + from;
  }
  return losses.length - 1 + from;
}

testLesson(REGULARIZATION, {
  penalty: {
    right: [
      (weights: number[], factor: number) => factor * add(weights.map((weight) => weight ** 2)),
      (weights: number[], factor: number) => add(weights.map((weight) => factor * weight * weight)),
      (weights: number[], factor: number) => factor * Math.hypot(...weights) ** 2,
    ],
    wrong: [
      [(weights: number[]) => add(weights.map((weight) => weight ** 2)), /factor is missing/],
      [(weights: number[], factor: number) => factor * Math.hypot(...weights), /without the root/],
      [(weights: number[], factor: number) => factor * add(weights.map(Math.abs)), /L1/],
      [(weights: number[], factor: number) => factor * add(weights), /cancel: square each/],
      [(weights: number[], factor: number) => factor * add(weights) ** 2, /Square each weight first/],
      [(weights: number[], factor: number) => (factor / 2) * add(weights.map((weight) => weight ** 2)), /half of it/],
    ],
  },
  dropoutScale: {
    right: [2, 1 / (1 - 0.5)],
    wrong: [
      [0.5, /share that is left/],
      [1.5, /four units/],
      [1.25, /a fifth/],
      [1, /only half/],
      [4, /formula/],
    ],
  },
  stopEpoch: {
    right: [
      (losses: number[], patience: number) => stopped(losses, patience),
      (losses: number[], patience: number) => {
        const end = losses.findIndex(
          (_, at) =>
            at >= patience &&
            Math.min(...losses.slice(0, at - patience + 1)) <= Math.min(...losses.slice(at - patience + 1, at + 1)),
        );
        return end < 0 ? losses.length : end + 1;
      },
    ],
    wrong: [
      [(losses: number[]) => losses.indexOf(Math.min(...losses)) + 1, /lowest loss: training goes on/],
      [(losses: number[], patience: number) => stopped(losses, patience, { from: 0 }), /one too few/],
      [(losses: number[], patience: number) => stopped(losses, patience, { late: 1 }), /too long/],
      [(losses: number[], patience: number) => stopped(losses, patience, { against: 'before' }), /lowest loss so far/],
      [(losses: number[]) => losses.length, /never stops/],
    ],
  },
  noiseWinner: {
    given: [study],
    right: ['ANN + L2', ' ann+l2 ', 'L2'],
    wrong: [
      ['ANN + dropout', /as they were written/],
      ['ANN', /column of the noise/],
      ['early stopping', /no network of that name/],
      [2, /text in quotes/],
    ],
  },
});
