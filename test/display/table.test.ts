import { JSDOM } from 'jsdom';

import { showTable } from '../../lib/display';
import type { TableOptions, TableRow } from '../../lib/display';
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
    new TypeError('Showing a table: expected text, numbers, yes or no in the cells, found an array of 2'),
  );
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
  expect(Array.from(document.querySelectorAll('th[scope=col]'), (cell) => cell.textContent)).toEqual(Object.keys(ROWS[0] ?? {}));
  const alignments = Array.from(document.querySelectorAll<HTMLElement>('tbody tr:first-child td'), (cell) => cell.style.textAlign);
  expect(alignments).toEqual(['left', 'right', 'right', 'left']);
});

test('showTable picks columns and decimals', () => {
  expect(shown(ROWS, { columns: ['share', 'layer'], decimals: 2 }).text).toBe(
    ['share  layer', '-----  ----------', ' 0.99  hidden <b>', '       output'].join('\n'),
  );
});

test('showTable refuses tables without cells', () => {
  expect(() => shown([])).toThrow(
    new RangeError('Showing a table: expected at least one row with a column, found none'),
  );
  expect(() => shown([{ a: 1 }, { b: 2 }])).toThrow(new TypeError("Showing a table: row 1 has no column 'a'"));
});
