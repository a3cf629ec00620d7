'use strict';
const { typescript: ts } = require('./typescript.cjs');

const isLate = (node) =>
  ts.isFunctionLike(node) || ts.isPropertyDeclaration(node) || ts.isClassStaticBlockDeclaration(node);

/**
 * What a cell's code is like:
 *
 * - `declared`: the names that it declares;
 * - `live`: those of them that may be assigned to, and that a function of the cell uses;
 * - `awaits`: whether it waits outside of functions. tslab overlooks `for await`, and every `await` before a bracket or
 *   at the end of a line, as in `await (async () => 1)()`: the compiler reads those anew, and then finds no fault in them.
 */
function survey(source, checker) {
  const live = new Set();
  let awaits = false;
  const visit = (node, late) => {
    if (!late && (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier))) awaits = true;
    if (ts.isIdentifier(node) && late) {
      const symbol = ts.isShorthandPropertyAssignment(node.parent)
        ? checker.getShorthandAssignmentValueSymbol(node.parent)
        : checker.getSymbolAtLocation(node);
      const declaration = symbol?.valueDeclaration;
      const variable = declaration && (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration));
      const constant = variable && ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const;
      if (variable && !constant && source.locals?.get(node.escapedText) === symbol) live.add(node.text);
    }
    // The name of a member may be computed: at once, not when the member is used.
    ts.forEachChild(node, (child) => visit(child, late || (isLate(node) && child !== node.name)));
  };
  visit(source, false);
  return { declared: [...(source.locals?.keys() ?? [])], live: [...live], awaits };
}

module.exports = { survey };
