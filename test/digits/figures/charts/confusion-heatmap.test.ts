import { confusionHeatmap } from '../../../../lib/digits/figures/charts/confusion-heatmap';
import { trace } from '../samples';

/** 3 + 0 + 1 of class 0, 2 + 6 + 0 of class 1, none of class 2. */
const MATRIX = [
  [3, 0, 1],
  [2, 6, 0],
  [0, 0, 0],
];

test('confusionHeatmap colours mistakes by their share of the actual class', () => {
  const figure = confusionHeatmap(MATRIX);
  expect(trace(figure, 1).z).toEqual([
    [null, 0, 0.25],
    [0.25, null, 0],
    [0, 0, null],
  ]);
  expect(trace(figure, 1).zmax).toBe(0.25);
  expect(trace(figure, 0).z).toEqual([
    [1, null, null],
    [null, 1, null],
    [null, null, 1],
  ]);
});

test('confusionHeatmap writes rows as actual and columns as predicted', () => {
  const figure = confusionHeatmap(MATRIX);
  const { x, y, text } = trace(figure, 2);
  expect([x, y, text]).toEqual([
    [0, 2, 0, 1, 2],
    [0, 0, 1, 1, 2],
    ['3', '1', '2', '6', '0'],
  ]);
  expect(figure.layout.xaxis?.title).toMatchObject({ text: 'predicted digit' });
  expect(figure.layout.yaxis).toMatchObject({ title: { text: 'actual digit' }, range: [2.5, -0.5] });
});

test('confusionHeatmap tells accuracy and the most frequent mistakes in words', () => {
  expect(confusionHeatmap(MATRIX, { title: 'Test data' }).alt).toBe(
    'Test data, rows actual and columns predicted: 9 of 12 right (75.0 %); ' +
      'most frequent mistakes 1 as 0 (2 times), 0 as 2 (1 time).',
  );
  expect(confusionHeatmap([[0]]).alt).toContain('0 of 0 right; no mistakes.');
});

test('confusionHeatmap refuses matrices that are none', () => {
  expect(() => confusionHeatmap([])).toThrow(
    new RangeError('drawing a confusion matrix: expected at least one class, found an empty matrix'),
  );
  expect(() => confusionHeatmap([[1, 2]])).toThrow('expected 1 columns in row 0, found 2');
  expect(() => confusionHeatmap([[NaN]])).toThrow('expected counts from 0 up, found NaN');
});

test.each([
  [10, 480],
  [26, 480],
  [47, 752],
  [64, 760],
])('confusionHeatmap of %i classes is %i pixels a side, so that it fits a laptop', (classes, side) => {
  const matrix = Array.from({ length: classes }, () => new Array<number>(classes).fill(1));
  const { meta, height } = confusionHeatmap(matrix).layout;
  // Margins of 64 and 24 pixels beside it, of 98 and 56 above and below.
  expect([meta, height]).toEqual([{ width: side + 88 }, side + 154]);
  expect(side + 88).toBeLessThanOrEqual(900);
});

test('confusionHeatmap draws more cells than a function takes arguments', () => {
  const matrix = Array.from({ length: 400 }, (_, row) => Array.from({ length: 400 }, (_, column) => row + column));
  const classNames = matrix.map((_, label) => `class ${label}`);
  expect(confusionHeatmap(matrix, { classNames }).data).toHaveLength(3);
});

test('confusionHeatmap tells small shares apart on its scale: a fixed decimal would make all of them 0.0 %', () => {
  // Three figures of each, without zeros at the end: 5 %, 12.5 %, 0.005 %.
  expect(
    trace(
      confusionHeatmap([
        [6000, 1],
        [0, 6000],
      ]),
      1,
    ),
  ).toMatchObject({ colorbar: { tickformat: '.3~p' } });
});
