import { selectBackend } from '../../../lib/digits/backend/backend';
import { splitTail } from '../../../lib/digits/split/split';
import { evaluate } from '../../../lib/digits/evaluate/evaluate';
import { buildAnn } from '../../../lib/digits/model/ann';
import { measureRecipe } from '../../../lib/digits/study/measure-recipe';
import { readMistakes } from '../../../lib/digits/study/mistake-text';
import { fit } from '../../../lib/digits/train/fit';
import { baseline, dataset, network } from './helpers';

beforeAll(() => selectBackend('wasm'));

const run = { seed: 2, threads: 1 };

test('measureRecipe measures what one measures by hand', async () => {
  const found = await measureRecipe(network(0), dataset, run);
  const model = buildAnn({ seed: 2, hiddenUnits: 4 });
  const history = await fit(model, dataset.train, { epochs: 2, batchSize: 8, seed: 2 });
  const { accuracy, mistakes } = await evaluate(model, dataset.test);
  model.dispose();
  expect(found).toMatchObject({ parameters: 784 * 4 + 4 + 4 * 10 + 10, epochs: 2, threads: 1 });
  expect(found.conditions).toHaveLength(5);
  expect(found.conditions[0]).toEqual({ condition: 'as written', accuracy });
  expect(readMistakes(found.mistakes ?? '')).toHaveLength(mistakes.length);
  expect(found.history?.loss).toEqual(history.epochs.map(({ loss }) => Number(loss.toPrecision(7))));
  expect(found.history?.validationLoss).toBeUndefined();
  expect(found.node).toBe(process.version);
});

test('measureRecipe gives the same twice but for the time, and other weights with another seed', async () => {
  const [one, again] = [await measureRecipe(network(0), dataset, run), await measureRecipe(network(0), dataset, run)];
  expect({ ...one, seconds: 0 }).toEqual({ ...again, seconds: 0 });
  const other = await measureRecipe(network(0), dataset, { seed: 3, threads: 1 });
  expect(other.weights).not.toBe(one.weights);
  expect(other.data).toBe(one.data);
});

test('measureRecipe puts digits aside, and measures the training loss once more after each epoch', async () => {
  const recipe = { ...network(0), validation: 0.25, lossAfter: true, measured: 'test' as const };
  const { history, conditions } = await measureRecipe(recipe, dataset, run);
  const { train, validation } = splitTail(dataset.train, 0.25);
  const model = buildAnn({ seed: 2, hiddenUnits: 4 });
  const byHand = await fit(model, train, { epochs: 2, batchSize: 8, seed: 2, validation });
  const { loss } = await evaluate(model, train);
  model.dispose();
  expect(history?.validationLoss?.[1]).toBeCloseTo(byHand.epochs[1]?.validationLoss ?? NaN, 6);
  expect(history?.lossAfter).toHaveLength(2);
  expect(history?.lossAfter?.[1]).toBeCloseTo(loss, 6);
  expect(conditions.map(({ condition }) => condition)).toEqual(['as written']);
});

test('measureRecipe of a search says nothing of the test digits', async () => {
  const recipe = { ...network(0), validation: 0.25, measured: 'validation' as const };
  const { conditions, mistakes, history } = await measureRecipe(recipe, dataset, run);
  expect(conditions.map(({ condition }) => condition)).toEqual(['validation']);
  expect(conditions[0]?.accuracy).toBeCloseTo(history?.validationAccuracy?.at(-1) ?? NaN, 6);
  expect(mistakes).toBeUndefined();
});

test('measureRecipe measures a baseline, and tells no epochs of it', async () => {
  const told: number[] = [];
  const found = await measureRecipe(baseline, dataset, { ...run, onEpoch: (epoch) => told.push(epoch) });
  expect(found).toMatchObject({ parameters: 7840, epochs: 0, threads: 1 });
  expect(found.history).toBeUndefined();
  expect(told).toEqual([]);
  await measureRecipe(network(0), dataset, { ...run, onEpoch: (epoch, epochs) => told.push(epoch, epochs) });
  expect(told).toEqual([1, 2, 2, 2]);
});
