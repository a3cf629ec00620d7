import { rmSync } from 'node:fs';
import path from 'node:path';

import { writeWhole } from '@digits/common/files';

/** Where a run puts what it makes. */
export interface OutputFolders {
  readonly notebooks: string;
  readonly pictures: string;
}

/** Enough to notice a full disk. */
const PROBE = Buffer.alloc(64 * 1024);

/**
 * The folders below the output folder, made and tried: that nothing can be written there is better known
 * before the cells run than after.
 *
 * @throws the system's Error if they cannot be made, or nothing can be written there
 */
export function prepareOutput(output: string): OutputFolders {
  const folders = { notebooks: path.join(output, 'notebooks'), pictures: path.join(output, 'pictures') };
  for (const folder of Object.values(folders)) {
    // One name for all runs: what a killed one left of it goes with the next.
    const probe = path.join(folder, '.probe.tmp');
    try {
      writeWhole(probe, PROBE);
    } finally {
      rmSync(probe, { force: true });
    }
  }
  return folders;
}
