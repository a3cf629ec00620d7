/// <reference lib="dom" />

/**
 * Bytes that an output holds as base64 of deflate.
 *
 * @throws Error if they are damaged
 */
export async function unpackBytes(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const compressed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([compressed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Numbers of float32 whose bytes stood apart by their place: the first bytes of all, then the second. */
export function joinFloats(planes: Uint8Array): Float32Array {
  const count = planes.length / Float32Array.BYTES_PER_ELEMENT;
  const bytes = new Uint8Array(planes.length);
  for (let at = 0; at < planes.length; at++) bytes[(at % count) * 4 + Math.floor(at / count)] = planes[at] ?? 0;
  return new Float32Array(bytes.buffer);
}
