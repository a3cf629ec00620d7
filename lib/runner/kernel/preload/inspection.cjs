'use strict';
/**
 * Shift-Tab. Between the brackets of a call tslab finds nothing: here it tells about the function that is
 * called. And its text has lost the words `@returns` and `@throws` before what they say.
 */
const { typescript: ts } = require('./typescript.cjs');
const fromTslab = require('./tslab.cjs');

const inspect = fromTslab('tslab/dist/inspect');
const { printQuickInfo } = inspect;
inspect.printQuickInfo = (info) => {
  const tags = info.tags?.map((tag) =>
    tag.name === 'param' || !tag.text ? tag : { ...tag, text: [{ text: `@${tag.name} ` }, ...tag.text] },
  );
  return printQuickInfo({ ...info, ...(tags && { tags }) });
};

/** Where the name ends of the function whose brackets enclose the position; undefined if none do. */
function calledAt(code, position) {
  let found;
  const visit = (node) => {
    if (node.getFullStart() > position || node.getEnd() < position) return;
    const isCall = ts.isCallExpression(node) || ts.isNewExpression(node);
    if (isCall && node.expression.getEnd() < position) found = node.expression.getEnd() - 1;
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest, true));
  return found;
}

const { prototype } = fromTslab('tslab/dist/jupyter').JupyterHandlerImpl;
const { handleInspect } = prototype;
prototype.handleInspect = function (request) {
  const reply = handleInspect.call(this, request);
  const called = reply.found ? undefined : calledAt(request.code, request.cursor_pos);
  return called === undefined ? reply : handleInspect.call(this, { ...request, cursor_pos: called });
};
