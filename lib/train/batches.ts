import { permutation } from '../random/permutation';
import { seededRandom } from '../random/random';

/**
 * The order in which an epoch visits the samples: new for each epoch, the same for the same seed, so
 * that two runs of five epochs visit them as one of ten does.
 *
 * @param epoch number of the epoch over the model's whole life, from 1
 * @returns uint32, shape (count), each index once
 */
export function epochOrder(count: number, seed: number, epoch: number): Uint32Array {
  return permutation(count, seededRandom(seed, epoch));
}

/**
 * An order cut into batches, views of it; the last one may be smaller.
 */
export function* batches(order: Uint32Array, batchSize: number): Generator<Uint32Array> {
  for (let start = 0; start < order.length; start += batchSize) {
    yield order.subarray(start, start + batchSize);
  }
}
