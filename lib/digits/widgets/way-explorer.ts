import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkOptions } from '../check/options';
import { checkNumber, checkNumbers } from '../check/values';
import type { Digits } from '../data/digits';
import { selectDigits } from '../data/select';
import { wayThrough } from '../evaluate/way-through';
import { wayChart } from '../figures/charts/way-chart';
import { described, packBytes, packNetwork } from './pack';
import type { Widget } from './widget';

export interface WayExplorerOptions {
  /** @default 'A digit on its way through the network' */
  readonly title?: string;
}

const DOING = 'opening the way through a network';

/** Digits to choose from, at most. */
const MOST = 60;

/**
 * One image's way through a network of dense layers, to look into: its pixels, what each hidden unit answers, the
 * logits and the probabilities. Point at a unit or an output, or choose it by a click or with the arrow keys, and its
 * sum is opened: inputs, weights, products, the largest first; of a unit that looks at the pixels, as pictures too.
 *
 * All is worked out in the page from the weights, in float64. They stand in an output of their own, 466 kB for the
 * 101,770 of the report's network; nothing of it needs a kernel. Where no script runs, the picture of `wayChart` stands.
 *
 * @param indices the digits that can be chosen, the first of them shown at first
 * @throws TypeError if the model is none, has another layer than dense ones, or does not end with softmax
 * @throws RangeError if there is no such digit, none is given or more than 60, or the model does not fit them
 * @example
 * const { test } = loadDigits('quick');
 * show(wayExplorer(buildAnn({ seed: 1, hiddenUnits: 8 }), test, [0, 1]));
 */
export function wayExplorer(
  model: LayersModel,
  digits: Digits,
  indices: ArrayLike<number>,
  options: WayExplorerOptions = {},
): Widget {
  checkNumbers(DOING, 'the indices of digits', indices, Number.isInteger);
  checkNumber(DOING, `from 1 to ${MOST} digits`, indices.length, (count) => count >= 1 && count <= MOST);
  const way = wayThrough(model, digits, indices[0] ?? 0);
  checkOptions(DOING, options, { title: 'string' });
  const { title = 'A digit on its way through the network' } = options;
  const chosen = selectDigits(digits, indices);
  const packed = packNetwork(DOING, model);
  const figure = wayChart(way);
  return {
    widget: 'way',
    attributes: {
      network: described('network', packed),
      digits: Array.from(indices, (index, at) => ({ index, label: chosen.labels[at] ?? 0 })),
      classes: chosen.classNames ? { classNames: chosen.classNames } : {},
      images: packBytes(chosen.images),
      caption: title,
    },
    weights: [packed],
    figure,
    alt: figure.alt,
  };
}
