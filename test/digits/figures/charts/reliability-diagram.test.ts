import { reliabilityDiagram } from '../../../../lib/digits/figures/charts/reliability-diagram';
import { trace } from '../samples';

const calibration = {
  bins: [
    { count: 1, confidence: 0.5, accuracy: 0.25 },
    { count: 1200, confidence: 0.9, accuracy: 0.95 },
  ],
  error: 0.05,
};

test('reliabilityDiagram draws a point for each bin in percent, beside the line of equality', () => {
  const figure = reliabilityDiagram([{ name: 'ANN', calibration }]);
  expect(trace(figure, 0)).toMatchObject({ x: [0, 100], y: [0, 100] });
  expect(trace(figure, 1)).toMatchObject({
    name: 'ANN',
    x: [50, 90],
    y: [25, 95],
    text: ['1 answer', '1,200 answers'],
  });
  expect(figure.alt).toBe('How sure, and how often right: ANN an expected error of 5.00 %, too sure in 1 of 2 bins.');
});

test('reliabilityDiagram refuses nothing to draw, no bins, and shares beyond 1', () => {
  expect(() => reliabilityDiagram([])).toThrow('expected at least one calibration, found none');
  const of = (bins: (typeof calibration)['bins']) => [{ name: 'ANN', calibration: { bins, error: 0 } }];
  expect(() => reliabilityDiagram(of([]))).toThrow('expected at least one bin of ANN, found none');
  expect(() => reliabilityDiagram(of([{ count: 1, confidence: 50, accuracy: 1 }]))).toThrow(
    'expected shares from 0 to 1, found 50 and 1',
  );
});
