import type { LayersModel } from '@tensorflow/tfjs-layers';

import { checkModel } from '../check/model';
import { describe } from '../check/values';
import { CLASSES } from '../data/digits';
import { usualFolder } from '../data/usual';
import type { Figure } from '../figures/figure';
import { figure, HIDDEN_AXIS, layout } from '../figures/layout';
import { requireAtRest } from '../model/in-training';
import { checkImageInput } from '../model/input';
import { outputClasses } from '../model/output';
import { described, packNetwork } from './pack';
import type { Widget } from './widget';

const DOING = 'drawing a digit';

/** What stands in place of the field where the networks are for other images. */
const NO_FIELD = figure(
  [],
  layout('No field to draw in: these networks tell other images apart', HIDDEN_AXIS, HIDDEN_AXIS, {
    width: 640,
    height: 120,
  }),
  "No field to draw a digit in: it prepares drawings as MNIST's digits were, and these networks tell other images apart.",
);

/** Networks side by side, at most. */
const MOST = 4;

/**
 * A field to draw a digit in, by mouse, finger, pen or keyboard: shows what MNIST's preprocessing makes of the
 * drawing, and what the networks say while it is drawn, worked out in the page by this project's engine with the
 * same bits as `predict`. Drawings can be kept in the browser as a small test set, and downloaded.
 *
 * The weights stand in the notebook's outputs, 466 kB for the 101,770 of the report's network; nothing of it needs
 * a kernel.
 *
 * Where the lessons work on other data than MNIST's, as DIGITS_DATASET says, words stand in its place: a drawing is
 * prepared as MNIST's digits were, which says nothing to a network for other images.
 *
 * @param models one to four trained models, by the names that they are shown under
 * @throws TypeError if these are not models that the engine knows, or have another output than ten classes
 * @throws RangeError if there is none, or more than four
 * @example
 * show(drawDigit({ mine: buildAnn({ seed: 1, hiddenUnits: 8 }) }));
 */
export function drawDigit(models: Readonly<Record<string, LayersModel>>): Widget | Figure {
  if (usualFolder() !== undefined) return NO_FIELD;
  const given: unknown = models;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new TypeError(`${DOING}: expected models by their names, as { ann: model }, found ${describe(given)}`);
  }
  const entries = Object.entries(models);
  if (entries.length === 0 || entries.length > MOST) {
    throw new RangeError(`${DOING}: expected from 1 to ${MOST} models, found ${entries.length}`);
  }
  const networks = entries.map(([title, model]) => {
    checkReader(model);
    return { title, packed: packNetwork(DOING, model) };
  });
  return {
    widget: 'draw',
    attributes: { networks: networks.map(({ title, packed }) => described(title, packed)) },
    weights: networks.map(({ packed: { key, bytes, count } }) => ({ key, bytes, count })),
    alt:
      `A field to draw a digit in, which asks ${entries.map(([title]) => title).join(' and ')}. ` +
      'It needs scripts: run the cell, or trust the notebook.',
  };
}

function checkReader(model: LayersModel): void {
  checkModel(DOING, model);
  requireAtRest(model, DOING);
  checkImageInput(DOING, model, {});
  const classes = outputClasses(model, DOING);
  if (classes !== CLASSES) {
    throw new RangeError(`${DOING}: expected a model with ${CLASSES} outputs, one for each digit, found ${classes}`);
  }
}
