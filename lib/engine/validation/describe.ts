import { article } from './kinds';

/** A value in an error, by its kind where it has no short text of its own; of a promise also what to do with it. */
export function describe(value: unknown): string {
  if (isPromise(value)) return 'a Promise: await it first';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return `a function${value.name === '' ? '' : ` ${value.name}`}`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object' && value !== null) return describeObject(value);
  return String(value);
}

function describeObject(value: object): string {
  const { constructor: maker }: { constructor?: unknown } = value;
  const name = typeof maker === 'function' ? maker.name : '';
  return name === '' ? 'an object' : `${article(name)} ${name}`;
}

/** Whether a value is a promise, of whatever realm. */
export function isPromise(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Promise]';
}
