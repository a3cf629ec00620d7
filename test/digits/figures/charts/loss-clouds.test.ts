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
