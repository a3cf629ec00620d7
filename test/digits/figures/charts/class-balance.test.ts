import { classBalance } from '../../../../lib/digits/figures/charts/class-balance';
import { trace } from '../samples';

/** The class counts of MNIST's 60,000 training digits, as published. */
const MNIST = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949];

test('classBalance draws the count of each digit and a dashed line at the mean', () => {
  const figure = classBalance(MNIST);
  expect(trace(figure, 0)).toMatchObject({ type: 'bar', y: MNIST });
  expect(figure.layout.shapes).toMatchObject([{ y0: 6000, y1: 6000, line: { dash: 'dash' } }]);
  expect(figure.alt).toBe(
    'How often each digit occurs: 60,000 images, 6,000 a digit on average, from 5,421 (digit 5) to 6,742 (digit 1).',
  );
});

test('classBalance compares parts by their shares', () => {
  const even = Array<number>(10).fill(3);
  const skewed = [11, 9, 10, 10, 10, 10, 10, 10, 10, 10];
  const figure = classBalance([
    { name: 'training', counts: skewed },
    { name: 'test', counts: even },
  ]);
  expect(figure.data).toHaveLength(2);
  expect(trace(figure, 0)).toMatchObject({ name: 'training (100)', y: [0.11, 0.09, ...Array<number>(8).fill(0.1)] });
  expect(trace(figure, 1)).toMatchObject({ name: 'test (30)', y: Array<number>(10).fill(0.1) });
  expect(figure.alt).toContain(
    "from 9.0 % to 11.0 %; between the parts a digit's share differs by at most 1.0 percentage points",
  );
  expect(figure.layout.xaxis?.title).toMatchObject({ text: 'digit (its shares differ by at most 1.0 points)' });
});

test('classBalance tells parts apart by pattern, not by colour alone', () => {
  const counts = Array<number>(10).fill(1);
  const figure = classBalance([
    { name: 'a', counts },
    { name: 'b', counts },
  ]);
  const shapes = figure.data.map((_, index) => {
    const marker = trace(figure, index).marker;
    return marker && 'pattern' in marker ? marker.pattern?.shape : undefined;
  });
  expect(shapes).toEqual(['', '/']);
});

test('classBalance refuses counts that are none', () => {
  expect(() => classBalance([1, 2])).toThrow(
    new RangeError('drawing the class balance: expected 10 values, one for each digit, found 2'),
  );
  expect(() => classBalance([])).toThrow(RangeError);
  expect(() => classBalance([NaN, 1, 1, 1, 1, 1, 1, 1, 1, 1])).toThrow(
    'expected counts from 0 up, found NaN at position 0',
  );
  expect(() => classBalance([1, -1, 1, 1, 1, 1, 1, 1, 1, 1])).toThrow('found -1 at position 1');
  expect(() => classBalance(Array<number>(10).fill(0))).toThrow('expected at least one label');
});

test('classBalance writes the count of a rare class above its bar, and the mean beside the last one', () => {
  const figure = classBalance([1500, 40], { classNames: ['often', 'rarely'] });
  // Inside, Plotly would make it too small to be seen.
  expect(trace(figure, 0)).toMatchObject({ text: ['1,500', '40'], textposition: 'auto' });
  expect(figure.layout.annotations).toMatchObject([{ text: 'mean 770', x: 1, xanchor: 'left' }]);
});
