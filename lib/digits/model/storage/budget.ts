import * as tf from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';

/**
 * Builds layers whose weights will be loaded: they start at zero instead of at draws, and have no more
 * numbers than there are to load. A file may say that a layer has a billion units; without this the memory
 * would be taken before TensorFlow.js finds that the weights do not fit.
 *
 * @param numbers how many numbers there are for all weights
 * @param build builds the layers, at once
 * @throws RangeError if the layers need more
 */
export function withinBudget<T>(numbers: number, build: () => T): T {
  const { prototype } = layers.Layer;
  const addWeight: unknown = Reflect.get(prototype, 'addWeight');
  if (typeof addWeight !== 'function') {
    throw new TypeError('building layers: expected addWeight in those of TensorFlow.js, found none');
  }
  let left = numbers;
  // Every layer makes its weights by this method, which TensorFlow.js gives no other way to see.
  Reflect.set(
    prototype,
    'addWeight',
    function (this: layers.Layer, name: string, shape: number[], ...others: unknown[]): unknown {
      left -= tf.util.sizeFromShape(shape);
      if (!(left >= 0)) {
        throw new RangeError(
          `layer ${this.name}: expected ${name} of no more numbers than there are weights, ` +
            `found the shape [${shape.join(', ')}]`,
        );
      }
      this.setFastWeightInitDuringBuild(true);
      const weight: unknown = Reflect.apply(addWeight, this, [name, shape, ...others]);
      return weight;
    },
  );
  try {
    return build();
  } finally {
    Reflect.set(prototype, 'addWeight', addWeight);
  }
}
