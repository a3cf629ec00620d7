import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { codeOf, isRunning, machine, makeFolder, writeSynced } from '@digits/common/files';

/** Milliseconds between two looks at a lock that another process has. */
const BETWEEN_LOOKS = 20;

/** Milliseconds after which a lock counts as abandoned, whoever has it: what it is held for takes a few. */
const ABANDONED_AFTER = 60_000;

/**
 * Does something with a file while no other process does anything with it under this lock, such as reading
 * it, adding to it, and writing it again. Waits for its turn, and makes the folder.
 *
 * The lock is a file beside it, of the name with `.lock` after it, which says who has it. One that a killed
 * process left behind is taken away.
 *
 * @param work at once, so that the lock is held for as long as reading and writing take
 * @returns what the work gives
 * @throws Error if the folder cannot be written, and what the work throws
 */
export async function locked<Result>(file: string, work: () => Result): Promise<Result> {
  const lock = `${file}.lock`;
  let release = tryLock(lock, ABANDONED_AFTER);
  while (release === undefined) {
    await pause(BETWEEN_LOOKS * (0.5 + Math.random()));
    release = tryLock(lock, ABANDONED_AFTER);
  }
  try {
    return work();
  } finally {
    release();
  }
}

/**
 * Takes a lock if no other process has it, and makes its folder. One that a killed process left behind is taken away.
 *
 * @param lock the file that is the lock
 * @param longest milliseconds after which it counts as abandoned, whoever has it. @default never
 * @returns what gives it back; undefined if another has it
 * @throws Error if the folder cannot be written
 */
export function tryLock(lock: string, longest = Infinity): (() => void) | undefined {
  const own = `${machine()} ${process.pid} ${randomBytes(8).toString('hex')}`;
  makeFolder(dirname(lock));
  if (!take(lock, own)) {
    if (!isAbandoned(lock, longest)) return undefined;
    takeAway(lock, longest);
    if (!take(lock, own)) return undefined;
  }
  return () => {
    // Unless another took it for abandoned, because this process stood still for so long.
    if (contentOf(lock) === own) rmSync(lock, { force: true });
  };
}

/** Makes the lock, in one step that succeeds for one process only. */
function take(lock: string, own: string): boolean {
  try {
    // On a full disk no empty lock stays, of which nobody would know who has it.
    writeSynced(lock, own);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function isAbandoned(lock: string, longest: number): boolean {
  const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined) return false;
  const content = contentOf(lock);
  const [on, pid] = content?.split(' ') ?? [];
  // An earlier process, of a container that was started again, had the number that this one has.
  const isPast = Number(pid) === process.pid && made < performance.timeOrigin;
  const hasEnded = on === machine() && Number(pid) > 0 && (isPast || !isRunning(Number(pid)));
  // An empty one has just been made, and says in a moment who has it; or whoever made it was killed before.
  return hasEnded || Date.now() - made > (content === '' ? Math.min(longest, ABANDONED_AFTER) : longest);
}

/**
 * Takes an abandoned lock away. Two processes may find it abandoned, and one of them have taken it away and
 * made its own when the other comes to do so: what is moved aside is looked at again, and given back.
 */
function takeAway(lock: string, longest: number): void {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (isAbandoned(aside, longest)) rmSync(aside, { force: true });
  else renameSync(aside, lock);
}

function contentOf(lock: string): string | undefined {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return undefined;
  }
}
