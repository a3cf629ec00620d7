import { type Digits, IMAGE_SIZE } from '../digits';
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

/**
 * What robustness is measured with: each distortion leaves the digits easy to read for people. Shift and patch are
 * the same part of smaller and larger images as of those of 28 pixels, a pixel at least.
 */
export function distortionsOf(size: number): readonly Distortion[] {
  const part = (pixels: number): number => Math.max(1, Math.round((pixels * size) / IMAGE_SIZE));
  const [shift, patch] = [part(2), part(8)];
  return [
    {
      name: `shifted ${shift} ${shift === 1 ? 'pixel' : 'pixels'}`,
      apply: (digits, options) => shifted(digits, shift, options),
    },
    { name: 'rotated 20°', apply: (digits, options) => rotated(digits, 20, options) },
    { name: 'noise of 64', apply: (digits, options) => noisy(digits, 64, options) },
    { name: `patch of ${patch} × ${patch}`, apply: (digits, options) => occluded(digits, patch, options) },
  ];
}

/** Those of MNIST's digits, which the study measures. */
export const DISTORTIONS: readonly Distortion[] = distortionsOf(IMAGE_SIZE);
