import type { LayersModel } from '@tensorflow/tfjs-layers';

/**
 * Checks that training has not run off to infinity.
 *
 * @throws Error if the loss is infinite or NaN
 */
export function requireFiniteLoss(loss: number, epoch: number): void {
  if (!Number.isFinite(loss)) fail(`the loss became ${loss}`, epoch);
}

/**
 * Checks a model's weights. The loss alone hides a NaN, because TensorFlow.js clips probabilities
 * before it takes their logarithm.
 *
 * @throws Error if a weight is infinite or NaN
 */
export function requireFiniteWeights(model: LayersModel, epoch: number): void {
  const broken = model.layers.find((layer) =>
    layer.getWeights().some((weight) => !weight.dataSync<'float32'>().every(Number.isFinite)),
  );
  if (broken !== undefined) fail(`weights of the layer ${broken.name} became infinite or NaN`, epoch);
}

function fail(what: string, epoch: number): never {
  throw new Error(`training: ${what} in epoch ${epoch}: expected finite numbers. A smaller learning rate may help.`);
}
