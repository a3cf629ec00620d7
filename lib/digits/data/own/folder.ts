import { checkOptions, type OptionNames } from '../../check/options';
import { listFolder, pathIn, readBytes } from '../../platform/files';
import { ownDigitsFolder } from '../../platform/folders';
import { type Location, pathOf } from '../../platform/location';
import { type Notice, printNotice } from '../../train/notice';
import { createDigits } from '../create';
import { type Digits, PIXELS } from '../digits';
import { digitFromImage, type ImageDigit } from './from-image';

/** A picture that was read. */
export interface ReadPicture {
  /** Its name, below the folder. */
  readonly file: string;
  readonly label: number;
  /** The digit of it, with the steps on the way there and what makes it doubtful. */
  readonly digit: ImageDigit;
}

/** A file that was left out. */
export interface SkippedFile {
  readonly file: string;
  /** Why, in words. */
  readonly why: string;
}

/** The digits of a folder of pictures, in the order of their files' names. */
export interface FolderDigits extends Digits {
  /** The folder that was read. */
  readonly folder: string;
  /** One for each digit. */
  readonly read: readonly ReadPicture[];
  readonly skipped: readonly SkippedFile[];
}

export interface PictureFolderOptions {
  /** Whether to read the pictures that come with the project, and say so, if the folder has none. @default false */
  readonly fallback?: boolean;
  /** Told what was left out, and if another folder was read. @default prints it */
  readonly onNotice?: Notice;
}

const DOING = 'reading pictures';
const OPTIONS: OptionNames<PictureFolderOptions> = { fallback: 'boolean', onNotice: 'function' };

/** What to do about a folder without pictures. */
const CURE = 'put pictures there whose names begin with the digit, as 7-anna.png or 7_1.jpg, or lie in folders 0 to 9';

/** Most pictures of a folder: far more than anybody writes. */
const MOST_FILES = 10_000;
/** Names of pictures, of other files that lie about by themselves, and of the folder of a digit. */
const [PICTURE, HIDDEN, DIGIT_FOLDER] = [/\.(png|jpe?g)$/i, /^\.|^(thumbs\.db|desktop\.ini)$/i, /^[0-9]$/];
/** The digit that a name begins with, which is not part of a longer number or word. */
const LABEL = /^([0-9])(?![0-9a-z])/i;

/**
 * A data set of a folder of pictures, PNG or JPEG: each is made a digit by `digitFromImage`. The label is that of the
 * folder 0 to 9 in which a picture lies, else the digit that its name begins with, as in `7-anna.png` or `7_1.jpg`.
 * What has no label, or cannot be read, is left out, and the result says why.
 *
 * @param folder a path. @default that of the pictures that come with the project, `docs/own-digits`
 * @returns digits that `evaluate`, `classify` and all others take, and what was read and left out
 * @throws TypeError if the folder is no path, or an option is not known
 * @throws RangeError if there is no such folder, or no picture in it that can be used
 * @example
 * const own = digitsFromFolder();
 * own.count // 12
 * own.read.at(0)?.file // '0-felt-pen.png'
 */
export function digitsFromFolder(
  folder: Location = ownDigitsFolder(),
  options: PictureFolderOptions = {},
): FolderDigits {
  checkOptions(DOING, options, OPTIONS);
  const { fallback = false, onNotice = printNotice } = options;
  const path = pathOf(DOING, folder);
  const found = readFolder(path);
  const trouble = troubleWith(found);
  if (trouble !== undefined) {
    if (!fallback) throw new RangeError(`${DOING}: expected pictures in ${path}, found ${trouble}: ${CURE}`);
    onNotice(
      `Expected pictures in ${String(folder)}, found ${trouble}: the pictures that come with the project are read instead. For your own, ${CURE}.`,
    );
    return digitsFromFolder(ownDigitsFolder(), { onNotice });
  }
  const { read = [], skipped = [] } = found ?? {};
  if (skipped.length > 0) onNotice(`${DOING}: ${skipped.length} left out: ${firstOf(skipped)}`);
  const images = new Uint8Array(read.length * PIXELS);
  read.forEach(({ digit }, index) => images.set(digit.pixels, index * PIXELS));
  const labels = Uint8Array.from(read, ({ label }) => label);
  return { ...createDigits(images, labels, path), folder: path, read, skipped };
}

type Found = Pick<FolderDigits, 'read' | 'skipped'>;

function troubleWith(found: Found | undefined): string | undefined {
  if (found === undefined) return 'no such folder';
  if (found.read.length > 0) return undefined;
  return found.skipped.length === 0 ? 'none' : `none that can be used (${firstOf(found.skipped)})`;
}

/** The first few files that were left out, and how many more. */
function firstOf(skipped: readonly SkippedFile[]): string {
  const shown = skipped.slice(0, 3).map(({ file, why }) => `${file}, ${why}`);
  return [...shown, ...(skipped.length > 3 ? [`and ${skipped.length - 3} more`] : [])].join('; ');
}

/** Undefined if there is no such folder. */
function readFolder(path: string): Found | undefined {
  const entries = listFolder(DOING, path);
  if (entries === undefined) return undefined;
  const files = entries.flatMap(({ name, isFolder }) => {
    if (!isFolder) return [{ file: name, name, label: LABEL.exec(name)?.[1] }];
    if (!DIGIT_FOLDER.test(name)) return [];
    const inside = (listFolder(DOING, pathIn(path, name)) ?? []).filter((entry) => !entry.isFolder);
    return inside.map((entry) => ({ file: `${name}/${entry.name}`, name: entry.name, label: name }));
  });
  if (files.length > MOST_FILES) {
    throw new RangeError(`${DOING}: expected at most ${MOST_FILES} files in ${path}, found ${files.length}`);
  }
  const read: ReadPicture[] = [];
  const skipped: SkippedFile[] = [];
  for (const { file, name, label } of files) {
    if (HIDDEN.test(name)) continue;
    const skip = (why: string): unknown => skipped.push({ file, why });
    if (!PICTURE.test(name)) skip('which is no PNG or JPEG by its name');
    else if (label === undefined) skip('whose name does not begin with its digit');
    else {
      try {
        read.push({ file, label: Number(label), digit: digitFromImage(readBytes(pathIn(path, file))) });
      } catch (error) {
        skip(`which could not be used (${error instanceof Error ? error.message : String(error)})`);
      }
    }
  }
  return { read, skipped };
}
