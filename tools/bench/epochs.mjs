// Epochs, timed.

/**
 * Runs epochs one after the other.
 *
 * @param {number} count
 * @param {(epoch: number) => Promise<{ loss: number, accuracy: number }>} run the epoch with a number from 0
 * @returns {Promise<{ seconds: number[], losses: number[], accuracies: number[] }>}
 */
export async function timedEpochs(count, run) {
  /** @type {{ seconds: number[], losses: number[], accuracies: number[] }} */
  const found = { seconds: [], losses: [], accuracies: [] };
  for (let epoch = 0; epoch < count; epoch++) {
    const started = performance.now();
    const { loss, accuracy } = await run(epoch);
    found.seconds.push((performance.now() - started) / 1000);
    found.losses.push(loss);
    found.accuracies.push(accuracy);
  }
  return found;
}
