// A reporter for Jest: prints the counts of tests on a line of their own at the end, for programs that read it.

/**
 * @typedef {Pick<import('@jest/reporters').AggregatedResult,
 *   'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numRuntimeErrorTestSuites'>} Results
 */

/**
 * @param {Results} results
 * @returns such as `12 passed, 1 failed, 3 skipped`
 */
export function countsOf({ numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
  // A test file that cannot be loaded counts as one failure: none of its tests was seen.
  const counts = [`${numPassedTests} passed`, `${numFailedTests + numRuntimeErrorTestSuites} failed`];
  if (numPendingTests > 0) counts.push(`${numPendingTests} skipped`);
  return counts.join(', ');
}

export default class Counts {
  #line = '';

  constructor() {
    // What measures the coverage tells its own after this.
    process.once('exit', () => {
      if (this.#line !== '') console.log(`\n${this.#line}`);
    });
  }

  /**
   * @param {unknown} _
   * @param {Results} results
   */
  onRunComplete(_, results) {
    this.#line = countsOf(results);
  }
}
