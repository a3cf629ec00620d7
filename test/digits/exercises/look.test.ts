import { aNumber } from '../../../lib/digits/exercises/answers';
import { exerciseWith } from '../../../lib/digits/exercises/define';
import { right, wrong } from '../../../lib/digits/exercises/finding';
import { lookOf } from '../../../lib/digits/exercises/look';

const look = lookOf(
  exerciseWith<number, [list: number[]]>({
    task: 'How many?',
    answer: aNumber,
    given: ['list'],
    judge: (answer, list) => (answer === list.filter(() => true).length ? right() : wrong('Count again.')),
    hint: '',
    strongerHint: '',
    solution: { code: '', why: '' },
  }),
);

test('lookOf judges answers of the right kind', () => {
  expect(look(2, [[1, 2]])).toEqual({ kind: 'right' });
  expect(look(3, [[1, 2]])).toEqual({ kind: 'wrong', hint: 'Count again.' });
});

test('lookOf tells open answers, and those of another kind, by itself', () => {
  expect(look(undefined, [])).toEqual({ kind: 'unanswered' });
  expect(look('2', [[1, 2]])).toEqual({ kind: 'wrong', hint: expect.stringContaining('quotes') as unknown });
});

test('lookOf lets a promise that is no answer fail unheard', async () => {
  const late = Promise.reject(new Error('late'));
  expect(look(late, [[1, 2]])).toEqual({ kind: 'wrong', hint: expect.stringContaining('Put `await`') as unknown });
  // Were it heard, it would be by now, and Jest would fail the test.
  await new Promise((done) => setImmediate(done));
});

test('lookOf says what is missing, or why it could not look, and never throws', () => {
  expect(look(2, [])).toEqual({ kind: 'stopped', reason: expect.stringMatching(/`list` is not there/) as unknown });
  expect(look(2, [7])).toEqual({ kind: 'stopped', reason: expect.stringMatching(/could not be looked at/) as unknown });
});
