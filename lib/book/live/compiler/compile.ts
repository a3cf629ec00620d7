import type { CompiledLine } from '@digits/common/protocol';
import type { createConverter } from '@digits/runner/kernel/preload/converter.cjs';

import type { Compilation, CompiledCell } from '../protocol';

type Converter = ReturnType<typeof createConverter>;

/**
 * Compiles a cell as the kernel does, by the kernel's own compiler.
 *
 * @param declarations what earlier cells declare: empty for the first, later what the cell before gave
 * @returns the cell, or what is wrong with it
 */
export function compileCell(converter: Converter, declarations: string, source: string): Compilation {
  const { diagnostics, output = '', declOutput = '', ...converted } = converter.convert(declarations, source);
  if (diagnostics.length === 0) return { cell: compiledCell({ ...converted, output, declOutput }) };
  const problems = diagnostics.map(({ start, messageText }) => ({
    line: start.line + 1,
    column: start.character + 1,
    message: messageText,
  }));
  return { problems };
}

/**
 * A cell as a page runs it.
 *
 * @param converted what the kernel's compiler gave for it
 */
export function compiledCell({
  output,
  declOutput,
  hasToplevelAwait: awaits,
  lastExpressionVar: last,
  cell: { declared, live, uses, own },
}: CompiledLine['converted']): CompiledCell {
  return {
    code: output,
    awaits,
    declared,
    live,
    uses,
    ...(last !== undefined && { last }),
    traced: { maps: own.maps.map(mappingsOf), linesBefore: own.linesBefore },
    declarations: declOutput,
  };
}

/** What leads back to the reader's lines, and nothing else that a source map says. */
function mappingsOf(map: string | null | undefined): string {
  const { mappings } = JSON.parse(map ?? '{"mappings":""}') as { readonly mappings: string };
  return JSON.stringify({ version: 3, sources: [''], names: [], mappings });
}
