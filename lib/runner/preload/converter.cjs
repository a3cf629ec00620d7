'use strict';
/** tslab's compiler of cells, cured. Serves the kernel, and the check of the notebooks, which must agree with it. */
const { replace } = require('./typescript.cjs');
require('./options.cjs');
const { properNames } = require('./names.cjs');

replace('createWatchCompilerHost', (create) => (...parts) => {
  const host = create(...parts);
  let take;
  // tslab hands in a function that gets every new program: the program that it gets is cured before.
  return Object.defineProperty(host, 'afterProgramCreate', {
    get: () => take,
    set: (given) => {
      take = (program) => {
        const emit = program.emit;
        program.emit = (source, write, token, declarations, transformers) => {
          const checker = program.getProgram().getTypeChecker();
          const before = [properNames(checker), ...(transformers.before ?? [])];
          return emit(source, write, token, declarations, { ...transformers, before });
        };
        given(program);
      };
    },
  });
});

// Loaded now, when all that it uses has been replaced.
module.exports = require('./tslab.cjs')('tslab/dist/converter');
