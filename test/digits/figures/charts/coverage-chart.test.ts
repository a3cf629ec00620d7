import { coverageChart } from '../../../../lib/digits/figures/charts/coverage-chart';
import { trace } from '../samples';

const shares = [
  { share: 0.5, accuracy: 1, threshold: 0.9 },
  { share: 1, accuracy: 0.96, threshold: 0.3 },
];

test('coverageChart draws the mistakes among the answers against the share answered, in percent', () => {
  const figure = coverageChart([{ name: 'ANN', shares }]);
  expect(trace(figure, 0)).toMatchObject({ name: 'ANN', x: [50, 100], y: [0, 4] });
  expect(figure.alt).toContain('ANN 4.00 % of mistakes at 100 % answered, none at 50 %');
});

test('coverageChart marks a single share, through which no line would be seen', () => {
  const modes = [shares, shares.slice(1)].map((some) => trace(coverageChart([{ name: 'ANN', shares: some }]), 0).mode);
  expect(modes).toEqual(['lines', 'markers']);
});

test('coverageChart refuses nothing to draw, no shares, and accuracies beyond 1', () => {
  expect(() => coverageChart([])).toThrow('expected at least one model, found none');
  expect(() => coverageChart([{ name: 'ANN', shares: [] }])).toThrow('expected at least one share of ANN, found none');
  expect(() => coverageChart([{ name: 'ANN', shares: [{ share: 1, accuracy: 96, threshold: 0 }] }])).toThrow(
    'expected shares from 0 to 1, found 1 and 96',
  );
});
