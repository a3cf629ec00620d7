import type { History } from '../../train/history';
import { checkCurves, CURVE_OPTIONS, type CurveOptions } from '../epoch-curves';
import type { Figure } from '../figure';
import { lossFigure, trainingLoss } from './loss-curves';

/**
 * Draws the training loss over the epochs, one point an epoch.
 *
 * @throws RangeError if `options.epochs` is not a whole number from 1 up
 * @example
 * const few = firstDigits(loadDigits('quick').train, 100);
 * const history = await fit(buildAnn({ hiddenUnits: 4 }), few, { epochs: 2 });
 * show(lossCurve(history));
 */
export function lossCurve(history: History, options: CurveOptions = {}): Figure {
  checkCurves(history, options, CURVE_OPTIONS);
  return lossFigure(history, [trainingLoss(history)], 'Training loss over the epochs', options);
}
