'use strict';
const { typescript: ts } = require('./typescript.cjs');

const isLate = (node) =>
  ts.isFunctionLike(node) || ts.isPropertyDeclaration(node) || ts.isClassStaticBlockDeclaration(node);

/**
 * What a cell's code is like:
 *
 * - `declared`: the names that it declares;
 * - `live`: those of them that may be assigned to, and that a function of the cell uses;
 * - `awaits`: whether it waits in a `for await` loop outside of functions, which tslab overlooks.
 */
function survey(source, checker) {
  const live = new Set();
  let awaits = false;
  const visit = (node, late) => {
    if (ts.isForOfStatement(node) && node.awaitModifier && !late) awaits = true;
    if (ts.isIdentifier(node) && late) {
      const symbol = ts.isShorthandPropertyAssignment(node.parent)
        ? checker.getShorthandAssignmentValueSymbol(node.parent)
        : checker.getSymbolAtLocation(node);
      const declaration = symbol?.valueDeclaration;
      const variable = declaration && (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration));
      const constant = variable && ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const;
      if (variable && !constant && source.locals?.get(node.escapedText) === symbol) live.add(node.text);
    }
    ts.forEachChild(node, (child) => visit(child, late || isLate(node)));
  };
  visit(source, false);
  return { declared: [...(source.locals?.keys() ?? [])], live: [...live], awaits };
}

module.exports = { survey };
