// npm run build: compiles each package of lib, and the engine's kernels, to its folder dist. Quick if nothing has changed.
import { StepError } from './command/errors.mjs';
import { define, main } from './command/main.mjs';
import { install } from './project/prepare.mjs';
import { run } from './project/run.mjs';
import { changed, stamp } from './project/stamp.mjs';

/**
 * Runs a program of the build; what it prints on its own says what is wrong in the sources.
 *
 * @param {string} step
 * @param {readonly string[]} args
 * @param {boolean} force whether it makes its files although they look fresh
 */
function compile(step, args, force) {
  try {
    run(step, process.execPath, [...args, ...(force ? ['--force'] : [])]);
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
      'changed, and makes anew what was torn or changed by hand. All other commands do it first.',
  ],
  options: {},
  exit: { 1: 'the sources do not compile' },
  run: () => {
    install();
    const { library, engine } = changed();
    compile('making the contract with the kernels', ['tools/engine/contract.mjs'], false);
    compile('compiling the library', ['node_modules/typescript/bin/tsc', '-b', 'lib'], library);
    compile('building the engine', ['tools/engine/kernels.mjs'], engine);
    stamp();
  },
});
main(import.meta.url, BUILD);
