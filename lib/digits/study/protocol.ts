import type { Digits, DigitsDataset } from '../data/digits';
import { splitTail } from '../split/split';

/** What of a data set a run trains on, and what it is measured on. */
export interface Protocol {
  /**
   * What the loss of each epoch is measured on: the test digits, or the last of the training digits, of which a
   * share above 0 and below 1 is put aside and not trained on. @default nothing
   */
  readonly validation?: 'test' | number;
  /** Whether the training loss is measured once more after each epoch, when the weights stand still. @default false */
  readonly lossAfter?: boolean;
  /**
   * What is measured at the end: the test digits as written and distorted, the test digits as written, or the digits
   * put aside, so that nothing is seen of the test digits. @default 'distorted'
   */
  readonly measured?: 'distorted' | 'test' | 'validation';
}

/** The digits of a run. */
export interface Parts {
  readonly train: Digits;
  /** What the loss of each epoch is measured on; absent if it is not. */
  readonly validation?: Digits;
}

/**
 * What a protocol makes of a data set.
 *
 * @throws RangeError if the share is not above 0 and below 1, or too small for a single digit
 */
export function partsOf({ train, test }: DigitsDataset, { validation }: Protocol): Parts {
  if (validation === undefined) return { train };
  return validation === 'test' ? { train, validation: test } : splitTail(train, validation);
}
