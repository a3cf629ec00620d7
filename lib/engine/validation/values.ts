/* Checks of what a public function was given: types promise it, but JavaScript and casts let anything through. */
import { describe } from './describe';
import { isKind, type Kind } from './kinds';

/**
 * Checks the kind of a value.
 *
 * @param doing what is being done, for the error
 * @param expected what the value should be, in words
 * @throws TypeError if it is of another kind
 */
export function checkKind(doing: string, expected: string, value: unknown, kind: Kind): void {
  if (!isKind(value, kind)) throw new TypeError(`${doing}: expected ${expected}, found ${describe(value)}`);
}

/**
 * Checks a number and its range.
 *
 * @param expected what the number should be, in words: `a share from 0 to below 1`
 * @param right whether a number is that
 * @throws TypeError if it is no number
 * @throws RangeError if it is not right
 */
export function checkNumber(doing: string, expected: string, value: unknown, right: (value: number) => boolean): void {
  if (typeof value !== 'number') throw new TypeError(`${doing}: expected ${expected}, found ${describe(value)}`);
  if (!right(value)) throw new RangeError(`${doing}: expected ${expected}, found ${value}`);
}

/** What the fields of an object should be; fields that are not named are not looked at. */
export type Fields<Value> = Readonly<{ [Name in keyof Value]?: Kind }>;

/**
 * Checks an object by the kinds of its fields.
 *
 * @param expected what the object should be, in words: `a history, such as fit gives`
 * @throws TypeError if it is no object, or a field is of another kind
 */
export function checkFields<Value extends object>(
  doing: string,
  expected: string,
  value: Value,
  fields: Fields<Value>,
): void {
  checkKind(doing, expected, value, 'object');
  for (const [name, kind] of Object.entries<Kind | undefined>(fields)) {
    const field: unknown = Reflect.get(value, name);
    if (kind === undefined || isKind(field, kind)) continue;
    const isOther = Object.keys(fields).every((key) => Reflect.get(value, key) === undefined);
    const found = isOther ? describe(value) : `one whose ${name} is ${describe(field)}`;
    throw new TypeError(`${doing}: expected ${expected}, found ${found}`);
  }
}

/**
 * Checks a list of objects by the kinds of their fields.
 *
 * @param expected what each object should be, in words: `a mistake, such as evaluate finds`
 * @throws TypeError if it is no array, or one in it is of another kind
 */
export function checkEach<Value extends object>(
  doing: string,
  expected: string,
  values: readonly Value[],
  fields: Fields<Value>,
): void {
  checkKind(doing, `an array, each of it ${expected}`, values, 'array');
  // Not forEach, which passes over the holes of an array.
  for (const value of values) checkFields(doing, `each to be ${expected}`, value, fields);
}

/**
 * Checks the numbers of an array, plain or typed.
 *
 * @param expected what they should be, in words: `counts from 0 up`
 * @param right whether a number is that
 * @throws TypeError if they are no array, or one is no number
 * @throws RangeError if one is not right
 */
export function checkNumbers(
  doing: string,
  expected: string,
  values: ArrayLike<number>,
  right: (value: number) => boolean,
): void {
  if (!Array.isArray(values) && !(ArrayBuffer.isView(values) && 'length' in values)) {
    throw new TypeError(`${doing}: expected an array of ${expected}, found ${describe(values)}`);
  }
  for (let at = 0; at < values.length; at++) {
    const value: unknown = values[at];
    if (typeof value === 'number' && right(value)) continue;
    const message = `${doing}: expected ${expected}, found ${describe(value)} at position ${at}`;
    throw typeof value === 'number' ? new RangeError(message) : new TypeError(message);
  }
}

/** Whether a number is whole, 0 or more. */
export function isWhole(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

/** Whether a number is whole, 1 or more. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}
