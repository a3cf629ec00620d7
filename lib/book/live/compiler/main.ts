/// <reference lib="webworker" />
/* The script of the worker that compiles cells: first it is sent the files that its compiler reads, then requests. */
import '../twins/globals';

import type { createConverter } from '@digits/runner/kernel/preload/converter.cjs';

import { unpack } from '../page/unpack';
import type { Compilation, CompileAnswer, CompileRequest } from '../protocol';
import { setTypes, type TypeFiles } from '../twins/types';
import { compileCell } from './compile';

type Converter = ReturnType<typeof createConverter>;

let converter: Converter | undefined;

async function start(files: string): Promise<void> {
  setTypes(JSON.parse(new TextDecoder().decode(await unpack(files))) as TypeFiles);
  // Loaded now: the compiler looks at its system when it is loaded.
  const { createConverter } = await import('@digits/runner/kernel/preload/converter.cjs');
  converter = createConverter({ isJS: false, isBrowser: false });
  globalThis.postMessage('ready');
}

function compiled(by: Converter, { declarations, source }: CompileRequest): Compilation {
  try {
    return compileCell(by, declarations, source);
  } catch (error) {
    return { problems: [{ line: 1, column: 1, message: `The compiler failed: ${String(error)}` }] };
  }
}

globalThis.onmessage = ({ data }: MessageEvent<string | CompileRequest>) => {
  if (typeof data === 'string') {
    // As an error of the worker, which the page hears of.
    start(data).catch(globalThis.reportError);
  } else if (converter) {
    const answer: CompileAnswer = { number: data.number, compilation: compiled(converter, data) };
    globalThis.postMessage(answer);
  }
};
