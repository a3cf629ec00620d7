import { inspect } from 'node-inspect-extracted';

/** A column: what stands above it, and what stands in its rows; a row may be missing. */
type Column = readonly [head: string, cells: readonly string[]];

/**
 * The table that Node's `console.table` prints.
 *
 * @param data what has rows
 * @param properties the columns that are wanted. @default all that a row has
 */
export function tableText(data: object, properties?: readonly string[]): string {
  const columns = columnsOf(data, properties);
  const rows = Math.max(...columns.map(([, cells]) => cells.length));
  const lines = Array.from({ length: rows }, (_, row) => columns.map(([, cells]) => cells[row] ?? ''));
  const heads = columns.map(([head]) => head);
  const widths = heads.map((head, at) => Math.max(...[head, ...lines.map((line) => line[at] ?? '')].map(width)));
  const ruled = ([left, middle, right]: readonly string[]): string =>
    `${left}${widths.map((each) => '─'.repeat(each + 2)).join(middle)}${right}`;
  const row = (cells: readonly string[]): string =>
    `│${cells.map((cell, at) => ` ${cell}${' '.repeat((widths[at] ?? 0) - width(cell))} `).join('│')}│`;
  return [ruled(['┌', '┬', '┐']), row(heads), ruled(['├', '┼', '┤']), ...lines.map(row), ruled(['└', '┴', '┘'])].join(
    '\n',
  );
}

/** Signs that take no place, and those that take two: Chinese, Japanese, Korean, and pictures. */
const NO_PLACE = /\p{M}/gu;
const TWO_PLACES =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60]/gu;

/** Places that a text takes in a line. */
const width = (text: string): number => text.replace(NO_PLACE, '').replace(TWO_PLACES, '--').length;

/** A value in a cell: what lies in it only if it is little. */
function shown(value: unknown): string {
  const large = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 2;
  return inspect(value, { depth: large ? -1 : 0, maxArrayLength: 3, breakLength: Infinity });
}

function columnsOf(data: object, properties: readonly string[] | undefined): readonly Column[] {
  if (data instanceof Map || data instanceof Set) {
    const entries: (readonly [unknown, unknown])[] = [...data.entries()];
    const values: Column = ['Values', entries.map(([, value]) => shown(value))];
    const keys: Column[] = data instanceof Map ? [['Key', entries.map(([key]) => shown(key))]] : [];
    return [['(iteration index)', entries.map((_, row) => String(row))], ...keys, values];
  }
  const rows = Object.entries(data) as (readonly [string, unknown])[];
  const columns = new Map<string, string[]>();
  const values: string[] = [];
  rows.forEach(([, item], row) => {
    const fields = typeof item === 'function' || typeof item === 'object' ? item : null;
    if (fields === null && properties === undefined) values[row] = shown(item);
    for (const name of properties ?? Object.keys(fields ?? {})) {
      const cells = columns.get(name) ?? [];
      columns.set(name, cells);
      cells[row] = fields !== null && Object.hasOwn(fields, name) ? shown(Reflect.get(fields, name)) : '';
    }
  });
  return [
    ['(index)', rows.map(([index]) => index)],
    ...columns,
    ...(values.length > 0 ? [['Values', values] as const] : []),
  ];
}
