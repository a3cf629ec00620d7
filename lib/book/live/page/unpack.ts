/// <reference lib="dom" />
import { fromSevenBits } from '../seven-bits';

/**
 * The bytes that were packed: gzip, seven bits a character.
 *
 * @throws Error if they are damaged
 */
export async function unpack(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([fromSevenBits(text)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The same for files by their names, all at once. */
export async function unpackAll(
  packed: Readonly<Record<string, string>>,
): Promise<Record<string, Uint8Array<ArrayBuffer>>> {
  const entries = Object.entries(packed).map(async ([name, text]) => [name, await unpack(text)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** Where the scripts lie that workers were started from. */
const places = new Map<string, string>();

/**
 * Starts a worker from a script that was packed: a page opened as a file cannot start one from a file.
 *
 * @param name what the browser's tools call it
 */
export async function startWorker(script: string, name: string): Promise<Worker> {
  const place =
    places.get(script) ?? URL.createObjectURL(new Blob([await unpack(script)], { type: 'text/javascript' }));
  places.set(script, place);
  return new Worker(place, { name });
}

/** Why a worker has failed. Of one that may not be started, a browser says nothing. */
export function failureOf({ message }: ErrorEvent): string {
  return message || 'the browser, an extension of it or the server forbids the worker that the page needs';
}
