import type { Cell } from '../../../lib/runner';
import { loadOf, minutesOf, sumOf } from '../../../tools/guide/minutes.mjs';

const prose = (source: string): Cell => ({ type: 'markdown', id: source.slice(0, 8), source, metadata: {} });
const code = (source: string): Cell => ({
  ...{ type: 'code', id: source.slice(0, 8), source, metadata: {} },
  ...{ executionCount: null, outputs: [] },
});
const NONE = { words: 0, lines: 0, shown: 0, exerciseWords: 0, guesses: 0, exercises: 0 };

test('loadOf counts words, lines of code but for imports, charts and tables', () => {
  const cells = [
    prose('# A title\n\nThree words more.'),
    code("import {\n  show,\n} from 'digits';"),
    code('const a = 1;\n\nshow(a);\nshowTable([a]);'),
    code('a'),
  ];
  expect(loadOf(cells)).toEqual({ ...NONE, words: 6, lines: 4, shown: 2 });
});

test('loadOf counts what belongs to the exercises for these', () => {
  const cells = [
    prose('Before.'),
    prose('### Exercise: a byte'),
    code('const a = undefined;\ncheck.a(a);'),
    prose('## Exercises\n\nTwo words.'),
    code('const b = undefined; // (n: number) => ...\ncheck.b(b);'),
    prose('### Further\n\nMore.'),
  ];
  expect(loadOf(cells)).toEqual({ ...NONE, words: 1, exerciseWords: 11, exercises: 2 });
});

test('loadOf counts the code beside a guess for the lesson', () => {
  expect(loadOf([code('const aGuess = undefined;\nshow(1);\ncheck.aGuess(aGuess, 1);')])).toEqual({
    ...NONE,
    ...{ lines: 3, shown: 1, guesses: 1 },
  });
});

test('minutesOf takes 200 words, 12 lines, 3 charts, 2 guesses for a minute, and an exercise for two', () => {
  const load = { words: 400, lines: 24, shown: 6, exerciseWords: 100, guesses: 1, exercises: 3 };
  expect(minutesOf(load)).toEqual({ prose: 2, code: 4, answers: 7, reading: 6, all: 13 });
});

test('sumOf adds part by part', () => {
  const load = { words: 1, lines: 2, shown: 3, exerciseWords: 4, guesses: 5, exercises: 6 };
  expect(sumOf([load, load])).toEqual({ words: 2, lines: 4, shown: 6, exerciseWords: 8, guesses: 10, exercises: 12 });
  expect(sumOf([])).toEqual(NONE);
});
