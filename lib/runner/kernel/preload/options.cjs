'use strict';
/**
 * What tslab's compiler knows.
 *
 * - Memory: it reads every package of types that is installed, Jest's and Babel's included, some 40 MB. Here
 *   it starts with those of Node.js, and reads others when a cell imports what they describe: without type
 *   roots tslab takes its own, which hold Node's types only.
 * - Newer functions, `findLast` and `toSorted` among them: every Node.js that this project runs on has those
 *   of ES2023. tslab's TypeScript can describe some and is not told to; the folder `types` describes the others.
 * - JSON: a file outside of the notebook's folder can be imported like any other. tslab refuses it, for the
 *   sake of a place for what it compiles, which JSON is not.
 */
const path = require('node:path');
const { replace } = require('./typescript.cjs');

replace('getDefaultTypeRoots', () => () => []);

const described = (edition) => path.join(__dirname, 'types', `${edition}.d.cts`).replaceAll('\\', '/');
const newer = [described('es2023'), ...('groupBy' in Object ? [described('es2024')] : [])];

replace('createWatchCompilerHost', (create) => (files, options, ...rest) => {
  const lib = options.lib.map((name) => name.replace(/^lib\.es\d+\.d\.ts$/, 'lib.es2023.d.ts'));
  return create(files, { ...options, lib: [...lib, ...newer] }, ...rest);
});

const OUTSIDE = 6059;
const isJson = ({ messageText: text }) => /^[^']*'[^']*\.json'/.test(text.messageText ?? text);
replace(
  'getPreEmitDiagnosticsOfFiles',
  (diagnose) =>
    (...program) =>
      diagnose(...program).filter((found) => found.code !== OUTSIDE || !isJson(found)),
);
