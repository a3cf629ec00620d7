// npm run build: compiles each package of lib, and the engine's kernels, to its folder dist. Quick if nothing has changed.
import { StepError } from './command/errors.mjs';
import { define, main } from './command/main.mjs';
import { makeContract } from './engine/contract.mjs';
import { KERNELS } from './engine/kernels.mjs';
import { makeModules } from './engine/modules.mjs';
import { install } from './project/prepare.mjs';
import { run } from './project/run.mjs';
import { changed, isEdited, removeStale, stamp } from './project/stamp.mjs';
import { makeWidgets } from './widgets/make.mjs';

/**
 * Compiles the packages; what the compiler prints says what is wrong in the sources. Those that nobody has changed here have
 * been checked where they come from: their types are not checked once more, which makes the first build half as long.
 *
 * @param {boolean} force whether it makes its files although they look fresh
 */
async function compile(force) {
  const args = ['node_modules/typescript/bin/tsc', '-b', 'lib'];
  if (force) args.push('--force');
  if (!isEdited()) args.push('--noCheck');
  try {
    await run('compiling the library', process.execPath, args);
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    const cure = 'if you have not changed lib/, "git status lib" shows what did, and "git checkout lib" puts it back';
    throw new StepError(`${error.message}: ${cure}`, error.status);
  }
}

export const BUILD = define({
  name: 'npm run build',
  purpose: [
    "Compiles each package of lib, and the engine's kernels, to its folder dist. It is quick where nothing has " +
      'changed, and makes anew what was torn or changed by hand. Types are checked where sources were changed since they ' +
      'were last compiled here; npm test checks all. All other commands do it first.',
  ],
  options: {},
  exit: { 1: 'the sources do not compile' },
  run: async () => {
    await install();
    await makeContract();
    await makeModules(KERNELS);
    await makeWidgets();
    removeStale();
    await compile(changed());
    stamp();
  },
});
main(import.meta.url, BUILD);
