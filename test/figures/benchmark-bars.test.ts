import { benchmarkBars } from '../../lib/figures/benchmark-bars';
import { trace } from './samples';

const entries = [
  { system: 'other', secondsPerEpoch: 4 },
  { system: 'engine, 2 threads', secondsPerEpoch: 0.25 },
];

test('benchmarkBars sorts the fastest first and writes the ratio to it', () => {
  const figure = benchmarkBars(entries);
  expect(trace(figure, 0)).toMatchObject({
    y: ['engine, 2 threads', 'other'],
    x: [0.25, 4],
    text: ['0.25 s (×1.0)', '4 s (×16)'],
  });
  expect(figure.alt).toBe("Time for one epoch of the report's network: engine, 2 threads 0.25 s (×1.0), other 4 s (×16).");
});

test('benchmarkBars shows all bars on a logarithmic axis', () => {
  const { type, range } = benchmarkBars(entries).layout.xaxis ?? {};
  expect(type).toBe('log');
  expect(Number(range?.[0])).toBeLessThan(Math.log10(0.25));
  expect(Number(range?.[1])).toBeGreaterThan(Math.log10(4));
});

test.each([0, -1, NaN])('benchmarkBars refuses the time %p, and no systems', (secondsPerEpoch) => {
  expect(() => benchmarkBars([{ system: 'a', secondsPerEpoch }])).toThrow(RangeError);
  expect(() => benchmarkBars([])).toThrow('expected at least one system, found none');
});
