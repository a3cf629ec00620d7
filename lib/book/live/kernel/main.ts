/// <reference lib="webworker" />
/* The script of the worker that runs a page's cells. */
import '../twins/globals';

import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import * as digits from 'digits';
import { DATASET_VARIABLE } from '@digits/common/protocol';

import type { KernelAnswer, KernelRequest, KernelStart, KeptFile } from '../protocol';
import { placeFile, watchFiles } from '../twins/files';
import { setPage } from '../twins/page';
import { cores, wasmBinaries } from '../twins/platform';
import type { PageProcess } from '../twins/process';
import { createConsole, createStreams, type Print } from './console';
import { createExecutor, type Executor } from './executor';
import { Printer } from './printer';
import { watchRejections } from './rejections';

/** Where results are written that may stay for the next visit. */
const OUTPUT = '/output/';

const tell = (answer: KernelAnswer): void => globalThis.postMessage(answer);
const message = (type: string, content: object): void => tell({ kind: 'message', type, content: { ...content } });
const printer = new Printer((printed) => message('stream', printed));

// Set by ../twins/globals before anything that asks for it is loaded.
const process = (globalThis as unknown as { readonly process: PageProcess }).process;
let executor: Executor | undefined;

const rejectionsTold = watchRejections(globalThis, (reason, promise) =>
  executor?.uncaught({ kind: 'UnhandledPromiseRejection', reason, promise }),
);

function place(files: readonly KeptFile[]): void {
  for (const { path, bytes } of files) placeFile(path, bytes);
}

function start({ binaries, quick, threadScript, files, environment }: KernelStart): void {
  Object.assign(process.env, environment);
  // The binary that the kernel has: others would have to be loaded from files.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  place(files);
  watchFiles((path, bytes) => {
    if (!path.startsWith(OUTPUT)) return;
    tell({ kind: 'file', path, ...(bytes && { bytes: bytes.slice() }) });
  });
  setPage({
    binaries,
    quick,
    threadScript,
    tell: (type, content) => {
      printer.flush();
      message(type, content);
    },
    trained: (images, seconds) => tell({ kind: 'trained', images, seconds }),
  });
  // A cell may ask TensorFlow.js for its backend, not the library.
  setWasmPaths(wasmBinaries());
  const print: Print = (name, text) => printer.print(name, text);
  Object.assign(console, createConsole(print));
  Object.assign(process, createStreams(print));
  executor = createExecutor({ digits, '@tensorflow/tfjs-core': tf, '@tensorflow/tfjs-layers': tfl }, rejectionsTold);
  const { interrupt } = executor;
  process.on('SIGINT', () => interrupt());
  tell({ kind: 'ready', threads: cores() });
}

async function answer(request: KernelRequest): Promise<void> {
  switch (request.kind) {
    case 'start':
      return start(request);
    case 'run': {
      const begin = performance.now();
      printer.begin();
      const succeeded = (await executor?.run(request.cell, request.count)) ?? false;
      printer.end();
      return tell({ kind: 'done', succeeded, seconds: (performance.now() - begin) / 1000 });
    }
    case 'interrupt':
      tell({ kind: 'heard' });
      return process.emit('SIGINT');
    case 'dataset':
      place(request.files);
      process.env[DATASET_VARIABLE] = request.name;
  }
}

globalThis.onmessage = ({ data }: MessageEvent<KernelRequest>) => void answer(data);
globalThis.onerror = (message, _file, _line, _column, error) => {
  executor?.uncaught({ kind: 'UncaughtException', reason: error ?? message });
  // Told: the page need not hear of it once more. Before there is an executor, nobody else would say it.
  return executor !== undefined;
};
