import { JSDOM } from 'jsdom';

import { showTable, type TableOptions, type TableRow } from '../../../lib/digits/display/table';
import { confusedPairs } from '../../../lib/digits/measure/confused-pairs';
import { spySink, textOf } from './spy';

function shown(rows: readonly TableRow[], options: TableOptions = {}) {
  const { sink, messages } = spySink();
  showTable(rows, { ...options, sink });
  return {
    text: textOf(messages[0], 'text/plain'),
    document: new JSDOM(textOf(messages[0], 'text/html')).window.document,
  };
}

const ROWS = [
  { layer: 'hidden <b>', parameters: 100480, share: 0.98731, trained: true },
  { layer: 'output', parameters: 1290, share: null, trained: false },
];

test('showTable refuses a cell that is no text, number, yes or no', () => {
  expect(() => showTable([{ shape: [28, 28] as never }])).toThrow(
    new TypeError('showing a table: expected text, numbers, yes or no in the cells, found an array of 2'),
  );
});

test('showTable takes the rows of an interface or a class, and leaves what cannot stand in a cell to the compiler', () => {
  interface Score {
    readonly digit: number;
    readonly note?: string;
  }
  class Measured {
    readonly #hundredths = 98;
    readonly name = 'a';
    get share(): number {
      return this.#hundredths / 100;
    }
  }
  const scores: readonly Score[] = [
    { digit: 3, note: 'three' },
    { digit: 4, note: '' },
  ];
  const { sink, messages } = spySink();
  showTable(scores, { sink });
  showTable([new Measured()], { sink, columns: ['name', 'share'] });
  expect(messages.map((message) => textOf(message, 'text/plain').split('\n').slice(2))).toEqual([
    ['    3  three', '    4'],
    ['a     0.9800'],
  ]);
  const dates: readonly { readonly day: Date }[] = [{ day: new Date(0) }];
  // @ts-expect-error: a date is no text, number, yes or no.
  expect(() => showTable(dates, { sink })).toThrow(TypeError);
  // @ts-expect-error: a number is no row.
  expect(() => showTable([1], { sink })).toThrow(TypeError);
});

test('showTable aligns text to the left and numbers to the right', () => {
  expect(shown(ROWS, { caption: 'Layers' }).text).toBe(
    [
      'Layers',
      'layer       parameters   share  trained',
      '----------  ----------  ------  -------',
      'hidden <b>     100,480  0.9873  yes',
      'output           1,290          no',
    ].join('\n'),
  );
});

test('showTable escapes what it is given', () => {
  const { document } = shown(ROWS, { caption: '<i>' });
  expect(document.querySelector('caption')?.textContent).toBe('<i>');
  expect(document.querySelector('td')?.textContent).toBe('hidden <b>');
  expect(document.querySelectorAll('b, i')).toHaveLength(0);
});

test('showTable marks headings and aligns numbers in HTML too', () => {
  const { document } = shown(ROWS);
  expect(Array.from(document.querySelectorAll('th[scope=col]'), (cell) => cell.textContent)).toEqual(
    Object.keys(ROWS[0] ?? {}),
  );
  const alignments = Array.from(
    document.querySelectorAll<HTMLElement>('tbody tr:first-child td'),
    (cell) => cell.style.textAlign,
  );
  expect(alignments).toEqual(['left', 'right', 'right', 'left']);
});

test('showTable picks columns and decimals', () => {
  expect(shown(ROWS, { columns: ['share', 'layer'], decimals: 2 }).text).toBe(
    ['share  layer', '-----  ----------', ' 0.99  hidden <b>', '       output'].join('\n'),
  );
});

test('showTable says of no rows that there are none, with the caption', () => {
  // As of the pairs that a network confuses which makes no mistake: the cell of a lesson must not fail of it.
  const none = confusedPairs([
    [3, 0],
    [0, 2],
  ]);
  expect(none).toEqual([]);
  const { text, document } = shown([], { caption: 'Mistakes <5>', columns: ['count'] });
  expect([text, document.body.textContent]).toEqual(['Mistakes <5>: No rows.', 'Mistakes <5>: No rows.']);
  expect(shown([]).text).toBe('No rows.');
});

test('showTable refuses tables without cells', () => {
  expect(() => shown([{}])).toThrow(
    new RangeError('showing a table: expected at least one row with a column, found none'),
  );
  expect(() => shown([{ a: 1 }, { b: 2 }])).toThrow(
    new TypeError("showing a table: expected the column 'a' in every row, found none in row 1"),
  );
});
