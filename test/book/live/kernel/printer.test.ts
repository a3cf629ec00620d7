import { type Printed, Printer } from '../../../../lib/book/live/kernel/printer';

jest.useFakeTimers();

/** A printer with a clock that stands still, and what it has sent. */
function trial(): { readonly printer: Printer; readonly sent: [string, string][]; readonly clock: { now: number } } {
  const sent: [string, string][] = [];
  const clock = { now: 0 };
  const send = ({ name, text }: Printed): void => void sent.push([name, text]);
  const printer = new Printer(send, () => clock.now);
  printer.begin();
  return { printer, sent, clock };
}

test('Printer sends the first line at once, and gathers those of a loop until its time has come', () => {
  const { printer, sent, clock } = trial();
  for (const line of ['a\n', 'b\n', 'c\n', 'd\n']) printer.print('stdout', line);
  expect(sent).toEqual([['stdout', 'a\n']]);
  clock.now = 60;
  printer.print('stdout', 'e\n');
  expect(sent.map(([, text]) => text).join('')).toBe('a\nb\nc\nd\ne\n');
  expect(sent.length).toBeLessThan(4);
});

test('Printer sends what waits without a further line, and when the cell ends', () => {
  const { printer, sent } = trial();
  for (const line of ['a', 'b']) printer.print('stdout', line);
  jest.runAllTimers();
  expect(sent).toEqual([
    ['stdout', 'a'],
    ['stdout', 'b'],
  ]);
  printer.print('stdout', 'c');
  printer.end();
  expect(sent.at(-1)).toEqual(['stdout', 'c']);
});

test('Printer keeps the streams in their order, and an error apart from the lines before it', () => {
  const { printer, sent } = trial();
  printer.print('stdout', 'first\n');
  for (const line of ['1\n', '2\n', '3\n', 'Error: no\n']) printer.print('stderr', line);
  printer.print('stdout', 'out\n');
  printer.end();
  expect(sent.map(([name]) => name).join(' ')).toMatch(/^stdout( stderr)+ stdout$/);
  expect(sent).toContainEqual(['stderr', 'Error: no\n']);
  expect(sent.map(([, text]) => text).join('')).toBe('first\n1\n2\n3\nError: no\nout\n');
});

test('Printer leaves out what is more than a page can show, says so once, and sends the end of each cell', () => {
  const { printer, sent } = trial();
  for (let line = 0; line < 5; line++) printer.print('stdout', 'x'.repeat(100_000));
  // An endless loop ends no cell.
  expect(sent.at(-1)).toEqual(['stderr', expect.stringContaining('left out')]);
  printer.print('stderr', 'Error: the end\n');
  printer.end();
  const text = sent.map(([, each]) => each).join('');
  expect(text.match(/x/g)).toHaveLength(200_000);
  expect(text.match(/More than 200,000 characters/g)).toHaveLength(1);
  expect(sent.at(-1)).toEqual(['stderr', 'Error: the end\n']);
  printer.begin();
  printer.print('stdout', 'anew');
  printer.end();
  expect(sent.at(-1)).toEqual(['stdout', 'anew']);
});
