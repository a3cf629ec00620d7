'use strict';
/** Lets tests import the tools, which are ES modules: Jest runs CommonJS only. */
const ts = require('typescript');

const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, allowJs: true };

module.exports = {
  process(text, file) {
    // Under another name: what is called .mjs would stay an ES module.
    const fileName = file.replace(/\.mjs$/, '.js');
    const { outputText } = ts.transpileModule(text, {
      fileName,
      compilerOptions: { ...compilerOptions, esModuleInterop: true, inlineSourceMap: true },
    });
    return { code: outputText.replaceAll('import.meta.url', "require('node:url').pathToFileURL(__filename).href") };
  },
};
