/* Loads a module of tslab, as `runner/kernel/preload/tslab` does in Node.js: a page has the compiler of cells alone. */
import converter = require('tslab/dist/converter');

/** @throws Error for any other module */
function fromTslab(name: string): unknown {
  if (name === 'tslab/dist/converter') return converter;
  throw new Error(`loading a module of tslab: a page has none of the name ${name}`);
}

export = fromTslab;
