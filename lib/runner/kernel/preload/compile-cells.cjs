'use strict';
/**
 * Compiles the cells of notebooks as the kernel does, in a process of its own: tslab compiles for the folder
 * in which its process stands. Reads `[{ file, cells: [{ cell, source }] }]` from its input, as JSON, and
 * writes `[{ file, cell, line, message }]`: what the kernel would refuse. As in the kernel, a notebook ends
 * with the first cell that is refused.
 */
const { readFileSync } = require('node:fs');
const { Script } = require('node:vm');

// First of all: whoever writes it waits for that.
const notebooks = JSON.parse(readFileSync(0, 'utf8'));
const { createConverter } = require('./converter.cjs');
const { wrapper } = require('./cells.cjs');

const converter = createConverter({ isJS: false, isBrowser: false });

/** What is wrong with a cell, as lines and messages, and what it declares. */
function compile(declarations, source) {
  const { diagnostics, output = '', declOutput = '', hasToplevelAwait } = converter.convert(declarations, source);
  const wrong = diagnostics.map(({ start, messageText }) => ({ line: start.line + 1, message: messageText }));
  if (wrong.length === 0) {
    try {
      new Script(`${wrapper(hasToplevelAwait)}${output}\n})`);
    } catch (error) {
      wrong.push({ line: 1, message: `${error.name}: ${error.message}` });
    }
  }
  return { wrong, declared: declOutput };
}

const problems = [];
for (const { file, cells } of notebooks) {
  let declarations = '';
  for (const { cell, source } of cells) {
    const { wrong, declared } = compile(declarations, source);
    problems.push(...wrong.map((problem) => ({ file, cell, ...problem })));
    if (wrong.length > 0) break;
    declarations = declared;
  }
}
converter.close();
process.stdout.write(JSON.stringify(problems));
