import { checkKind } from '../validation/values';

/**
 * Checks an epoch's order of samples: each of 0 to count - 1 once.
 *
 * @throws TypeError unless it is a Uint32Array.
 * @throws RangeError if it is of another length, or a sample comes twice.
 */
export function checkOrder(samples: Uint32Array, count: number): void {
  checkKind('training', 'an order in a Uint32Array', samples, Uint32Array);
  if (samples.length !== count)
    throw new RangeError(`training: expected an order of ${count} samples, found ${samples.length}`);
  const seen = new Uint8Array(count);
  samples.forEach((sample, position) => {
    if (sample >= count || seen[sample])
      throw new RangeError(
        `training: expected each sample below ${count} once in the order, found ${sample} at ${position}`,
      );
    seen[sample] = 1;
  });
}
