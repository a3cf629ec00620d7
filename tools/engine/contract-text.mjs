// What TypeScript must know of the engine's kernels, read from their sources: where the fields of each record lie
// (assembly/records.ts), and the functions that assembly/index.ts exports.
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { format, resolveConfig } from 'prettier';
import ts from 'typescript';

import { place } from '../project/places.mjs';

const ASSEMBLY = place('lib/engine/assembly');

/** Fields are of 32 bits, whatever they hold. */
const FIELD_BYTES = 4;
const FIELD_TYPES = new Map([
  ['u32', 'u32'],
  ['usize', 'u32'],
  ['f32', 'f32'],
]);
const NUMBERS = new Set(['u32', 'usize', 'f32']);

/** @param {string} name */
function parse(name) {
  const file = path.join(ASSEMBLY, name);
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}

/**
 * The comment that stands before a declaration, as it is written there.
 *
 * @param {ts.Node} node
 */
function comment(node) {
  const text = node.getSourceFile().text;
  const found = ts.getLeadingCommentRanges(text, node.getFullStart())?.at(-1);
  return found && text.startsWith('/**', found.pos) ? `${text.slice(found.pos, found.end)}\n` : '';
}

/** @param {ts.ClassDeclaration} record */
function recordText(record) {
  const fields = record.members.filter(ts.isPropertyDeclaration).map((field, index) => {
    const type = FIELD_TYPES.get(field.type?.getText() ?? '');
    if (type === undefined) throw new TypeError(`${field.getText()}: expected a field of u32, usize or f32`);
    return `${comment(field)}${field.name.getText()}: { at: ${index * FIELD_BYTES}, type: '${type}' },`;
  });
  const name = record.name?.getText();
  return `${comment(record)}export const ${name} = record(${fields.length * FIELD_BYTES}, {\n${fields.join('\n')}\n});\n`;
}

/** The functions that index.ts exports, each with the file that declares it. */
function exported() {
  return parse('index.ts')
    .statements.filter(ts.isExportDeclaration)
    .flatMap((line) => {
      const from = line.moduleSpecifier;
      if (!from || !ts.isStringLiteral(from) || !line.exportClause || !ts.isNamedExports(line.exportClause)) {
        throw new TypeError(`${line.getText()}: expected export { names } from 'file'`);
      }
      const functions = parse(`${from.text}.ts`).statements.filter(ts.isFunctionDeclaration);
      return line.exportClause.elements.map(({ name }) => {
        const declared = functions.find((each) => each.name?.text === name.text);
        if (!declared) throw new TypeError(`${line.getText()}: ${from.text}.ts declares no function ${name.text}`);
        return declared;
      });
    });
}

/** @param {ts.FunctionDeclaration} kernel */
function kernelText(kernel) {
  const parameters = kernel.parameters.map(({ name, type }) => {
    if (!NUMBERS.has(type?.getText() ?? ''))
      throw new TypeError(`${kernel.name?.text}: ${name.getText()} is no number`);
    return `${name.getText()}: number`;
  });
  const result = kernel.type?.getText() === 'void' ? 'void' : 'number';
  return `${comment(kernel)}readonly ${kernel.name?.text}: (${parameters.join(', ')}) => ${result};`;
}

/** @param {readonly ts.FunctionDeclaration[]} kernels */
const kernelsText = (kernels) => `/** The kernels, as the WebAssembly module exports them; addresses are bytes. */
  export interface Kernels {\n${kernels.map(kernelText).join('\n')}\n}\n
  /** How many numbers each takes. */
  export const KERNEL_PARAMETERS = {\n${kernels.map(({ name, parameters }) => `${name?.text}: ${parameters.length},`).join('\n')}\n} as const satisfies Readonly<Record<keyof Kernels, number>>;\n`;

/**
 * The contract, set out as the project is.
 *
 * @returns {Promise<[name: string, text: string][]>} its modules
 */
export function contractTexts() {
  const records = parse('records.ts').statements.filter(ts.isClassDeclaration);
  const modules = {
    'records.ts': `import { record } from './record';\n\n${records.map(recordText).join('\n')}`,
    'kernels.ts': kernelsText(exported()),
  };
  return Promise.all(
    Object.entries(modules).map(async ([name, source]) => {
      const style = await resolveConfig(place('lib/engine/contract', name));
      const text = `// Made by tools/engine/contract.mjs from ../assembly. Do not edit.\n${source}`;
      return [name, await format(text, { ...style, parser: 'typescript' })];
    }),
  );
}
