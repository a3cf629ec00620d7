import { checkOptions } from '../../check/options';
import { checkNumber } from '../../check/values';
import { checkShares, namedClasses } from '../check';
import { classAxis } from '../class-axis';
import type { Figure } from '../figure';
import { figure, layout } from '../layout';
import { largest, rounded } from '../numbers';
import { COLORS, REFERENCE_COLOR } from '../palette';

export interface ProbabilityBarsOptions {
  /** What the classes are called, as digits hold it. @default the digits 0 to 9 */
  readonly classNames?: readonly string[] | undefined;
  /** The digit's true label, which the axis marks. @default not marked */
  readonly label?: number;
  /** @default 'What the model takes the digit for', or the image */
  readonly title?: string;
}

/** How far the sum of float32 probabilities may be from 1. */
const SUM_TOLERANCE = 1e-3;

/**
 * Draws the probabilities that the model gives to each class for one digit.
 *
 * @param probabilities softmax outputs, length 10, or as many as there are names, each 0 to 1, together 1
 * @throws RangeError if these are not ten probabilities, or one for each name, or the label is not from 0 to 9
 * @example
 * const { test } = loadDigits('quick');
 * const probabilities = await predict(buildAnn({ seed: 1 }), test);
 * show(probabilityBars(probabilityRow(probabilities, 0), { label: labelAt(test, 0) }));
 */
export function probabilityBars(probabilities: ArrayLike<number>, options: ProbabilityBarsOptions = {}): Figure {
  const doing = 'drawing class probabilities';
  checkOptions(doing, options, { label: true, title: 'string', classNames: 'array' });
  checkShares(doing, 'probabilities', probabilities);
  const { names, noun } = namedClasses(doing, probabilities.length, options.classNames);
  const values = Array.from(probabilities);
  const sum = values.reduce((total, value) => total + value, 0);
  if (Math.abs(sum - 1) > SUM_TOLERANCE) {
    throw new RangeError(`${doing}: expected probabilities that add up to 1, found ${sum}`);
  }
  const { label, title = `What the model takes the ${noun === 'digit' ? noun : 'image'} for` } = options;
  if (label !== undefined) {
    const last = names.length - 1;
    const isLabel = (given: number): boolean => Number.isInteger(given) && given >= 0 && given <= last;
    checkNumber(doing, `a label from 0 to ${last}`, label, isLabel);
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
        ...(options.classNames
          ? { customdata: [...names], hovertemplate: 'class %{customdata}: %{y:.4f}<extra></extra>' }
          : { hovertemplate: 'digit %{x}: %{y:.4f}<extra></extra>' }),
      },
    ],
    layout(
      title,
      {
        title: { text: noun },
        ...classAxis(names, { below: roles.map((name) => ROLES[name].word) }),
      },
      { title: { text: 'probability (0-1)' }, range: [0, 1.08], tickvals: [0, 0.25, 0.5, 0.75, 1] },
      { width: 640, height: 360 },
    ),
    words(title, values, { predicted, label, names, noun: noun === 'digit' ? noun : 'image' }),
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

interface Named {
  readonly predicted: number;
  readonly label: number | undefined;
  readonly names: readonly string[];
  readonly noun: string;
}

function words(title: string, values: readonly number[], { predicted, label, names, noun }: Named): string {
  const probability = (digit: number) => (values[digit] ?? 0).toFixed(3);
  const guess = `${title}: ${names[predicted]} with probability ${probability(predicted)}`;
  if (label === undefined) return `${guess}.`;
  if (label === predicted) return `${guess}, which is right.`;
  return `${guess}; the ${noun} is ${names[label]}, to which the model gives ${probability(label)}.`;
}
