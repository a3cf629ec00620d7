import { halvesChart } from '../../../../lib/digits/figures/charts/halves-chart';
import { trace } from '../samples';

const share = (mean: number, reach: number) => ({ count: 4, mean, low: mean - reach, high: mean + reach });
const halves = { first: share(0.03, 0.01), second: share(0.01, 0.005), difference: share(-0.02, 0.012) };

test('halvesChart draws the share of each half in percent with its interval, and says the difference', () => {
  const figure = halvesChart([
    { model: 'ANN', halves },
    { model: 'CNN', halves },
  ]);
  expect(trace(figure, 0)).toMatchObject({ name: 'ANN', x: [-0.08, 0.92], y: [3, 1], error_y: { array: [1, 0.5] } });
  expect(trace(figure, 1).x).toEqual([0.08, 1.08]);
  expect(figure.alt).toContain(
    'ANN 3.00 % (2.00 % to 4.00 %) and 1.00 % (0.50 % to 1.50 %), a difference of -2.00 % (-3.20 % to -0.80 %)',
  );
});

test('halvesChart refuses no entries, shares beyond 1, and a mean outside its interval', () => {
  expect(() => halvesChart([])).toThrow(RangeError);
  expect(() => halvesChart([{ model: 'ANN', halves: { ...halves, first: share(1.5, 0) } }])).toThrow(
    'expected shares from 0 to 1, found 1.5',
  );
  const torn = { ...halves, second: { ...share(0.5, 0), low: 0.6 } };
  expect(() => halvesChart([{ model: 'ANN', halves: torn }])).toThrow('expected low <= mean <= high, found 0.6');
});
