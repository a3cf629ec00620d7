import { validationLossCurve } from '../../../../lib/digits/figures/charts/validation-loss-curve';
import { history, trace } from '../samples';

const run = history([0.25, 0.1, 0.0145], [0.14, 0.08, 0.09]);

test('validationLossCurve marks the epoch of the least validation loss', () => {
  const figure = validationLossCurve(run);
  expect(trace(figure, 0)).toMatchObject({ y: [0.14, 0.08, 0.09], name: 'validation loss' });
  expect(figure.layout.shapes).toMatchObject([{ x0: 2, x1: 2 }]);
  expect(figure.layout.annotations).toMatchObject([{ text: 'least validation<br>loss: epoch 2', align: 'left' }]);
  expect(figure.alt).toBe(
    'Validation loss falls from 0.14 to 0.09 over 3 epochs; the least validation loss is at epoch 2.',
  );
});

test('validationLossCurve without validation data has empty axes', () => {
  const figure = validationLossCurve(history([0.3, 0.2]));
  expect(trace(figure, 0).y).toEqual([null, null]);
  expect(figure.alt).toBe('No validation loss yet over 2 epochs.');
});
