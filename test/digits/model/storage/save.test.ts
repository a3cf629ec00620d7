import { spawnSync } from 'node:child_process';
import fs, {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { buildAnn } from '../../../../lib/digits/model/ann';
import { disposeModel } from '../../../../lib/digits/model/dispose';
import { hasModel, loadModel, saveModel } from '../../../../lib/digits/model/storage';
import { testBackend } from '../../../helpers/backend';
import { readJson, temporaryFolder, writeJson } from './helpers';

const parent = temporaryFolder();
const before = process.cwd();
/** The number of a process that is no longer running. */
const endedProcess = spawnSync(process.execPath, ['-e', '']).pid;
let old: tfl.LayersModel;
let fresh: tfl.LayersModel;

beforeAll(async () => {
  await testBackend();
  process.chdir(parent);
  old = buildAnn({ hiddenUnits: 3, seed: 1 });
  fresh = buildAnn({ hiddenUnits: 3, seed: 2 });
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => {
  process.chdir(before);
  rmSync(parent, { recursive: true });
});

const newFolder = (): string => mkdtempSync(join(parent, 'folder '));
const kernelOf = (model: tfl.LayersModel): Float32Array =>
  model.getWeights()[0]?.dataSync<'float32'>().slice() ?? new Float32Array();

async function loadedKernel(folder: string | URL): Promise<Float32Array> {
  const model = await loadModel(folder);
  const kernel = kernelOf(model);
  disposeModel(model);
  return kernel;
}

test('saveModel and loadModel keep a model with gelu', async () => {
  const kernelInitializer = tfl.initializers.glorotUniform({ seed: 1 });
  const model = tfl.sequential({
    layers: [tfl.layers.dense({ inputShape: [4], units: 5, activation: 'gelu', kernelInitializer })],
  });
  const folder = newFolder();
  await saveModel(model, folder);
  const loaded = await loadModel(folder);
  const outputs = [model, loaded].map((each) =>
    tf.tidy(() => [...(each.predict(tf.tensor2d([[1, -2, 0.5, 3]])) as tf.Tensor).dataSync()]),
  );
  expect(loaded.layers.map((layer) => layer.getConfig().activation)).toEqual(['gelu']);
  expect(outputs[1]).toEqual(outputs[0]);
  [model, loaded].forEach(disposeModel);
});

test('saveModel touches only its own files', async () => {
  const folder = newFolder();
  await saveModel(old, folder);
  const others = ['NOTES.md', 'group1-shard1of1.bin', 'model.json.backup', 'weights-mine.bin'];
  for (const name of others) writeFileSync(join(folder, name), 'mine');
  mkdirSync(join(folder, 'pictures'));
  for (let saves = 0; saves < 3; saves++) {
    await saveModel(fresh, folder);
    const [weights] = readJson(folder).weightsManifest[0]?.paths ?? [];
    expect(readdirSync(folder).sort()).toEqual([...others, 'pictures', 'model.json', weights].sort());
  }
  expect(readFileSync(join(folder, 'NOTES.md'), 'utf8')).toBe('mine');
  expect(await loadedKernel(folder)).toEqual(kernelOf(fresh));
});

test('saveModel writes what the loader of TensorFlow.js itself reads, also over an older model', async () => {
  const folder = newFolder();
  await saveModel(old, folder);
  await saveModel(fresh, folder);
  const { weightsManifest, modelTopology } = readJson(folder);
  const [group] = weightsManifest;
  const bytes = readFileSync(join(folder, group?.paths[0] ?? ''));
  const model = await tfl.loadLayersModel({
    load: () =>
      Promise.resolve({ modelTopology, weightSpecs: group?.weights ?? [], weightData: new Uint8Array(bytes).buffer }),
  });
  expect(kernelOf(model)).toEqual(kernelOf(fresh));
  disposeModel(model);
});

test('loadModel reads a folder as version 0.3.0 wrote it, and saveModel replaces both files of it', async () => {
  const folder = newFolder();
  await saveModel(old, folder);
  expect(readdirSync(folder).sort()).toEqual(['model.json', 'weights.bin']);
  await saveModel(fresh, folder);
  expect(readdirSync(folder)).not.toContain('weights.bin');
});

/** What a process does that a save changes the disk by. */
const CALLS = ['mkdirSync', 'openSync', 'writeFileSync', 'fsyncSync', 'closeSync', 'renameSync', 'rmSync'] as const;

/**
 * Lets a save end as a SIGKILL would: after so many calls nothing reaches the disk any more. A write is
 * counted twice, as it may be killed half-way.
 *
 * @returns whether the save came to its end before
 */
async function savedUntil(calls: number, model: tfl.LayersModel, folder: string): Promise<boolean> {
  let done = 0;
  for (const name of CALLS) {
    const original = fs[name] as (...args: unknown[]) => unknown;
    jest.spyOn(fs, name).mockImplementation(((...args: unknown[]): unknown => {
      if (done >= calls) throw new Error('killed');
      done++;
      if (name === 'writeFileSync' && done++ >= calls) {
        const [file, content] = args as [number, string | Uint8Array];
        original(file, content.slice(0, content.length / 2));
        throw new Error('killed');
      }
      return original(...args);
    }) as never);
  }
  const ended = await saveModel(model, folder).then(
    () => true,
    () => false,
  );
  jest.restoreAllMocks();
  // The litter is that of this process, which is alive: let it be that of one that is not.
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.tmp'))
      renameSync(join(folder, name), join(folder, name.replace(`-${process.pid}-`, `-${endedProcess}-`)));
  }
  return ended && done < calls;
}

test('saveModel leaves the old model or the new one whole, after whichever call it is killed', async () => {
  const start = newFolder();
  await saveModel(old, start);
  writeFileSync(join(start, 'NOTES.md'), 'mine');
  const seen = { old: 0, new: 0 };
  let ended = false;
  for (let calls = 1; !ended; calls++) {
    const folder = newFolder();
    cpSync(start, folder, { recursive: true });
    ended = await savedUntil(calls, fresh, folder);
    const found = await loadedKernel(folder);
    const isNew = found[0] === kernelOf(fresh)[0];
    expect([calls, found]).toEqual([calls, isNew ? kernelOf(fresh) : kernelOf(old)]);
    seen[isNew ? 'new' : 'old']++;
    // The next save finds nothing in its way, and leaves no litter of the killed one.
    await saveModel(old, folder);
    expect(await loadedKernel(folder)).toEqual(kernelOf(old));
    expect(readdirSync(folder)).toEqual([
      'NOTES.md',
      'model.json',
      ...(readJson(folder).weightsManifest[0]?.paths ?? []),
    ]);
  }
  expect(seen.old).toBeGreaterThan(9);
  expect(seen.new).toBeGreaterThan(3);
});

test('saveModel leaves no model or a whole one, after whichever call of the first save it is killed', async () => {
  let ended = false;
  for (let calls = 1; !ended; calls++) {
    const folder = newFolder();
    ended = await savedUntil(calls, fresh, folder);
    if (hasModel(folder)) expect([calls, await loadedKernel(folder)]).toEqual([calls, kernelOf(fresh)]);
    await saveModel(old, folder);
    expect(await loadedKernel(folder)).toEqual(kernelOf(old));
    expect(readdirSync(folder)).toEqual(['model.json', ...(readJson(folder).weightsManifest[0]?.paths ?? [])]);
  }
});

test('saveModel leaves the old model where a call fails, and says so', async () => {
  const folder = newFolder();
  await saveModel(old, folder);
  for (const name of ['openSync', 'writeFileSync', 'fsyncSync', 'renameSync'] as const) {
    jest.spyOn(fs, name).mockImplementation(() => {
      throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
    });
    await expect(saveModel(fresh, folder)).rejects.toThrow(
      /cannot write to .*: ENOSPC: no space left; a model that was there is as it was/,
    );
    jest.restoreAllMocks();
    expect(await loadedKernel(folder)).toEqual(kernelOf(old));
    expect(readdirSync(folder).sort()).toEqual(['model.json', 'weights.bin']);
  }
});

test('saveModel of several at once, and loadModel beside them, never see an error or some of each', async () => {
  const folder = newFolder();
  const sums = [old, fresh].map((model) => kernelOf(model).join());
  const saves = Array.from({ length: 20 }, (_, at) => saveModel(at % 2 === 0 ? old : fresh, folder));
  await Promise.race(saves);
  const loads = Array.from({ length: 20 }, () => loadedKernel(folder));
  for (const kernel of await Promise.all(loads)) expect(sums).toContain(kernel.join());
  await Promise.all(saves);
  expect(readdirSync(folder)).toHaveLength(2);
});

test('loadModel reads the new model where another process replaced the old one meanwhile', async () => {
  const folder = newFolder();
  await saveModel(old, folder);
  const other = newFolder();
  await saveModel(old, other);
  await saveModel(fresh, other);
  const original: (...args: Parameters<typeof fs.statSync>) => unknown = fs.statSync;
  // When the weights of the old are looked for, they are gone already.
  const spy = jest.spyOn(fs, 'statSync').mockImplementation(((...args: Parameters<typeof fs.statSync>): unknown => {
    if (String(args[0]).endsWith('weights.bin')) {
      rmSync(args[0], { force: true });
      cpSync(other, folder, { recursive: true });
    }
    return original(...args);
  }) as never);
  expect(await loadedKernel(folder)).toEqual(kernelOf(fresh));
  expect(spy).toHaveBeenCalledWith(join(folder, 'weights.bin'), expect.anything());
});

test('saveModel keeps a folder that is a symbolic link one', async () => {
  const [folder, link] = [newFolder(), join(parent, 'link')];
  symlinkSync(folder, link);
  await saveModel(old, link);
  await saveModel(fresh, link);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(await loadedKernel(folder)).toEqual(kernelOf(fresh));
});

test.each<[string, string | URL]>([
  ['with/slash/', 'with/slash'],
  ['file://./relative', 'relative'],
  [new URL('absolute/', pathToFileURL(`${parent}/`)) as never, 'absolute'],
  ['named/model.json', 'named'],
  ['é 日本/', 'é 日本'],
])('saveModel and loadModel understand %s', async (location, folder) => {
  for (const model of [old, fresh]) await saveModel(model, location);
  expect(hasModel(location)).toBe(true);
  expect(await loadedKernel(location)).toEqual(kernelOf(fresh));
  expect(readdirSync(join(parent, String(folder)))).toContain('model.json');
  expect(await loadedKernel(join(parent, String(folder), 'model.json'))).toEqual(kernelOf(fresh));
});

test('saveModel writes over a model whose model.json has a mark of the byte order', async () => {
  const folder = newFolder();
  await saveModel(old, folder);
  const file = join(folder, 'model.json');
  writeFileSync(file, `\uFEFF${readFileSync(file, 'utf8')}`);
  await saveModel(fresh, folder);
  expect(await loadedKernel(folder)).toEqual(kernelOf(fresh));
});

test('saveModel uses an empty folder, and refuses places that are none, before it makes anything', async () => {
  const empty = newFolder();
  writeFileSync(join(empty, '.gitkeep'), '');
  await saveModel(old, empty);
  const found = readdirSync(parent).sort();
  await expect(saveModel(old, '~/models')).rejects.toThrow(`write "${join(homedir(), 'models')}"`);
  await expect(saveModel(old, 'localstorage://mine')).rejects.toThrow('only files of this machine');
  await expect(loadModel('https://example.org/model.json')).rejects.toThrow(RangeError);
  const nothing: unknown = undefined;
  await expect(saveModel(old, nothing as string)).rejects.toThrow(TypeError);
  await expect(saveModel(nothing as tfl.LayersModel, 'x')).rejects.toThrow(
    'expected a model, such as buildAnn makes, found undefined',
  );
  writeFileSync(join(parent, 'file'), '');
  await expect(saveModel(old, 'file')).rejects.toThrow('found a file of that name');
  await expect(saveModel(old, 'file/below')).rejects.toThrow(/found the file .*file:/);
  expect(readdirSync(parent).sort()).toEqual([...found, 'file'].sort());
});

test.each<[string, unknown]>([
  ['a graph model', { format: 'graph-model', modelTopology: { node: [] }, weightsManifest: [] }],
  ['other JSON', { name: 'web app' }],
  ['no JSON', 'torn'],
])('saveModel does not write over a model.json of %s', async (_kind, json) => {
  const folder = newFolder();
  writeJson(folder, json);
  const text = readFileSync(join(folder, 'model.json'), 'utf8');
  await expect(saveModel(old, folder)).rejects.toThrow('found a model.json there that is not one of a layers model');
  expect(readFileSync(join(folder, 'model.json'), 'utf8')).toBe(text);
});

test('saveModel refuses weights that are not finite, so that what is there stays', async () => {
  const folder = newFolder();
  await saveModel(old, folder);
  const broken = buildAnn({ hiddenUnits: 3 });
  const tensors = tf.memory().numTensors;
  tf.tidy(() =>
    broken.setWeights(
      broken.getWeights().map((weight, index) => (index === 3 ? tf.tensor1d(new Array<number>(10).fill(NaN)) : weight)),
    ),
  );
  const saving = saveModel(broken, folder);
  await expect(saving).rejects.toThrow(RangeError);
  await expect(saving).rejects.toThrow(
    'saving a model: weights "output/bias": expected finite numbers, found NaN at index 0',
  );
  expect(tf.memory().numTensors).toBe(tensors);
  expect(await loadedKernel(folder)).toEqual(kernelOf(old));
  disposeModel(broken);
});
