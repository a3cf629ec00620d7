import type { History } from '../../train/history';
import { checkCurves, CURVE_OPTIONS, type CurveOptions } from '../epoch-curves';
import type { Figure } from '../figure';
import { lossFigure, trainingLoss } from './loss-curves';

/**
 * Draws the training loss over the epochs, one point an epoch.
 *
 * @throws RangeError if `options.epochs` is not a whole number from 1 up
 */
export function lossCurve(history: History, options: CurveOptions = {}): Figure {
  checkCurves(history, options, CURVE_OPTIONS);
  return lossFigure(history, [trainingLoss(history)], 'Training loss over the epochs', options);
}
