import { checkOptions } from '../check/options';
import { checkNumber, isCount } from '../check/values';
import type { OutOfFoldOptions } from '../labels/out-of-fold';
import { progressBar } from './progress-bar';
import { SINK_OPTIONS, type SinkOptions } from './sink';

/**
 * Shows how many folds are done, as a bar that fills in place.
 *
 * @param folds how many there will be
 * @throws RangeError if the folds are not a whole number from 1 up, TypeError if an option is not known
 * @returns a callback to give to `outOfFold`
 * @example
 * const few = firstDigits(loadDigits('quick').train, 100);
 * await outOfFold(few, (seed) => buildAnn({ seed, hiddenUnits: 4 }), { folds: 2, epochs: 1, ...watchFolds(2) });
 */
export function watchFolds(folds: number, options: SinkOptions = {}): Required<Pick<OutOfFoldOptions, 'onFold'>> {
  checkNumber('watching folds', 'a whole number of folds from 1 up', folds, isCount);
  checkOptions('watching folds', options, SINK_OPTIONS);
  const bar = progressBar('training', folds, { ...options, unit: 'folds' });
  return {
    onFold(done) {
      if (done < folds) bar.update(done);
      else bar.done();
    },
  };
}
