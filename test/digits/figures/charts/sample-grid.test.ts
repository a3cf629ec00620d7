import { sampleGrid } from '../../../../lib/digits/figures/charts/sample-grid';
import { flatDigits, trace } from '../samples';

const digits = flatDigits([5, 0, 4, 1]);

test('sampleGrid puts images side by side, with gaps in which the page shows', () => {
  const z = trace(sampleGrid(digits, [2, 1]), 0).z as (number | null)[][];
  // 7 cells of caption above 28 of image; 28 + 3 of gap + 28 across.
  expect(z).toHaveLength(7 + 28);
  expect(z[7]?.slice(0, 3)).toEqual([255, 20, 20]);
  expect(z[34]?.slice(27, 33)).toEqual([20, null, null, null, 10, 10]);
  expect(z[6]?.every((cell) => cell === null)).toBe(true);
});

test('sampleGrid breaks rows at the columns asked for', () => {
  const figure = sampleGrid(digits, [0, 1, 2], { columns: 2 });
  const z = trace(figure, 0).z as (number | null)[][];
  expect(z).toHaveLength(2 * (7 + 28));
  expect(z[7 + 28 + 7]?.slice(0, 2)).toEqual([255, 20]);
  expect(z[7 + 28 + 7]?.[31]).toBeNull();
});

test.each([
  [3, 3],
  [10, 5],
  [25, 5],
  [36, 6],
  [100, 8],
])('sampleGrid sets %i digits in %i columns', (count, columns) => {
  const figure = sampleGrid(flatDigits([1]), Array<number>(count).fill(0));
  const row = (trace(figure, 0).z as (number | null)[][])[7];
  expect(row?.filter((cell) => cell !== null)).toHaveLength(28 * columns);
});

test('sampleGrid writes the labels above the middle of the images', () => {
  const words = trace(sampleGrid(digits, [0, 2]), 1);
  expect(words.text).toEqual(['5', '4']);
  expect(words.x).toEqual([13.5, 31 + 13.5]);
});

test('sampleGrid takes captions and a title, and tells both in words', () => {
  const figure = sampleGrid(digits, [0, 3], { captions: ['first', 'last'], title: 'Two of four' });
  expect(trace(figure, 1).text).toEqual(['first', 'last']);
  expect(figure.layout.title).toMatchObject({ text: 'Two of four' });
  expect(figure.alt).toBe('Two of four: 2 handwritten digits, row by row first, last.');
});

test('sampleGrid keeps pixels square and the first row on top', () => {
  const { xaxis, yaxis, meta, height, margin } = sampleGrid(flatDigits(Array<number>(25).fill(1)), [
    ...Array(25).keys(),
  ]).layout;
  expect(xaxis?.range).toEqual([-0.5, 5 * 31 - 3 - 0.5]);
  expect(yaxis?.range).toEqual([5 * 35 - 0.5, -0.5]);
  expect(yaxis?.scaleanchor).toBe('x');
  expect((meta as { width: number }).width - (margin?.l ?? 0) - (margin?.r ?? 0)).toBe(3 * (5 * 31 - 3));
  expect((height ?? 0) - (margin?.t ?? 0) - (margin?.b ?? 0)).toBe(3 * 5 * 35);
});

test('sampleGrid makes its pixels smaller where ten columns would not fit the page', () => {
  const { meta, margin } = sampleGrid(flatDigits([1]), Array<number>(30).fill(0), { columns: 10 }).layout;
  expect((meta as { width: number }).width - (margin?.l ?? 0) - (margin?.r ?? 0)).toBe(2.5 * (10 * 31 - 3));
});

test('sampleGrid stays light: 25 digits take less than 120 kB', () => {
  const figure = sampleGrid(flatDigits(Array<number>(25).fill(1)), [...Array(25).keys()]);
  expect(JSON.stringify(figure).length).toBeLessThan(120_000);
});

test('sampleGrid refuses what it cannot draw', () => {
  expect(() => sampleGrid(digits, [])).toThrow(
    new RangeError('drawing sample digits: expected at least one index, found none'),
  );
  expect(() => sampleGrid(digits, [4])).toThrow(
    new RangeError('drawing sample digits: expected an index from 0 to 3, found 4'),
  );
  expect(() => sampleGrid(digits, [0.5])).toThrow(RangeError);
  expect(() => sampleGrid(digits, [0], { captions: ['a', 'b'] })).toThrow('expected 1 captions, found 2');
  expect(() => sampleGrid(digits, [0], { columns: 0 })).toThrow(
    'expected columns to be a whole number from 1 up, found 0',
  );
  expect(() => sampleGrid({ ...digits, count: 3 }, [0])).toThrow('found 3136 pixels and 4 labels');
  expect(() => sampleGrid({ ...digits, count: 0 }, [0])).toThrow('expected at least one digit, found none');
});

test('sampleGrid takes images without labels, and numbers them', () => {
  const { images } = flatDigits([5, 0]);
  const list = [images.subarray(0, 784), { pixels: images.subarray(784) }];
  expect(sampleGrid(list, [1, 0]).alt).toBe('Images: 2 images, row by row #1, #0.');
  expect(trace(sampleGrid(images, [0, 1]), 0).z).toEqual(trace(sampleGrid(flatDigits([5, 0]), [0, 1]), 0).z);
});
