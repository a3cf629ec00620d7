import { buildAnn } from '../../../lib/digits/model/ann';
import { requireFinite } from '../../../lib/digits/train/finite';
import { testBackend } from '../../helpers/backend';

test('requireFinite takes finite numbers, and says which layer or that the loss is none', async () => {
  await testBackend();
  const model = buildAnn({ hiddenUnits: 2 });
  const weights = (last: number) => [
    Float32Array.of(1),
    Float32Array.of(1),
    Float32Array.of(0, last),
    Float32Array.of(),
  ];
  requireFinite(model, 3, 1, weights(1));
  // The model's third array is the kernel of its second layer with weights.
  expect(() => requireFinite(model, 3, 1, weights(-Infinity))).toThrow(
    'training: weights of the layer output became infinite or NaN in epoch 3',
  );
  expect(() => requireFinite(model, 3, NaN, weights(1))).toThrow('training: the loss became NaN in epoch 3');
});
