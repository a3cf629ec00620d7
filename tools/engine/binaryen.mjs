// Binaryen, which reads and writes modules of WebAssembly: the compiler of the kernels brings it along.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const assemblyscript = createRequire(createRequire(import.meta.url).resolve('assemblyscript/package.json'));
/** @type {unknown} */
const loaded = await import(pathToFileURL(assemblyscript.resolve('binaryen')).href);
export const { default: binaryen } = /** @type {typeof import('binaryen')} */ (loaded);
