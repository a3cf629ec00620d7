import { gunzipSync } from 'node:zlib';

/**
 * What a gzip file holds.
 *
 * @throws Error if it is none, is cut off, or its checksum is another
 */
export function unpacked(bytes: Uint8Array): Uint8Array {
  const { buffer, byteOffset, length } = gunzipSync(bytes);
  return new Uint8Array(buffer, byteOffset, length);
}
