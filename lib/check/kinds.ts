/** What a value can be: as typeof tells it, an array, or an instance of a class. */
export type Kind =
  | 'number' | 'string' | 'boolean' | 'function' | 'object' | 'array'
  | (abstract new (...given: never[]) => object);

/** Whether a value is of a kind; null is of none. */
export function isKind(value: unknown, kind: Kind): boolean {
  if (typeof kind === 'function') return value instanceof kind;
  if (kind === 'array') return Array.isArray(value);
  return typeof value === kind && value !== null;
}

/** A kind in an error: `a number`, `an array`. */
export function kindWords(kind: Kind): string {
  if (typeof kind === 'function') return `a ${kind.name}`;
  return `${kind === 'array' || kind === 'object' ? 'an' : 'a'} ${kind}`;
}
