// The public names of the library, read from lib/digits/index.ts and the modules that it names.
import path from 'node:path';

import ts from 'typescript';

import { parseComment } from './comment.mjs';
import { resolveModule } from './modules.mjs';

/**
 * One public name.
 *
 * @typedef {object} Entry
 * @property {string} name
 * @property {boolean} isType
 * @property {string} file where it is declared
 * @property {number} line of its comment's first line there, from 1
 * @property {import('./comment.mjs').Comment} comment
 */

/** @typedef {{ readonly title: string, readonly entries: Entry[] }} Group */

/**
 * The names that a statement declares.
 *
 * @param {ts.Statement} statement
 * @returns {readonly string[]}
 */
export function namesOf(statement) {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isClassDeclaration(statement);
  return isNamed && statement.name ? [statement.name.text] : [];
}

/**
 * Where a name comes from that a module imports or hands on.
 *
 * @param {ts.SourceFile} source
 * @param {string} name
 * @returns {{ specifier: string, name: string } | undefined}
 */
function originOf(source, name) {
  for (const statement of source.statements) {
    const isFrom = ts.isExportDeclaration(statement) || ts.isImportDeclaration(statement);
    if (!isFrom || !statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const names = ts.isExportDeclaration(statement) ? statement.exportClause : statement.importClause?.namedBindings;
    if (!names || !(ts.isNamedExports(names) || ts.isNamedImports(names))) continue;
    const found = [...names.elements].find((element) => element.name.text === name);
    if (found) return { specifier: statement.moduleSpecifier.text, name: (found.propertyName ?? found.name).text };
  }
  return undefined;
}

/**
 * Follows names to the modules that declare them.
 *
 * @param {string} root the project's folder
 * @param {(file: string) => ts.SourceFile} read
 */
export function finder(root, read) {
  /**
   * @param {string} file
   * @param {string} name as it is known there
   * @returns {{ file: string, name: string, statement: ts.Statement } | undefined} undefined for a name of Node.js, of
   *   an installed package or of the language
   */
  function find(file, name) {
    const statement = read(file).statements.find((each) => namesOf(each).includes(name));
    if (statement) return { file, name, statement };
    const from = originOf(read(file), name);
    const next = from && resolveModule(root, file, from.specifier);
    return from && next !== undefined ? find(next, from.name) : undefined;
  }
  return find;
}

/**
 * The face of the library.
 *
 * @param {string} root the project's folder
 * @param {(file: string) => ts.SourceFile} read
 * @returns {readonly Group[]}
 * @throws {Error} if a name is exported that no module of the project declares, or all of a module's names are
 */
export function readFace(root, read) {
  const find = finder(root, read);
  const index = path.join(root, 'lib/digits/index.ts');
  /** @type {Group[]} */
  const groups = [];
  for (const statement of read(index).statements) {
    const named = ts.isExportDeclaration(statement) ? statement.exportClause : undefined;
    if (!ts.isExportDeclaration(statement) || !named || !ts.isNamedExports(named)) {
      throw new Error(`reading the face: expected names from a module in index.ts, found ${statement.getText()}`);
    }
    const title = /^\/\/ (.+)$/m.exec(statement.getFullText().slice(0, statement.getLeadingTriviaWidth()))?.[1];
    if (title !== undefined) groups.push({ title, entries: [] });
    for (const { name, isTypeOnly } of named.elements) {
      const found = find(index, name.text);
      if (!found) throw new Error(`reading the face: expected ${name.text} in a module of the project, found none`);
      const isType = statement.isTypeOnly || isTypeOnly;
      groups.at(-1)?.entries.push({ name: name.text, isType, file: found.file, ...commentOf(found.statement) });
    }
  }
  return groups;
}

/**
 * The comment that stands before a statement.
 *
 * @param {ts.Statement} statement
 */
function commentOf(statement) {
  const source = statement.getSourceFile();
  const [range] = (ts.getLeadingCommentRanges(source.text, statement.getFullStart()) ?? []).slice(-1);
  const start = range?.pos ?? statement.getStart();
  const text = source.text.slice(start, range?.end ?? start);
  const line = source.getLineAndCharacterOfPosition(start).line + 1;
  return { line, comment: parseComment(text.startsWith('/**') ? text : '/** */', line) };
}
