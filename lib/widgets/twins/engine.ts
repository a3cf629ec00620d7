/* What the room `platform` of the engine does, in a page that has one thread; tools/widgets/bundle.mjs says which module is for which. */
import { unpackBytes } from '../base/unpack';

/** The kernels `strict`, as base64 of deflate; put in when the script is bundled. */
declare const KERNELS: string;

/** The bytes of the kernels. */
export function readKernels(name: string): Promise<Uint8Array<ArrayBuffer>> {
  if (name === 'strict') return unpackBytes(KERNELS);
  return Promise.reject(new Error(`loading the engine: expected the kernels strict, found ${name}`));
}

export const cores = (): number => 1;
export const runtime = (): string => 'this browser';

/** A page has no flags of V8. */
export const compileWide = (): undefined => undefined;

/** Never called: all is worked out in the page's own thread. */
export function startThread(): never {
  throw new Error('starting a thread: expected to work in the thread of the page');
}
