import { deflateSync } from 'fflate';
import type { NetworkSpec } from '@digits/engine';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { isRefusal, networkOf } from '../adapter/network-of';
import { readWeights } from '../adapter/weights';
import { PIXEL_MAXIMUM } from '../data/digits';
import { hash } from '../platform/hash';

/** The weights of a network as an output holds them. */
export interface PackedWeights {
  /** Made of the weights: the same weights have the same key. */
  readonly key: string;
  /** Base64 of deflate of float32: of all first bytes, then all second ones, and so on. */
  readonly bytes: string;
  /** How many there are. */
  readonly count: number;
}

/** A trained network, so that it can be asked in a page. */
export interface PackedNetwork extends PackedWeights {
  readonly spec: NetworkSpec;
  /** Names of the layers that learn, in order. */
  readonly names: readonly string[];
  /** How many numbers kernel and bias of each of them have, in turn. */
  readonly lengths: readonly number[];
}

/** Bytes as base64 of deflate; the same text on every machine. */
export function packBytes(bytes: Uint8Array): string {
  const packed = deflateSync(bytes, { level: 9 });
  let text = '';
  // Not all at once: there may be more than a call takes arguments.
  for (let at = 0; at < packed.length; at += 4096) text += String.fromCharCode(...packed.subarray(at, at + 4096));
  return btoa(text);
}

/** Grays of a picture that is only looked at. */
const GRAYS = 16;

/** Pictures of digits that are only looked at, packed in sixteen grays: a third smaller, and to the eye the same. */
export function packPictures(images: Uint8Array): string {
  const step = 255 / (GRAYS - 1);
  return packBytes(images.map((intensity) => Math.round(intensity / step) * step));
}

/**
 * The bytes of numbers, apart by their place in the number: sign and exponent of float32, of which there are few
 * different ones, then stand together and can be packed; the rest is noise.
 */
export function bytePlanes(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const planes = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at++) planes[(at % 4) * values.length + Math.floor(at / 4)] = bytes[at] ?? 0;
  return planes;
}

/** What the element of a network is told of it beside its weights, which stand in an output of their own. */
export function described(title: string, { key, spec, names, lengths }: PackedNetwork): object {
  return { title, key, spec, names, lengths };
}

/**
 * A model, packed without loss: what is worked out from it in a page has the same bits.
 *
 * @throws TypeError if it is not one that this project's engine knows, or ends in logits
 */
export function packNetwork(doing: string, model: LayersModel): PackedNetwork {
  const spec = networkOf(model, 1 / PIXEL_MAXIMUM);
  if (isRefusal(spec)) {
    throw new TypeError(`${doing}: expected a model that this project's engine can ask, found that ${spec.reason}`);
  }
  // A page shows outputs as they are, where predict makes probabilities of them.
  if (spec.loss === 'softmaxCrossentropy') {
    throw new TypeError(`${doing}: expected a model that ends in probabilities, found one whose loss takes logits`);
  }
  const weights = readWeights(model);
  const all = new Float32Array(weights.reduce((sum, { length }) => sum + length, 0));
  let begin = 0;
  for (const array of weights) {
    all.set(array, begin);
    begin += array.length;
  }
  const bytes = packBytes(bytePlanes(all));
  return {
    key: hash('sha256', bytes).slice(0, 16),
    bytes,
    count: all.length,
    spec,
    names: model.layers.filter((layer) => layer.weights.length > 0).map(({ name }) => name),
    lengths: weights.map(({ length }) => length),
  };
}
