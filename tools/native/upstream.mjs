// The package's own installer: it downloads libtensorflow and a binding.
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';

import { StepError } from '../command/errors.mjs';
import { ROOT } from '../project/places.mjs';
import { checkBinding } from './check.mjs';
import { copySources, placeUpstream, removeBinding } from './package.mjs';
import { BINDING, UPSTREAM_STAGE } from './places.mjs';
import { execute } from './progress.mjs';

/** For a download of about 120 MB, in seconds. */
export const LIMIT = 300;

/**
 * Runs the installer in a copy of the package, since it rewrites package.json and leaves what it has
 * half done; what it made is moved into the package only if it is whole.
 *
 * @returns {Promise<string>} what computes now
 * @throws {StepError} if it fails, or its binding does not compute on this Node.js
 */
export async function installFromUpstream() {
  try {
    await copySources(UPSTREAM_STAGE);
    const folders = [path.dirname(process.execPath), path.join(ROOT, 'node_modules', '.bin'), process.env.PATH];
    await execute("running upstream's installer", process.execPath, [path.join('scripts', 'install.js')], {
      cwd: UPSTREAM_STAGE,
      env: { ...process.env, PATH: folders.join(path.delimiter) },
      seconds: LIMIT,
    });
    if (!existsSync(path.join(UPSTREAM_STAGE, BINDING))) {
      throw new StepError("upstream's installer ended without an error and without a binding");
    }
    try {
      await placeUpstream(UPSTREAM_STAGE);
      return await checkBinding();
    } catch (error) {
      await removeBinding();
      throw error;
    }
  } finally {
    await rm(UPSTREAM_STAGE, { recursive: true, force: true });
  }
}
