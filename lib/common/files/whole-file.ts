import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

import { makeFolder } from './make-folder';

/** What follows a file's name in that of its draft: the machine and the process that write it, and a number. */
const DRAFT = /\.([0-9a-f]{8})-(\d+)-[0-9a-f]{8}\.tmp$/;

/** Milliseconds after which a draft counts as abandoned, whoever writes it: all that is known of other machines. */
const ABANDONED_AFTER = 3_600_000;

/**
 * Writes a file as a whole or not at all, and makes its folder: a reader never sees half of it, and whatever
 * happens meanwhile, the old file or the new one is there. A symbolic link stays one.
 *
 * The content is written to a draft beside the file, which then takes its name. What a process that was
 * killed left of its draft goes with the next write.
 *
 * @throws the file system's Error if it cannot be written; the old file is then as it was
 */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const target = linkedFile(file);
  makeFolder(dirname(target));
  for (const draft of draftsOf(target)) if (isAbandoned(draft)) rmSync(draft, { force: true });
  const draft = newDraft(target);
  try {
    writeSynced(draft, content);
    putInPlace(draft, target);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A name for a draft of a file, beside it, that no other write has. */
export function newDraft(file: string): string {
  return `${file}.${machine()}-${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
}

/** The drafts of a file that lie beside it, of this process and of others. */
export function draftsOf(file: string): string[] {
  const [folder, name] = [dirname(file), basename(file)];
  const found = readdirSync(folder).filter((entry) => entry.startsWith(name) && entry.search(DRAFT) === name.length);
  return found.map((entry) => join(folder, entry));
}

/** Whether the process that wrote a draft is gone, so that nobody will put it in place. */
export function isAbandoned(draft: string): boolean {
  const [, writtenOn, writer] = DRAFT.exec(draft) ?? [];
  const modified = statSync(draft, { throwIfNoEntry: false })?.mtimeMs;
  if (modified === undefined) return false;
  // An earlier process, of a container that was started again, had the number that this one has.
  if (Number(writer) === process.pid && modified < performance.timeOrigin) return true;
  return (writtenOn === machine() && !isRunning(Number(writer))) || Date.now() - modified > ABANDONED_AFTER;
}

/**
 * Writes a new file and waits until the disk has it, so that a loss of power cannot leave a later step
 * without it. Where that fails there is no file.
 *
 * @throws the file system's Error, also if there is a file of that name, which stays as it is
 */
export function writeSynced(file: string, content: string | Uint8Array): void {
  const opened = openSync(file, 'wx');
  try {
    writeFileSync(opened, content);
    fsyncSync(opened);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(opened);
  }
}

/** Gives a draft the name of its file, in whose place it steps at once, and waits until the disk knows. */
export function putInPlace(draft: string, file: string): void {
  renameSync(draft, file);
  try {
    const folder = openSync(dirname(file), 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // Not every system lets a folder be opened or synchronized; the file is in its place all the same.
  }
}

/** Whether a process of this machine is running. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another user cannot be signalled, but it is there.
    return codeOf(error) === 'EPERM';
  }
}

/** The code of an error of Node.js, such as `ENOENT`; undefined for others. */
export function codeOf(error: unknown): string | undefined {
  const { code } = typeof error === 'object' && error !== null ? (error as { readonly code?: unknown }) : {};
  return typeof code === 'string' ? code : undefined;
}

/** This machine among those that may share a folder: 8 hexadecimal digits. */
export function machine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

/** Links that lead to one another, at most: some lead in a circle. */
const MOST_LINKS = 40;

/** The file itself, where its name is that of a symbolic link, also of one that is not there yet. */
function linkedFile(file: string, links = MOST_LINKS): string {
  try {
    return realpathSync(file);
  } catch {
    const next = nextOf(file);
    return next === undefined || links === 0 ? file : linkedFile(next, links - 1);
  }
}

/** Where a symbolic link leads; undefined if it is none. */
function nextOf(link: string): string | undefined {
  try {
    return resolve(realpathSync(dirname(link)), readlinkSync(link));
  } catch {
    return undefined;
  }
}
