import { lossClouds } from '../../../../lib/digits/figures/charts/loss-clouds';

const pairs = [
  { loss: 0.01, validationLoss: 0.1 },
  { loss: 0.03, validationLoss: 0.3 },
];

test('lossClouds draws every run where its two losses are, and the reported pair last', () => {
  const { data, layout, alt } = lossClouds([{ name: 'ten epochs', pairs }], {
    reported: { loss: 0.004, validationLoss: 0.13 },
  });
  expect(data).toMatchObject([
    { name: 'ten epochs', x: [0.01, 0.03], y: [0.1, 0.3], mode: 'markers' },
    { name: 'the report', x: [0.004], y: [0.13] },
  ]);
  expect([layout.xaxis?.type, layout.yaxis?.type]).toEqual(['log', 'log']);
  expect(alt).toBe('Training and validation loss of many runs: ten epochs 0.02 and 0.2; the report 0.004 and 0.13.');
});

test.each([
  ['within a percent', [0.1, 0.1005, 0.101], 3, 7],
  ['within a fifth', [0.081, 0.09, 0.097], 3, 7],
  ['within a factor of 2', [0.01, 0.0195], 3, 15],
  ['within 6 powers of ten', [1e-7, 0.1], 6, 7],
  ['of a divergent training', [20, 3000], 5, 9],
])('lossClouds marks places on an axis of losses %s', (_, losses, least, most) => {
  const cloud = losses.map((loss) => ({ loss, validationLoss: loss }));
  const { data, layout } = lossClouds([{ name: 'a', pairs: cloud }]);
  const between = (layout.xaxis?.tickvals ?? []).filter(
    (tick) => tick >= Math.min(...losses) && tick <= Math.max(...losses),
  );
  expect(between.length).toBeGreaterThanOrEqual(least);
  expect(between.length).toBeLessThanOrEqual(most);
  // None is so small that it would be 0.
  expect(data).toMatchObject([{ x: losses }]);
});

test('lossClouds shows what is around a single run, not a power of ten to either side', () => {
  const { layout } = lossClouds([{ name: 'a', pairs: [{ loss: 0.0145, validationLoss: 0.081 }] }]);
  // A fifth more and less.
  expect(layout.xaxis?.range?.map((power) => 0.0145 / 10 ** power)).toEqual([
    expect.closeTo(1.2, 12),
    expect.closeTo(1 / 1.2, 12),
  ]);
  expect(layout.xaxis?.ticktext).toEqual(['0.012', '0.013', '0.014', '0.015', '0.016', '0.017', '0.018']);
});

test('lossClouds refuses a loss of 0, which has no place on the axis, and no clouds', () => {
  expect(() => lossClouds([{ name: 'a', pairs: [{ loss: 0, validationLoss: 1 }] }])).toThrow('expected losses above 0');
  expect(() => lossClouds([{ name: 'a', pairs: [] }])).toThrow('expected at least one run, found none');
  expect(() => lossClouds([])).toThrow('expected at least one cloud, found none');
});

test('lossClouds draws more runs than a function takes arguments', () => {
  const [pair] = pairs;
  const many = Array.from({ length: 200_000 }, () => ({ loss: 0.02, validationLoss: 0.2, ...pair }));
  expect(lossClouds([{ name: 'many', pairs: many }]).data).toHaveLength(1);
});
