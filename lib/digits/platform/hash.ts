import { createHash } from 'node:crypto';

/** The hash of some bytes, or of a text as UTF-8, in hexadecimal digits. */
export function hash(algorithm: 'md5' | 'sha256', content: Uint8Array | string): string {
  return createHash(algorithm).update(content).digest('hex');
}
