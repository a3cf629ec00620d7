import { keepState, UNTRIED } from '../../../lib/digits/exercises/progress-file';
import { progress } from '../../../lib/digits/exercises/progress';
import { spySink, textOf } from '../display/spy';

beforeAll(() => {
  process.env.DIGITS_PROGRESS = 'none';
  keepState(0, 'scalePixel', { ...UNTRIED, solved: true });
  keepState(0, 'sentence', { ...UNTRIED, wrong: 2 });
  keepState(0, 'countInk', { ...UNTRIED, sawSolution: true });
});
afterAll(() => delete process.env.DIGITS_PROGRESS);

function told(...given: [] | [number]): string {
  const { sink, messages } = spySink();
  progress(given[0], { sink });
  return textOf(messages[0], 'text/plain');
}

test('progress lists the exercises of a notebook with what became of each', () => {
  const text = told(0);
  expect(text).toMatch(/^Notebook 0: 1 of 5 exercises solved\n/);
  expect(text).toMatch(/sentence +✗ tried 2 times/);
  expect(text).toMatch(/scalePixel +✓ solved/);
  expect(text).toMatch(/countInk +○ solution seen/);
  expect(text).toMatch(/withSeed +○ open/);
});

test('progress counts those of all notebooks', () => {
  expect(told()).toMatch(/^1 of \d+ exercises solved\n/);
  expect(told()).toMatch(/0 +TypeScript in fifteen minutes +5 +1 +1\n/);
});

test('progress refuses a notebook that there is not', () => {
  expect(() => progress(99)).toThrow(/expected the number of a notebook, 0, 1, .*found 99/);
});
