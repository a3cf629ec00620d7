'use strict';
/**
 * Names of earlier cells. tslab turns the variable `labels` of an earlier cell into `exports.labels`, but
 * takes two kinds of names for what they are not: in `{ labels }` it overlooks the variable, and the cell
 * fails with a ReferenceError; in `const { count: n } = digits` it takes the name of the property for a
 * variable, and the cell fails with a SyntaxError. And where a function has a variable `exports` or `require` of its
 * own, which is nothing special to its reader, that hides the kernel's: here it gets another name.
 */
const { typescript: ts } = require('./typescript.cjs');
const { symbolOf } = require('./survey.cjs');

/** Whether a symbol belongs to the file in which tslab declares what earlier cells have left. */
const isEarlier = (symbol) =>
  symbol?.declarations?.some((declaration) => declaration.getSourceFile().fileName.endsWith('/__prev__.d.ts')) ?? false;

/** A name that stands for nothing but itself. */
const plain = ({ text }) => ts.factory.createIdentifier(text);

/** Whether a name stands for a variable within a function that hides one of those that compiled code is written with. */
function hides(name, source, checker) {
  if (name.text !== 'exports' && name.text !== 'require') return false;
  const symbol = symbolOf(name, checker);
  const { flags = 0, parent, valueDeclaration: declaration } = symbol ?? {};
  const isVariable = flags & (ts.SymbolFlags.Variable | ts.SymbolFlags.Function | ts.SymbolFlags.Class);
  if (!isVariable || declaration?.getSourceFile() !== source) return false;
  // A member of a namespace or of a class keeps its name; those of the cell itself are refused.
  const isMember = parent !== undefined || ts.isParameterPropertyDeclaration(declaration, declaration.parent);
  return !isMember && source.locals?.get(name.text) !== symbol;
}

/** Writes `{ labels }` as `{ labels: exports.labels }`, and keeps the names of properties from tslab. */
const properNames = (checker) => (context) => (source) => {
  const others = new Map(['exports', 'require'].map((name) => [name, ts.factory.createUniqueName(name)]));
  const visit = (node) => {
    if (ts.isIdentifier(node)) return hides(node, source, checker) ? others.get(node.text) : node;
    if (ts.isShorthandPropertyAssignment(node)) {
      const { name, objectAssignmentInitializer: otherwise } = node;
      const hiding = hides(name, source, checker);
      if (!hiding && !isEarlier(symbolOf(name, checker))) return ts.visitEachChild(node, visit, context);
      const variable = hiding
        ? others.get(name.text)
        : ts.factory.createPropertyAccessExpression(plain({ text: 'exports' }), plain(name));
      const value = otherwise ? ts.factory.createAssignment(variable, ts.visitNode(otherwise, visit)) : variable;
      return ts.setTextRange(ts.factory.createPropertyAssignment(plain(name), value), node);
    }
    const visited = ts.visitEachChild(node, visit, context);
    if (!ts.isBindingElement(visited)) return visited;
    const { dotDotDotToken: rest, name, initializer } = visited;
    // What gets another name is the property of its old one.
    const isPart = ts.isObjectBindingPattern(node.parent) && !rest && name !== node.name;
    const propertyName = visited.propertyName ?? (isPart ? node.name : undefined);
    if (!propertyName || !ts.isIdentifier(propertyName)) return visited;
    return ts.factory.updateBindingElement(visited, rest, plain(propertyName), name, initializer);
  };
  return ts.visitNode(source, visit);
};

module.exports = { properNames };
