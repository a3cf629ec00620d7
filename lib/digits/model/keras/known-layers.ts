/* Which layers TensorFlow.js has, and which of their options it would pass over without a word. */
import * as tf from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';

import { describe } from '../../check/values';
import { isObject, type JsonObject } from '../../platform/model-files/model-json';

/** Options that TensorFlow.js does not have, by the values with which they change nothing. */
const NEUTRAL: Readonly<Record<string, readonly unknown[]>> = {
  groups: [1],
  keepdims: [false],
  quantization_config: [null],
  lora_rank: [null],
  rms_scaling: [false],
  renorm: [false],
  output_padding: [null],
};

/** The same of layers of one class. */
const NEUTRAL_OF: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> = {
  ReLU: { negative_slope: [0, null], threshold: [0, null] },
  Conv2DTranspose: { dilation_rate: [1, '1,1'] },
  UpSampling2D: { interpolation: ['nearest'] },
  Conv1D: { padding: ['valid', 'same'] },
  ELU: { alpha: [1] },
  GRU: { reset_after: [false] },
};

/** Activations to which Keras 3 and TensorFlow.js give one name, and two meanings. */
const OTHERWISE: Readonly<Record<string, string>> = {
  hard_sigmoid: 'which Keras 3 computes as relu6(x + 3) / 6, and TensorFlow.js as 0.2 x + 0.5 between 0 and 1',
};

/** Names of all layers that TensorFlow.js can make from JSON, those included that a program registered. */
export function knownLayers(): string[] {
  const { classNameMap } = tf.serialization.SerializationMap.getMap();
  return Object.entries(classNameMap)
    .filter(([, [maker]]) => maker.prototype instanceof layers.Layer)
    .map(([name]) => name)
    .sort();
}

/**
 * Checks that TensorFlow.js has a layer, and computes with it what Keras does.
 *
 * @param label the layer's name
 * @param className its class
 * @param layer all that the file says of it
 * @param keras3 whether Keras 3 wrote it
 * @throws TypeError if TensorFlow.js has no such layer
 * @throws RangeError if it would compute something else
 */
export function checkLayer(label: string, className: unknown, layer: JsonObject, keras3: boolean): void {
  const known = knownLayers();
  if (typeof className !== 'string' || !known.includes(className)) {
    const { registered_name: registered } = layer;
    const more = typeof registered === 'string' && registered !== className ? `, registered as ${registered}` : '';
    throw new TypeError(
      `layer ${label}: expected a layer that TensorFlow.js has (${known.join(', ')}), ` +
        `found ${typeof className === 'string' ? className : describe(className)}${more}`,
    );
  }
  const { config } = layer;
  if (!isObject(config)) return;
  for (const [option, values] of Object.entries({ ...NEUTRAL, ...NEUTRAL_OF[className] })) {
    const found = config[option];
    if (found === undefined || values.includes(Array.isArray(found) ? String(found) : found)) continue;
    throw new RangeError(
      `layer ${label}: expected ${option} ${values.map((value) => JSON.stringify(value)).join(' or ')}, ` +
        `as TensorFlow.js has no other ${className}, found ${JSON.stringify(found)}`,
    );
  }
  if (keras3) checkMeaning(label, config);
}

function checkMeaning(label: string, { activation, recurrent_activation: recurrent }: JsonObject): void {
  const name = [activation, recurrent].find((each) => typeof each === 'string' && Object.hasOwn(OTHERWISE, each));
  if (typeof name !== 'string') return;
  throw new RangeError(
    `layer ${label}: expected an activation that means the same in both, found ${name}, ${OTHERWISE[name]}`,
  );
}
