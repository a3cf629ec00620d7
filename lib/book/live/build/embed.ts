import { gzipSync } from 'node:zlib';

/** The script that puts a value where the page looks for it: a page opened as a file can load nothing but scripts. */
export function partScript(name: string, value: unknown): string {
  return `(globalThis.digitsParts ??= {})[${JSON.stringify(name)}] = ${JSON.stringify(value)};\n`;
}

/** The script that leaves a text for the page, packed. */
export function textScript(name: string, text: string): string {
  return `(globalThis.digitsTexts ??= {})[${JSON.stringify(name)}] = ${JSON.stringify(packedText(text))};\n`;
}

/** Bytes as text, compressed: base64 of gzip. */
export function packed(bytes: Uint8Array): string {
  return gzipSync(bytes).toString('base64');
}

/** The same for a text, as UTF-8. */
export function packedText(text: string): string {
  return packed(Buffer.from(text));
}
