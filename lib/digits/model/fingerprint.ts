import type { LayersModel } from '@tensorflow/tfjs-layers';

import { readWeights } from '../adapter/weights';
import { checkModel } from '../check/model';
import { fingerprintOf } from '../data/fingerprint';

/**
 * A fingerprint of all weights and biases of a model, by which two networks can be told to be the same, bit by bit:
 * `npm run study` keeps it with each result.
 *
 * @returns 16 hexadecimal digits: the first of the SHA-256 of the SHA-256 of each array of weights
 * @throws TypeError if the model is none
 * @example
 * await selectBackend();
 * const [first, same, other] = [1, 1, 2].map((seed) => weightsFingerprint(buildAnn({ seed })));
 * [first === same, first === other] // [true, false]
 */
export function weightsFingerprint(model: LayersModel): string {
  checkModel('taking the fingerprint of weights', model);
  return fingerprintOf(readWeights(model));
}
