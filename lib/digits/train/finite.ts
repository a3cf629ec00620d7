import type { LayersModel } from '@tensorflow/tfjs-layers';

import { weightsOf } from '../model/weight-order';

/**
 * Checks that training has not run off to infinity. The loss alone hides a NaN, because TensorFlow.js clips
 * probabilities before it takes their logarithm.
 *
 * @param parameters what the epoch made of the model's weights, layer by layer
 * @throws Error if the loss or a weight is infinite or NaN
 */
export function requireFinite(
  model: LayersModel,
  epoch: number,
  loss: number,
  parameters: readonly Float32Array[],
): void {
  const broken = parameters.findIndex((values) => !values.every(Number.isFinite));
  if (broken >= 0) fail(`weights of the layer ${layerOf(model, broken)} became infinite or NaN`, epoch);
  if (!Number.isFinite(loss)) fail(`the loss became ${loss}`, epoch);
}

/** Name of the layer that holds one of the model's arrays of weights. */
function layerOf(model: LayersModel, index: number): string {
  const weight = weightsOf(model)[index];
  const layer = model.layers.find(({ weights }) => weights.some(({ id }) => id === weight?.id));
  return layer?.name ?? weight?.name ?? String(index);
}

function fail(what: string, epoch: number): never {
  throw new Error(
    `training: ${what} in epoch ${epoch}: expected finite numbers. A smaller learning rate may help; ` +
      'the model is as the epoch before left it.',
  );
}
