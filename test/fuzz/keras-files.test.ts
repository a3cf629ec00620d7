import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as tf from '@tensorflow/tfjs-core';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

import { disposeModel } from '../../lib/digits/model/dispose';
import { loadModel } from '../../lib/digits/model/storage';
import { seededRandom } from '../../lib/digits/random/random';
import { MADE, madeModels } from '../digits/model/keras/made';
import { testBackend } from '../helpers/backend';
import { cases, PATIENCE, reporter } from './cases';
import { damagedBytes, damagedJson } from './damage';

const random = seededRandom(33);
const parent = mkdtempSync(join(tmpdir(), 'keras fuzz '));
const file = join(parent, 'damaged');
const files = ['keras2', 'keras3'].flatMap((version) =>
  ['model.keras', 'model.h5'].map((name) => readFileSync(join(MADE, version, name))),
);
const archives = files.filter((bytes) => bytes[0] === 0x50).map((bytes) => unzipSync(bytes));
const configs = madeModels('keras3').map(({ config }) => JSON.stringify(config));

beforeAll(async () => {
  await testBackend();
});
afterAll(() => rmSync(parent, { recursive: true }));

/** One of Keras's files, with its bytes, its weights or its layers damaged, or with the layers of another model. */
function damagedFile(): Uint8Array {
  const act = random.below(10);
  if (act < 3) return damagedBytes(random, files[random.below(files.length)] ?? Buffer.alloc(0));
  const archive = archives[random.below(archives.length)] ?? {};
  const config = archive['config.json'] ?? new Uint8Array();
  const weights = Buffer.from(archive['model.weights.h5'] ?? []);
  if (act < 5) return zipSync({ ...archive, 'model.weights.h5': damagedBytes(random, weights) }, { level: 0 });
  if (act === 5) return zipSync({ ...archive, 'config.json': strToU8(configs[random.below(configs.length)] ?? '') });
  const json = damagedJson(random, JSON.parse(strFromU8(config)) as Parameters<typeof damagedJson>[1]);
  return zipSync({ ...archive, 'config.json': strToU8(JSON.stringify(json)) });
}

test(
  'loadModel loads a damaged file of Keras or says why not, and leaves no tensor behind',
  async () => {
    const total = cases(300, 10_000);
    const report = reporter('files of Keras', total);
    const seen = { loaded: 0, refused: 0 };
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    for (let done = 1; done <= total; done++) {
      writeFileSync(file, damagedFile());
      const before = tf.memory().numTensors;
      let wrong: string | undefined;
      try {
        const model = await loadModel(file, { onNotice: () => undefined });
        seen.loaded++;
        if (model.getWeights().some((weight) => !weight.dataSync().every(Number.isFinite)))
          wrong = 'weights are no numbers';
        disposeModel(model);
      } catch (error) {
        seen.refused++;
        const message = error instanceof Error ? error.message : String(error);
        if (!/^loading a model: .*damaged does not hold a whole model: ./s.test(message)) wrong = message;
      }
      if (tf.memory().numTensors !== before) wrong ??= `${tf.memory().numTensors - before} tensors are left`;
      if (wrong !== undefined) throw new Error(`case ${done}: ${wrong}`);
      report(done);
    }
    expect(seen.loaded).toBeGreaterThan(total / 20);
    expect(seen.refused).toBeGreaterThan(total / 5);
    jest.restoreAllMocks();
  },
  PATIENCE,
);
