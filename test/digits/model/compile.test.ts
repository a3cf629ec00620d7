import * as tfl from '@tensorflow/tfjs-layers';

import { compileForDigits } from '../../../lib/digits/model/compile';
import { testBackend } from '../../helpers/backend';

test('compileForDigits takes Adam of the learning rate, the loss for labels, and the accuracy', async () => {
  await testBackend();
  const model = tfl.sequential({ layers: [tfl.layers.dense({ inputShape: [2], units: 2 })] });
  compileForDigits(model, 0.25);
  expect([model.optimizer.getClassName(), model.optimizer.getConfig().learningRate]).toEqual(['Adam', 0.25]);
  expect([model.loss, model.metricsNames]).toEqual(['sparseCategoricalCrossentropy', ['loss', 'acc']]);
});
