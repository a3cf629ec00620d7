import { isKind, type Kind } from './values';

/** Whether a value is an object whose fields are of these kinds: of what was read from a file, which may be anything. */
export function hasFields<Name extends string>(
  value: unknown,
  fields: Readonly<Record<Name, Kind>>,
): value is Readonly<Record<Name, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries<Kind>(fields).every(([name, kind]) => isKind(Reflect.get(value, name), kind));
}
