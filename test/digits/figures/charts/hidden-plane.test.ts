import { hiddenPlane } from '../../../../lib/digits/figures/charts/hidden-plane';
import { trace } from '../samples';

/** Two sevens side by side, and a three far away. */
const figure = hiddenPlane([0, 0, 1, 0.5, 9, 9], [7, 7, 3]);

test('hiddenPlane draws each digit as its label in its place', () => {
  const { x, y, text } = trace(figure, 0);
  expect([x, y, text]).toEqual([
    [0, 1, 9],
    [0, 0.5, 9],
    ['7', '7', '3'],
  ]);
});

test('hiddenPlane counts the points whose nearest one has their label', () => {
  expect(figure.alt).toBe(
    'The hidden layer in two dimensions: 3 digits as points; for 2 of them the nearest other point has the same label.',
  );
});

test('hiddenPlane draws images as the first letters of their classes', () => {
  const { alt, data } = hiddenPlane([0, 0, 1, 1], [1, 0], { classNames: ['Trouser', 'Bag'] });
  expect(data[0]).toMatchObject({ text: ['Bag', 'Tro'] });
  expect(alt).toContain('2 images as points');
  expect(() => hiddenPlane([0, 0], [2], { classNames: ['Trouser', 'Bag'] })).toThrow(
    'expected at least 3 names, one for each label, found 2',
  );
});

test('hiddenPlane refuses points that do not fit the labels', () => {
  expect(() => hiddenPlane([0, 1, 2], [3])).toThrow('expected 2 numbers, two for each label, found 3');
});
