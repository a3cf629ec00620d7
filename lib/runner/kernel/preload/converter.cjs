'use strict';
/**
 * tslab's compiler of cells, cured: what `convert` gives has one more member, `cell`, with what the code of
 * the cell is like. Serves the kernel, and the check of the notebooks, which must agree with it.
 */
const { typescript: ts, replace } = require('./typescript.cjs');
require('./options.cjs');
require('./watching.cjs');
const { properNames } = require('./names.cjs');
const { survey } = require('./survey.cjs');
const trace = require('./trace.cjs');
const { readable, takenNames } = require('./diagnostics.cjs');

/** What the cell that is being compiled is like. */
let cell;

replace('createWatchCompilerHost', (create) => (files, options, ...rest) => {
  const host = create(files, { ...options, sourceMap: true }, ...rest);
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
          return emit(source, trace.keep(write), token, declarations, { ...transformers, before });
        };
        given(program);
      };
    },
  });
});

replace('transpileModule', (transpile) => (code, options) => trace.transpile(transpile, code, options));

// Loaded now, when all that it uses has been replaced.
const converter = require('./tslab.cjs')('tslab/dist/converter');
const { createConverter } = converter;
converter.createConverter = (options) => {
  const created = createConverter(options);
  // Cells that are modules: tslab puts a line before their code, as before that of other cells.
  const modules = new Set();
  return {
    ...created,
    addModule(name, code, meta) {
      modules.add(name);
      return readable(created.addModule(name, code, meta), code);
    },
    convert(declarations, source) {
      cell = { declared: [], live: [], uses: [], taken: [], awaits: false };
      const converted = created.convert(declarations, source);
      return {
        ...converted,
        diagnostics: [...readable(converted.diagnostics, source), ...takenNames(cell.taken)],
        hasToplevelAwait: converted.hasToplevelAwait || cell.awaits,
        cell: { ...cell, ...trace.take(converted, modules) },
      };
    },
  };
};

module.exports = converter;
