import { existsSync, readdirSync, readFileSync, renameSync, type Stats, statSync } from 'node:fs';
import { basename, join } from 'node:path';

import { codeOf } from '@digits/common/files';

export { writeWhole } from '@digits/common/files';

/** The path of a file or folder in a folder. */
export function pathIn(folder: string, name: string): string {
  return join(folder, name);
}

/** The name of a file or folder: the last part of its path. */
export function lastName(path: string): string {
  return basename(path);
}

/**
 * The names of all files and folders in a folder, in order.
 *
 * @throws the file system's Error if it is none, or cannot be read
 */
export function fileNamesIn(folder: string): string[] {
  return readdirSync(folder).sort();
}

/** Whether there is a file or folder of that path. */
export function fileExists(path: string): boolean {
  return existsSync(path);
}

/**
 * All bytes of a file.
 *
 * @throws the file system's Error if it cannot be read
 */
export function readBytes(file: string): Uint8Array {
  const { buffer, byteOffset, length } = readFileSync(file);
  return new Uint8Array(buffer, byteOffset, length);
}

/**
 * The same for a file that somebody has named.
 *
 * @param doing what is being done, for the error
 * @throws Error if it cannot be read; it names the file
 */
export function readNamedFile(doing: string, file: string): Uint8Array {
  return naming(doing, file, readBytes);
}

/** What the file system says of a place below a file, at the end of links that lead in a circle, or of too long a name. */
const NOTHING_THERE = ['ENOTDIR', 'ELOOP', 'ENAMETOOLONG'];

/**
 * What is at a place that somebody has named; undefined if nothing is there.
 *
 * @param doing what is being done, for the error
 * @throws Error if that cannot be told; it names the place
 */
export function statusOf(doing: string, path: string): Stats | undefined {
  return naming(doing, path, () => {
    try {
      return statSync(path, { throwIfNoEntry: false });
    } catch (error) {
      if (NOTHING_THERE.includes(codeOf(error) ?? '')) return undefined;
      throw error;
    }
  });
}

/**
 * What a folder holds, by name, in the order of their characters; undefined if there is no such folder.
 *
 * @param doing what is being done, for the error
 * @throws Error if it cannot be read; it names the folder
 */
export function listFolder(
  doing: string,
  path: string,
): { readonly name: string; readonly isFolder: boolean }[] | undefined {
  if (statusOf(doing, path)?.isDirectory() !== true) return undefined;
  // The same order everywhere, whatever the file system's.
  const names = naming(doing, path, fileNamesIn);
  return names.map((name) => ({ name, isFolder: statusOf(doing, join(path, name))?.isDirectory() === true }));
}

/**
 * Gives a file that cannot be used another name, so that it is not lost when a new one is written.
 *
 * @returns its new path: that of the file with `.broken` after it, and a number where there is one already
 * @throws the file system's Error if it cannot be renamed
 */
export function setAside(file: string): string {
  let aside = `${file}.broken`;
  for (let number = 2; existsSync(aside); number++) aside = `${file}.broken-${number}`;
  renameSync(file, aside);
  return aside;
}

/**
 * The text of a file, in UTF-8, without the mark of the byte order that some editors put in front.
 *
 * @param doing what is being done, for the error
 * @throws Error if it cannot be read; it names the file
 */
export function readText(doing: string, file: string): string {
  return naming(doing, file, () => readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
}

function naming<Content>(doing: string, file: string, read: (file: string) => Content): Content {
  try {
    return read(file);
  } catch (cause) {
    // Of a folder, the file system's own words do not even say which.
    throw new Error(`${doing}: cannot read ${file}: ${codeOf(cause) ?? String(cause)}`, { cause });
  }
}
