import type { LayersModel } from '@tensorflow/tfjs-layers';

import type { Refusal } from '../adapter/network-of';
import { engineTrainer } from './engine-trainer';
import type { FitOptions } from './fit-options';
import type { Notice } from './notice';
import { tfjsTrainer } from './tfjs-trainer';
import type { Trainer } from './trainer';

type ChoiceOptions = Pick<FitOptions, 'engine' | 'threads' | 'rounding' | 'classWeight' | 'sampleWeight'>;

const WEIGHTED: Refusal = {
  reason: 'it weighs all classes and digits the same, so that an epoch takes many times as long',
};

/**
 * What trains a model: the engine asked for, or the first of both that can.
 *
 * @param notice is told why, where `auto` comes to TensorFlow.js
 * @throws TypeError if the engine asked for cannot train the model
 */
export async function chooseTrainer(
  model: LayersModel,
  { engine = 'auto', threads, rounding, ...weights }: ChoiceOptions,
  notice: Notice,
): Promise<Trainer> {
  if (engine === 'tfjs') return tfjsTrainer();
  const isWeighted = weights.classWeight !== undefined || weights.sampleWeight !== undefined;
  const trainer = isWeighted
    ? WEIGHTED
    : engineTrainer(model, { ...(threads !== undefined && { threads }), ...(rounding && { rounding }) });
  if (!('reason' in trainer)) return trainer;
  if (engine === 'wasm-simd') {
    throw new TypeError(
      `training: the engine wasm-simd was asked for, but it cannot train this model: ${trainer.reason}`,
    );
  }
  const fallback = await tfjsTrainer();
  notice(`This model is trained by ${fallback.name}, not by the engine wasm-simd: ${trainer.reason}.`);
  return fallback;
}
