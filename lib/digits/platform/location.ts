import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe } from '../check/values';

/** A file or folder of this machine: a path, or a `file:` URL, as text or as an object. */
export type Location = string | URL;

/** What other programs put before the name of a place that is no path. */
const SCHEME = /^([a-z][a-z0-9+.-]+):/i;

/**
 * The path that a location names, without a slash at its end.
 *
 * `file:` URLs are understood as Node.js does, and `file://folder` also as TensorFlow.js means it: a path
 * from the current folder.
 *
 * @param doing what is being done, for the error
 * @returns an absolute path
 * @throws TypeError if it is neither text nor a URL
 * @throws RangeError if it names no file of this machine
 */
export function pathOf(doing: string, location: Location): string {
  const given: unknown = location;
  if (given instanceof URL) return pathOf(doing, given.href);
  if (typeof given !== 'string') {
    throw new TypeError(`${doing}: expected a path or a file: URL, found ${describe(given)}`);
  }
  if (given.trim() === '' || given.includes('\0')) {
    throw new RangeError(`${doing}: expected a path or a file: URL, found ${describe(given)}`);
  }
  if (/^~([/\\]|$)/.test(given)) {
    // A shell would put the folder in; Node.js makes one of the name ~.
    const meant = join(homedir(), given.slice(1));
    throw new RangeError(
      `${doing}: expected a path, found "${given}", which only a shell understands: write "${meant}"`,
    );
  }
  const scheme = SCHEME.exec(given)?.[1]?.toLowerCase();
  // One letter is a drive of Windows.
  if (scheme === undefined || (!given.includes('://') && scheme !== 'file')) return resolve(given);
  if (scheme === 'file') return resolve(pathOfUrl(doing, given));
  throw new RangeError(
    `${doing}: expected a path or a file: URL, found "${given}": only files of this machine are read and written ` +
      'here, give a path such as output/models/mine',
  );
}

function pathOfUrl(doing: string, url: string): string {
  const relative = /^file:\/\/(?!localhost\/)([^/].*)$/i.exec(url)?.[1];
  try {
    return relative === undefined ? fileURLToPath(url) : decodeURIComponent(relative);
  } catch (cause) {
    throw new RangeError(`${doing}: expected a path or a file: URL of this machine, found "${url}"`, { cause });
  }
}
