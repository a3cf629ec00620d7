// What of the benchmark this machine has.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';

import { load } from '../project/library.mjs';
import { JAX_JS, NEWEST_NODE, PYTHON } from './places.mjs';

/**
 * The main number of a version: 24 of v24.1.0.
 *
 * @param {string} version
 */
const majorOf = (version) => Number(/^v(\d+)/.exec(version)?.[1]);

/** The Node.js that npm run bench:setup put in place, if it is a newer one than this. */
function newestNode() {
  if (!existsSync(NEWEST_NODE)) return undefined;
  const version = execFileSync(NEWEST_NODE, ['--version'], { encoding: 'utf8' }).trim();
  return majorOf(version) > majorOf(process.version) ? { version: version.slice(1), program: NEWEST_NODE } : undefined;
}

/** @returns {import('./systems.mjs').Machine} */
export const thisMachine = () => ({
  cores: cpus().length,
  relaxed: load('engine/dist/index.js').hasRelaxedSimd(),
  python: existsSync(PYTHON),
  jaxJs: existsSync(JAX_JS),
  newest: newestNode(),
});
