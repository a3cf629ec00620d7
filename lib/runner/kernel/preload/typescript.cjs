'use strict';
/**
 * tslab's own TypeScript. Its members cannot be replaced, so the module as a whole is, by one that differs
 * in the functions given. To be called before tslab's converter is loaded, which keeps the module it finds.
 */
const fromTslab = require('./tslab.cjs');

const file = fromTslab.resolve('@tslab/typescript-for-tslab');
const typescript = fromTslab(file);
const replaced = new Map();

require.cache[file].exports = new Proxy(typescript, {
  get: (module, name) => replaced.get(name) ?? module[name],
});

/**
 * @param name of a function of TypeScript
 * @param cure gets that function, and gives the one to call in its place
 */
const replace = (name, cure) => replaced.set(name, cure(replaced.get(name) ?? typescript[name]));

module.exports = { typescript, replace };
