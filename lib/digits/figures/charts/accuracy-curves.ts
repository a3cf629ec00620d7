import type { History } from '../../train/history';
import {
  checkCurves,
  type Curve,
  CURVE_OPTIONS,
  type CurveOptions,
  curveTrace,
  curveWords,
  epochLayout,
  epochWords,
  sentence,
} from '../epoch-curves';
import type { Figure } from '../figure';
import { figure } from '../layout';

/**
 * Draws training and validation accuracy over the epochs.
 * Without validation data the training accuracy stands alone; before the first epoch the axes stand empty.
 *
 * @throws RangeError if `options.epochs` is not a whole number from 1 up
 * @example
 * const { train, validation } = splitTail(firstDigits(loadDigits('quick').train, 100), 0.2);
 * const history = await fit(buildAnn({ hiddenUnits: 4 }), train, { epochs: 2, validation });
 * show(accuracyCurves(history));
 */
export function accuracyCurves(history: History, options: CurveOptions = {}): Figure {
  checkCurves(history, options, CURVE_OPTIONS);
  const training: Curve = {
    name: 'training accuracy',
    values: history.epochs.map(({ accuracy }) => accuracy),
    validation: false,
  };
  const validation: Curve = {
    name: 'validation accuracy',
    values: history.epochs.map(({ validationAccuracy }) => validationAccuracy),
    validation: true,
  };
  const validated = validation.values.some((value) => value !== undefined);
  const curves = validated ? [training, validation] : [training];
  const y = { title: { text: 'accuracy (% classified rightly)' }, tickformat: '.1~%' };
  return figure(
    curves.map((curve) => curveTrace(history, curve)),
    epochLayout('Accuracy over the epochs', history, y, options, {}),
    sentence(`${curves.map(curveWords).join(' and ')} ${epochWords(history)}`),
  );
}
