import { checkOptions } from '../../check/options';
import { checkNumber } from '../../check/values';
import { checkClasses, checkShares } from '../check';
import type { Figure } from '../figure';
import { figure, layout } from '../layout';
import { largest, rounded } from '../numbers';
import { COLORS, REFERENCE_COLOR } from '../palette';

export interface ProbabilityBarsOptions {
  /** The digit's true label, which the axis marks. @default not marked */
  readonly label?: number;
  /** @default 'What the model takes the digit for' */
  readonly title?: string;
}

/** How far the sum of float32 probabilities may be from 1. */
const SUM_TOLERANCE = 1e-3;

/**
 * Draws the probabilities that the model gives to the ten classes for one digit.
 *
 * @param probabilities softmax outputs, length 10, each 0 to 1, together 1
 * @throws RangeError if these are not ten probabilities, or the label is not from 0 to 9
 * @example
 * const { test } = loadDigits('quick');
 * const probabilities = await predict(buildAnn({ seed: 1 }), test);
 * show(probabilityBars(probabilityRow(probabilities, 0), { label: labelAt(test, 0) }));
 */
export function probabilityBars(probabilities: ArrayLike<number>, options: ProbabilityBarsOptions = {}): Figure {
  const doing = 'drawing class probabilities';
  checkOptions(doing, options, { label: true, title: 'string' });
  checkShares(doing, 'probabilities', probabilities);
  checkClasses(doing, probabilities.length);
  const values = Array.from(probabilities);
  const sum = values.reduce((total, value) => total + value, 0);
  if (Math.abs(sum - 1) > SUM_TOLERANCE) {
    throw new RangeError(`${doing}: expected probabilities that add up to 1, found ${sum}`);
  }
  const { label, title = 'What the model takes the digit for' } = options;
  if (label !== undefined) {
    checkNumber(doing, 'a label from 0 to 9', label, (given) => Number.isInteger(given) && given >= 0 && given <= 9);
  }

  const predicted = largest(values);
  const roles = values.map((_, digit) => role(digit, predicted, label));
  return figure(
    [
      {
        type: 'bar',
        x: values.map((_, digit) => digit),
        y: values.map((value) => rounded(value, 4)),
        marker: { color: roles.map((name) => ROLES[name].color) },
        text: values.map((value) => (value >= 0.005 ? value.toFixed(2) : '')),
        textposition: 'outside',
        cliponaxis: false,
        hovertemplate: 'digit %{x}: %{y:.4f}<extra></extra>',
      },
    ],
    layout(
      title,
      {
        title: { text: 'digit' },
        tickvals: values.map((_, digit) => digit),
        ticktext: roles.map((name, digit) => `${digit}<br>${ROLES[name].word}`),
        showgrid: false,
        zeroline: false,
      },
      { title: { text: 'probability (0-1)' }, range: [0, 1.08], tickvals: [0, 0.25, 0.5, 0.75, 1] },
      { width: 640, height: 360 },
    ),
    words(title, values, predicted, label),
  );
}

/** How the bar of a class is drawn and named below. */
const ROLES = {
  right: { color: COLORS.blue, word: 'right' },
  actual: { color: COLORS.blue, word: 'actual' },
  predicted: { color: COLORS.vermillion, word: 'predicted' },
  other: { color: REFERENCE_COLOR, word: '' },
} as const;

function role(digit: number, predicted: number, label: number | undefined): keyof typeof ROLES {
  if (digit === label) return digit === predicted ? 'right' : 'actual';
  return digit === predicted ? 'predicted' : 'other';
}

function words(title: string, values: readonly number[], predicted: number, label: number | undefined): string {
  const probability = (digit: number) => (values[digit] ?? 0).toFixed(3);
  const guess = `${title}: ${predicted} with probability ${probability(predicted)}`;
  if (label === undefined) return `${guess}.`;
  if (label === predicted) return `${guess}, which is right.`;
  return `${guess}; the digit is ${label}, to which the model gives ${probability(label)}.`;
}
