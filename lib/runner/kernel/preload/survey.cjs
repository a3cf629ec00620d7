'use strict';
const { typescript: ts } = require('./typescript.cjs');

const isLate = (node) =>
  ts.isFunctionLike(node) || ts.isPropertyDeclaration(node) || ts.isClassStaticBlockDeclaration(node);

/** Whether a symbol is one that earlier cells have left, as tslab declares them: not a member of one. */
const isEarlier = (symbol) =>
  symbol?.declarations?.some((declaration) => {
    const file = declaration.getSourceFile();
    return file.fileName.endsWith('/__prev__.d.ts') && file.locals?.get(symbol.escapedName) === symbol;
  }) ?? false;

/** What the code around a cell, and what its own is compiled to, is written with. */
const OF_KERNEL = new Set(['exports', 'require', 'Object', '__tslab__']);

/** The names that the cell declares and the kernel needs, each with line and column, from 0; an import hides none. */
function takenFromKernel(source) {
  const isValue = ({ flags }) => flags & ts.SymbolFlags.Value && !(flags & ts.SymbolFlags.Alias);
  const taken = [...(source.locals ?? [])].filter(([name, symbol]) => OF_KERNEL.has(name) && isValue(symbol));
  return taken.map(([name, { valueDeclaration }]) => {
    const start = (ts.getNameOfDeclaration(valueDeclaration) ?? valueDeclaration).getStart(source);
    const { line, character } = source.getLineAndCharacterOfPosition(start);
    // The first line is tslab's.
    return { name, line: line - 1, character, offset: start - source.getPositionOfLineAndCharacter(1, 0) };
  });
}

const symbolOf = (name, checker) =>
  ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);

/**
 * What a cell's code is like:
 *
 * - `declared`: the names that it declares;
 * - `live`: those of them that may be assigned to, and that a function of the cell uses;
 * - `uses`: the names of earlier cells that it uses, each with line and column, from 1, where it stands first;
 * - `taken`: the names that it declares although the kernel needs them, each with its place;
 * - `awaits`: whether it waits outside of functions. tslab overlooks `for await`, and every `await` before a bracket or
 *   at the end of a line, as in `await (async () => 1)()`: the compiler reads those anew, and then finds no fault in them.
 */
function survey(source, checker) {
  const live = new Set();
  const uses = new Map();
  let awaits = false;
  const use = (node) => {
    if (uses.has(node.text)) return;
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
    // The first line is tslab's.
    uses.set(node.text, { name: node.text, line, column: character + 1 });
  };
  const visit = (node, late) => {
    if (!late && (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier))) awaits = true;
    const symbol = ts.isIdentifier(node) ? symbolOf(node, checker) : undefined;
    if (isEarlier(symbol)) use(node);
    if (symbol && late) {
      const declaration = symbol.valueDeclaration;
      const variable = declaration && (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration));
      const constant = variable && ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const;
      if (variable && !constant && source.locals?.get(node.escapedText) === symbol) live.add(node.text);
    }
    // The name of a member may be computed: at once, not when the member is used.
    ts.forEachChild(node, (child) => visit(child, late || (isLate(node) && child !== node.name)));
  };
  visit(source, false);
  return {
    declared: [...(source.locals?.keys() ?? [])],
    live: [...live],
    uses: [...uses.values()],
    taken: takenFromKernel(source),
    awaits,
  };
}

module.exports = { survey, symbolOf };
