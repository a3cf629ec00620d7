import { checkDigits } from '../../check/digits';
import { checkOptions, type OptionNames } from '../../check/options';
import { checkNumber } from '../../check/values';
import { type Random, seededRandom } from '../../random/random';
import { type Digits, measuresOf, type Measures } from '../digits';
import { imageAt } from '../select';

export interface TransformOptions {
  /** Decides what is drawn for each image: the same seed gives the same digits. @default 1 */
  readonly seed?: number;
}

const OPTIONS: OptionNames<TransformOptions> = { seed: true };

/**
 * New digits with the same labels, each image redrawn by a function.
 *
 * @param doing what is being done, for the error
 * @param redraw fills `target` (zeros at first) from `source`; both are uint8, shape (size, size)
 * @throws TypeError if the seed is not an integer
 */
export function eachImage(
  doing: string,
  digits: Digits,
  options: TransformOptions,
  redraw: (source: Uint8Array, target: Uint8Array, random: Random, measures: Measures) => void,
): Digits {
  checkDigits(doing, digits, 0);
  checkOptions(doing, options, OPTIONS);
  const random = seededRandom(options.seed ?? 1);
  const measures = measuresOf(digits);
  const { pixels } = measures;
  const images = new Uint8Array(digits.count * pixels);
  for (let index = 0; index < digits.count; index++) {
    redraw(imageAt(digits, index), images.subarray(index * pixels, (index + 1) * pixels), random, measures);
  }
  return { ...digits, images };
}

/** @throws RangeError unless the value is a number from `least` to `most` */
export function requireStrength(doing: string, what: string, value: number, least: number, most: number): void {
  checkNumber(doing, `${what} from ${least} to ${most}`, value, (given) => given >= least && given <= most);
}
