'use strict';
/**
 * Where the cursor is. A front end counts Unicode characters, as the protocol asks for from its version 5.2 on, and tslab
 * UTF-16 units, two for one of those beyond the first 65,536: behind an emoji, Tab completed the wrong letters.
 */
const { prototype } = require('./tslab.cjs')('tslab/dist/jupyter').JupyterHandlerImpl;
const { handleComplete, handleInspect } = prototype;

/** The place in UTF-16 units of so many characters; within the code, wherever it is asked for. */
const unitsOf = (code, characters) => [...code].slice(0, Math.max(0, characters)).join('').length;

const charactersOf = (code, units) => [...code.slice(0, units)].length;

prototype.handleInspect = function ({ code, cursor_pos, ...request }) {
  return handleInspect.call(this, { ...request, code, cursor_pos: unitsOf(code, cursor_pos) });
};

prototype.handleComplete = function ({ code, cursor_pos, ...request }) {
  const reply = handleComplete.call(this, { ...request, code, cursor_pos: unitsOf(code, cursor_pos) });
  const { cursor_start: start, cursor_end: end } = reply;
  return { ...reply, cursor_start: charactersOf(code, start), cursor_end: charactersOf(code, end) };
};
