'use strict';
/**
 * From a line of compiled code back to the line that the reader wrote. tslab compiles twice, TypeScript to a
 * module and the module to CommonJS; here both steps keep their source map.
 */
const { SourceMap } = require('node:module');
const path = require('node:path');

/** Source maps by the text that they explain: of the first step, and of both. */
const first = new Map();
const both = new Map();

const withoutLink = (code) => code.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n');

/** Keeps the source map that is written beside a file, and writes the file alone. */
const keep = (write) => {
  let map;
  return (name, text, ...rest) => {
    if (name.endsWith('.js.map')) {
      map = text;
      return;
    }
    const code = name.endsWith('.js') ? withoutLink(text) : text;
    if (name.endsWith('.js')) first.set(code, map);
    write(name, code, ...rest);
  };
};

/** The second step. */
function transpile(transpileModule, code, options) {
  const result = transpileModule(code, {
    ...options,
    compilerOptions: { ...options.compilerOptions, sourceMap: true },
  });
  const outputText = withoutLink(result.outputText);
  both.set(outputText, [result.sourceMapText, first.get(code)]);
  return { ...result, outputText };
}

/**
 * What leads back from the code that was converted, and from that of each module that came with it, by path.
 *
 * @param cells names of the modules that are cells
 */
function take({ output, sideOutputs = [] }, cells) {
  const traced = (code, linesBefore) => ({ maps: both.get(code) ?? [], linesBefore });
  const modules = sideOutputs.map(({ path: file, data }) => {
    return [file, traced(data, cells.has(path.basename(file, '.js')) ? 1 : 0)];
  });
  const own = traced(output, 1);
  first.clear();
  both.clear();
  return { own, modules };
}

/**
 * @param traced what `take` gave for the code
 * @param line from 1, of the compiled code
 * @param column from 1
 * @returns the line in the source, from 1; undefined for code that stands for no line
 */
function lineOf({ maps, linesBefore }, line, column) {
  let place = { originalLine: line - 1, originalColumn: column - 1 };
  for (const map of maps) {
    if (map === undefined || place.originalLine === undefined) return undefined;
    place = new SourceMap(JSON.parse(map)).findEntry(place.originalLine, place.originalColumn);
  }
  const found = (place.originalLine ?? -1) + 1 - linesBefore;
  return found > 0 ? found : undefined;
}

module.exports = { keep, transpile, take, lineOf };
