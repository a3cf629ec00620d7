import type { Digits } from '../digits';
import type { TransformOptions } from './each-image';
import { noisy } from './noisy';
import { occluded } from './occluded';
import { rotated } from './rotated';
import { shifted } from './shifted';

/** One way to make digits harder to read. */
export interface Distortion {
  /** What it does, with its strength. */
  readonly name: string;
  readonly apply: (digits: Digits, options?: TransformOptions) => Digits;
}

/** What robustness is measured with: each distortion leaves the digits easy to read for people. */
export const DISTORTIONS: readonly Distortion[] = [
  { name: 'shifted 2 pixels', apply: (digits, options) => shifted(digits, 2, options) },
  { name: 'rotated 20°', apply: (digits, options) => rotated(digits, 20, options) },
  { name: 'noise of 64', apply: (digits, options) => noisy(digits, 64, options) },
  { name: 'patch of 8 × 8', apply: (digits, options) => occluded(digits, 8, options) },
];
