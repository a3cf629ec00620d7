/*
 * What the kernel uses of `node:module`: from a place in compiled code to the place in its source.
 *
 * Format: ECMA-426, Source map format specification, 2024, "mappings".
 */

/** Where some compiled code stands, counted from 0, and what it was compiled from. */
interface Mapping {
  readonly line: number;
  readonly column: number;
  /** Missing for code that stands for nothing in the source. */
  readonly originalLine?: number;
  readonly originalColumn?: number;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A source map, asked in the way of Node's class of the same name. */
export class SourceMap {
  readonly #mappings: readonly Mapping[];

  constructor({ mappings }: { readonly mappings: string }) {
    this.#mappings = decode(mappings);
  }

  /**
   * The last mapping that begins at or before a place; an empty object if there is none.
   *
   * @param line from 0
   * @param column from 0
   */
  findEntry(line: number, column: number): Partial<Mapping> {
    let found: Mapping | undefined;
    for (const mapping of this.#mappings) {
      if (mapping.line > line || (mapping.line === line && mapping.column > column)) break;
      found = mapping;
    }
    return found ?? {};
  }
}

/** Lines are parted by semicolons, mappings by commas; each holds differences to the mapping before. */
function decode(text: string): Mapping[] {
  let [originalLine, originalColumn] = [0, 0];
  return text.split(';').flatMap((mappings, line) => {
    let column = 0;
    return mappings
      .split(',')
      .filter((mapping) => mapping !== '')
      .map((mapping): Mapping => {
        const [byColumn = 0, source, byLine = 0, byOriginalColumn = 0] = numbers(mapping);
        column += byColumn;
        if (source === undefined) return { line, column };
        originalLine += byLine;
        originalColumn += byOriginalColumn;
        return { line, column, originalLine, originalColumn };
      });
  });
}

/** Base64 digits of five bits each, the lowest first; the sixth says that another follows, the first bit is the sign. */
function numbers(text: string): number[] {
  const found: number[] = [];
  let [value, shift] = [0, 0];
  for (const digit of text) {
    const bits = DIGITS.indexOf(digit);
    value += (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    found.push(value & 1 ? -(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return found;
}
