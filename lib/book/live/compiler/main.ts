/// <reference lib="webworker" />
/* The script of the worker that compiles cells: first it is sent the files that its compiler reads, then requests. */
import './process';

import type { createConverter } from '@digits/runner/kernel/preload/converter.cjs';

import { unpack } from '../page/unpack';
import type { CompileAnswer, CompileRequest } from '../protocol';
import { setTypes, type TypeFiles } from '../twins/types';
import { compileCell } from './compile';

let converter: ReturnType<typeof createConverter> | undefined;

async function start(files: string): Promise<void> {
  setTypes(JSON.parse(new TextDecoder().decode(await unpack(files))) as TypeFiles);
  // Loaded now: the compiler looks at its system when it is loaded.
  const { createConverter } = await import('@digits/runner/kernel/preload/converter.cjs');
  converter = createConverter({ isJS: false, isBrowser: false });
  globalThis.postMessage('ready');
}

globalThis.onmessage = ({ data }: MessageEvent<string | CompileRequest>) => {
  if (typeof data === 'string') {
    void start(data);
  } else if (converter) {
    const compilation = compileCell(converter, data.declarations, data.source);
    const answer: CompileAnswer = { number: data.number, compilation };
    globalThis.postMessage(answer);
  }
};
