import { lossCurve } from '../../../../lib/digits/figures/charts/loss-curve';
import { history, trace } from '../samples';

const run = history([0.25, 0.1, 0.0145], [0.14, 0.08, 0.09]);

test('lossCurve draws one point an epoch', () => {
  const figure = lossCurve(run);
  expect(figure.data).toHaveLength(1);
  expect(trace(figure, 0)).toMatchObject({ x: [1, 2, 3], y: [0.25, 0.1, 0.0145], name: 'training loss' });
  expect(figure.alt).toBe('Training loss falls from 0.25 to 0.0145 over 3 epochs.');
});
