/** @system starts processes */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** A process that watches a parent, from the compiled library, and is busy for so long. */
function watching(parent: number, milliseconds: number): Promise<unknown[]> {
  const main = path.join(__dirname, '../../lib/pictures/dist/watch-parent.js');
  const code = `require(process.argv[1]).watchParent(${parent});
    for (const end = Date.now() + ${milliseconds}; Date.now() < end; );`;
  return once(spawn(process.execPath, ['-e', code, main], { stdio: 'ignore' }), 'exit');
}

test('watchParent ends a busy process whose parent is gone, and leaves one whose parent is there', async () => {
  const { pid: gone } = spawnSync(process.execPath, ['-e', '']);
  // The one that is left looks twice meanwhile, the other is ended long before its time.
  const [ended, left] = await Promise.all([watching(gone, 60_000), watching(process.pid, 1200)]);
  expect([ended, left]).toEqual([
    [null, 'SIGKILL'],
    [0, null],
  ]);
}, 60_000);
