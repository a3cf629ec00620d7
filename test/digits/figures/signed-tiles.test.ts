import { signedTiles } from '../../../lib/digits/figures/signed-tiles';
import { trace } from './samples';

const tiles = { size: 1, captions: ['unit 0'], columns: 1, pixel: () => 0.5 };

test('signedTiles has zero in the middle of its scale', () => {
  expect(trace(signedTiles('Weights', tiles, 0.5, 'words'), 0)).toMatchObject({ zmin: -0.5, zmax: 0.5 });
});

test('signedTiles of weights that are all 0 has a scale that is none of nothing', () => {
  const figure = signedTiles('Weights', { ...tiles, pixel: () => 0 }, 0, 'words');
  expect(trace(figure, 0)).toMatchObject({ zmin: -1, zmax: 1 });
  expect(figure.alt).toBe('words');
});
