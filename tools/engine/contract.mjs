// The contract of TypeScript with the engine's kernels: lib/engine/contract/kernels.ts and records.ts, made from the
// kernels' sources and kept with them.
import { existsSync, readFileSync } from 'node:fs';

import { place } from '../project/places.mjs';
import { writeWhole } from '../project/whole-file.mjs';
import { isMade, noteMade, requireMaker } from './made.mjs';

const CONTRACT = 'lib/engine/contract';
const ORIGIN = {
  sources: ['lib/engine/assembly', 'tools/engine/contract-text.mjs', '.prettierrc.json'],
  by: 'tools/engine/contract-text.mjs',
};

/**
 * Makes the contract anew, if the one that is kept is torn or not of today's sources.
 *
 * @throws {import('../command/errors.mjs').StepError} if it must be made and cannot be
 */
export async function makeContract() {
  if (isMade(CONTRACT, ORIGIN)) return;
  const what = 'making the contract with the kernels';
  requireMaker('prettier', { what, folder: CONTRACT, sources: ORIGIN.sources });
  const { contractTexts } = await import('./contract-text.mjs');
  const modules = await contractTexts();
  for (const [name, text] of modules) {
    const file = place(CONTRACT, name);
    // A new date would have all be compiled anew.
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    writeWhole(file, text);
    console.log(`engine: contract/${name} has changed`);
  }
  noteMade(
    CONTRACT,
    ORIGIN,
    modules.map(([name]) => name),
  );
}
