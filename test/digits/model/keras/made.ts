/* What make_models.py made with the real Keras. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import type { JsonObject, StoredModel } from '../../../../lib/digits/platform/model-files/model-json';

export const MADE = join(__dirname, 'made');

/** float32 numbers, as base64. */
export function floats(base64: string): Float32Array {
  return new Float32Array(Uint8Array.from(Buffer.from(base64, 'base64')).buffer);
}

interface MadeArray {
  readonly shape: number[];
  readonly values: string;
}

/** A small model, and what Keras predicts. */
export interface MadeModel {
  readonly name: string;
  readonly version: string;
  readonly config: JsonObject;
  readonly weights: readonly (MadeArray & { readonly name: string })[];
  readonly inputs: readonly MadeArray[];
  readonly outputs: readonly MadeArray[];
}

export function madeModels(version: 'keras2' | 'keras3'): readonly MadeModel[] {
  return JSON.parse(readFileSync(join(MADE, `${version}.json`), 'utf8')) as readonly MadeModel[];
}

/** As it would be read from a file. */
export function storedAs({ version, config, weights }: MadeModel): StoredModel {
  const own = weights.filter(({ name }) => name.startsWith('layers/'));
  const specs = own.map(({ name, shape }) => ({ name, shape, dtype: 'float32' as const }));
  const bytes = Buffer.concat(own.map(({ values }) => Buffer.from(values, 'base64')));
  return {
    topology: { keras_version: version, model_config: config },
    groups: [{ paths: [], specs, bytes: bytes.length }],
    bytes: Uint8Array.from(bytes).buffer,
  };
}

/** The largest difference between what a model answers and what Keras does. */
export function worstDifference(model: LayersModel, { inputs, outputs }: MadeModel): number {
  return tf.tidy(() => {
    const given = inputs.map(({ shape, values }) => tf.tensor(floats(values), shape));
    const [only] = given;
    const answers = [model.predict(given.length === 1 && only ? only : given)].flat();
    const differences = outputs.map(({ shape, values }, index) => {
      const answer = answers[index];
      if (String(answer?.shape) !== String(shape)) return Infinity;
      const expected = floats(values);
      return Math.max(...(answer?.dataSync() ?? []).map((value, at) => Math.abs(value - (expected[at] ?? NaN))));
    });
    return Math.max(...differences);
  });
}
