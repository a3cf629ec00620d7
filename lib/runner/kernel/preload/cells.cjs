'use strict';
/**
 * The cells that ran, and which lines of theirs an error comes from. V8 calls a script what a comment in it
 * says, so that a line of a stack reads `at f (cell[3]:7:5)`: line 7 of what the third cell was compiled to.
 */
const path = require('node:path');
const { lineOf } = require('./trace.cjs');

/** How tslab begins the function that it puts around a cell's code, on the same line. */
const wrapper = (awaits) => (awaits ? '(async function(exports, require) { ' : '(function(exports, require) { ');

const FRAME = /^ +at (?:async )?(?:(.*?) \()?(?:cell\[(\d+)\]|(.*?)):(\d+):(\d+)\)?$/;

/** The same in a page of Firefox or Safari: `f@cell[3]:7:5`, after a star that says how it came there: `async*f@...`. */
const FRAME_ELSEWHERE = /^(?:[\w ]+\*)?(.*?)@(?:cell\[(\d+)\]|(.*?)):(\d+):(\d+)$/;

const cells = new Map();
const modules = new Map();
let current = 0;

/** Begins a cell; the count is Jupyter's number of the execution. */
function begin(count) {
  current = count;
}

/**
 * Names the code of the cell that has begun, and remembers where its lines come from.
 *
 * @param before code to stand before it, on its first line
 */
function named(code, before, { own, modules: others }, awaits) {
  cells.set(current, { traced: own, shift: wrapper(awaits).length + before.length, lines: code.split('\n').length });
  for (const [file, traced] of others) modules.set(file, traced);
  return `${before}${code}\n//# sourceURL=cell[${current}]\n`;
}

/** Where a frame lies in the reader's code, for example `cell line 3`; undefined if it does not. */
function place(cell, file, line, column) {
  if (cell === undefined) {
    const at = modules.has(file) ? lineOf(modules.get(file), line, column) : undefined;
    return at === undefined ? undefined : `${path.basename(file, '.js')} line ${at}`;
  }
  const { traced, shift, lines } = cells.get(cell) ?? {};
  // The last line is tslab's, which calls the cell.
  if (!(line < lines)) return undefined;
  const at = lineOf(traced, line, line === 1 ? column - shift : column);
  if (at === undefined) return undefined;
  return `cell${cell === current ? '' : ` [${cell}]`} line ${at}`;
}

/** A line of a stack in words for the reader; undefined if it lies in code that is not the reader's. */
function frame(text) {
  const [, name = '', cell, file, line, column] = FRAME.exec(text) ?? FRAME_ELSEWHERE.exec(text) ?? [];
  const where = place(cell && Number(cell), file, Number(line), Number(column));
  if (where === undefined) return undefined;
  // A function of an earlier cell is called as a member of what holds it; Firefox calls one without a name `outer/<`, or
  // by what it is given to, `exports.tsLastExpr<`.
  const called = name.replace(/^(Proxy|Object|Module)\.|^.*<$|^.*\//g, '');
  return ['', 'eval', 'eval code', '<anonymous>'].includes(called) ? `    at ${where}` : `    at ${called} (${where})`;
}

/** The lines of a stack that lie in the reader's code, without repetitions. */
function frames(stack) {
  const lines = String(stack).split('\n').map(frame);
  return lines.filter((line, i) => line !== undefined && line !== lines[i - 1]);
}

module.exports = { wrapper, begin, named, frames };
