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
  const progress = createProgress(stream, () => time);
  progress.notebookStarted('1-a.ipynb', 3);
  time += 500;
  progress.cellStarted(2);
  time += 1500;
  progress.cellFinished(2);
  progress.notebookFinished('done');
}

test('createProgress writes one line a cell where no terminal is', () => {
  const stream = new Written();
  run(stream);
  expect(stream.text).toBe('1-a.ipynb\n  cell 2 of 3   1.5 s\n  done   2.0 s\n');
});

test('createProgress tells the memory where it is known', () => {
  const stream = new Written();
  const progress = createProgress(stream, () => 0);
  progress.notebookStarted('1-a.ipynb', 1);
  progress.notebookFinished('done', 312);
  expect(stream.text).toBe('1-a.ipynb\n  done   0.0 s   at most 312 MB\n');
});

test('createProgress rewrites one line on a terminal', () => {
  const stream = new Written({ isTTY: true });
  run(stream);
  const lines = stream.text.split('\r\x1b[2K');
  expect(lines).toEqual(['', '1-a.ipynb   starting', '1-a.ipynb   cell 2 of 3   0.0 s', '1-a.ipynb   done   2.0 s\n']);
});

test('createProgress counts the seconds of a running cell, and never exceeds the width of the terminal', () => {
  jest.useFakeTimers();
  const stream = new Written({ isTTY: true });
  const progress = createProgress(stream, () => Date.now());
  progress.notebookStarted('1-a-notebook-with-a-long-name.ipynb', 3);
  progress.cellStarted(1);
  jest.advanceTimersByTime(2000);
  progress.notebookFinished('done');
  const written = stream.text.length;
  jest.advanceTimersByTime(5000);
  expect(stream.text).toHaveLength(written);
  jest.useRealTimers();

  const lines = stream.text.trimEnd().split('\r\x1b[2K');
  // Start, cell, two seconds, end.
  expect(lines.slice(1)).toHaveLength(5);
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
    const progress = createProgress(stream, () => 0);
    progress.notebookStarted('1-a.ipynb', 1);
    progress.noted('no picture:\nof two lines');
    progress.notebookFinished('done');
    const [live, plain] = [
      '1-a.ipynb no picture: of two lines\n\r\x1b[2K1-a.ipynb   starting',
      '  no picture: of two lines\n  done',
    ];
    expect(stream.text).toContain(isTTY ? live : plain);
  }
});
