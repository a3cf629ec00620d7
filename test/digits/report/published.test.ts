import { PUBLISHED } from '../../../lib/digits/report/published';

test('PUBLISHED names a source for each figure, the fewest parameters first', () => {
  for (const { model, source, accuracy } of PUBLISHED) {
    expect([model, source.length > 10, accuracy > 0.8 && accuracy < 1]).toEqual([model, true, true]);
  }
  const parameters = PUBLISHED.map((figure) => figure.parameters);
  expect(parameters).toEqual([...parameters].sort((a, b) => a - b));
});

test('PUBLISHED has the parameters that the layers of fully connected networks imply', () => {
  const of = (model: string) => PUBLISHED.find((figure) => figure.model === model)?.parameters;
  expect(of('linear classifier')).toBe(784 * 10 + 10);
  expect(of('300 hidden units')).toBe(784 * 300 + 300 + 300 * 10 + 10);
  expect(of('800 hidden units')).toBe(784 * 800 + 800 + 800 * 10 + 10);
});
