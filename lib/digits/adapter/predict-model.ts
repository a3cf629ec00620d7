import { Engine, type EngineData, type NetworkSpec } from '@digits/engine';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { readWeights } from './weights';

/**
 * A tfjs model's outputs for samples, float32 (count, units), worked out in the calling thread: for
 * thousands of samples that takes less time than starting others.
 *
 * @param network What `networkOf` found for this model.
 * @throws RangeError if the samples do not fit the model.
 */
export async function predictModel(
  model: LayersModel,
  network: NetworkSpec,
  inputs: EngineData['inputs'],
): Promise<Float32Array> {
  const engine = await Engine.start(network, { threads: 0 });
  try {
    engine.setParameters(readWeights(model));
    return await engine.predict(engine.load({ inputs }));
  } finally {
    await engine.close();
  }
}
