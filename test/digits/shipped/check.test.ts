import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { loadDigits } from '../../../lib/digits/data/load';
import { shippedFolder } from '../../../lib/digits/platform/folders';
import { checkAnswers, checkFiles } from '../../../lib/digits/shipped/check';
import { SHIPPED } from '../../../lib/digits/shipped/models';
import { readStudy } from '../../../lib/digits/study/results';
import { testBackend } from '../../helpers/backend';

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'check test '));
  cpSync(shippedFolder(), folder, { recursive: true });
  await testBackend();
});
afterAll(() => rmSync(folder, { recursive: true }));

const find = (wanted: string) => {
  const shipped = SHIPPED.find(({ name }) => name === wanted);
  if (shipped === undefined) throw new Error(`no ${wanted}`);
  return shipped;
};
const softmax = find('softmax-regression');
const results = readStudy();

test.each(SHIPPED.map(({ name }) => name))('the files and the card of docs/models/%s hold', (name) => {
  const shipped = find(name);
  expect(checkFiles(shipped, readStudy(shipped.study))).toEqual([]);
});

test('checkAnswers finds the answers of the study in a shipped network', async () => {
  expect(await checkAnswers(softmax, results, loadDigits('mnist'))).toEqual([]);
});

test('checkAnswers asks a network that put digits aside about these', async () => {
  expect(await checkAnswers(find('cnn-50000'), readStudy('search'), loadDigits('mnist'))).toEqual([]);
}, 30_000);

test('one weight that was changed is found: in the hashes, and in the answers', async () => {
  const file = join(folder, softmax.name, 'weights.bin');
  const weights = new Float32Array(Uint8Array.from(readFileSync(file)).buffer);
  // Of the kernel of 784 x 10, after the optimizer's step count at most: a pixel in the middle, for the digit 5.
  weights[14 * 280 + 145] = 30;
  writeFileSync(file, new Uint8Array(weights.buffer));
  const [card, list, ...others] = checkFiles(softmax, results, folder);
  expect(card).toBe(
    'softmax-regression.md is not what its recipe, the results and the files say: npm run models writes it anew',
  );
  expect(list).toMatch(
    /^softmax-regression\/weights.bin: its SHA-256 is [0-9a-f]{64}, which SHA256SUMS does not have$/,
  );
  expect(others).toEqual([]);
  const faults = await checkAnswers(softmax, results, loadDigits('mnist'), folder);
  expect(faults[0]).toMatch(/^softmax-regression: its weights are [0-9a-f]{16}, the study's [0-9a-f]{16}$/);
  expect(faults).toContain('softmax-regression: it takes other test digits for others than in the study');
  expect(faults.join('\n')).toMatch(/softmax-regression, as written: .* % of the digits, in the study 92\.\d\d %/);
});

test('a network that is missing is told', () => {
  rmSync(join(folder, 'ann'), { recursive: true });
  expect(checkFiles(find('ann'), results, folder)).toEqual([
    'ann: expected a model, found none: npm run models makes it',
  ]);
});
