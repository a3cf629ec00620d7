import { seedCurves } from '../../../../lib/digits/figures/charts/seed-curves';

const epochs = [
  { mean: 0.3, least: 0.2, most: 0.5, count: 3 },
  { mean: 0.1, least: 0.05, most: 0.2, count: 3 },
];

test('seedCurves draws a line through the means in a band from the least to the most', () => {
  const { data, layout, alt } = seedCurves([{ name: 'a', epochs }], { reported: 0.004 });
  expect(data).toMatchObject([
    { x: [1, 2, 2, 1], y: [0.5, 0.2, 0.05, 0.2], fill: 'toself', showlegend: false },
    { name: 'a', x: [1, 2], y: [0.3, 0.1] },
  ]);
  expect(layout.shapes).toMatchObject([{ y0: 0.004, y1: 0.004 }]);
  expect(alt).toBe('Loss over the epochs, of many seeds: a from 0.3 to 0.1; the report says 0.004.');
});

test('seedCurves puts the level and its words in the same place of a logarithmic axis', () => {
  const { layout } = seedCurves([{ name: 'a', epochs }], { reported: 0.01, logarithmic: true });
  expect(layout.yaxis).toMatchObject({ type: 'log', title: { text: 'loss (nats), log scale' } });
  expect(layout.shapes).toMatchObject([{ y0: 0.01 }]);
  expect(layout.annotations).toMatchObject([{ y: -2 }]);
});

test('seedCurves draws no level where nothing is reported, and refuses curves without epochs', () => {
  expect(seedCurves([{ name: 'a', epochs }]).layout.shapes).toBeUndefined();
  expect(() => seedCurves([{ name: 'a', epochs: [] }])).toThrow('expected at least one epoch of a, found none');
  expect(() => seedCurves([])).toThrow('expected at least one curve, found none');
});
