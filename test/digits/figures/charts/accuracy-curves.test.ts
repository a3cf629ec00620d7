import { accuracyCurves } from '../../../../lib/digits/figures/charts/accuracy-curves';
import { history, trace } from '../samples';

const run = history([0.25, 0.1, 0.0145], [0.14, 0.08, 0.09]);

test('accuracyCurves draws training and validation accuracy in percent', () => {
  const figure = accuracyCurves(run, { title: 'Accuracy' });
  expect(trace(figure, 0).y).toEqual([0.9, 0.91, 0.92]);
  expect(trace(figure, 1).y).toEqual([0.95, 0.96, 0.97]);
  expect(figure.layout.yaxis?.tickformat).toMatch(/%$/);
  expect(figure.layout.title).toMatchObject({ text: 'Accuracy' });
  expect(figure.alt).toBe(
    'Training accuracy rises from 0.9 to 0.92 and validation accuracy rises from 0.95 to 0.97 over 3 epochs.',
  );
  expect(accuracyCurves(history([1])).data).toHaveLength(1);
});
