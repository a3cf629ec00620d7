import ts from 'typescript';

/**
 * Finds shorthand properties, as in `{ labels }`, whose variable belongs to an earlier cell. tslab turns
 * the variables of earlier cells into properties of an object, but overlooks these: the cell would fail
 * with a ReferenceError.
 *
 * @param cellAt number of the cell at a position of the source
 * @returns the names, and where they stand
 */
export function shorthandOfEarlierCells(
  source: ts.SourceFile,
  checker: ts.TypeChecker,
  cellAt: (position: number) => number,
): { readonly name: string; readonly position: number }[] {
  const found: { name: string; position: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isShorthandPropertyAssignment(node)) {
      const position = node.getStart(source);
      const declaration = checker.getShorthandAssignmentValueSymbol(node)?.declarations?.[0];
      const declaredHere = declaration?.getSourceFile() === source;
      if (declaredHere && cellAt(declaration.getStart(source)) !== cellAt(position)) {
        found.push({ name: node.name.text, position });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
