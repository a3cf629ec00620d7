import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type WritableModel, writeModel } from '../../../../lib/digits/platform/model-files/write';

const folder = join(mkdtempSync(join(tmpdir(), 'write test ')), 'new', 'model');
afterAll(() => rmSync(join(folder, '..', '..'), { recursive: true }));

const model = (weights: number): WritableModel => ({
  json: (weightsFile) => JSON.stringify({ weightsManifest: [{ paths: [weightsFile], weights: [] }] }),
  weights: Uint8Array.of(weights),
});

/** The byte in the file of weights that model.json names. */
function weightOf(): number | undefined {
  const json = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as {
    weightsManifest: { paths: string[] }[];
  };
  return readFileSync(join(folder, json.weightsManifest[0]?.paths[0] ?? ''))[0];
}

test('writeModel makes the folder, and names the weights so that the next save cannot touch them', () => {
  writeModel(folder, model(1));
  expect(readdirSync(folder).sort()).toEqual(['model.json', 'weights.bin']);
  expect(weightOf()).toBe(1);
  writeModel(folder, model(2));
  expect(readdirSync(folder).sort()).toEqual(['model.json', expect.stringMatching(/^weights-[0-9a-f]{16}\.bin$/)]);
  expect(weightOf()).toBe(2);
});
