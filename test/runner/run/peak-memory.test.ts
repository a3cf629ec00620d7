import { existsSync } from 'node:fs';

import { peakMemory } from '../../../lib/runner/run/peak-memory';

(existsSync('/proc/self/status') ? test : test.skip)('peakMemory of this process is at least what it holds now', () => {
  const now = process.memoryUsage.rss() / 2 ** 20;
  expect(peakMemory(process.pid)).toBeGreaterThan(0.9 * now);
  expect(peakMemory(process.pid)).toBeLessThan(20 * now);
});

test('peakMemory of no process is nothing', () => {
  expect(peakMemory(2 ** 30)).toBeUndefined();
});
