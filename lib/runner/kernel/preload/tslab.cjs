'use strict';
const { createRequire } = require('node:module');

/** Loads a module as tslab does, which may have packages of its own: the very copy that the kernel uses. */
module.exports = createRequire(require.resolve('tslab/package.json'));
