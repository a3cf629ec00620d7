/*
 * Files in the memory of the page, in place of `node:fs`: as much of it as the library uses. A place below `/output`
 * is told to whoever keeps files for the reader's next visit.
 */

/** Bytes that can be turned into text as Node's Buffer can. */
class FileBytes extends Uint8Array<ArrayBuffer> {
  override toString(encoding?: string): string {
    return encoding === undefined ? super.toString() : new TextDecoder().decode(this);
  }
}

/** An error of the file system, with the code that programs look at. */
class FileError extends Error {
  readonly code: string;

  constructor(code: string, words: string, path: string) {
    super(`${code}: ${words}, '${path}'`);
    this.code = code;
  }
}

const files = new Map<string, FileBytes>();
const folders = new Set<string>(['/']);
const opened = new Map<number, string>();
let nextHandle = 3;
let onChange: (path: string, bytes: Uint8Array | undefined) => void = () => undefined;

/** Is told of every file that is written, with its bytes, or removed, without. */
export function watchFiles(told: (path: string, bytes: Uint8Array | undefined) => void): void {
  onChange = told;
}

/** Puts a file in its place, with the folders above it, and tells nobody. The bytes are not copied. */
export function placeFile(path: string, bytes: Uint8Array<ArrayBuffer>): void {
  mkdirSync(parentOf(path));
  files.set(path, new FileBytes(bytes.buffer, bytes.byteOffset, bytes.length));
}

/** The numbers of Node's that the library names. */
export const constants = { W_OK: 2, O_RDONLY: 0, O_NONBLOCK: 2048 } as const;

export function existsSync(path: string): boolean {
  return files.has(path) || folders.has(path);
}

export function accessSync(path: string): void {
  if (!existsSync(path)) throw missing('access', path);
}

export function realpathSync(path: string): string {
  accessSync(path);
  return path;
}

/** There are no links. */
export function readlinkSync(path: string): never {
  throw new FileError('EINVAL', 'no link', path);
}

interface Status {
  readonly size: number;
  readonly mtimeMs: number;
  readonly isFile: () => boolean;
  readonly isDirectory: () => boolean;
}

export function statSync(path: string, options?: { readonly throwIfNoEntry?: boolean }): Status | undefined {
  if (!existsSync(path)) {
    if (options?.throwIfNoEntry === false) return undefined;
    throw missing('stat', path);
  }
  const file = files.get(path);
  return {
    size: file?.length ?? 0,
    mtimeMs: Date.now(),
    isFile: () => file !== undefined,
    isDirectory: () => file === undefined,
  };
}

export function fstatSync(handle: number): Status | undefined {
  return statSync(pathOf(handle));
}

export function readFileSync(file: string | number): FileBytes;
export function readFileSync(file: string | number, encoding: string): string;
export function readFileSync(file: string | number, encoding?: string): FileBytes | string {
  const path = pathOf(file);
  const bytes = files.get(path);
  if (bytes === undefined) throw folders.has(path) ? new FileError('EISDIR', 'a folder', path) : missing('open', path);
  return encoding === undefined ? bytes : bytes.toString(encoding);
}

export function writeFileSync(file: string | number, content: string | Uint8Array, options?: { flag?: string }): void {
  const path = pathOf(file);
  if (options?.flag === 'wx' && existsSync(path)) throw new FileError('EEXIST', 'file already exists', path);
  if (!folders.has(parentOf(path))) throw missing('open', path);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content.slice();
  files.set(path, new FileBytes(bytes.buffer));
  onChange(path, bytes);
}

export function mkdirSync(path: string): void {
  for (let folder = path; !folders.has(folder); folder = parentOf(folder)) folders.add(folder);
}

export function readdirSync(path: string): string[] {
  if (!folders.has(path)) throw missing('scandir', path);
  const start = path === '/' ? path : `${path}/`;
  const within = [...files.keys(), ...folders].filter((each) => each.startsWith(start) && each !== path);
  return [...new Set(within.map((each) => each.slice(start.length).split('/')[0] ?? ''))].sort();
}

export function renameSync(from: string, to: string): void {
  const bytes = readFileSync(from);
  files.delete(from);
  files.set(to, bytes);
  onChange(from, undefined);
  onChange(to, bytes);
}

export function rmSync(path: string, { force = false, recursive = false } = {}): void {
  if (!existsSync(path) && !force) throw missing('rm', path);
  if (recursive) for (const each of files.keys()) if (each.startsWith(`${path}/`)) rmSync(each);
  if (files.delete(path)) onChange(path, undefined);
  folders.delete(path);
}

export function openSync(path: string, flags?: string | number): number {
  if (flags === 'wx') writeFileSync(path, '', { flag: 'wx' });
  else accessSync(path);
  opened.set(nextHandle, path);
  return nextHandle++;
}

export function closeSync(handle: number): void {
  opened.delete(handle);
}

/** There is no disk to wait for. */
export function fsyncSync(handle: number): void {
  pathOf(handle);
}

function missing(call: string, path: string): FileError {
  return new FileError('ENOENT', `no such file or directory, ${call}`, path);
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

function pathOf(file: string | number): string {
  if (typeof file === 'string') return file;
  const path = opened.get(file);
  if (path === undefined) throw new FileError('EBADF', 'bad file descriptor', String(file));
  return path;
}
