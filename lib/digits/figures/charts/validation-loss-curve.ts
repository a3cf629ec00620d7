import type { History } from '../../train/history';
import { checkCurves, CURVE_OPTIONS, type CurveOptions } from '../epoch-curves';
import type { Figure } from '../figure';
import { lossFigure, validationLoss } from './loss-curves';

/**
 * Draws the validation loss over the epochs, one point an epoch, and marks its least value.
 * A history without validation data gives empty axes.
 *
 * @throws RangeError if `options.epochs` is not a whole number from 1 up
 * @example
 * const { train, validation } = splitTail(firstDigits(loadDigits('quick').train, 100), 0.2);
 * const history = await fit(buildAnn({ hiddenUnits: 4 }), train, { epochs: 2, validation });
 * show(validationLossCurve(history));
 */
export function validationLossCurve(history: History, options: CurveOptions = {}): Figure {
  checkCurves(history, options, CURVE_OPTIONS);
  return lossFigure(history, [validationLoss(history)], 'Validation loss over the epochs', options);
}
