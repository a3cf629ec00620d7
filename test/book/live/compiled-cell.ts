import type { CompiledCell } from '../../../lib/book/live/protocol';

/** A cell of this code that declares and uses nothing, but for what is said. */
export const compiledCell = (code: string, more: Partial<CompiledCell> = {}): CompiledCell => ({
  code,
  awaits: false,
  declared: [],
  live: [],
  uses: [],
  traced: { maps: [], linesBefore: 1 },
  declarations: '',
  ...more,
});
