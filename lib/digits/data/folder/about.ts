/* What a data set says of itself, beside its pixels and labels. */
import { checkOptions } from '../../check/options';
import { checkKind } from '../../check/values';

/** What the file `dataset.json` of a folder may say, and the options of `loadDigits`, which go before it. */
export interface AboutFolder {
  /** What the set is called, such as `Fashion-MNIST`. @default the folder's name */
  readonly name?: string;
  /** What its classes are called, in the order of their labels. @default the labels */
  readonly classNames?: readonly string[];
  /** Whether rows and columns have changed places, as in EMNIST's files. @default whether the files are EMNIST's */
  readonly transposed?: boolean;
}

/**
 * Checks what is said of a data set.
 *
 * @throws TypeError if something else is said, or of another kind
 */
export function checkAbout(doing: string, about: AboutFolder): void {
  checkOptions(doing, about, { name: 'string', classNames: 'array', transposed: 'boolean' });
  for (const each of about.classNames ?? []) checkKind(doing, 'names of classes as text', each, 'string');
}

/**
 * Reads a `dataset.json`.
 *
 * @param doing what is being done, for the error, with the file's name
 * @throws SyntaxError if it is not JSON, TypeError if it says something else
 */
export function parseAbout(doing: string, text: string): AboutFolder {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch (cause) {
    throw new SyntaxError(`${doing}: expected JSON, found other text`, { cause });
  }
  checkKind(doing, 'an object, such as { "name": "Letters" }', found, 'object');
  const about = found as AboutFolder;
  checkAbout(doing, about);
  return about;
}

/**
 * The class names in EMNIST's mapping file, whose lines hold a label and the codes of the signs that it stands for,
 * such as `1 65 97` for A and a.
 *
 * @returns the names in the order of their labels, and the first label
 * @throws SyntaxError if there is no line, one is another, or a label in between has none
 */
export function parseMapping(doing: string, text: string): { readonly first: number; readonly names: string[] } {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) throw new SyntaxError(`${doing}: expected a line for each label, found an empty file`);
  const rows = lines.map((line, at) => {
    const [label, ...codes] = line.trim().split(/\s+/).map(Number);
    if (label === undefined || codes.length === 0 || ![label, ...codes].every((each) => isByte(each))) {
      throw new SyntaxError(`${doing}: expected a label and codes of signs in line ${at + 1}, found "${line.trim()}"`);
    }
    return { label, name: codes.map((code) => String.fromCharCode(code)).join('') };
  });
  rows.sort((a, b) => a.label - b.label);
  const first = rows[0]?.label ?? 0;
  const gap = rows.findIndex(({ label }, place) => label !== first + place);
  if (gap >= 0) throw new SyntaxError(`${doing}: expected a line for each label, found none for ${first + gap}`);
  return { first, names: rows.map(({ name }) => name) };
}

const isByte = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 255;

/** Sets that are known by the hash of their training images, and do not say themselves what their classes are. */
const KNOWN: Readonly<Record<string, Required<Pick<AboutFolder, 'name' | 'classNames'>>>> = {
  c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888: {
    name: 'Fashion-MNIST',
    classNames: [
      'T-shirt/top',
      'Trouser',
      'Pullover',
      'Dress',
      'Coat',
      'Sandal',
      'Shirt',
      'Sneaker',
      'Bag',
      'Ankle boot',
    ],
  },
};

/** What is known of a set by the SHA-256 of its training images. */
export function knownSet(sha256: string): AboutFolder {
  return KNOWN[sha256] ?? {};
}
