import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { buildAnn } from '../../../../lib/digits/model/ann';
import { disposeModel } from '../../../../lib/digits/model/dispose';
import { loadModel, saveModel } from '../../../../lib/digits/model/storage';
import { testBackend } from '../../../helpers/backend';
import { type EditableJson, readJson, temporaryFolder, writeJson } from './helpers';

const parent = temporaryFolder();
const whole = join(parent, 'whole');
let folder: string;
let count = 0;

beforeAll(async () => {
  await testBackend();
  await saveModel(buildAnn({ hiddenUnits: 4 }), whole);
});
beforeEach(() => {
  folder = join(parent, `copy ${count++}`);
  cpSync(whole, folder, { recursive: true });
});
afterAll(() => rmSync(parent, { recursive: true }));

/** Loads a folder that must be refused, and gives the message; no tensor may be left of it. */
async function refusal(): Promise<string> {
  const before = tf.memory().numTensors;
  const message = await loadModel(folder).then(
    () => 'loaded',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  expect([message, tf.memory().numTensors]).toEqual([message, before]);
  expect(message).toMatch(
    /^loading a model: .*copy \d+ does not hold a whole model: .*Save or convert .* delete the folder$/s,
  );
  return message;
}

function edit(change: (json: EditableJson) => unknown): void {
  const json = readJson(folder);
  writeJson(folder, change(json) ?? json);
}

const layerOf = (json: EditableJson, index: number): Record<string, unknown> => {
  const topology = json.modelTopology as {
    readonly config: { readonly layers: { readonly config: Record<string, unknown> }[] };
  };
  return topology.config.layers[index]?.config ?? {};
};

test.each<[string, unknown, string]>([
  ['an empty object', {}, 'found an empty object'],
  ['null', null, 'found null'],
  ['a list', [], 'found an array of 0'],
  ['a number', 3, 'found 3'],
  ['other JSON', { name: 'my-app', version: '1' }, 'found other JSON, with name, version'],
  ['HTML', '<!doctype html>', 'found HTML, such as a page that says why a download failed'],
  ['nothing', '', 'found nothing'],
  [
    'a pointer of Git LFS',
    'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a',
    "'git lfs pull' fetches the file",
  ],
  ['bytes', 'PK\0\0', 'found bytes that are no text'],
  ['torn JSON', '{"modelTopology":', 'expected JSON, found none'],
  [
    'a graph model',
    { format: 'graph-model', modelTopology: { node: [] }, weightsManifest: [] },
    'found a graph model, which has no layers',
  ],
  ['layers of Keras alone', { class_name: 'Sequential', config: [] }, 'found the layers of a Keras model alone'],
])('loadModel says what %s in model.json is', async (_kind, json, message) => {
  writeJson(folder, json);
  expect(await refusal()).toContain(message);
});

test.each<[string, (json: EditableJson) => unknown, string]>([
  ['no manifest', (json) => void Reflect.deleteProperty(json, 'weightsManifest'), 'expected a weightsManifest'],
  [
    'no weights in it',
    (json) => void (json.weightsManifest = []),
    'expected kernel of no more numbers than there are weights',
  ],
  ['weights twice', (json) => void json.weightsManifest.push(...json.weightsManifest), 'found "hidden/kernel" twice'],
  [
    'text among the weights',
    (json) => void Object.assign(json.weightsManifest[0]?.weights[0] ?? {}, { dtype: 'string' }),
    'found "string"',
  ],
  [
    'a negative shape',
    (json) => void json.weightsManifest[0]?.weights[0]?.shape.splice(0, 1, -784),
    'a shape of whole numbers, found [-784,4]',
  ],
  [
    'a shape beyond all memory',
    (json) => void json.weightsManifest[0]?.weights[0]?.shape.splice(0, 1, 1e15),
    'found [1000000000000000,4]',
  ],
  [
    'a quantization that is unknown',
    (json) => void Object.assign(json.weightsManifest[0]?.weights[0] ?? {}, { quantization: { dtype: 'uint4' } }),
    'a quantization that TensorFlow.js knows',
  ],
  [
    'a billion units',
    (json) => void (layerOf(json, 1).units = 1e9),
    'layer hidden: expected kernel of no more numbers than there are weights',
  ],
  [
    'a type that is none',
    (json) => void (layerOf(json, 1).dtype = { config: { name: 'int8' } }),
    'found the type "int8"',
  ],
  [
    'an unknown optimizer',
    (json) => void ((json.trainingConfig as Record<string, unknown>).optimizer_config = { class_name: 'Lion' }),
    'Lion',
  ],
  ['an unknown loss', (json) => void ((json.trainingConfig as Record<string, unknown>).loss = 'regret'), 'regret'],
])('loadModel refuses %s', async (_kind, change, message) => {
  edit(change);
  expect(await refusal()).toContain(message);
});

test.each([
  '../whole/weights.bin',
  '/dev/zero',
  '../../dev/zero',
  'a/../../whole/weights.bin',
  '..\\whole\\weights.bin',
  'C:\\x',
  '',
  'a\0',
])('loadModel never leaves the folder for weights in %j', async (path) => {
  edit((json) => void json.weightsManifest[0]?.paths.splice(0, 1, path));
  expect(await refusal()).toContain("expected weights in files of the model's own folder");
});

test('loadModel says that weights were not fetched from Git LFS', async () => {
  writeFileSync(join(folder, 'weights.bin'), 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a');
  expect(await refusal()).toContain('expected weights in weights.bin, found a pointer of Git LFS');
});

test('loadModel says that there is no model below a file, behind links in a circle, and under too long a name', async () => {
  const loop = join(folder, 'loop');
  symlinkSync(loop, loop);
  for (const path of [join(folder, 'weights.bin', 'below'), loop, join(folder, 'x'.repeat(300))]) {
    await expect(loadModel(path)).rejects.toThrow(
      `loading a model: expected model.json in ${path}, found no such file`,
    );
  }
});

test('loadModel reads regular files only, whatever else has their name', async () => {
  unlinkSync(join(folder, 'weights.bin'));
  expect(await refusal()).toMatch(/expected the file .*weights.bin, found none/);
  symlinkSync('/dev/zero', join(folder, 'weights.bin'));
  expect(await refusal()).toMatch(/weights.bin to be a file, found a device/);
  unlinkSync(join(folder, 'weights.bin'));
  mkdirSync(join(folder, 'weights.bin'));
  expect(await refusal()).toMatch(/weights.bin to be a file, found a folder/);
  unlinkSync(join(folder, 'model.json'));
  symlinkSync('/dev/zero', join(folder, 'model.json'));
  expect(await refusal().catch((error: unknown) => String(error))).toMatch(/model.json to be a file, found a device/);
});

test.each([
  ['NaN', NaN],
  ['Infinity', Infinity],
])('loadModel refuses a weight that is %s, and names it', async (_name, value) => {
  const bytes = readFileSync(join(folder, 'weights.bin'));
  bytes.writeFloatLE(value, 4 * 7);
  writeFileSync(join(folder, 'weights.bin'), bytes);
  expect(await refusal()).toContain(`weights "hidden/kernel": expected finite numbers, found ${value} at index 7`);
});

test('loadModel refuses an optimizer whose arrays have other shapes than the weights', async () => {
  const model = buildAnn({ hiddenUnits: 4 });
  const zeros = model.trainableWeights.map((weight) => tf.zeros(weight.shape as number[]));
  await model.optimizer.setWeights([
    { name: 'iter', tensor: tf.scalar(3, 'int32') },
    ...[...zeros, ...zeros].map((tensor, index) => ({ name: `${index}`, tensor })),
  ]);
  await saveModel(model, folder);
  disposeModel(await loadModel(folder));
  edit((json) => void json.weightsManifest[0]?.weights.find(({ name }) => name === '0')?.shape.reverse());
  expect(await refusal()).toContain("expected the optimizer's arrays to have the shapes of the weights");
});

test('loadModel does not wait for layers of a functional model that wait for one another', async () => {
  const input = tfl.input({ shape: [28, 28] });
  const flat = tfl.layers.flatten({ name: 'flat' }).apply(input) as tfl.SymbolicTensor;
  const output = tfl.layers
    .dense({ name: 'out', units: 10 })
    .apply(tfl.layers.dense({ name: 'mid', units: 3 }).apply(flat));
  const model = tfl.model({ inputs: input, outputs: output as tfl.SymbolicTensor });
  await saveModel(model, folder);
  disposeModel(await loadModel(folder));
  const text = readFileSync(join(folder, 'model.json'), 'utf8');
  writeJson(folder, text.replace('[[["flat",0,0', '[[["out",0,0'));
  expect(await refusal()).toContain(
    'layer mid: expected layers to connect it to, found "out", which waits for others itself',
  );
  writeJson(folder, text.replace('[[["flat",0,0', '[[["flat",1,0'));
  expect(await refusal()).toContain('found "flat"');
  writeJson(folder, text.replace('[[["flat",0,0', '[[["gone",0,0'));
  expect(await refusal()).toContain('found "gone", which is not there');
  // Layers that lead to no output: they are built, and must go as well.
  writeJson(folder, text.replace('"output_layers":[["out",0,0]]', '"output_layers":[["flat",0,0]]'));
  expect(await refusal()).toContain('has no target variable: mid/kernel');
});

test.each(['uint8', 'uint16', 'float16'] as const)(
  'loadModel reads weights of %s as TensorFlow.js does',
  async (dtype) => {
    const json = readJson(folder);
    const quantization = dtype === 'float16' ? { dtype } : { dtype, min: -1, scale: 2 ** -8 };
    const weights =
      json.weightsManifest[0]?.weights
        .filter(({ group }) => group !== 'optimizer')
        .map((spec) => ({ ...spec, quantization })) ?? [];
    const numbers = weights.reduce((sum, { shape }) => sum + tf.util.sizeFromShape(shape), 0);
    // 0x3c00 is 1 in half precision; the others count up.
    const values =
      dtype === 'uint8'
        ? Uint8Array.from({ length: numbers }, (_, at) => at)
        : Uint16Array.from({ length: numbers }, (_, at) => 0x3c00 + (at % 100));
    writeFileSync(join(folder, 'weights.bin'), values);
    writeJson(folder, { ...json, weightsManifest: [{ paths: ['weights.bin'], weights }] });
    const model = await loadModel(folder);
    const expected = await tfl.loadLayersModel({
      load: () =>
        Promise.resolve({
          modelTopology: json.modelTopology,
          weightSpecs: weights,
          weightData: new Uint8Array(values.buffer).slice().buffer,
        }),
    });
    expect(model.getWeights().map((weight) => weight.dataSync())).toEqual(
      expected.getWeights().map((weight) => weight.dataSync()),
    );
    const first = model.getWeights()[0]?.dataSync().slice(0, 3);
    // By hand: scale times value plus minimum; half precision counts in steps of 2 ** -10 from 1 on.
    const byHand = {
      uint8: [-1, -1 + 2 ** -8, -1 + 2 ** -7],
      uint16: [59, 59 + 2 ** -8, 59 + 2 ** -7],
      float16: [1, 1 + 2 ** -10, 1 + 2 ** -9],
    };
    expect([...(first ?? [])]).toEqual(byHand[dtype]);
    tf.dispose([...model.getWeights(), ...expected.getWeights()]);
  },
);

test('loadModel reads weights in several files and groups', async () => {
  const before = await loadModel(folder);
  const json = readJson(folder);
  const bytes = readFileSync(join(folder, 'weights.bin'));
  const weights = json.weightsManifest[0]?.weights ?? [];
  // The first two weights, 784 x 4 and 4 numbers, in two files that part in the middle of a number.
  const first = 4 * (784 * 4 + 4);
  mkdirSync(join(folder, 'parts'));
  for (const [name, from, to] of [
    ['a', 0, 4001],
    ['b', 4001, first],
    ['c', first, bytes.length],
  ] as const) {
    writeFileSync(join(folder, 'parts', name), bytes.subarray(from, to));
  }
  writeJson(folder, {
    ...json,
    weightsManifest: [
      { paths: ['parts/a', 'parts/b'], weights: weights.slice(0, 2) },
      { paths: ['parts/c'], weights: weights.slice(2) },
    ],
  });
  const loaded = await loadModel(folder);
  expect(loaded.getWeights().map((weight) => weight.dataSync())).toEqual(
    before.getWeights().map((weight) => weight.dataSync()),
  );
  disposeModel(before);
  disposeModel(loaded);
});

test('loadModel keeps the initializers, so that what is saved again says how it began', async () => {
  const loaded = await loadModel(folder);
  const fresh = buildAnn({ hiddenUnits: 4 });
  const begin = (model: tfl.LayersModel): unknown => model.getLayer('hidden').getConfig().kernelInitializer;
  expect(begin(loaded)).toEqual(begin(fresh));
  disposeModel(loaded);
  disposeModel(fresh);
});
