/* Any data set in the form of MNIST's files, from a folder. */
import { reasonOf } from '@digits/common/text';

import { checkOptions } from '../../check/options';
import { fileExists, fileNamesIn, lastName, pathIn, readBytes, readText, statusOf } from '../../platform/files';
import { hash } from '../../platform/hash';
import { type Location, pathOf } from '../../platform/location';
import { unpacked } from '../../platform/unpacked';
import { digitsFromIdx } from '../create';
import { type DataFile, type Digits, type DigitsDataset, IMAGE_SIZE, LARGEST_IMAGE } from '../digits';
import { type Idx, parseIdx } from '../idx';
import { MNIST_FILES } from '../mnist';
import { type AboutFolder, checkAbout, knownSet, parseAbout, parseMapping } from './about';
import { type CountedLabels, countLabels } from './labels';
import { fileNames, type FileNames } from './names';

/** A folder with a data set. */
export interface FolderOptions extends AboutFolder {
  /** Where the four files lie: a path or a `file:` URL. */
  readonly folder: Location;
}

/** The least side of an image: what is smaller the small CNN cannot take. */
const SMALLEST_IMAGE = 8;

/** What EMNIST's files begin with; their rows and columns have changed places. */
const EMNIST = /^emnist-/i;

const ABOUT = 'dataset.json';

interface ReadFile extends DataFile {
  readonly idx: Idx;
}

/**
 * A data set from a folder with four IDX files, raw or packed by gzip.
 *
 * @throws Error if the folder or a file cannot be read, a file is missing, or there are files of several sets
 * @throws SyntaxError if a file is no IDX file, or what stands beside it no JSON or mapping
 * @throws RangeError if counts do not fit, images are not square or not of 8 to 64 pixels a side, or labels have no class
 * @throws TypeError if an option is not known or of another kind
 */
export function loadFolder(options: FolderOptions): DigitsDataset {
  checkOptions('loading a folder', options, {
    folder: true,
    name: 'string',
    classNames: 'array',
    transposed: 'boolean',
  });
  const { folder, ...given } = options;
  const path = pathOf('loading a folder', folder);
  const doing = `loading ${path}`;
  checkAbout(doing, given);
  const { prefix, names } = fileNames(doing, listed(doing, path));
  const read = (role: keyof FileNames['names'], dimensions: number): ReadFile =>
    readIdx(doing, path, names[role], dimensions);
  const [trainImages, testImages] = [read('train images', 3), read('test images', 3)];
  const [trainLabels, testLabels] = [read('train labels', 1), read('test labels', 1)];
  const files = [trainImages, trainLabels, testImages, testLabels];
  requireSizes(doing, trainImages, testImages);
  const known = knownSet(trainImages.sha256);
  const said = { ...known, ...besideFiles(doing, path), ...given };
  const { name = lastName(path), transposed = EMNIST.test(prefix) } = said;
  const { classNames, ...labels } = labelsOf(
    doing,
    pathIn(path, `${prefix}mapping.txt`),
    { trainLabels, testLabels },
    said.classNames,
  );
  const isMnist = files.every(({ sha256 }) => MNIST_HASHES.has(sha256));
  const about = isMnist ? {} : { classes: classNames.length, classNames };
  const part = (images: ReadFile, values: Uint8Array): Digits => {
    const pixels = transposed ? { ...images.idx, values: transposedPixels(images.idx) } : images.idx;
    return digitsFromIdx(pixels, { shape: [values.length], values }, `${doing}: ${images.name}`, about);
  };
  return {
    name: isMnist ? 'mnist' : `${slug(name)}-${hash('sha256', files.map(({ sha256 }) => sha256).join()).slice(0, 8)}`,
    title: isMnist ? 'MNIST' : name,
    source: `${isMnist ? 'MNIST' : name}, from ${path}`,
    train: part(trainImages, labels.train),
    test: part(testImages, labels.test),
    files: files.map(({ name: file, sha256 }) => ({ name: file, sha256 })),
  };
}

const MNIST_HASHES: ReadonlySet<string> = new Set(Object.values(MNIST_FILES).map(({ sha256 }) => sha256));

/** The files of a folder; some archives of MNIST hold folders of the files' names, too. */
function listed(doing: string, path: string): string[] {
  let names: string[];
  try {
    names = fileNamesIn(path);
  } catch (cause) {
    throw new Error(`${doing}: expected a folder with four IDX files, which cannot be read: ${reasonOf(cause)}`, {
      cause,
    });
  }
  return names.filter((name) => statusOf(doing, pathIn(path, name))?.isDirectory() !== true);
}

/** By what a file holds, not by its name: browsers unpack what they download, and keep the name. */
const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

function readIdx(doing: string, folder: string, name: string, dimensions: number): ReadFile {
  let bytes: Uint8Array;
  try {
    const found = readBytes(pathIn(folder, name));
    bytes = isGzip(found) ? unpacked(found) : found;
  } catch (cause) {
    throw new Error(`${doing}: expected the file ${name}, which cannot be read: ${reasonOf(cause)}`, { cause });
  }
  return { name, sha256: hash('sha256', bytes), idx: parseIdx(bytes, pathIn(folder, name), dimensions) };
}

/** @throws RangeError unless all images are square, of one size, and neither too small nor too large */
function requireSizes(doing: string, train: ReadFile, test: ReadFile): void {
  for (const { name, idx } of [train, test]) {
    const [, rows = 0, columns = 0] = idx.shape;
    if (rows !== columns || rows < SMALLEST_IMAGE || rows > LARGEST_IMAGE) {
      throw new RangeError(
        `${doing}: expected square images of ${SMALLEST_IMAGE} to ${LARGEST_IMAGE} pixels a side in ${name}, ` +
          `found ${rows} x ${columns}`,
      );
    }
  }
  const [size, other] = [train.idx.shape[1], test.idx.shape[1]];
  if (size === other) return;
  throw new RangeError(
    `${doing}: expected images of ${size} x ${size} pixels in ${test.name}, as in ${train.name}, ` +
      `found ${other} x ${other}`,
  );
}

/** What a file `dataset.json` in the folder says; nothing if there is none. */
function besideFiles(doing: string, folder: string): AboutFolder {
  const file = pathIn(folder, ABOUT);
  return fileExists(file) ? parseAbout(`${doing}: ${ABOUT}`, readText(doing, file)) : {};
}

function labelsOf(
  doing: string,
  mapping: string,
  { trainLabels, testLabels }: { readonly trainLabels: ReadFile; readonly testLabels: ReadFile },
  names: readonly string[] | undefined,
): CountedLabels {
  const isMapped = names === undefined && fileExists(mapping);
  const mapped = isMapped ? parseMapping(`reading ${mapping}`, readText(doing, mapping)) : { names, first: undefined };
  const asFile = ({ name, idx }: ReadFile): { name: string; labels: Uint8Array } => ({ name, labels: idx.values });
  return countLabels(doing, asFile(trainLabels), asFile(testLabels), mapped);
}

/** Images with rows and columns in each other's places. */
function transposedPixels({ shape, values }: Idx): Uint8Array {
  const size = shape[1] ?? IMAGE_SIZE;
  const turned = new Uint8Array(values.length);
  for (let start = 0; start < values.length; start += size * size) {
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        turned[start + row * size + column] = values[start + column * size + row] ?? 0;
      }
    }
  }
  return turned;
}

/** A name as part of a file's: small letters, digits and hyphens. */
function slug(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return plain === '' ? 'data' : plain;
}
