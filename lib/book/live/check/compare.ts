import { isDeepStrictEqual } from 'node:util';

import { isJsonObject } from '@digits/runner/dist/notebook/notebook';

/** A cell of an executed notebook, as far as it is compared. */
export interface ExecutedCell {
  readonly id: string;
  readonly outputs: readonly unknown[];
}

/** Longest text of a difference. */
const MOST = 160;

/** How closely outputs are compared. */
export interface Closeness {
  /** By what share two numbers of a chart may differ. @default 0: by no bit */
  readonly tolerance?: number;
}

/**
 * How the outputs of two runs of a notebook differ, times apart: to the last bit of every number.
 *
 * @param expected cells of one run
 * @param found cells of the other, in any order
 * @returns a line for each difference; none if they are the same
 */
export function differences(
  expected: readonly ExecutedCell[],
  found: readonly ExecutedCell[],
  { tolerance = 0 }: Closeness = {},
): string[] {
  return expected.flatMap(({ id, outputs }) => {
    const other = found.find((cell) => cell.id === id);
    if (!other) return [`${id}: missing`];
    if (outputs.length !== other.outputs.length) {
      return [`${id}: expected ${outputs.length} outputs, found ${other.outputs.length}: ${shown(other.outputs)}`];
    }
    return outputs.flatMap((output, place) => {
      const difference = firstDifference(
        timeless(output),
        timeless(other.outputs[place]),
        `output ${place + 1}`,
        tolerance,
      );
      return difference === undefined ? [] : [`${id}: ${difference}`];
    });
  });
}

/** Where two values of JSON differ first. */
function firstDifference(expected: unknown, found: unknown, where: string, tolerance: number): string | undefined {
  if (isDeepStrictEqual(expected, found)) return undefined;
  if (typeof expected === 'number' && typeof found === 'number') {
    if (Math.abs(expected - found) <= tolerance * Math.abs(expected)) return undefined;
  }
  if (Array.isArray(expected) && Array.isArray(found) && expected.length === found.length) {
    return first(expected.map((value, index) => firstDifference(value, found[index], `${where}[${index}]`, tolerance)));
  }
  if (isJsonObject(expected) && isJsonObject(found)) {
    const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
    return first(names.map((name) => firstDifference(expected[name], found[name], `${where}.${name}`, tolerance)));
  }
  return `${where}: expected ${shown(expected)}, found ${shown(found)}`;
}

const first = (found: readonly (string | undefined)[]): string | undefined => found.find((each) => each !== undefined);

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > MOST ? `${text.slice(0, MOST)}...` : text;
}

/** A value of JSON without times and speeds, which differ from run to run. */
function timeless(value: unknown): unknown {
  if (typeof value === 'string') return timelessText(value);
  if (Array.isArray(value)) return value.map(timeless);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, timeless(each)]));
}

/** A table of text is as wide as its longest time: where there is one, how many dashes or spaces follow each other is left out. */
function timelessText(text: string): string {
  const timeless = text.replace(/\b\d+(\.\d+)? s\b/g, '# s').replace(/\b[\d,]+ images\/s\b/g, '# images/s');
  return timeless === text ? text : timeless.replace(/-{2,}/g, '--').replace(/ {2,}/g, '  ');
}
