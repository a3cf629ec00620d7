import { aNumber } from '../../../lib/digits/exercises/answers';
import { exercise, exerciseWith } from '../../../lib/digits/exercises/define';
import { right } from '../../../lib/digits/exercises/finding';

const words = { task: 'How many?', hint: 'Count.', strongerHint: 'Count again.', solution: { code: '', why: '' } };

test('exercise is given nothing but the answer, exerciseWith names what else there is', () => {
  expect(exercise({ ...words, answer: aNumber, judge: () => right() }).given).toEqual([]);
  const given = exerciseWith<number, [count: number]>({
    ...words,
    answer: aNumber,
    given: ['count'],
    judge: () => right(),
  });
  expect(given.given).toEqual(['count']);
});
