import { reasonOf } from '@digits/common/text';

/**
 * The error of something that failed within something else: it says what was being done there, and is of the same
 * class, by which a caller tells a wrong value from a wrong kind and both from the rest.
 */
export function failureOf(doing: string, cause: unknown): Error {
  const message = `${doing}: ${reasonOf(cause)}`;
  if (cause instanceof RangeError) return new RangeError(message, { cause });
  if (cause instanceof TypeError) return new TypeError(message, { cause });
  return new Error(message, { cause });
}
