export interface TextTableOptions {
  /** Which columns stand at their right, as numbers do. @default none */
  readonly right?: readonly boolean[];
  /** Blanks between two columns. @default 3 */
  readonly gap?: number;
}

/**
 * A table of plain text, columns aligned, with a line under the heading.
 *
 * @param rows cells by column; one that is missing is empty
 */
export function formatTable(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
  { right = [], gap = 3 }: TextTableOptions = {},
): string {
  const between = ' '.repeat(gap);
  const widths = heading.map((name, column) => Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)));
  const cell = (text: string, column: number, width: number) =>
    right[column] === true ? text.padStart(width) : text.padEnd(width);
  const line = (row: readonly string[]) =>
    widths
      .map((width, column) => cell(row[column] ?? '', column, width))
      .join(between)
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join(between);
  return [line(heading), rule, ...rows.map(line)].join('\n');
}
