import { selectBackend } from '../../lib/digits/backend/backend';
import { IMAGE_SIZE } from '../../lib/digits/data/digits';
import { buildAnn } from '../../lib/digits/model/ann';
import { disposeModel } from '../../lib/digits/model/dispose';
import { denseWeights } from '../../lib/digits/model/weights';
import { fit } from '../../lib/digits/train/fit';
import { bandedDigits } from '../helpers/digits';

/** The least positive number of single precision that is not subnormal. */
const LEAST_NORMAL = 2 ** -126;

test('L2 shrinks the weights of pixels that are always paper to 0, and leaves none subnormal', async () => {
  await selectBackend('wasm');
  const digits = bandedDigits(100);
  const images = digits.images.map((intensity, at) => (at % IMAGE_SIZE < 4 ? 0 : intensity));
  const units = 4;
  const model = buildAnn({ hiddenUnits: units, l2: 1e-5 });
  await fit(model, { ...digits, images }, { epochs: 60, batchSize: 1, engine: 'wasm-simd' });
  const { kernel } = denseWeights(model, 'hidden');
  const ofPaper = kernel.filter((_, at) => Math.floor(at / units) % IMAGE_SIZE < 4);
  const subnormal = kernel.filter((weight) => weight !== 0 && Math.abs(weight) < LEAST_NORMAL);
  expect(ofPaper.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)).toBeLessThan(1e-12);
  expect(subnormal).toHaveLength(0);
  // The weights of pixels that are used stay.
  expect(kernel.some((weight) => Math.abs(weight) > 0.01)).toBe(true);
  disposeModel(model);
});
