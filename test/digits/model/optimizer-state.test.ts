import * as tf from '@tensorflow/tfjs-core';

import { givesState } from '../../../lib/digits/model/optimizer-state';
import { testBackend } from '../../helpers/backend';

class Own extends tf.Optimizer {
  static readonly className = 'Own';
  override applyGradients(): void {
    // Leaves the weights as they are.
  }
  override getConfig(): { learningRate: number } {
    return { learningRate: 1 };
  }
}

test('givesState is whether getWeights of an optimizer answers', async () => {
  await testBackend();
  const { train } = tf;
  const giving = [
    train.sgd(1),
    train.momentum(1, 0.5),
    train.adam(1),
    train.rmsprop(1),
    train.adagrad(1),
    train.adadelta(1),
  ];
  for (const optimizer of giving) {
    await expect(optimizer.getWeights()).resolves.toBeDefined();
    expect(givesState(optimizer)).toBe(true);
  }
  for (const optimizer of [train.adamax(1), new Own()]) {
    await expect(optimizer.getWeights()).rejects.toThrow('not implemented');
    expect(givesState(optimizer)).toBe(false);
  }
});
