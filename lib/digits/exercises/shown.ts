/** Elements of a list that are written out. */
const MOST = 6;

/** A value as a reader would write it, short enough for a sentence; also of what cannot be looked at. */
export function shown(value: unknown): string {
  try {
    return text(value);
  } catch {
    return 'something that cannot be looked at';
  }
}

function text(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 60 ? `${value.slice(0, 60)}...` : value}'`;
  if (typeof value === 'number') return String(Number.isInteger(value) ? value : Number(value.toPrecision(6)));
  if (isList(value)) {
    const first = Array.from(value).slice(0, MOST).map(shown);
    return `[${[...first, ...(value.length > MOST ? ['...'] : [])].join(', ')}]`;
  }
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'symbol' || typeof value === 'bigint') return `a ${typeof value}`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).slice(0, MOST);
  return fields.length === 0 ? '{}' : `{ ${fields.map(([name, each]) => `${name}: ${shown(each)}`).join(', ')} }`;
}

/** Whether a value is an array, plain or typed. */
export function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}
