import { right, stopped, wrong } from '../../../lib/digits/exercises/finding';

test('right says no more than that, unless it has words for this answer', () => {
  expect(right()).toEqual({ kind: 'right' });
  expect(right('off by 1')).toEqual({ kind: 'right', words: 'off by 1' });
});

test('wrong carries the hint', () => {
  expect(wrong('the other way round')).toEqual({ kind: 'wrong', hint: 'the other way round' });
});

test('stopped carries the reason', () => {
  expect(stopped('no data')).toEqual({ kind: 'stopped', reason: 'no data' });
});
