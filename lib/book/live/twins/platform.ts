/* What the rooms `platform` of digits and engine do, done by a page; ../build/twins.ts says which module is for which. */
import type { DrawnFigure, Picture } from '@digits/pictures';

import { page } from './page';

// digits/platform/data-files

/** What helps where files of the data are missing: all but those of the quick data set come by a button. */
export const DATA_CURE = 'Press "Load all 70,000 digits" at the foot of the page, and run the cell again';

/** The folder of MNIST's four files, which are there once the reader has asked for all digits. */
export function mnistFolder(): string {
  return '/mnist-data';
}

/** What the package `mnist` says of one digit: here the bytes are there already, of which the numbers are made again. */
export function quickFile(label: number): unknown {
  const images = page().quick[label];
  if (images === undefined) throw new Error(`no such file: the digit ${label}`);
  return { data: Array.from(images, (byte) => byte / 255) };
}

// digits/platform/error-handlers

/** A worker has no process whose handlers a start-up could take. */
export function keepingErrorHandlers<Result>(start: () => Promise<Result>): Promise<Result> {
  return start();
}

// digits/platform/hdf5

/** A page has models that TensorFlow.js wrote; what reads others would be a tenth of all its scripts. */
export function openHdf5(): never {
  throw new RangeError(
    'expected a model of TensorFlow.js, found a file of Keras, which only a kernel outside of a browser reads',
  );
}

// digits/platform/kernel

/** What sends displays to the page. */
export function kernelWriter(): (content: object, update: boolean) => void {
  return (content, update) => page().tell(update ? 'update_display_data' : 'display_data', content);
}

// digits/platform/native

export const hasNativeBinding = (): boolean => false;
export const loadNativeTensorflow = (): string => 'a browser has no native TensorFlow';

// digits/platform/pictures

/** Never called: the page draws charts itself. */
export function drawPicture(figure: DrawnFigure): Promise<Picture> {
  const words = `drawing a picture of ${figure.data.length} traces: expected a kernel outside of a browser`;
  return Promise.reject(new Error(words));
}
export function pictureForms(): { data: object; metadata: object } {
  return { data: {}, metadata: {} };
}

// digits/platform/turn

/** Lets everything else have its turn. A message comes at once, where a timer of 0 would wait for 4 milliseconds. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

// digits/platform/wasm-binaries

/** Where TensorFlow.js finds its binary: by name, since a page opened as a file has nothing to fetch from. */
export function wasmBinaries(): Readonly<Record<string, string>> {
  const bytes = page().binaries['tfjs-backend-wasm-simd'];
  const place = URL.createObjectURL(new Blob(bytes && [bytes], { type: 'application/wasm' }));
  // It asks for the places of all three, and takes this one.
  return {
    'tfjs-backend-wasm.wasm': place,
    'tfjs-backend-wasm-simd.wasm': place,
    'tfjs-backend-wasm-threaded-simd.wasm': place,
  };
}

// common/files/folders

export const projectFolder = (): string => '/';
export const outputFolder = (): string => '/output';

// engine/platform/files

/** The bytes of a compiled module of kernels. */
export function readKernels(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = page().binaries[name];
  if (bytes !== undefined) return Promise.resolve(bytes);
  return Promise.reject(new Error(`loading the engine: expected its kernels ${name}, found none in this page`));
}

// engine/platform/machine

/** Threads that can run at the same time: one where memory cannot be shared, as in a page opened as a file. */
export function cores(): number {
  return globalThis.crossOriginIsolated ? navigator.hardwareConcurrency : 1;
}
export const runtime = (): string => navigator.userAgent.replace(/^.* ([\w]+\/[\d.]+).*$/, '$1');

// engine/platform/wide

/** A page has no flags of V8. */
export const compileWide = (): undefined => undefined;
