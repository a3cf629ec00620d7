import { reasonOf } from '@digits/common/text';
import type { Dataset, Group } from 'jsfive';

/** An array of numbers in a file. */
export interface Hdf5Array {
  /** Names of the groups around it, and its own, with slashes between. */
  readonly path: string;
  readonly shape: readonly number[];
  /** Such as `<f4` for float32. */
  readonly type: string;
  readonly values: () => readonly number[];
}

/** What is read of a file in the format HDF5. */
export interface Hdf5 {
  /** What a group says of itself under a name; undefined if nothing, or there is no such group. */
  readonly attribute: (group: string, name: string) => unknown;
  /** All arrays in a group and in the groups within; none if there is no such group. */
  readonly arrays: (group: string) => Hdf5Array[];
}

/** Groups within groups, at most: a broken file may have a group within itself. */
const DEEPEST = 32;

/**
 * Opens a file in the format HDF5, in which Keras keeps weights.
 *
 * @throws RangeError if it cannot be read
 */
export function openHdf5(bytes: Uint8Array): Hdf5 {
  // Here and not above: few ever read such a file.
  const jsfive = require('jsfive') as typeof import('jsfive');
  const isGroup = (value: Group | Dataset | undefined): value is Group =>
    value !== undefined && !(value instanceof jsfive.Dataset);
  const arraysIn = (found: Group | Dataset | undefined, path: string, deepest: number): Hdf5Array[] => {
    if (found === undefined) return [];
    if (isGroup(found)) {
      if (deepest === 0) throw new RangeError(`no more than ${DEEPEST} groups within one another`);
      return found.keys.flatMap((name) =>
        arraysIn(found.get(name), path === '' ? name : `${path}/${name}`, deepest - 1),
      );
    }
    const { shape, dtype } = found;
    return [{ path, shape, type: String(dtype), values: () => reading(() => numbers(found.value)) }];
  };
  const root = reading(() => new jsfive.File(new Uint8Array(bytes).buffer, 'weights'));
  const at = (path: string): Group | Dataset | undefined => {
    let here: Group | Dataset | undefined = root;
    for (const name of path.split('/').filter((part) => part !== '')) {
      if (!isGroup(here) || !here.keys.includes(name)) return undefined;
      here = here.get(name);
    }
    return here;
  };
  return {
    attribute: (group, name) => reading(() => at(group)?.attrs[name]),
    arrays: (group) => reading(() => arraysIn(at(group), group, DEEPEST)),
  };
}

function numbers(value: unknown): readonly number[] {
  if (Array.isArray(value) && value.every((each) => typeof each === 'number')) return value;
  if (typeof value === 'number') return [value];
  throw new TypeError('it has no numbers');
}

function reading<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    throw new RangeError(`expected a whole file of HDF5, found one that cannot be read: ${reasonOf(cause)}`, { cause });
  }
}
