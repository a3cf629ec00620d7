/** @system starts Keras, where npm run bench:setup has installed it */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';

import { type Digits, PIXELS } from '../../../../lib/digits/data/digits';
import { loadDigits } from '../../../../lib/digits/data/load';
import { firstDigits } from '../../../../lib/digits/data/select';
import { adamW } from '../../../../lib/digits/model/adam-w';
import { buildAnn } from '../../../../lib/digits/model/ann';
import { buildCnn } from '../../../../lib/digits/model/cnn';
import { compileForDigits } from '../../../../lib/digits/model/compile';
import { scaledPixels } from '../../../../lib/digits/model/input';
import { exportKeras } from '../../../../lib/digits/model/keras/export';
import { predict } from '../../../../lib/digits/model/predict';
import { assembleModel } from '../../../../lib/digits/model/storage/assemble';
import { fit } from '../../../../lib/digits/train/fit';
import { PYTHON } from '../../../../tools/bench/places.mjs';
import { testBackend } from '../../../helpers/backend';
import { floats, madeModels, storedAs } from './made';

const isHere = existsSync(PYTHON);
if (!isHere) console.warn('Keras is not installed (npm run bench:setup): what needs it is left out.');
const testWithKeras = isHere ? test : test.skip;

const parent = mkdtempSync(join(tmpdir(), 'real keras '));
let train: Digits;
let hundred: Digits;

beforeAll(async () => {
  await testBackend();
  const digits = loadDigits('quick');
  [train, hundred] = [firstDigits(digits.train, 200), firstDigits(digits.test, 100)];
});
afterAll(() => rmSync(parent, { recursive: true }));

interface Answers {
  readonly keras: string;
  readonly answers: number[];
  readonly trained?: number[];
}

/** What Keras says to files that were exported, with what it is to predict. */
function askKeras(given: readonly { file: string; inputs: unknown; labels?: unknown }[]): readonly Answers[] {
  for (const { file, ...asked } of given) writeFileSync(`${file}.json`, JSON.stringify(asked));
  const script = join(__dirname, 'load_exported.py');
  const { stdout, stderr, status } = spawnSync(PYTHON, [script, ...given.map(({ file }) => file)], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`Keras gave up: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as readonly Answers[];
}

/** The pixels of digits as rows of rows. */
function images(digits: Digits): number[][][] {
  const pixels = scaledPixels(
    digits,
    Uint32Array.from({ length: digits.count }, (_, index) => index),
  );
  return Array.from({ length: digits.count }, (_, image) =>
    Array.from({ length: 28 }, (_row, row) => [
      ...pixels.subarray(image * PIXELS + row * 28, image * PIXELS + row * 28 + 28),
    ]),
  );
}

function worst(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  expect(found).toHaveLength(expected.length);
  return Math.max(...Array.from(found, (value, index) => Math.abs(value - (expected[index] ?? NaN))));
}

testWithKeras(
  'Keras predicts of 100 test digits what the models of this library do, to 1e-6',
  async () => {
    const models: Readonly<Record<string, LayersModel>> = {
      ann: buildAnn({ seed: 1 }),
      cnn: buildCnn({ seed: 1 }),
      dropout: buildAnn({ seed: 1, dropout: 0.2, l2: 0.001 }),
    };
    const asked = [];
    for (const [name, model] of Object.entries(models)) {
      await fit(model, train, { epochs: 2 });
      const file = join(parent, `${name}.keras`);
      await exportKeras(model, file);
      asked.push({ file, inputs: [images(hundred)] });
    }
    const answers = askKeras(asked);
    for (const [index, model] of Object.values(models).entries()) {
      expect(answers[index]?.keras).toMatch(/^3\./);
      expect(worst(answers[index]?.answers ?? [], await predict(model, hundred))).toBeLessThan(1e-6);
    }
  },
  120_000,
);

testWithKeras.each([
  ['adam', () => tf.train.adam(0.01)],
  ['adamw', () => adamW(0.01, { weightDecay: 5 })],
  ['momentum', () => tf.train.momentum(0.05, 0.9, true)],
  ['sgd', () => tf.train.sgd(0.1)],
  ['rmsprop', () => tf.train.rmsprop(0.001)],
  ['rmsprop with momentum', () => tf.train.rmsprop(0.001, 0.9, 0.5)],
])(
  'Keras goes on training with the state of the optimizer: %s',
  async (name, optimizer) => {
    const model = buildAnn({ seed: 3, hiddenUnits: 16 });
    compileForDigits(model, 0.01);
    model.compile({ optimizer: optimizer(), loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
    await fit(model, train, { epochs: 3, batchSize: 100 });
    const file = join(parent, `${name}.keras`);
    await exportKeras(model, file);
    const [answers] = askKeras([{ file, inputs: [images(hundred)], labels: [...hundred.labels] }]);
    const before = await predict(model, hundred);
    await fit(model, hundred, { epochs: 1, batchSize: 100, onNotice: () => undefined });
    const after = await predict(model, hundred);
    expect(worst(answers?.trained ?? [], after)).toBeLessThan(1e-4);
    // The step was large enough to tell.
    expect(worst(before, after)).toBeGreaterThan(1e-2);
  },
  120_000,
);

testWithKeras(
  'Keras computes every layer that exportKeras writes, and every way to connect them, as before they came here',
  async () => {
    const made = madeModels('keras3');
    const asked = [];
    const expected: (readonly number[])[] = [];
    for (const [index, each] of made.entries()) {
      const file = join(parent, `made-${index}.keras`);
      const model = await assembleModel(storedAs(each));
      const isWritten = await exportKeras(model, file).then(
        () => true,
        (error: unknown) => !(error instanceof TypeError),
      );
      if (!isWritten) continue;
      const inputs = each.inputs.map(({ shape, values }) =>
        tf.tidy(() => tf.tensor(floats(values), shape).arraySync()),
      );
      asked.push({ file, inputs });
      expected.push(each.outputs.flatMap(({ values }) => [...floats(values)]));
    }
    expect(asked.length).toBeGreaterThan(50);
    for (const [index, { answers }] of askKeras(asked).entries()) {
      expect(worst(answers, expected[index] ?? [])).toBeLessThan(1e-5);
    }
  },
  120_000,
);
