// The modules of the project as the compiler reads them, without any types, and their declarations.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import ts from 'typescript';

/** @type {ts.CompilerOptions} */
const OPTIONS = {
  target: ts.ScriptTarget.ES2022,
  noLib: true,
  module: ts.ModuleKind.CommonJS,
  types: [],
  strict: true,
  declaration: true,
  emitDeclarationOnly: true,
};

/**
 * What declarations take from the language: the compiler asks for the types, a parameter may be Infinity by default.
 * All else is written down as the source has it, so that neither the language nor installed packages need be read,
 * which takes several seconds.
 */
const LANGUAGE = `${[
  'Array<T>',
  'Boolean',
  'CallableFunction',
  'Function',
  'IArguments',
  'NewableFunction',
  'Number',
  'Object',
  'RegExp',
  'String',
]
  .map((name) => `interface ${name} {}`)
  .join('\n')}
declare const Infinity: number;`;

/**
 * The file of a module of the project; undefined for a package that is installed.
 *
 * @param {string} root the project's folder
 * @param {string} from the file that names it
 * @param {string} specifier
 */
export function resolveModule(root, from, specifier) {
  const base = specifier.startsWith('.')
    ? path.join(path.dirname(from), specifier)
    : specifier.startsWith('@digits/')
      ? path.join(root, 'lib', specifier.slice('@digits/'.length))
      : undefined;
  if (base === undefined) return undefined;
  return [`${base}.ts`, path.join(base, 'index.ts')].find((file) => existsSync(file));
}

/** @returns a function that reads a module, each once */
export function moduleReader() {
  /** @type {Map<string, ts.SourceFile>} */
  const modules = new Map();
  return (/** @type {string} */ file) => {
    const source = modules.get(file) ?? parse(file, readFileSync(file, 'utf8'));
    modules.set(file, source);
    return source;
  };
}

/**
 * The declarations of modules: what a declaration file of each would hold.
 *
 * @param {string} root the project's folder
 * @param {readonly string[]} files
 * @param {(file: string) => ts.SourceFile} read reads a module of the project
 * @returns {ReadonlyMap<string, ts.SourceFile>}
 */
export function declarationsOf(root, files, read) {
  const host = ts.createCompilerHost(OPTIONS);
  const language = parse(path.join(root, 'language.d.ts'), LANGUAGE);
  host.getSourceFile = (file) => (file === language.fileName ? language : read(file));
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => {
      const file = resolveModule(root, from, text);
      return { resolvedModule: file ? { resolvedFileName: file, extension: ts.Extension.Ts } : undefined };
    });
  const program = ts.createProgram([language.fileName, ...files], OPTIONS, host);
  return new Map(
    files.map((file) => {
      let text = '';
      program.emit(program.getSourceFile(file), (_, emitted) => (text += emitted), undefined, true);
      return [file, parse(file, text)];
    }),
  );
}

/**
 * @param {string} file
 * @param {string} text
 */
const parse = (file, text) => ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
