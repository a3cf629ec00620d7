/**
 * Compiles the cells of notebooks as the kernel does, in a process of its own: tslab compiles for the folder in which its
 * process stands. Reads `[[source, ...], ...]` from its input, as JSON, and writes the compilations in the same shape, with
 * the files of types that the compiler has read.
 */
import { readFileSync } from 'node:fs';

import { createConverter } from '@digits/runner/kernel/preload/converter.cjs';

import { compileCell } from '../compiler/compile';
import type { Compilation } from '../protocol';

const notebooks = JSON.parse(readFileSync(0, 'utf8')) as readonly (readonly string[])[];
const converter = createConverter({ isJS: false, isBrowser: false });
const compilations = notebooks.map((sources) => {
  let declarations = '';
  return sources.map((source): Compilation => {
    const compilation = compileCell(converter, declarations, source);
    declarations = compilation.cell?.declarations ?? declarations;
    return compilation;
  });
});
converter.close();
process.stdout.write(JSON.stringify(compilations));
