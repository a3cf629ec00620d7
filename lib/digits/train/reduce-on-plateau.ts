import { requireLearningRate } from '../check/learning-rate';
import { checkOptions } from '../check/options';
import { checkKind, checkNumber, isWhole } from '../check/values';
import { requireMinDelta } from './early-stopping';
import type { EpochResult } from './history';
import type { LearningRateSchedule } from './learning-rate';
import { improves, measured, type MonitorName, requireMonitor } from './monitor';

/** When a step size is reduced, and by how much. */
export interface PlateauOptions {
  /** What the step size is multiplied with: above 0 and below 1. @default 0.1 */
  readonly factor?: number;
  /** Epochs without progress after which it is: 0 or more; 0 is as 1. @default 10 */
  readonly patience?: number;
  /** The measure that is watched. Progress is a lower loss, or a higher accuracy. @default 'validationLoss' */
  readonly monitor?: MonitorName;
  /** A change of no more than this is no progress: 0 or more. @default 0.0001 */
  readonly minDelta?: number;
  /** Epochs after a reduction in which none without progress is counted: 0 or more. @default 0 */
  readonly cooldown?: number;
  /** The step size is not made smaller than this: 0 or more. Nor is it made smaller than 2^-126. @default 0 */
  readonly minimum?: number;
}

/** The least number that float32, in which weights are trained, holds in full: a step size must stay above 0. */
const LEAST_RATE = 2 ** -126;

/**
 * A step size that begins with `first` and is multiplied with a factor each time a measure has made no progress for
 * so many epochs: what Keras' `ReduceLROnPlateau` does, with its defaults, for the option `learningRate` of `fit`.
 *
 * It depends on nothing but what the epochs of the model's whole life gave, so that a run which goes on, from a
 * model in memory or on disk, reduces it where an uninterrupted one would. An epoch without the measure is passed over.
 *
 * @param first step size of epoch 1, above 0
 * @throws RangeError if a number is out of its range, or there is no measure of that name
 * @throws TypeError if there is no option of a name
 * @example
 * const rate = reduceOnPlateau(0.01, { factor: 0.5, patience: 1, monitor: 'loss' });
 * const losses = [2, 1, 1, 0.5].map((loss, index) => ({ epoch: index + 1, loss, accuracy: 0, seconds: 0 }));
 * [1, 2, 3, 4, 5].map((epoch) => rate(epoch, losses.slice(0, epoch - 1))) // [0.01, 0.01, 0.01, 0.005, 0.005]
 */
export function reduceOnPlateau(first: number, options: PlateauOptions = {}): LearningRateSchedule {
  const doing = 'reduceOnPlateau';
  requireLearningRate(first, doing);
  const settings = requireSettings(doing, options);
  const rate = (epoch: number, results: readonly EpochResult[] = []): number => {
    checkKind(doing, 'the results of epochs', results, 'array');
    const before = results.filter((result) => result.epoch < epoch);
    return rateAfter(first, before, settings);
  };
  return Object.assign(rate, { monitor: settings.monitor });
}

/** Goes through the epochs as Keras' callback does when each ends. */
function rateAfter(first: number, results: readonly EpochResult[], settings: Required<PlateauOptions>): number {
  const { factor, patience, monitor, minDelta, cooldown } = settings;
  const minimum = Math.max(settings.minimum, LEAST_RATE);
  let rate = first;
  let best: number | undefined;
  let without = 0;
  let cooling = 0;
  for (const result of results) {
    const value = measured(result, monitor);
    if (result[monitor] === undefined) continue;
    if (cooling > 0) {
      cooling--;
      without = 0;
    }
    if (improves(monitor, value, best, minDelta)) {
      best = value;
      without = 0;
    } else if (cooling === 0) {
      without++;
      if (without < patience || rate <= minimum) continue;
      rate = Math.max(rate * factor, minimum);
      cooling = cooldown;
      without = 0;
    }
  }
  return rate;
}

function requireSettings(doing: string, options: PlateauOptions): Required<PlateauOptions> {
  checkOptions(doing, options, {
    factor: true,
    patience: true,
    monitor: true,
    minDelta: true,
    cooldown: true,
    minimum: true,
  });
  const {
    factor = 0.1,
    patience = 10,
    monitor = 'validationLoss',
    minDelta = 1e-4,
    cooldown = 0,
    minimum = 0,
  } = options;
  checkNumber(doing, 'a factor above 0 and below 1', factor, (given) => given > 0 && given < 1);
  checkNumber(doing, 'a whole number of epochs of patience, 0 or more', patience, isWhole);
  requireMonitor(doing, monitor);
  requireMinDelta(doing, minDelta);
  checkNumber(doing, 'a whole number of epochs of cooldown, 0 or more', cooldown, isWhole);
  checkNumber(doing, 'a least step size of 0 or more', minimum, (given) => given >= 0 && given < Infinity);
  return { factor, patience, monitor, minDelta, cooldown, minimum };
}
