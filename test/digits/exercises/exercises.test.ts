import { aNumber } from '../../../lib/digits/exercises/answers';
import { exercise } from '../../../lib/digits/exercises/define';
import { defineLesson, stateAfter } from '../../../lib/digits/exercises/exercises';
import { right, wrong } from '../../../lib/digits/exercises/finding';
import { UNTRIED } from '../../../lib/digits/exercises/progress-file';
import { HOSTILE } from './cases';

const two = exercise({
  task: 'What is one and one?',
  answer: aNumber,
  judge: (answer) => (answer === 2 ? right() : wrong(`Not ${answer}.`)),
  hint: 'Count on your fingers.',
  strongerHint: 'It comes after 1.',
  solution: { code: 'const two = 1 + 1;', why: 'One more than one.' },
});
const { checks } = defineLesson(98, 'Sums', { two });

let printed: string[] = [];
beforeEach(() => {
  process.env.DIGITS_PROGRESS = 'none';
  printed = [];
  jest.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => delete process.env.DIGITS_PROGRESS);

test('a check says right with the reasoning, wrong with a hint, and more with each try', () => {
  checks.two(undefined);
  checks.two(3);
  checks.two(4);
  checks.two(5);
  checks.two(2);
  expect(printed).toEqual([
    expect.stringMatching(/^○ Open\. .*`check\.two\.hint\(\)` helps/) as unknown,
    '✗ Not yet. Not 3.',
    '✗ Not yet. Not 4.\nIt comes after 1.',
    '✗ Not yet. Not 5.\nIt comes after 1.\nIf you have tried enough, `check.two.solution()` shows the way.',
    '✓ Right. One more than one.',
  ]);
});

test('hint gives more when asked again, solution its code and reasoning', () => {
  checks.two.hint();
  checks.two.hint();
  checks.two.solution();
  expect(printed).toEqual([
    '? Hint for two. Count on your fingers.',
    expect.stringMatching(/^\? Hint for two\. It comes after 1\./) as unknown,
    '= A solution of two.\n    const two = 1 + 1;\nOne more than one.',
  ]);
});

test.each(HOSTILE)('a check given %s answers in words and does not throw', (_, value) => {
  checks.two(value);
  expect(printed.join()).toMatch(/^(✗ Not yet|! Not checked)\. /);
});

test('stateAfter counts wrong answers, and keeps what is solved', () => {
  expect(stateAfter(UNTRIED, wrong(''))).toEqual({ ...UNTRIED, wrong: 1 });
  expect(stateAfter(UNTRIED, right())).toEqual({ ...UNTRIED, solved: true });
  expect(stateAfter(UNTRIED, { kind: 'unanswered' })).toBe(UNTRIED);
  const solved = { ...UNTRIED, solved: true };
  expect(stateAfter(solved, right())).toBe(solved);
  expect(stateAfter(solved, wrong(''))).toEqual({ ...solved, wrong: 1 });
});
