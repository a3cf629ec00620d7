import { countsOf } from '../../tools/test/counts.mjs';

const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numRuntimeErrorTestSuites: 0 };

test('countsOf counts tests, and a file that cannot be loaded as one failure', () => {
  expect(countsOf({ ...none, numPassedTests: 12 })).toBe('12 passed, 0 failed');
  expect(countsOf({ numPassedTests: 1, numFailedTests: 2, numPendingTests: 3, numRuntimeErrorTestSuites: 4 })).toBe(
    '1 passed, 6 failed, 3 skipped',
  );
});
