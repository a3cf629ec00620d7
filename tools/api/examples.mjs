// Prints the examples of the public names as JSON: type-checked, and as JavaScript that tells what it found where the
// example says what there is. test/digits/examples.test.ts runs them.
import path from 'node:path';

import ts from 'typescript';

import { ROOT } from '../project/places.mjs';
import { tagsOf } from './comment.mjs';
import { readFace } from './face.mjs';
import { moduleReader } from './modules.mjs';

/**
 * An example as its test needs it.
 *
 * @typedef {object} Example
 * @property {string} name of what it shows
 * @property {string} file
 * @property {number} line of its first line of code there, from 1
 * @property {readonly string[]} problems what the compiler says, each with its line in the file
 * @property {string} code JavaScript, which calls `__at(line)` before each statement, and `__found(line, value)` for each
 *   value of which the example says what it is
 * @property {readonly { line: number, value: Wanted }[]} wanted these values
 */

/**
 * A value as a comment writes it: a number with its decimals, a list, an object, or another in a literal.
 *
 * @typedef {{ number: number, decimals: number } | { list: readonly Wanted[] } | { fields: Readonly<Record<string, Wanted>> }
 *   | { literal: string | boolean | null } | { absent: true }} Wanted
 */

/** @typedef {Pick<Example, 'name' | 'file' | 'line'> & { readonly source: ts.SourceFile }} Parsed */

/**
 * @param {string} text
 * @returns {Wanted | undefined} undefined for words
 */
function readWanted(text) {
  const [statement, ...others] = ts.createSourceFile('wanted.ts', `(${text})`, ts.ScriptTarget.ES2022).statements;
  if (!statement || others.length > 0 || !ts.isExpressionStatement(statement)) return undefined;
  return wantedOf(ts.skipPartiallyEmittedExpressions(statement.expression));
}

/**
 * @param {ts.Node} node
 * @returns {Wanted | undefined}
 */
function wantedOf(node) {
  if (ts.isParenthesizedExpression(node)) return wantedOf(node.expression);
  if (ts.isNumericLiteral(node)) {
    return { number: Number(node.text), decimals: /\.(\d+)$/.exec(node.text)?.[1]?.length ?? 0 };
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const wanted = wantedOf(node.operand);
    return wanted && 'number' in wanted ? { ...wanted, number: -wanted.number } : undefined;
  }
  if (ts.isStringLiteral(node)) return { literal: node.text };
  if (node.kind === ts.SyntaxKind.TrueKeyword) return { literal: true };
  if (node.kind === ts.SyntaxKind.FalseKeyword) return { literal: false };
  if (node.kind === ts.SyntaxKind.NullKeyword) return { literal: null };
  if (ts.isIdentifier(node) && node.text === 'undefined') return { absent: true };
  if (ts.isArrayLiteralExpression(node)) {
    const list = node.elements.map(wantedOf).filter((wanted) => wanted !== undefined);
    return list.length === node.elements.length ? { list } : undefined;
  }
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  /** @type {Record<string, Wanted>} */
  const fields = {};
  for (const property of node.properties) {
    const named =
      ts.isPropertyAssignment(property) && (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name));
    const wanted = named ? wantedOf(property.initializer) : undefined;
    if (!named || !wanted) return undefined;
    fields[property.name.text] = wanted;
  }
  return { fields };
}

/**
 * What a statement gives that a comment behind it can speak of.
 *
 * @param {ts.Statement} statement
 * @returns {string | undefined} TypeScript
 */
function valueOf(statement) {
  if (ts.isExpressionStatement(statement)) return statement.expression.getText();
  if (!ts.isVariableStatement(statement)) return undefined;
  const [declaration] = statement.declarationList.declarations;
  return declaration && ts.isIdentifier(declaration.name) ? declaration.name.text : undefined;
}

/**
 * An example as JavaScript that can be run.
 *
 * @param {Parsed} example
 * @returns {Pick<Example, 'code' | 'wanted' | 'problems'>}
 */
function compile({ file, line: start, source }) {
  /** @type {{ line: number, value: Wanted }[]} */
  const wanted = [];
  /** @type {string[]} */
  const problems = [];
  const lineOf = (/** @type {number} */ position) => start + source.getLineAndCharacterOfPosition(position).line;
  const statements = source.statements.map((statement) => {
    const before = `__at(${lineOf(statement.getStart())});`;
    const [, comment] = /^;?[ \t]*\/\/ (.*)/.exec(source.text.slice(statement.end)) ?? [];
    if (comment === undefined || ts.isImportDeclaration(statement)) return `${before}\n${statement.getText()}`;
    const line = lineOf(statement.end);
    const [value, text] = [readWanted(comment), valueOf(statement)];
    if (value === undefined || text === undefined) {
      problems.push(
        `${file}:${line}: expected a value and a comment that states it, found ${statement.getText()} // ${comment}`,
      );
      return '';
    }
    wanted.push({ line, value });
    const found = `__found(${line}, ${text});`;
    return ts.isExpressionStatement(statement) ? `${before}\n${found}` : `${before}\n${statement.getText()}\n${found}`;
  });
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS };
  const code = ts.transpileModule(statements.join('\n'), { compilerOptions }).outputText;
  return { code, wanted, problems };
}

/**
 * What the compiler says of examples, with the project's own options.
 *
 * @param {readonly Parsed[]} examples
 * @returns {readonly string[][]} one list for each
 */
function typeProblems(examples) {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const config = ts.getParsedCommandLineOfConfigFile(path.join(ROOT, 'tsconfig.json'), { noUnusedLocals: false }, host);
  const options = { ...config?.options, types: ['node'] };
  const files = new Map(examples.map(({ source }) => [source.fileName, source]));
  const compiler = ts.createCompilerHost(options);
  const program = ts.createProgram([...files.keys()], options, {
    ...compiler,
    fileExists: (file) => files.has(file) || compiler.fileExists(file),
    getSourceFile: (file, ...others) => files.get(file) ?? compiler.getSourceFile(file, ...others),
  });
  return examples.map(({ file, line, source }) =>
    [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ start = 0, messageText }) =>
        `${file}:${line + source.getLineAndCharacterOfPosition(start).line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    ),
  );
}

/** @returns {readonly Example[]} */
function examples() {
  const entries = readFace(ROOT, moduleReader()).flatMap((group) => group.entries);
  const names = entries.map(({ name }) => name);
  const parsed = entries.flatMap(({ name, file, comment }) =>
    tagsOf(comment, 'example').map(({ text, line }, index) => {
      const code = text.replace(/^\n/, '');
      const used = names.filter((each) => new RegExp(`\\b${each}\\b`).test(code));
      // On the first line, so that the lines of the code stay what they are.
      const module = `import { ${used.join(', ')} } from 'digits'; ${code}`;
      const place = path.join(ROOT, `example-of-${name}-${index}.mts`);
      const source = ts.createSourceFile(place, module, ts.ScriptTarget.ES2022, true);
      return { name, file: path.relative(ROOT, file), line: line + (text === code ? 0 : 1), source };
    }),
  );
  const problems = typeProblems(parsed);
  return parsed.map((example, index) => {
    const compiled = compile(example);
    const { name, file, line } = example;
    return { name, file, line, ...compiled, problems: [...compiled.problems, ...(problems[index] ?? [])] };
  });
}

process.stdout.write(JSON.stringify(examples()));
