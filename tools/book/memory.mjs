// How much memory the pages of a browser hold, as the system counts it. Linux only: elsewhere there is nothing to read.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * Bytes of a process that are its own, and its share of what it has in common with others; 0 if it has ended.
 *
 * @param {number} pid
 */
function bytesOf(pid) {
  try {
    const [, kilobytes = '0'] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}

/**
 * The processes that a process has started, and theirs.
 *
 * @param {number} pid
 * @returns {number[]}
 */
export function descendants(pid) {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => /** @type {const} */ ([Number(name), parentOf(name)]));
  const below = (/** @type {number} */ of) => parents.filter(([, parent]) => parent === of).map(([child]) => child);
  /** @type {number[]} */
  const found = [];
  for (let next = below(pid); next.length > 0; next = next.flatMap(below)) found.push(...next);
  return found;
}

/**
 * @param {string} pid
 * @returns {number | undefined}
 */
function parentOf(pid) {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

/**
 * The memory of the largest page among the processes of a browser: each has all of a page and of its workers.
 *
 * @param {number} pid of the browser
 * @returns {number | undefined} bytes; undefined where it cannot be told
 */
export function largestPage(pid) {
  if (!existsSync('/proc/self/smaps_rollup')) return undefined;
  const pages = descendants(pid).filter((each) => /--type=renderer|-contentproc/.test(commandOf(each)));
  const sizes = pages.map(bytesOf).filter((bytes) => bytes > 0);
  return sizes.length === 0 ? undefined : Math.max(...sizes);
}

/** @param {number} pid */
function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trimEnd();
  } catch {
    return '';
  }
}
