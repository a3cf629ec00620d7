import { checkDigits } from '../../check/digits';
import { checkOptions } from '../../check/options';
import { checkEach, checkNumber } from '../../check/values';
import { classNameOf, type Digits } from '../../data/digits';
import type { Mistake } from '../../measure/mistakes';
import { checkIndex, checkShares } from '../check';
import type { Figure } from '../figure';
import { figure, HIDDEN_AXIS, layout } from '../layout';
import { sampleGrid } from './sample-grid';

export interface MistakeGridOptions {
  /** Images in one row. @default 5, more from 26 images on, at most 8 */
  readonly columns?: number;
  /** Whether the index of each digit stands above its caption, as `#947`. @default false */
  readonly numbered?: boolean;
  /** @default 'Mistakes: actual as predicted (confidence)' */
  readonly title?: string;
}

const TITLE = 'Mistakes: actual as predicted (confidence)';

/** What stands where a model made no mistake, as on a small or an easy test part. */
function noMistakes(title: string): Figure {
  const text = `${title}: none`;
  return figure([], layout(text, HIDDEN_AXIS, HIDDEN_AXIS, { width: 640, height: 120 }), `${text}.`);
}

/**
 * Draws digits that the model got wrong, each under a caption of two lines such as `4 as 9` and `(0.98)`:
 * a 4, taken for a 9 with probability 0.98.
 *
 * @param digits the data that was evaluated
 * @param mistakes what went wrong, in the order of the grid
 * @returns the grid; where there are no mistakes, these words in its place
 * @throws RangeError if a mistake does not fit the data
 * @example
 * const { test } = loadDigits('quick');
 * const { mistakes } = await evaluate(buildAnn({ seed: 1 }), test);
 * show(mistakeGrid(test, mistakes.slice(0, 20), { columns: 10 }));
 */
export function mistakeGrid(digits: Digits, mistakes: readonly Mistake[], options: MistakeGridOptions = {}): Figure {
  const doing = 'drawing mistakes';
  const numbers = { index: 'number', actual: 'number', predicted: 'number', confidence: 'number' } as const;
  checkDigits(doing, digits);
  checkEach(doing, 'a mistake, such as evaluate finds', mistakes, numbers);
  checkOptions(doing, options, { columns: true, numbered: 'boolean', title: 'string' });
  checkShares(
    doing,
    'confidence',
    mistakes.map((mistake) => mistake.confidence),
  );
  for (const { index, actual, predicted } of mistakes) {
    checkIndex(doing, index, digits.count);
    checkNumber(doing, 'a predicted label from 0 to 255', predicted, (label) => (label & 255) === label);
    if (digits.labels[index] !== actual) {
      throw new RangeError(
        `${doing}: expected the data that was evaluated, ` +
          `found that digit ${index} is a ${digits.labels[index]} in the data, but a ${actual} among the mistakes`,
      );
    }
  }
  const { numbered = false, ...grid } = options;
  if (mistakes.length === 0) return noMistakes(options.title ?? TITLE);
  const wordsOf = (actual: number, predicted: number): string =>
    `${classNameOf(digits, actual)}${digits.classNames ? '<br>' : ' '}as ${classNameOf(digits, predicted)}`;
  return sampleGrid(
    digits,
    mistakes.map((mistake) => mistake.index),
    {
      title: TITLE,
      ...grid,
      captions: mistakes.map(
        ({ index, actual, predicted, confidence }) =>
          `${numbered ? `#${index}<br>` : ''}${wordsOf(actual, predicted)}<br>(${confidence.toFixed(2)})`,
      ),
    },
  );
}
