/* Which files of a folder hold a data set: the four of MNIST's form, under the names that are in use. */

/** Parts and kinds of a data set's files. */
export type Part = 'train' | 'test';
export type Kind = 'images' | 'labels';

/** The names of the four files, and what stands before all of them, such as `emnist-letters-`. */
export interface FileNames {
  readonly prefix: string;
  readonly names: Readonly<Record<`${Part} ${Kind}`, string>>;
}

interface Match {
  readonly name: string;
  readonly prefix: string;
  readonly role: `${Part} ${Kind}`;
}

/**
 * MNIST's own names have a hyphen before `idx`; some unpackers make a dot of it. EMNIST says `test` for `t10k`. Hidden
 * files are none: macOS puts one, `._` before the same name, beside each that it packs.
 */
const PATTERN = /^(?!\.)(.*?)(train|t10k|test)-(images|labels)[-.]idx[13]-ubyte(?:\.gz)?$/;

const ROLES = ['train images', 'train labels', 'test images', 'test labels'] as const;

/** How MNIST calls the file of each role. */
const USUAL: Readonly<Record<(typeof ROLES)[number], string>> = {
  'train images': 'train-images-idx3-ubyte',
  'train labels': 'train-labels-idx1-ubyte',
  'test images': 't10k-images-idx3-ubyte',
  'test labels': 't10k-labels-idx1-ubyte',
};

/**
 * The four files among those of a folder. Where one lies there raw and packed, or under two names, the raw one under
 * the first name is taken.
 *
 * @param doing what is being done, for the error, with the folder
 * @param found the names of all its files
 * @throws Error if one is missing, or there are several data sets
 */
export function fileNames(doing: string, found: readonly string[]): FileNames {
  const matches = found.flatMap((name) => matchOf(name) ?? []);
  const prefixes = [...new Set(matches.map(({ prefix }) => prefix))].sort();
  const [prefix = '', ...others] = prefixes;
  if (others.length > 0) {
    const all = prefixes.map((each) => (each === '' ? 'no prefix' : `"${each}"`)).join(', ');
    throw new Error(`${doing}: expected the files of one data set, found those of ${prefixes.length}, with ${all}`);
  }
  const of = (role: (typeof ROLES)[number]): string | undefined =>
    matches
      .filter((match) => match.role === role)
      .map(({ name }) => name)
      .sort((a, b) => Number(isPacked(a)) - Number(isPacked(b)) || (a < b ? -1 : 1))[0];
  const missing = ROLES.filter((role) => of(role) === undefined);
  if (missing.length > 0) {
    const wanted = missing.map((role) => `${prefix}${USUAL[role]}`).join(', ');
    const there = found.length === 0 ? 'an empty folder' : matches.length === 0 ? 'none of its kind' : 'none';
    throw new Error(`${doing}: expected the files ${wanted} (or with .gz after it), found ${there}`);
  }
  const [trainImages, trainLabels, testImages, testLabels] = ROLES.map((role) => of(role) ?? '');
  return {
    prefix,
    names: {
      'train images': trainImages ?? '',
      'train labels': trainLabels ?? '',
      'test images': testImages ?? '',
      'test labels': testLabels ?? '',
    },
  };
}

function matchOf(name: string): Match | undefined {
  const match = PATTERN.exec(name);
  if (match === null) return undefined;
  const [, prefix = '', part, kind] = match;
  return { name, prefix, role: `${part === 'train' ? 'train' : 'test'} ${kind === 'images' ? 'images' : 'labels'}` };
}

/** Whether a file is packed by gzip, by its name. */
export function isPacked(name: string): boolean {
  return name.endsWith('.gz');
}
