import { checkSpreads, modelMarker, rangeBars } from '../../../lib/digits/figures/model-marks';
import { REFERENCE_COLOR } from '../../../lib/digits/figures/palette';

test('modelMarker tells seven models apart by their shape, and the first is gray', () => {
  const markers = [0, 1, 2, 3, 4, 5, 6].map(modelMarker);
  expect(new Set(markers.map(({ symbol }) => symbol)).size).toBe(7);
  expect(markers[0]?.color).toBe(REFERENCE_COLOR);
  expect(new Set(markers.slice(0, 6).map(({ color }) => color)).size).toBe(6);
});

test('rangeBars reach from the least to the most, turned over for a negative scale', () => {
  const spreads = [{ mean: 0.5, least: 0.25, most: 0.875, count: 3 }];
  expect(rangeBars(spreads, 100)).toMatchObject({ array: [37.5], arrayminus: [25] });
  // What is drawn grows as the accuracy falls.
  expect(rangeBars(spreads, -1)).toMatchObject({ array: [0.25], arrayminus: [0.375] });
});

test('checkSpreads wants least, mean and most from 0 to 1, in their order', () => {
  expect(() => checkSpreads('drawing', [{ mean: 0.5, least: 0.5, most: 0.5, count: 1 }])).not.toThrow();
  expect(() => checkSpreads('drawing', [{ mean: 0.5, least: 0.6, most: 0.7, count: 2 }])).toThrow(
    new RangeError('drawing: expected 0 <= least <= mean <= most <= 1, found 0.6, 0.5, 0.7'),
  );
  expect(() => checkSpreads('drawing', [{ mean: 0.5, least: 0.4, most: 1.1, count: 2 }])).toThrow(RangeError);
});
