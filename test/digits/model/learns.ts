import type { LayersModel } from '@tensorflow/tfjs-layers';

import type { Digits } from '../../../lib/digits/data/digits';
import { accuracy } from '../../../lib/digits/measure/measures';
import { predict, predictByTfjs } from '../../../lib/digits/model/predict';
import { fit } from '../../../lib/digits/train/fit';
import type { FitOptions } from '../../../lib/digits/train/fit-options';

/** Expects a network to learn in the engine, and `predict` to agree with the record and with TensorFlow.js. */
export async function expectLearns(
  model: LayersModel,
  digits: Digits,
  other: Digits,
  options: Pick<FitOptions, 'epochs' | 'batchSize'>,
): Promise<void> {
  const history = await fit(model, digits, { ...options, engine: 'wasm-simd', validation: other });
  expect(history.engine).toBe('wasm-simd, strict rounding');
  expect(history.epochs.at(-1)?.validationAccuracy).toBeGreaterThan(0.9);
  const probabilities = await predict(model, other);
  expect(accuracy({ probabilities, labels: other.labels })).toBe(history.epochs.at(-1)?.validationAccuracy);
  const byTfjs = await predictByTfjs(model, other);
  probabilities.forEach((probability, at) => expect(Math.abs(probability - (byTfjs[at] ?? NaN))).toBeLessThan(1e-5));
}
