import { countsOf, sharesOf } from '../../tools/bench/shares.mjs';

test('sharesOf holds the counts of an epoch to the peak', () => {
  const counts = countsOf(100);
  // 785 * 128 + 129 * 10 parameters, in each of 1,875 steps; 700,000 rows of 128 floats read a hundred times.
  expect(counts.rootsAndDivisions).toBe(1875 * 101_770);
  expect(counts.cacheBytes).toBe(70_000 * 100 * 128 * 4 + 1875 * 101_770 * 24);
  const peak = { operations: 40, rootsAndDivisions: 2, cacheBytes: 80, memoryBytes: 13.44 };
  const rows = sharesOf(peak, { operations: 8e9, rootsAndDivisions: 2e8, cacheBytes: 8e9 }, 0.5);
  expect(rows[0]).toEqual({
    what: 'operations',
    'of the machine': 40,
    'of the engine': 16,
    share: '40 %',
    'least seconds': 0.2,
  });
  expect(rows.at(-1)).toEqual({ what: 'memoryBytes', 'of the machine': 13.4 });
});
