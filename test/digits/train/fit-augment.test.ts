import { selectBackend } from '../../../lib/digits/backend/backend';
import { augmentDigits } from '../../../lib/digits/data/transform/augment';
import { buildAnn } from '../../../lib/digits/model/ann';
import { fit } from '../../../lib/digits/train/fit';
import type { FitOptions } from '../../../lib/digits/train/fit-options';
import type { History } from '../../../lib/digits/train/history';
import { cosineDecay, learningRateOf } from '../../../lib/digits/train/learning-rate';
import { bandedDigits } from '../../helpers/digits';

const digits = bandedDigits(60);
const small = { hiddenUnits: 16, learningRate: 0.005 };

beforeAll(async () => {
  await selectBackend('wasm');
});

const train = async (options: FitOptions): Promise<History> =>
  fit(buildAnn(small), digits, { epochs: 3, batchSize: 8, ...options });

test('fit with augmentation and a schedule is the same by the engine and by TensorFlow.js', async () => {
  const options = { augment: { shift: 1.5, rotation: 5 }, learningRate: cosineDecay(0.01, 3) };
  const byEngine = await train({ ...options, engine: 'wasm-simd' });
  const byTfjs = await train({ ...options, engine: 'tfjs' });
  byEngine.epochs.forEach(({ loss }, index) => expect(loss / (byTfjs.epochs[index]?.loss ?? NaN)).toBeCloseTo(1, 3));
});

test('fit trains epoch 1 on what augmentDigits gives for its seed and epoch', async () => {
  const augmented = await train({ epochs: 1, seed: 4, augment: { shift: 2 } });
  const byHand = await fit(buildAnn(small), augmentDigits(digits, { shift: 2, seed: 4, epoch: 1 }), {
    epochs: 1,
    batchSize: 8,
    seed: 4,
  });
  expect(augmented.epochs[0]?.loss).toBe(byHand.epochs[0]?.loss);
});

test.each(['wasm-simd', 'tfjs'] as const)(
  "a constant schedule equals the optimizer's own step size, which stays: %s",
  async (engine) => {
    const losses = ({ epochs }: History): number[] => epochs.map(({ loss }) => loss);
    const own = losses(await train({ engine }));
    expect(losses(await train({ engine, learningRate: () => 0.005 }))).toEqual(own);
    expect(losses(await train({ engine, learningRate: () => 0.001 }))).not.toEqual(own);
    const model = buildAnn(small);
    await fit(model, digits, { engine, epochs: 1, learningRate: () => 0.5 });
    expect(learningRateOf(model.optimizer)).toBe(0.005);
  },
);

test('fit refuses a schedule that comes to zero, before it trains', async () => {
  await expect(train({ learningRate: (epoch) => 2 - epoch })).rejects.toThrow(
    'training, epoch 2: expected a learning rate above 0, found 0',
  );
});
