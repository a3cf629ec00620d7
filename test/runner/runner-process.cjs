// Runs the runner as a process of its own, from its TypeScript source: node runner-process.cjs ROOT ARGUMENTS
const { readFileSync } = require('node:fs');
const ts = require('typescript');

const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
require.extensions['.ts'] = (module, file) =>
  module._compile(ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions }).outputText, file);

const { main } = require('../../lib/runner/main.ts');
const [root, ...args] = process.argv.slice(2);
void main(args, root).then((status) => (process.exitCode = status));
