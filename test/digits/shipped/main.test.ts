import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { disposeModel } from '../../../lib/digits/model/dispose';
import { buildSoftmaxRegression } from '../../../lib/digits/model/softmax-regression';
import { keepModel } from '../../../lib/digits/shipped/keep';
import { main, type Train } from '../../../lib/digits/shipped/main';
import { type ShippedModel } from '../../../lib/digits/shipped/models';
import { type Measured } from '../../../lib/digits/study/measure-recipe';
import { weightsFingerprint } from '../../../lib/digits/model/fingerprint';
import { testBackend } from '../../helpers/backend';
import { result } from '../study/helpers';

const model: ShippedModel = { name: 'softmax', study: 'comparison', recipe: 'softmax regression', use: 'For a test.' };

let folder: string;
let weights: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'models test '));
  await testBackend();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A training that gives the weights a network begins with. */
const train: Train = async ({ seed, keep }) => {
  const network = buildSoftmaxRegression({ seed });
  weights = weightsFingerprint(network);
  if (keep?.weights === weights) await keepModel(network, keep.folder);
  disposeModel(network);
  return { seconds: 1, weights } as Measured;
};

const run = async (expected: string, only?: string) => {
  const lines: string[] = [];
  const read = () => [{ ...result('softmax regression', 1, [0.9]), weights: expected }];
  const status = await main({ only }, { models: [model], train, folder, read, log: (line) => lines.push(line) });
  return { status, lines };
};

test('main keeps nothing of a training that gave other weights than the study has', async () => {
  const { status, lines } = await run('0123456789abcdef');
  expect(status).toBe(1);
  expect(lines.at(-1)).toBe(
    `softmax: expected the weights 0123456789abcdef of the study, found ${weights}: nothing was kept`,
  );
  expect(readdirSync(folder)).toEqual(['SHA256SUMS', 'softmax.md']);
});

test('main makes what is missing, writes card and hashes, and trains nothing again', async () => {
  const first = await run(weights);
  expect(first.status).toBe(0);
  expect(first.lines).toEqual(['softmax: training ...', 'softmax: made, with the weights of the study, in 1.0 s']);
  expect(readdirSync(join(folder, 'softmax')).sort()).toEqual(['model.json', 'weights.bin']);
  const [hash] = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').split(' ');
  expect(readFileSync(join(folder, 'softmax.md'), 'utf8')).toContain(String(hash));
  expect((await run(weights)).lines).toEqual(['softmax: there, with the weights of the study']);
});

test('main refuses a name that no network has, with the nearest', async () => {
  await expect(run(weights, 'softmaks')).rejects.toThrow(
    'shipping models: expected one of softmax, found "softmaks": did you mean "softmax"?',
  );
});
