import { hardnessHistogram } from '../../../../lib/digits/figures/charts/hardness-histogram';
import { trace } from '../samples';

test('hardnessHistogram draws a bar for each number of misses, none for a count of 0, and says the counts', () => {
  const figure = hardnessHistogram([
    { model: 'ANN', counts: [1000, 20, 0, 5] },
    { model: 'CNN', counts: [1020, 5] },
  ]);
  expect(trace(figure, 0)).toMatchObject({
    name: 'ANN (3 networks)',
    x: [0, 1, 2, 3],
    y: [1000, 20, null, 5],
    text: ['1,000', '20', '', '5'],
  });
  expect(figure.layout.yaxis?.type).toBe('log');
  expect(figure.alt).toContain(
    'of 3 networks of ANN, none misses 1,000 digits, some but not all miss 20, and all miss 5',
  );
  expect(figure.alt).toContain(
    'of 1 network of CNN, none misses 1,020 digits, some but not all miss 0, and all miss 5',
  );
});

test('hardnessHistogram refuses no entries, one count, and counts that are not whole', () => {
  expect(() => hardnessHistogram([])).toThrow(RangeError);
  expect(() => hardnessHistogram([{ model: 'ANN', counts: [3] }])).toThrow('at least two counts');
  expect(() => hardnessHistogram([{ model: 'ANN', counts: [0, 0] }])).toThrow('and a digit of ANN');
  expect(() => hardnessHistogram([{ model: 'ANN', counts: [1.5, 2] }])).toThrow('whole counts from 0 up');
});
