import { benchmarkBars } from '../../../../lib/digits/figures/charts/benchmark-bars';
import { trace } from '../samples';

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
  expect(figure.alt).toBe(
    "Time for one epoch of the report's network: engine, 2 threads 0.25 s (×1.0), other 4 s (×16).",
  );
});

test('benchmarkBars draws 16 times the time as 16 times the length, with room for the words behind it', () => {
  const { type, range } = benchmarkBars(entries).layout.xaxis ?? {};
  expect(type ?? 'linear').toBe('linear');
  expect(range?.[0]).toBe(0);
  expect(Number(range?.[1])).toBeGreaterThan(1.2 * 4);
});

test.each([0, -1, NaN])('benchmarkBars refuses the time %p, and no systems', (secondsPerEpoch) => {
  expect(() => benchmarkBars([{ system: 'a', secondsPerEpoch }])).toThrow(RangeError);
  expect(() => benchmarkBars([])).toThrow('expected at least one system, found none');
});

test('benchmarkBars says how wide it is and must be', () => {
  expect(benchmarkBars(entries).layout.meta).toEqual({ width: 720, least: 520 });
});
