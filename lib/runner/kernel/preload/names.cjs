'use strict';
/**
 * Names of earlier cells. tslab turns the variable `labels` of an earlier cell into `exports.labels`, but
 * takes two kinds of names for what they are not: in `{ labels }` it overlooks the variable, and the cell
 * fails with a ReferenceError; in `const { count: n } = digits` it takes the name of the property for a
 * variable, and the cell fails with a SyntaxError.
 */
const { typescript: ts } = require('./typescript.cjs');

/** Whether a symbol belongs to the file in which tslab declares what earlier cells have left. */
const isEarlier = (symbol) =>
  symbol?.declarations?.some((declaration) => declaration.getSourceFile().fileName.endsWith('/__prev__.d.ts')) ?? false;

/** A name that stands for nothing but itself. */
const plain = ({ text }) => ts.factory.createIdentifier(text);

/** Writes `{ labels }` as `{ labels: exports.labels }`, and keeps the names of properties from tslab. */
const properNames = (checker) => (context) => (source) => {
  const visit = (node) => {
    if (ts.isShorthandPropertyAssignment(node)) {
      if (!isEarlier(checker.getShorthandAssignmentValueSymbol(node))) return ts.visitEachChild(node, visit, context);
      const { name, objectAssignmentInitializer: otherwise } = node;
      const variable = ts.factory.createPropertyAccessExpression(plain({ text: 'exports' }), plain(name));
      const value = otherwise ? ts.factory.createAssignment(variable, ts.visitNode(otherwise, visit)) : variable;
      return ts.setTextRange(ts.factory.createPropertyAssignment(plain(name), value), node);
    }
    const visited = ts.visitEachChild(node, visit, context);
    if (!ts.isBindingElement(visited) || !visited.propertyName || !ts.isIdentifier(visited.propertyName))
      return visited;
    const { dotDotDotToken: rest, propertyName, name, initializer } = visited;
    return ts.factory.updateBindingElement(visited, rest, plain(propertyName), name, initializer);
  };
  return ts.visitNode(source, visit);
};

module.exports = { properNames };
