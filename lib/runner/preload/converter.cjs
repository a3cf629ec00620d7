'use strict';
/**
 * tslab's compiler of cells, cured: what `convert` gives has one more member, `cell`, with what the code of
 * the cell is like. Serves the kernel, and the check of the notebooks, which must agree with it.
 */
const { typescript: ts, replace } = require('./typescript.cjs');
require('./options.cjs');
const { properNames } = require('./names.cjs');
const { survey } = require('./survey.cjs');

/** What the cell that is being compiled is like. */
let cell;

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
          if (ts.getBaseFileName(source.fileName).startsWith('__tslab__')) cell = survey(source, checker);
          const before = [properNames(checker), ...(transformers.before ?? [])];
          return emit(source, write, token, declarations, { ...transformers, before });
        };
        given(program);
      };
    },
  });
});

// Loaded now, when all that it uses has been replaced.
const converter = require('./tslab.cjs')('tslab/dist/converter');
const { createConverter } = converter;
converter.createConverter = (options) => {
  const created = createConverter(options);
  return {
    ...created,
    convert(declarations, source) {
      cell = { declared: [], live: [], awaits: false };
      const converted = created.convert(declarations, source);
      return { ...converted, hasToplevelAwait: converted.hasToplevelAwait || cell.awaits, cell };
    },
  };
};

module.exports = converter;
