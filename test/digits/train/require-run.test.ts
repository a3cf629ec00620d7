import { buildAnn } from '../../../lib/digits/model/ann';
import type { FitOptions } from '../../../lib/digits/train/fit-options';
import { recordTraining } from '../../../lib/digits/train/record';
import { requireRun } from '../../../lib/digits/train/require-run';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

const digits = bandedDigits(70);
beforeAll(async () => {
  await testBackend();
});

test('requireRun fills in the defaults that the options document', () => {
  const { before, epochs, batchSize, batches, seed, classes, learningRate, stopping } = requireRun(
    buildAnn({ hiddenUnits: 2 }),
    digits,
    {},
  );
  // 70 digits in batches of 32: two whole ones, and one of six.
  expect([before, epochs, batchSize, batches, seed, classes]).toEqual([0, 10, 32, 3, 1, 10]);
  expect([learningRate, stopping]).toEqual([undefined, undefined]);
});

test('requireRun looks at the learning rates of the epochs that the run will have, counted over the life', () => {
  const model = buildAnn({ hiddenUnits: 2 });
  const epoch = { epoch: 1, loss: 1, accuracy: 1, seconds: 1 };
  recordTraining(model, { epochs: [epoch, { ...epoch, epoch: 2 }], batchSize: 1, seed: 1, engine: 'by hand' });
  const asked: number[] = [];
  const schedule = (number: number): number => {
    asked.push(number);
    return number < 4 ? 0.1 : 0;
  };
  expect(requireRun(model, digits, { epochs: 1, learningRate: schedule }).before).toBe(2);
  expect(asked).toEqual([3]);
  expect(() => requireRun(model, digits, { epochs: 2, learningRate: schedule })).toThrow(
    'training, epoch 4: expected a learning rate above 0, found 0',
  );
});

test('requireRun splits off the last digits before anything is shuffled', () => {
  const { data, validation, batches } = requireRun(buildAnn({ hiddenUnits: 2 }), digits, { validationSplit: 0.3 });
  expect([data.count, validation?.count, batches]).toEqual([49, 21, 2]);
  expect(validation?.labels).toEqual(digits.labels.slice(49));
});

test.each<[FitOptions, string]>([
  [{ epochs: 0 }, 'training: expected a whole number of epochs, 1 or more, found 0'],
  [{ batchSize: 1.5 }, 'training: expected a whole number of samples to a batch, 1 or more, found 1.5'],
  [{ threads: -1 }, 'training: expected a whole number of threads, 0 or more, found -1'],
  [{ earlyStopping: { patience: 1 } }, 'training: expected validation data for early stopping to watch, found none'],
  [{ validationSplit: 1 }, 'training: expected a validationSplit above 0 and below 1, found 1'],
  [{ validationSplit: 0.5, validation: digits }, 'training: expected either validation or validationSplit, found both'],
  [
    { validationSplit: 0.99 },
    'training: expected a validationSplit that leaves digits on both sides, found 0.99 of 70: 0 to learn from, 70 to',
  ],
  [{ validation: { ...digits, count: 0 } }, 'validating: expected at least one digit, found none'],
])('requireRun refuses %j', (options, message) => {
  expect(() => requireRun(buildAnn({ hiddenUnits: 2 }), digits, options)).toThrow(message);
});
