import { escapeHtml, formatTable } from '@digits/common/text';

import { checkOptions, type OptionNames } from '../check/options';
import { checkEach, checkKind, checkNumber, describe } from '../check/values';
import { defaultSink, type MimeBundle, SINK_OPTIONS, type SinkOptions } from './sink';

/** What can stand in a cell; null and undefined leave it empty. */
export type CellValue = string | number | boolean | null | undefined;

/** One row of a table: a value for each column, by the column's heading. */
export type TableRow = Readonly<Record<string, CellValue>>;

/** What every row must be like: any object, an interface's or a class's too, each of whose values can stand in a cell. */
export type RowOf<Row> = object & { readonly [Name in keyof Row]: CellValue };

export interface TableOptions extends SinkOptions {
  /** Headings of the columns to show, in order. @default those of the first row */
  readonly columns?: readonly string[];
  /** Title above the table. @default none */
  readonly caption?: string;
  /** Decimals of the numbers that are not whole. @default 4 */
  readonly decimals?: number;
}

const DOING = 'showing a table';
const OPTIONS: OptionNames<TableOptions> = { ...SINK_OPTIONS, columns: 'array', caption: 'string', decimals: true };

/**
 * Shows rows as a table: numbers to the right, text to the left. Of no rows it says that there are none, as of the
 * mistakes of a network that makes none.
 *
 * @throws RangeError if the rows have no columns, or the decimals are not a whole number from 0 to 20
 * @throws TypeError if these are no rows, a row lacks a column, or an option is not known
 * @example
 * showTable([{ network: 'mine', accuracy: 0.97 }, { network: 'yours', accuracy: 0.98 }], { decimals: 2 });
 */
export function showTable<Row extends RowOf<Row>>(rows: readonly Row[], options: TableOptions = {}): void {
  checkOptions(DOING, options, OPTIONS);
  const { sink = defaultSink() } = options;
  sink({ data: tableBundle(rows, options), update: false });
}

/** The table as HTML and as aligned text. */
export function tableBundle<Row extends RowOf<Row>>(
  rows: readonly Row[],
  options: Omit<TableOptions, 'sink'> = {},
): MimeBundle {
  const { caption, decimals = 4 } = options;
  checkEach<object>(DOING, 'a row', rows, {});
  checkNumber(
    DOING,
    'decimals from 0 to 20',
    decimals,
    (given) => Number.isInteger(given) && given >= 0 && given <= 20,
  );
  const { columns = Object.keys(rows[0] ?? {}) } = options;
  if (rows.length === 0) return noRows(caption);
  if (columns.length === 0) throw new RangeError(`${DOING}: expected at least one row with a column, found none`);
  for (const column of columns) checkKind(DOING, 'columns by their headings', column, 'string');
  const values = rows.map((row, index) =>
    columns.map((column): unknown => {
      if (!(column in row)) {
        throw new TypeError(`${DOING}: expected the column '${column}' in every row, found none in row ${index}`);
      }
      return Reflect.get(row, column);
    }),
  );
  const cells = values.map((row) => row.map((value) => cellText(value, decimals)));
  const numeric = columns.map((_, column) =>
    values.every((row) => row[column] === null || row[column] === undefined || typeof row[column] === 'number'),
  );
  const text = formatTable(columns, cells, { right: numeric, gap: 2 });
  return {
    'text/html': html(columns, cells, numeric, caption),
    'text/plain': caption === undefined ? text : `${caption}\n${text}`,
  };
}

/** What stands in place of a table without rows. */
function noRows(caption: string | undefined): MimeBundle {
  const [words, title] = ['No rows.', caption === undefined ? '' : `${caption}: `];
  return { 'text/html': `<p>${escapeHtml(title + words)}</p>`, 'text/plain': title + words };
}

function cellText(value: unknown, decimals: number): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') {
    throw new TypeError(`${DOING}: expected text, numbers, yes or no in the cells, found ${describe(value)}`);
  }
  return Number.isInteger(value) ? value.toLocaleString('en-US') : value.toFixed(decimals);
}

type Cells = readonly (readonly string[])[];

function html(columns: readonly string[], cells: Cells, numeric: readonly boolean[], caption?: string): string {
  const style = (column: number) => `style="text-align: ${numeric[column] ? 'right' : 'left'}"`;
  const head = columns.map((name, column) => `<th scope="col" ${style(column)}>${escapeHtml(name)}</th>`).join('');
  const body = cells
    .map((row) => `<tr>${row.map((cell, column) => `<td ${style(column)}>${escapeHtml(cell)}</td>`).join('')}</tr>`)
    .join('');
  const title = caption === undefined ? '' : `<caption>${escapeHtml(caption)}</caption>`;
  return `<table>${title}<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}
