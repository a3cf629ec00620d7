import type { Lesson } from './exercises';
import { TYPESCRIPT } from './lessons/0-typescript';
import { IMPORT_LIBRARIES } from './lessons/1-import-libraries';
import { SPLIT_DATA } from './lessons/2-split-data';
import { VISUALIZE_DIGITS } from './lessons/3-visualize-digits';
import { BUILD_MODEL } from './lessons/4-build-model';
import { TRAIN_MODEL } from './lessons/5-train-model';
import { EVALUATE_MODEL } from './lessons/6-evaluate-model';
import { REGULARIZATION } from './lessons/7-regularization';
import { CONVOLUTION } from './lessons/8-convolution';
import { COMPARISON } from './lessons/9-comparison';
import { REPRODUCTION } from './lessons/10-reproduction';
import { WRONG_LABELS } from './lessons/11-wrong-labels';
import { CONFIDENCE } from './lessons/12-confidence';
import { LADDER } from './lessons/13-ladder';
import { OWN_DIGITS } from './lessons/14-own-digits';

/** All notebooks' exercises, in their order. */
export const LESSONS: readonly Lesson[] = [
  TYPESCRIPT,
  IMPORT_LIBRARIES,
  SPLIT_DATA,
  VISUALIZE_DIGITS,
  BUILD_MODEL,
  TRAIN_MODEL,
  EVALUATE_MODEL,
  REGULARIZATION,
  CONVOLUTION,
  COMPARISON,
  REPRODUCTION,
  WRONG_LABELS,
  CONFIDENCE,
  LADDER,
  OWN_DIGITS,
];

/** The check of every exercise, by its name. */
export type Check = typeof TYPESCRIPT.checks &
  typeof IMPORT_LIBRARIES.checks &
  typeof SPLIT_DATA.checks &
  typeof VISUALIZE_DIGITS.checks &
  typeof BUILD_MODEL.checks &
  typeof TRAIN_MODEL.checks &
  typeof EVALUATE_MODEL.checks &
  typeof REGULARIZATION.checks &
  typeof CONVOLUTION.checks &
  typeof COMPARISON.checks &
  typeof REPRODUCTION.checks &
  typeof WRONG_LABELS.checks &
  typeof CONFIDENCE.checks &
  typeof LADDER.checks &
  typeof OWN_DIGITS.checks;

/**
 * Checks the answers to the notebooks' exercises: `check.` and the name of an exercise, with the answer in brackets.
 * It says whether the answer is right, with a hint that fits the mistake; a second wrong answer gets a stronger hint.
 * `check.name.hint()` shows where to look, `check.name.solution()` a solution. No answer makes it throw.
 *
 * @example
 * check.scalePixel((pixel) => pixel / 255);
 * check.scalePixel.hint();
 */
export const check: Check = {
  ...TYPESCRIPT.checks,
  ...IMPORT_LIBRARIES.checks,
  ...SPLIT_DATA.checks,
  ...VISUALIZE_DIGITS.checks,
  ...BUILD_MODEL.checks,
  ...TRAIN_MODEL.checks,
  ...EVALUATE_MODEL.checks,
  ...REGULARIZATION.checks,
  ...CONVOLUTION.checks,
  ...COMPARISON.checks,
  ...REPRODUCTION.checks,
  ...WRONG_LABELS.checks,
  ...CONFIDENCE.checks,
  ...LADDER.checks,
  ...OWN_DIGITS.checks,
};
