import { withRow, withSection, withTime, withWay } from '../../../tools/guide/texts.mjs';

/** Four minutes of prose, and three of exercises: seven. */
const LOAD = { words: 800, lines: 0, shown: 0, exerciseWords: 200, guesses: 0, exercises: 1 };

test('withTime states the time of a notebook in its first line of that kind', () => {
  expect(withTime('1-a.ipynb', 'Level 1. About 9 minutes, 9 with the exercises. About that.', LOAD)).toBe(
    'Level 1. About 4 minutes, 7 with the exercises. About that.',
  );
});

test("withRow changes the minutes of a notebook's row, and no other", () => {
  const rows = '| 1 | [A](a) | about 3 | 10 | 1 |\n| 11 | [B](b) | x | 10 | 3 |';
  expect(withRow(rows, 1, LOAD)).toBe('| 1 | [A](a) | about 3 | 4 | 1 |\n| 11 | [B](b) | x | 10 | 3 |');
});

test("withSection changes the time below a notebook's heading", () => {
  const section = (time: string): string => `### 1. A\n\n*About ${time} with the exercises.*\n\n### 11. B\n`;
  expect(withSection(section('9 minutes, 9'), 1, LOAD)).toBe(section('4 minutes, 7'));
});

test('withWay writes the table of the first notebooks between its marks, and whether the aim is met', () => {
  const way = (exercises: number): string =>
    withWay('a\n<!-- way -->\nold\n<!-- /way -->\nb', Array(7).fill({ ...LOAD, exercises }));
  expect(way(1)).toBe(`a
<!-- way -->
| The way of | notebooks 1 to 6 | notebooks 0 to 6 |
|---|---|---|
| words | 6,000 | 7,000 |
| exercises | 6 | 7 |
| minutes for the lessons' prose | 24 | 28 |
| minutes for the exercises, their text included | 18 | 21 |
| minutes for code, charts and tables | 0 | 0 |
| minutes together | 42 | 49 |

Prose and exercises of notebooks 1 to 6 take about 42 minutes, within the 90 minutes that are the aim; with all code, charts and tables it is about 42.
<!-- /way -->
b`);
  expect(way(6)).toContain('take about 102 minutes, more than the 90 minutes that are the aim;');
});

test('a text without a place for the time is refused', () => {
  expect(() => withTime('1-a.ipynb', 'none', LOAD)).toThrow('1-a.ipynb: expected a place for a time');
  expect(() => withRow('', 1, LOAD)).toThrow('README.md: expected a place for a time');
  expect(() => withSection('', 1, LOAD)).toThrow('docs/teaching.md: expected a place for a time');
  expect(() => withWay('', [])).toThrow('docs/teaching.md: expected a place for a time');
});
