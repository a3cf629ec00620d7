import { Engine, type EngineData, multiplicationsOf, type NetworkSpec, stagesOf } from '@digits/engine';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { usualThreads } from './usual-threads';
import { readWeights } from './weights';

/** Multiplications that take one thread about a fifth of a second: many times what it takes to start others. */
const WORTH_THREADS = 2e9;

/**
 * A tfjs model's outputs for samples, float32 (count, units), worked out in the calling thread, or on threads of their own
 * if there is much to do. The bits are the same.
 *
 * @param network What `networkOf` found for this model.
 * @throws RangeError if the samples do not fit the model.
 */
export async function predictModel(
  model: LayersModel,
  network: NetworkSpec,
  inputs: EngineData['inputs'],
): Promise<Float32Array> {
  const samples = inputs.length / network.inputs;
  const isMuch = samples * multiplicationsOf(stagesOf(network)) > WORTH_THREADS;
  const engine = await Engine.start(network, isMuch ? usualThreads('predicting') : { threads: 0 });
  try {
    engine.setParameters(readWeights(model));
    return await engine.predict(engine.load({ inputs }));
  } finally {
    await engine.close();
  }
}
