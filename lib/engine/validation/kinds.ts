/** What a value can be: as typeof tells it, an array, or an instance of a class. */
export type Kind =
  'number' | 'string' | 'boolean' | 'function' | 'object' | 'array' | (abstract new (...given: never[]) => object);

/**
 * Whether a value is of a kind; null is of none.
 *
 * Typed arrays are known by their tag, which is the same in every realm: those of a native addon, of another
 * window or of `vm` have another constructor, and are no instances of this realm's.
 */
export function isKind(value: unknown, kind: Kind): boolean {
  if (typeof kind === 'function')
    return value instanceof kind || (ArrayBuffer.isView(value) && tagOf(value) === kind.name);
  if (kind === 'array') return Array.isArray(value);
  return typeof value === kind && value !== null;
}

/** Whether a value is a Uint8Array, of whatever realm. */
export function isBytes(value: unknown): value is Uint8Array {
  return isKind(value, Uint8Array);
}

/** Whether a value is a Float32Array, of whatever realm. */
export function isFloats(value: unknown): value is Float32Array {
  return isKind(value, Float32Array);
}

/** A kind in an error: `a number`, `an array`. */
export function kindWords(kind: Kind): string {
  const words = typeof kind === 'function' ? kind.name : kind;
  return `${article(words)} ${words}`;
}

/** The indefinite article of a word as it is spoken: `a Uint8Array`, `an AbortSignal`. */
export function article(word: string): 'a' | 'an' {
  return /^([aeio]|un)/i.test(word) ? 'an' : 'a';
}

function tagOf(view: ArrayBufferView): unknown {
  return Reflect.get(view, Symbol.toStringTag);
}
