import { gzipSync } from 'node:zlib';

import { literal, toSevenBits } from '../seven-bits';

/** The script that puts a value where the page looks for it: a page opened as a file can load nothing but scripts. */
export function partScript(name: string, value: unknown): string {
  return `(globalThis.digitsParts ??= {})[${JSON.stringify(name)}] = ${literal(value)};\n`;
}

/** The script that leaves a text for the page, packed. */
export function textScript(name: string, text: string): string {
  return `(globalThis.digitsTexts ??= {})[${JSON.stringify(name)}] = ${literal(packedText(text))};\n`;
}

/** Of images, level 9 takes sixteen times as long and saves half a percent more. */
const LEVEL = 7;

/** Bytes as text, compressed: gzip, seven bits a character. */
export function packed(bytes: Uint8Array): string {
  return toSevenBits(gzipSync(bytes, { level: LEVEL }));
}

/** The same for a text, as UTF-8. */
export function packedText(text: string): string {
  return packed(Buffer.from(text));
}
