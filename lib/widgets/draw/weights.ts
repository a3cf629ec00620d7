/// <reference lib="dom" />
/*
 * Weights stand in an output of their own, so that none is too large; who needs them asks for them by a key made of
 * their bytes. The same weights shown twice are there once.
 */
import { joinFloats, unpackBytes } from '../base/unpack';

const EVENT = 'digits:weights';

declare global {
  /** Weights on this page by their keys: base64 of deflate. A book's page puts them there by a script. */
  var digitsWeights: Record<string, string> | undefined;
}

const known = (): Record<string, string> => (globalThis.digitsWeights ??= {});

/** Holds the weights of a network; shows nothing. */
export class WeightsElement extends HTMLElement {
  connectedCallback(): void {
    this.hidden = true;
    const { key, bytes } = this.dataset;
    if (key === undefined || bytes === undefined) return;
    known()[key] = bytes;
    document.dispatchEvent(new Event(EVENT));
  }
}

/** Waits until the weights of a key are on the page. */
async function packedWeights(key: string): Promise<string> {
  for (;;) {
    const found = known()[key];
    if (found !== undefined) return found;
    await new Promise((resolve) => document.addEventListener(EVENT, resolve, { once: true }));
  }
}

/**
 * The weights of a key, once they are on the page.
 *
 * @param lengths how many numbers each array has
 * @throws Error if they are damaged
 */
export async function weightsOf(key: string, lengths: readonly number[]): Promise<Float32Array[]> {
  const values = joinFloats(await unpackBytes(await packedWeights(key)));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (values.length !== total) {
    throw new Error(`reading the weights: expected ${total} numbers, found ${values.length}`);
  }
  let begin = 0;
  return lengths.map((length) => values.slice(begin, (begin += length)));
}
