import { robustnessChart } from '../../../../lib/digits/figures/charts/robustness-chart';
import { trace } from '../samples';

const spread = (mean: number, least = mean, most = mean) => ({ mean, least, most, count: 5 });
const entries = [
  {
    model: 'A',
    conditions: [
      { condition: 'plain', accuracy: spread(0.8, 0.78, 0.81) },
      { condition: 'noise', accuracy: spread(0.6) },
    ],
  },
  {
    model: 'B',
    conditions: [
      { condition: 'plain', accuracy: spread(0.9) },
      { condition: 'noise', accuracy: spread(0.5, 0.4, 0.55) },
    ],
  },
];

test('robustnessChart draws the mean in percent, with a bar from the least to the most', () => {
  const figure = robustnessChart(entries);
  expect(trace(figure, 0)).toMatchObject({
    name: 'A',
    y: [80, 60],
    error_y: { symmetric: false, array: [1, 0], arrayminus: [2, 0] },
  });
  expect(trace(figure, 1)).toMatchObject({ name: 'B', y: [90, 50], error_y: { array: [0, 5], arrayminus: [0, 10] } });
  expect(figure.alt).toBe(
    'Accuracy on digits that are harder to read: plain: 80.0 % to 90.0 %, best B; noise: 50.0 % to 60.0 %, best A.',
  );
});

test('robustnessChart sets the marks of a condition side by side around its name', () => {
  const figure = robustnessChart(entries);
  expect(figure.layout.xaxis).toMatchObject({ tickvals: [0, 1], ticktext: ['plain', 'noise'] });
  // A name of several words stands in two lines.
  const named = [{ model: 'A', conditions: [{ condition: 'patch of 8', accuracy: spread(0.8) }] }];
  expect(robustnessChart(named).layout.xaxis).toMatchObject({ ticktext: ['patch<br>of 8'] });
  const [first, second] = [trace(figure, 0).x as number[], trace(figure, 1).x as number[]];
  first.forEach((x, condition) => {
    expect((x + (second[condition] ?? NaN)) / 2).toBeCloseTo(condition, 2);
    expect(x).toBeLessThan(second[condition] ?? NaN);
  });
  expect(trace(figure, 0).marker?.symbol).not.toBe(trace(figure, 1).marker?.symbol);
});

test('robustnessChart refuses no models, models with other conditions, and accuracies that are none', () => {
  expect(() => robustnessChart([])).toThrow('expected at least one model and one condition, found none');
  const other = { model: 'C', conditions: [{ condition: 'fog', accuracy: spread(0.5) }] };
  expect(() => robustnessChart([...entries, other])).toThrow('expected the conditions plain, noise of C, found fog');
  const wrong = { model: 'D', conditions: [{ condition: 'plain', accuracy: spread(0.5, 0.6, 0.7) }] };
  expect(() => robustnessChart([wrong])).toThrow(RangeError);
});
