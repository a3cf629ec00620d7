import type { LayersModel } from '@tensorflow/tfjs-layers';

import { requireBackend } from '../backend/backend';
import { failureOf } from '../check/failure';
import { checkModel } from '../check/model';
import { parseModelJson } from '../platform/model-files/model-json';
import { requireAtRest } from './in-training';
import { assembleModel } from './storage/assemble';
import { collectModel } from './storage/collect';
import { requireStorable } from './storage/compiled';

/**
 * A copy of a model as it is now: its layers, weights and history, and its optimizer with its state. What is done to one
 * of them does not show in the other, and training goes on in both with the same bits.
 *
 * @throws TypeError if it is no model, or compiled with what cannot be copied; it says with what to compile it
 * @throws RangeError if a weight is infinite or NaN
 * @throws Error if an epoch of training is running
 * @example
 * const few = firstDigits(loadDigits('quick').train, 64);
 * const model = buildAnn({ hiddenUnits: 4 });
 * await fit(model, few, { epochs: 1 });
 * const copy = await copyModel(model);
 * await fit(model, few, { epochs: 2 });
 * trainingHistory(copy).epochs.length // 1
 */
export async function copyModel(model: LayersModel): Promise<LayersModel> {
  const doing = 'copying a model';
  checkModel(doing, model);
  requireBackend(doing);
  requireAtRest(model, doing);
  requireStorable(doing, model);
  try {
    const { json, weights } = await collectModel(model);
    return await assembleModel({ ...parseModelJson(json('weights')), bytes: new Uint8Array(weights).buffer });
  } catch (cause) {
    throw failureOf(doing, cause);
  }
}
