import type { LayersModel } from '@tensorflow/tfjs-layers';

import { MOST_CLASSES } from '../data/digits';

/**
 * How many classes a model tells apart: the units of its one output.
 *
 * @param doing what is being done, for the error
 * @throws TypeError if the model has several outputs, or one that is not a row of 2 to 256 numbers: a label is a byte
 */
export function outputClasses(model: LayersModel, doing: string): number {
  const shapes = model.outputs.map(({ shape }) => shape);
  const [classes] = shapes[0]?.slice(1) ?? [];
  const isRow = shapes.length === 1 && shapes[0]?.length === 2;
  if (isRow && typeof classes === 'number' && classes >= 2 && classes <= MOST_CLASSES) return classes;
  const found = shapes.map((shape) => `[${shape.slice(1).join(', ')}]`).join(' and ');
  throw new TypeError(
    `${doing}: expected a model with one output of 2 to ${MOST_CLASSES} units, one for each class, found ${found}`,
  );
}

/**
 * Checks that a model has a unit for each label.
 *
 * @throws RangeError if a label is beyond its classes
 */
export function checkLabels(doing: string, labels: Uint8Array, classes: number): void {
  const stray = labels.findIndex((label) => label >= classes);
  if (stray < 0) return;
  throw new RangeError(
    `${doing}: expected labels from 0 to ${classes - 1}, as the model has ${classes} outputs, found ${labels[stray]} at index ${stray}`,
  );
}
