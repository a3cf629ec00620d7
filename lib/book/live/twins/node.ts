/* Small parts of Node.js that the library touches, as a page has them. The modules of ../build/twins.ts stand for them. */
import { md5 } from '@noble/hashes/legacy';
import { sha256 } from '@noble/hashes/sha2';

// node:zlib

export { gunzipSync } from 'fflate';

// node:crypto

interface Hash {
  update(content: string | Uint8Array): Hash;
  digest(): string;
}

/** A hash, of which the library wants hexadecimal digits. */
export function createHash(algorithm: 'md5' | 'sha256'): Hash {
  const running = algorithm === 'md5' ? md5.create() : sha256.create();
  const hash: Hash = {
    update(content) {
      running.update(typeof content === 'string' ? new TextEncoder().encode(content) : content);
      return hash;
    },
    digest: () => hexadecimal(running.digest()),
  };
  return hash;
}

export function randomBytes(count: number): { toString(): string } {
  const bytes = crypto.getRandomValues(new Uint8Array(count));
  return { toString: () => hexadecimal(bytes) };
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// node:os

export const hostname = (): string => 'browser';
export const homedir = (): string => '/';
export const cpus = (): readonly { readonly model: string }[] =>
  Array.from({ length: navigator.hardwareConcurrency }, () => ({ model: 'this browser' }));

// node:url

/** The path of a `file:` URL. */
export function fileURLToPath(url: string): string {
  const { protocol, pathname } = new URL(url);
  if (protocol !== 'file:') throw new TypeError('The URL must be of scheme file');
  return decodeURIComponent(pathname);
}

// node:timers/promises

export function setTimeout(milliseconds: number): Promise<void> {
  return new Promise((resolve) => globalThis.setTimeout(resolve, milliseconds));
}

// node:util/types

export function isPromise(value: unknown): boolean {
  return value instanceof Promise;
}
