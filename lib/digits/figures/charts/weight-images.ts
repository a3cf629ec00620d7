import { checkOptions } from '../../check/options';
import { checkKind } from '../../check/values';
import { checkCount } from '../check';
import type { Figure } from '../figure';
import { rounded, short } from '../numbers';
import { signedTiles } from '../signed-tiles';
import { defaultColumns } from '../tiles';

export interface WeightImagesOptions {
  /** How many units are drawn, from the first on. @default 16, or all if there are fewer */
  readonly count?: number;
  /** Images in one row. @default about as many as rows, at most 8 */
  readonly columns?: number;
  /** @default 'Weights of the first n hidden units' */
  readonly title?: string;
}

/**
 * Draws what each unit of a dense layer looks at: its weights in the places of the pixels they weigh.
 * Purple weights let ink raise the unit's sum, orange ones let it lower it. All images share one scale.
 *
 * @param kernel weights, float32, shape (inputs, units) in row-major order, as tfjs and Keras store them
 * @param inputs number of inputs: the pixels of a square image
 * @param units number of units
 * @throws RangeError if the sizes do not fit, the inputs are no square, or a weight is not finite
 * @example
 * const { kernel, inputs, units } = denseWeights(buildAnn({ seed: 1 }), 'hidden');
 * show(weightImages(kernel, inputs, units, { count: 4, title: 'Weights of 4 hidden units' }));
 */
export function weightImages(
  kernel: Float32Array,
  inputs: number,
  units: number,
  options: WeightImagesOptions = {},
): Figure {
  const doing = 'drawing weights';
  checkKind(doing, 'a kernel in a Float32Array', kernel, Float32Array);
  checkOptions(doing, options, { count: true, columns: true, title: 'string' });
  checkCount(doing, 'inputs', inputs);
  checkCount(doing, 'units', units);
  const size = Math.sqrt(inputs);
  if (!Number.isInteger(size)) {
    throw new RangeError(`${doing}: expected the inputs to be the pixels of a square image, found ${inputs}`);
  }
  if (kernel.length !== inputs * units) {
    throw new RangeError(`${doing}: expected ${inputs} x ${units} = ${inputs * units} weights, found ${kernel.length}`);
  }
  const broken = kernel.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0) {
    throw new RangeError(`${doing}: expected finite weights, found ${kernel[broken]} at position ${broken}`);
  }

  const { count = Math.min(16, units) } = options;
  checkCount(doing, 'count', count);
  if (count > units) throw new RangeError(`${doing}: expected a count of at most ${units} units, found ${count}`);
  const { columns = defaultColumns(count, 1), title = `Weights of the first ${count} hidden units` } = options;
  checkCount(doing, 'columns', columns);

  const weight = (input: number, unit: number) => kernel[input * units + unit] ?? 0;
  let most = 0;
  for (let input = 0; input < inputs; input++) {
    for (let unit = 0; unit < count; unit++) most = Math.max(most, Math.abs(weight(input, unit)));
  }
  const tiles = {
    size,
    captions: Array.from({ length: count }, (_, unit) => `unit ${unit}`),
    columns: Math.min(columns, count),
    pixel: (unit: number, row: number, column: number) => rounded(weight(row * size + column, unit), 3),
  };
  const alt = `${title}, each as an image of ${size} x ${size} pixels; the largest magnitude is ${short(most)}.`;
  return signedTiles(title, tiles, most, alt);
}
