import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { disposeModel } from '../../../lib/digits/model/dispose';
import { buildAnn } from '../../../lib/digits/model/ann';
import { loadModel } from '../../../lib/digits/model/storage';
import { keepModel } from '../../../lib/digits/shipped/keep';
import { weightsFingerprint } from '../../../lib/digits/model/fingerprint';
import { fit } from '../../../lib/digits/train/fit';
import { testBackend } from '../../helpers/backend';
import { bandedDigits } from '../../helpers/digits';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keep test '));
  await testBackend();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A network after one epoch, kept; the bytes of its files. */
async function kept(name: string): Promise<{ hash: string; json: string; weights: Buffer }> {
  const model = buildAnn({ seed: 1, hiddenUnits: 4 });
  await fit(model, bandedDigits(40), { epochs: 1, seed: 1 });
  await keepModel(model, join(folder, name));
  const hash = weightsFingerprint(model);
  disposeModel(model);
  const read = (file: string): Buffer => readFileSync(join(folder, name, file));
  return { hash, json: read('model.json').toString(), weights: read('weights.bin') };
}

test('keepModel saves the weights, and neither the state of the optimizer nor the times of the training', async () => {
  const { hash, json, weights } = await kept('one');
  // A number of 4 bytes for each parameter, and the optimizer's step count.
  expect(weights).toHaveLength(4 * (784 * 4 + 4 + 4 * 10 + 10) + 4);
  expect(json).not.toContain('seconds');
  const model = await loadModel(join(folder, 'one'));
  expect(weightsFingerprint(model)).toBe(hash);
  disposeModel(model);
});

test('keepModel makes the same bytes of the same network, whatever else the process has built', async () => {
  const one = await kept('first');
  disposeModel(buildAnn());
  expect(await kept('second')).toEqual(one);
});
