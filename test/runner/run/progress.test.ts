import { createProgress, duration } from '../../../lib/runner/run/progress';
import { Written } from '../helpers';

test.each([
  [0, '0.0 s'],
  [3240, '3.2 s'],
  [59_940, '59.9 s'],
  [59_960, '1 min 0 s'],
  [83_400, '1 min 23 s'],
  [3_600_000, '60 min 0 s'],
])('duration of %d milliseconds is %s', (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words);
});

/** Runs a notebook of three cells, of which the second has code, on a clock that is set by hand. */
function run(stream: Written): void {
  let time = 1000;
  const told = createProgress(stream, () => time).notebookStarted('1-a.ipynb', 3);
  time += 500;
  told.cellStarted(2);
  time += 1500;
  told.cellFinished(2);
  told.finished('done');
}

/** What stands on a terminal after each time that its last line was written anew. */
const states = (stream: Written): string[] => stream.text.split('\r\x1b[2K');

test('createProgress writes one line a cell, with its notebook, where no terminal is', () => {
  const stream = new Written();
  run(stream);
  expect(stream.text).toBe('1-a.ipynb   cell 2 of 3   1.5 s\n1-a.ipynb   done   2.0 s\n');
});

test('createProgress tells the memory where it is known', () => {
  const stream = new Written();
  createProgress(stream, () => 0)
    .notebookStarted('1-a.ipynb', 1)
    .finished('done', 312);
  expect(stream.text).toBe('1-a.ipynb   done   0.0 s   at most 312 MB\n');
});

test('createProgress rewrites one line on a terminal', () => {
  const stream = new Written({ isTTY: true });
  run(stream);
  expect(states(stream)).toEqual(['', '1-a   starting', '1-a   cell 2/3   0.0 s', '1-a.ipynb   done   2.0 s\n']);
});

test('createProgress tells of all notebooks that are under way, and of those that are done in lines above', () => {
  const stream = new Written({ isTTY: true, columns: 80 });
  let time = 0;
  const progress = createProgress(stream, () => time);
  const [first, second] = [progress.notebookStarted('1-a.ipynb', 3), progress.notebookStarted('2-b.ipynb', 9)];
  first.cellStarted(1);
  time = 2000;
  second.cellStarted(4);
  first.finished('done');
  second.finished('failed');
  expect(states(stream).slice(2)).toEqual([
    '1-a   starting | 2-b   starting',
    '1-a   cell 1/3   0.0 s | 2-b   starting',
    '1-a   cell 1/3   2.0 s | 2-b   cell 4/9   0.0 s',
    '1-a.ipynb   done   2.0 s\n',
    '2-b   cell 4/9   0.0 s',
    '2-b.ipynb   failed   2.0 s\n',
  ]);
});

test('createProgress counts the seconds of a running cell, and never exceeds the width of the terminal', () => {
  jest.useFakeTimers();
  const stream = new Written({ isTTY: true });
  const progress = createProgress(stream, () => Date.now());
  const told = progress.notebookStarted('1-a-notebook-with-a-long-name-for-a-narrow-terminal.ipynb', 3);
  told.cellStarted(1);
  jest.advanceTimersByTime(2000);
  const lines = states(stream).slice(1);
  told.finished('done');
  const written = stream.text.length;
  jest.advanceTimersByTime(5000);
  expect(stream.text).toHaveLength(written);
  jest.useRealTimers();

  // Start, cell, two seconds.
  expect(lines).toHaveLength(4);
  expect(Math.max(...lines.map((line) => line.length))).toBe(stream.columns - 1);
});

test('createProgress takes 80 columns for a terminal that does not know its width', () => {
  const stream = { isTTY: true, columns: 0, text: '', write: (text: string) => (stream.text = text) };
  createProgress(stream, () => 0).notebookStarted('x'.repeat(100), 1);
  expect(stream.text).toBe(`\r\x1b[2K${'x'.repeat(79)}`);
});

test('createProgress notes what happened in one line, and goes on', () => {
  for (const isTTY of [false, true]) {
    const stream = new Written({ isTTY });
    const told = createProgress(stream, () => 0).notebookStarted('1-a.ipynb', 1);
    told.noted('no picture:\nof two lines');
    told.finished('done');
    const after = isTTY ? '\r\x1b[2K1-a   starting' : '1-a.ipynb   done';
    expect(stream.text).toContain(`1-a.ipynb   no picture: of two lines\n${after}`);
  }
});
