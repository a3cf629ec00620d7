// npm run check:notebooks: checks the types and the form of the notebooks, as npm test does too.
import { existsSync, readFileSync } from 'node:fs';

import { define, main } from './command/main.mjs';
import { flag } from './command/options.mjs';
import { filesIn, hashOf, hashOfFile } from './project/hash.mjs';
import { load } from './project/library.mjs';
import { place, ROOT } from './project/places.mjs';
import { prepare } from './project/prepare.mjs';
import { writeWhole } from './project/whole-file.mjs';

/** Of the last notebooks that were found right: a hash of them, and of all that they are checked with. */
const RIGHT = place('.cache', 'right-notebooks');

/**
 * Notes that all is right. It only spares the next check: whoever may not write here has checked all the same.
 *
 * @param {string} hash
 */
function note(hash) {
  try {
    writeWhole(RIGHT, hash);
  } catch {
    // The next check is a whole one again.
  }
}

/** What the check reads: the notebooks, the library as it was built, the kernel, the compilers. */
function hashOfChecked() {
  const names = ['notebooks', 'lib/runner/kernel', '.cache/build.json', 'package-lock.json', 'tsconfig.json'];
  const files = names.flatMap(filesIn).flatMap((name) => [name, hashOfFile(name) ?? '']);
  return hashOf(process.version, ...files);
}

export const CHECK_NOTEBOOKS = define({
  name: 'npm run check:notebooks',
  purpose: ["Checks the notebooks' code, as the project and as their kernel compile it, and their form."],
  options: { cache: flag('only if something has changed since they were last found right; npm test does so') },
  exit: { 0: 'nothing was found', 1: 'something was found, or failed' },
  run: async ({ cache }) => {
    await prepare();
    const hash = hashOfChecked();
    if (cache && existsSync(RIGHT) && readFileSync(RIGHT, 'utf8') === hash) return 0;
    const problems = await load('runner/dist/check-notebooks.js').checkNotebooks(ROOT);
    for (const problem of problems) console.log(problem);
    if (problems.length === 0) note(hash);
    return problems.length === 0 ? 0 : 1;
  },
});
main(import.meta.url, CHECK_NOTEBOOKS);
