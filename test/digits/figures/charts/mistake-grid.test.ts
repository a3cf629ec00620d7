import { mistakeGrid } from '../../../../lib/digits/figures/charts/mistake-grid';
import { flatDigits, trace } from '../samples';

const digits = flatDigits([5, 0, 4]);

test('mistakeGrid captions each digit as actual, predicted and confidence', () => {
  const figure = mistakeGrid(digits, [
    { index: 2, actual: 4, predicted: 9, confidence: 0.982 },
    { index: 0, actual: 5, predicted: 3, confidence: 0.5 },
  ]);
  expect(trace(figure, 1).text).toEqual(['4 as 9<br>(0.98)', '5 as 3<br>(0.50)']);
  // Two lines of caption take 13 cells.
  expect((trace(figure, 0).z as (number | null)[][])[12]?.[1]).toBeNull();
  expect((trace(figure, 0).z as number[][])[13]?.[1]).toBe(20);
  expect(figure.alt).toContain('4 as 9 (0.98)');
});

test('mistakeGrid numbers the digits where it is told to', () => {
  const mistake = { index: 2, actual: 4, predicted: 9, confidence: 0.982 };
  const figure = mistakeGrid(digits, [mistake], { numbered: true });
  expect(trace(figure, 1).text).toEqual(['#2<br>4 as 9<br>(0.98)']);
});

test('mistakeGrid says so where there are no mistakes', () => {
  expect(mistakeGrid(digits, [], { title: 'Mistakes here' }).alt).toBe('Mistakes here: none.');
});

test('mistakeGrid names classes that have names', () => {
  const named = { ...digits, classNames: [...'abcdefghij'] };
  const { alt } = mistakeGrid(named, [{ index: 1, actual: 0, predicted: 9, confidence: 0.9 }]);
  expect(alt).toContain('a as j (0.90)');
});

test('mistakeGrid refuses mistakes that are no mistakes of these data', () => {
  expect(() => mistakeGrid(digits, [{ index: 3, actual: 4, predicted: 9, confidence: 0.9 }])).toThrow(
    'expected an index from 0 to 2, found 3',
  );
  expect(() => mistakeGrid(digits, [{ index: 1, actual: 4, predicted: 9, confidence: 0.9 }])).toThrow(
    'digit 1 is a 0 in the data, but a 4 among the mistakes',
  );
  expect(() => mistakeGrid(digits, [{ index: 2, actual: 4, predicted: 9, confidence: NaN }])).toThrow(
    'expected confidence from 0 to 1, found NaN',
  );
});
