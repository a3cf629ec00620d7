// Prepares the book while the notebooks run: what takes long and needs no run of them is made beforehand, and kept.
import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(import.meta.url);

/**
 * Prepares the book in a process that leaves the cores to all others.
 *
 * @param {AbortSignal} signal ends it
 * @param {string} [script] what that process runs
 * @returns {Promise<void>} ends when it has ended; `makeBook` makes what it has not made, and says what is wrong
 */
export function prepareBook(signal, script = FILE) {
  const child = spawn(process.execPath, [script], { stdio: 'ignore', signal, killSignal: 'SIGKILL' });
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  return new Promise((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
}

async function prepare() {
  const { keepHovers } = await import('./sources.mjs');
  const { keepLive } = await import('./live.mjs');
  const { readChapters } = await import('./chapters.mjs');
  await Promise.all([keepHovers(readChapters()), keepLive()]);
}

if (process.argv[1] === FILE) void prepare();
