'use strict';
/**
 * What tslab's compiler knows.
 *
 * Memory: it reads every package of types that is installed, Jest's and Babel's included, some 40 MB. Here
 * it starts with those of Node.js, and reads others when a cell imports what they describe: without type
 * roots tslab takes its own, which hold Node's types only.
 */
const { replace } = require('./typescript.cjs');

replace('getDefaultTypeRoots', () => () => []);
