import { accuracyAgainstParameters } from '../../../../lib/digits/figures/charts/accuracy-against-parameters';
import { trace } from '../samples';

const accuracy = (mean: number, least = mean, most = mean) => ({ mean, least, most, count: 5 });
const models = [
  { model: 'small', parameters: 1000, accuracy: accuracy(0.9, 0.88, 0.91) },
  { model: 'large', parameters: 100_000, accuracy: accuracy(0.98) },
  { model: 'larger', parameters: 100_000, accuracy: accuracy(0.99) },
];

test('accuracyAgainstParameters draws the share of mistakes, the better the higher', () => {
  const figure = accuracyAgainstParameters(models);
  // 0.1 mistakes, from 0.09 (the most accurate) to 0.12: on this axis less is up.
  expect(trace(figure, 0)).toMatchObject({ x: [1000], y: [0.1], error_y: { array: [0.02], arrayminus: [0.01] } });
  const { type, range, tickvals, ticktext } = figure.layout.yaxis ?? {};
  expect(type).toBe('log');
  expect(Number(range?.[0])).toBeGreaterThan(Math.log10(0.12));
  expect(Number(range?.[1])).toBeLessThan(Math.log10(0.01));
  expect(ticktext?.[tickvals?.indexOf(0.02) ?? -1]).toBe('98 %');
  expect(figure.alt).toBe(
    'Test accuracy against the number of parameters: small 1,000, 90.00 %; large 100,000, 98.00 %; larger 100,000, 99.00 %.',
  );
});

test('accuracyAgainstParameters draws models at their true number of parameters, equal ones as rings', () => {
  const figure = accuracyAgainstParameters(models);
  expect([0, 1, 2].map((index) => trace(figure, index).x)).toEqual([[1000], [100_000], [100_000]]);
  const [, first, second] = [0, 1, 2].map((index) => trace(figure, index));
  // An open mark, large enough to see the whole first one in it, whose bar ends further out.
  expect(String(second?.marker?.symbol)).toMatch(/-open$/);
  expect(Number(second?.marker?.size)).toBeGreaterThan(1.5 * Number(first?.marker?.size));
  expect(Number(second?.error_y?.width)).toBeGreaterThan(Number(first?.error_y?.width));
  expect(trace(figure, 1).text).toEqual(['100,000 parameters, 98.00 %']);
});

test('accuracyAgainstParameters refuses no models, no parameters and no mistakes', () => {
  expect(() => accuracyAgainstParameters([])).toThrow('expected at least one model, found none');
  const model = { model: 'a', parameters: 0, accuracy: accuracy(0.5) };
  expect(() => accuracyAgainstParameters([model])).toThrow('expected parameters above 0 of a, found 0');
  expect(() => accuracyAgainstParameters([{ ...model, parameters: 1, accuracy: accuracy(1) }])).toThrow(
    'found an accuracy of 1',
  );
  expect(() => accuracyAgainstParameters([{ ...model, parameters: 1, accuracy: accuracy(-1) }])).toThrow(RangeError);
});

test('accuracyAgainstParameters numbers the figures of others, and makes room for them', () => {
  const published = [
    { model: 'theirs', parameters: 10, accuracy: 0.5 },
    { model: 'others', parameters: 1_000_000, accuracy: 0.999 },
  ];
  const figure = accuracyAgainstParameters(models, { published });
  expect(trace(figure, 3)).toMatchObject({ x: [10, 1_000_000], y: [0.5, 0.001], text: ['1', '2'] });
  expect(Number(figure.layout.xaxis?.range?.[0])).toBeLessThan(1);
  expect(figure.alt).toContain('theirs 10, 50.00 %; others 1,000,000, 99.90 %');
  const none = { model: 'a', parameters: 0, accuracy: 0.5 };
  expect(() => accuracyAgainstParameters(models, { published: [none] })).toThrow('expected parameters above 0 of a');
});
