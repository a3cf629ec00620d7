import { probabilityBars } from '../../../../lib/digits/figures/charts/probability-bars';
import { trace } from '../samples';

const NINE = [0, 0, 0, 0, 0.7, 0, 0, 0, 0, 0.3];

test('probabilityBars draws ten probabilities and names the most probable digit', () => {
  const figure = probabilityBars(Float32Array.from(NINE));
  expect(trace(figure, 0).y).toEqual(NINE);
  expect(figure.layout.xaxis?.ticktext?.[4]).toBe('4<br>predicted');
  expect(figure.alt).toBe('What the model takes the digit for: 4 with probability 0.700.');
});

test('probabilityBars names the true digit below its bar, right or wrong', () => {
  const wrong = probabilityBars(NINE, { label: 9 });
  expect(wrong.layout.xaxis?.ticktext?.slice(4)).toEqual([
    '4<br>predicted',
    '5<br>',
    '6<br>',
    '7<br>',
    '8<br>',
    '9<br>actual',
  ]);
  expect(wrong.alt).toContain('the digit is 9, to which the model gives 0.300');
  const right = probabilityBars(NINE, { label: 4, title: 'Digit 7' });
  expect(right.layout.xaxis?.ticktext?.[4]).toBe('4<br>right');
  expect(right.alt).toBe('Digit 7: 4 with probability 0.700, which is right.');
});

test('probabilityBars refuses what is no distribution over ten digits', () => {
  expect(() => probabilityBars([1])).toThrow('expected 10 values, one for each digit, found 1');
  expect(() => probabilityBars(NINE.map((p) => p / 2))).toThrow(
    new RangeError('drawing class probabilities: expected probabilities that add up to 1, found 0.5'),
  );
  expect(() => probabilityBars(NINE.map(() => NaN))).toThrow('expected probabilities from 0 to 1, found NaN');
  expect(() => probabilityBars(NINE, { label: 10 })).toThrow('expected a label from 0 to 9, found 10');
});
