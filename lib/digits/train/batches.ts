import { checkKind, checkNumber, isCount } from '../check/values';
import { permutation } from '../random/permutation';
import { seededRandom } from '../random/random';

/**
 * The order in which an epoch visits the samples: new for each epoch, the same for the same seed, so
 * that two runs of five epochs visit them as one of ten does.
 *
 * @param epoch number of the epoch over the model's whole life, from 1
 * @returns uint32, shape (count), each index once
 * @throws RangeError if the count is not whole, TypeError or RangeError if seed or epoch are no integers
 */
export function epochOrder(count: number, seed: number, epoch: number): Uint32Array {
  checkNumber('ordering samples', 'the number of an epoch', epoch, Number.isSafeInteger);
  return permutation(count, seededRandom(seed, epoch));
}

/**
 * An order cut into batches, views of it; the last one may be smaller.
 *
 * @throws TypeError if the order is not in a Uint32Array
 * @throws RangeError if the size of a batch is not a whole number from 1 up
 */
export function batches(order: Uint32Array, batchSize: number): Generator<Uint32Array> {
  checkKind('cutting batches', 'an order in a Uint32Array', order, Uint32Array);
  checkNumber('cutting batches', 'a whole size of a batch from 1 up', batchSize, isCount);
  return cut(order, batchSize);
}

function* cut(order: Uint32Array, batchSize: number): Generator<Uint32Array> {
  for (let start = 0; start < order.length; start += batchSize) {
    yield order.subarray(start, start + batchSize);
  }
}
