'use strict';
/**
 * Leaves what cells are compiled to, for whoever runs a notebook and has another use for it: each cell that has no fault is
 * a line of the file that an environment variable names, as `CompiledLine` describes it.
 */
const { appendFileSync } = require('node:fs');
const { COMPILED_VARIABLE } = require('@digits/common/protocol');

const file = process.env[COMPILED_VARIABLE];

/** What `convert` gave for a cell's source. */
function leave(source, { diagnostics, output, declOutput, hasToplevelAwait, lastExpressionVar, cell }) {
  if (!file || diagnostics.length > 0) return;
  const { declared, live, uses, own } = cell;
  const converted = { output, declOutput, hasToplevelAwait, lastExpressionVar, cell: { declared, live, uses, own } };
  appendFileSync(file, `${JSON.stringify({ source, converted })}\n`);
}

module.exports = { leave };
