import type { LayersModel } from '@tensorflow/tfjs-layers';

import { engineTrainer } from './engine-trainer';
import type { FitOptions } from './fit-options';
import type { Notice } from './notice';
import { tfjsTrainer } from './tfjs-trainer';
import type { Trainer } from './trainer';

/**
 * What trains a model: the engine asked for, or the first of both that can.
 *
 * @param notice is told why, where `auto` comes to TensorFlow.js
 * @throws TypeError if the engine asked for cannot train the model
 */
export async function chooseTrainer(
  model: LayersModel,
  { engine = 'auto', threads, rounding }: Pick<FitOptions, 'engine' | 'threads' | 'rounding'>,
  notice: Notice,
): Promise<Trainer> {
  if (engine === 'tfjs') return tfjsTrainer();
  const trainer = engineTrainer(model, { ...(threads !== undefined && { threads }), ...(rounding && { rounding }) });
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
