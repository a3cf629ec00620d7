import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';

import { disposeModel } from '../../lib/digits/model/dispose';
import { loadModel, saveModel } from '../../lib/digits/model/storage';
import { seededRandom } from '../../lib/digits/random/random';
import { testBackend } from '../helpers/backend';
import { cases, PATIENCE, reporter } from './cases';
import { any, damagedBytes, damagedJson, type Json } from './damage';

const random = seededRandom(21);
const parent = mkdtempSync(join(tmpdir(), 'models fuzz '));
const folder = join(parent, 'model');
const models: { readonly json: string; readonly weights: Buffer }[] = [];

beforeAll(async () => {
  await testBackend();
  const { dense, flatten, dropout, conv2d, batchNormalization } = tfl.layers;
  const input = tfl.input({ shape: [6] });
  const hidden = dense({ units: 4, name: 'hidden' }).apply(input) as tfl.SymbolicTensor;
  const output = dense({ units: 3, name: 'output' }).apply(dropout({ rate: 0.5 }).apply(hidden)) as tfl.SymbolicTensor;
  const made: readonly tfl.LayersModel[] = [
    tfl.sequential({
      layers: [flatten({ inputShape: [3, 2] }), dense({ units: 4, activation: 'relu' }), dense({ units: 3 })],
    }),
    tfl.sequential({
      layers: [conv2d({ filters: 2, kernelSize: 2, inputShape: [3, 3, 1] }), batchNormalization(), flatten()],
    }),
    tfl.model({ inputs: input, outputs: output }),
  ];
  for (const model of made) {
    model.compile({ optimizer: tf.train.adam(0.01), loss: 'meanSquaredError', metrics: ['accuracy'] });
    const sample = ({ inputs = [], outputs = [] }: Partial<tfl.LayersModel>): tf.Tensor =>
      tf.ones([2, ...([...inputs, ...outputs][0]?.shape.slice(1) ?? []).map(Number)]);
    const [inputs, targets] = [sample({ inputs: model.inputs }), sample({ outputs: model.outputs })];
    await model.trainOnBatch(inputs, targets);
    model.setUserDefinedMetadata({
      trainingHistory: { epochs: [{ epoch: 1, loss: 2 }], batchSize: 32, seed: 1, engine: 'x' },
    });
    await saveModel(model, folder);
    models.push({
      json: readFileSync(join(folder, 'model.json'), 'utf8'),
      weights: readFileSync(join(folder, 'weights.bin')),
    });
    rmSync(folder, { recursive: true });
    tf.dispose([inputs, targets]);
    disposeModel(model);
  }
});
afterAll(() => rmSync(parent, { recursive: true }));

/** Writes a damaged model: its JSON as a tree, its JSON as text, its weights, or the files themselves. */
function writeDamaged(): void {
  rmSync(folder, { recursive: true, force: true });
  const model = any(random, models);
  let { json, weights } = model;
  const act = random.below(10);
  if (act < 6)
    for (let times = 1 + random.below(2); times > 0; times--)
      json = JSON.stringify(damagedJson(random, JSON.parse(json) as Json));
  else if (act === 6) json = json.slice(0, random.below(json.length));
  else if (act === 7) json = damagedBytes(random, Buffer.from(json)).toString('latin1');
  else weights = damagedBytes(random, weights);
  // Once more the JSON of another model: its weights have other names and shapes.
  if (random.below(50) === 0) ({ json } = any(random, models));
  mkdirSync(folder);
  writeFileSync(join(folder, 'model.json'), json);
  if (random.below(60) > 0) writeFileSync(join(folder, 'weights.bin'), weights);
}

interface Entry {
  readonly name: string;
  readonly shape: number[];
  readonly dtype: string;
  readonly group?: string;
  readonly quantization?: {
    readonly dtype: 'uint8' | 'uint16' | 'float16';
    readonly min: number;
    readonly scale: number;
  };
}

const BYTES = { float32: 4, int32: 4, bool: 1, uint8: 1, uint16: 2, float16: 2 };

/** A number of half precision, from its 16 bits. */
function half(bits: number): number {
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return exponent === 0 ? (sign * fraction) / 2 ** 24 : sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
}

/**
 * What the files say of the weights, read number by number as the format's page describes.
 *
 * @returns undefined if they cannot be a whole model
 */
function weightsInFiles(): (Entry & { readonly values: number[] })[] | undefined {
  const { weightsManifest } = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as {
    weightsManifest?: { paths: string[]; weights: Entry[] }[];
  };
  if (!Array.isArray(weightsManifest)) return undefined;
  const found = weightsManifest.flatMap(({ paths, weights }) => {
    if (paths.some((path) => path.includes('..') || path.startsWith('/') || !existsSync(join(folder, path))))
      return [undefined];
    const bytes = Buffer.concat(paths.map((path) => readFileSync(join(folder, path))));
    let at = 0;
    const read = weights.map((entry) => {
      const type = (entry.quantization?.dtype ?? entry.dtype) as keyof typeof BYTES;
      const count = entry.shape.reduce((product, size) => product * size, 1);
      const values = Array.from({ length: Math.min(count, bytes.length) }, () => {
        const place = at;
        at += BYTES[type];
        if (at > bytes.length) return NaN;
        if (type === 'float16') return half(bytes.readUInt16LE(place));
        const stored =
          type === 'float32'
            ? bytes.readFloatLE(place)
            : type === 'int32'
              ? bytes.readInt32LE(place)
              : bytes.readUIntLE(place, BYTES[type]);
        return entry.quantization ? Math.fround(stored * entry.quantization.scale + entry.quantization.min) : stored;
      });
      return count === values.length && values.every(Number.isFinite) ? { ...entry, values } : undefined;
    });
    return at === bytes.length ? read : [undefined];
  });
  const whole = found.flatMap((entry) => (entry === undefined ? [] : [entry]));
  return whole.length === found.length ? whole : undefined;
}

/**
 * What the files hold for a weight: the entry of its name or, where its layer has as many entries as weights, that of
 * the same place among those of the layer that have the names of no weights.
 */
function entryOf<Stored extends Entry>(name: string, weights: readonly string[], stored: readonly Stored[]) {
  const kept = stored.filter(({ group }) => group !== 'optimizer');
  // TensorFlow.js leaves out the second name from the end where no weights have the whole name.
  const short = ({ name: given }: Stored): string => given.split('/').toSpliced(-2, 1).join('/');
  const named = (weight: string) => kept.find((entry) => [entry.name, short(entry)].includes(weight));
  const ofLayer = (each: string): boolean => each.split('/')[0] === name.split('/')[0];
  const own = weights.filter(ofLayer);
  const lost = own.filter((weight) => named(weight) === undefined);
  const left = kept.filter((entry) => ofLayer(entry.name) && !own.some((weight) => named(weight) === entry));
  return named(name) ?? (lost.length === left.length ? left[lost.indexOf(name)] : undefined);
}

/** Why a model that was loaded is not the one that the files hold; undefined if it is. */
function difference(model: tfl.LayersModel): string | undefined {
  const stored = weightsInFiles();
  if (stored === undefined) return 'the files hold no whole model';
  const weights = model.weights.map(({ originalName }) => originalName);
  for (const weight of model.weights) {
    const values = [...weight.read().dataSync()];
    const entry = entryOf(weight.originalName, weights, stored);
    if (entry === undefined) return `${weight.originalName} is not in the files`;
    if (String(entry.values) !== String(values)) return `${weight.originalName} has other values`;
    if (String(entry.shape) !== String(weight.shape)) return `${weight.originalName} has another shape`;
  }
  return undefined;
}

test(
  'loadModel gives what the files hold or says why not, and leaves no tensor behind',
  async () => {
    const total = cases(400, 10_000);
    const report = reporter('model folders', total);
    const seen = { loaded: 0, refused: 0 };
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    for (let done = 1; done <= total; done++) {
      writeDamaged();
      const before = tf.memory().numTensors;
      let wrong: string | undefined;
      try {
        const model = await loadModel(folder);
        seen.loaded++;
        wrong = difference(model);
        const optimizer = model.optimizer as tf.Optimizer | undefined;
        model.dispose();
        optimizer?.dispose();
      } catch (error) {
        seen.refused++;
        const message = error instanceof Error ? error.message : String(error);
        if (!/^loading a model: .*model does not hold a whole model: ./s.test(message)) wrong = message;
      }
      if (tf.memory().numTensors !== before) wrong ??= `${tf.memory().numTensors - before} tensors are left`;
      if (wrong !== undefined) {
        const kept = mkdtempSync(join(tmpdir(), 'models fuzz found '));
        cpSync(folder, kept, { recursive: true });
        throw new Error(`case ${done}, kept in ${kept}: ${wrong}`);
      }
      report(done);
    }
    expect(seen.loaded).toBeGreaterThan(total / 20);
    expect(seen.refused).toBeGreaterThan(total / 3);
    jest.restoreAllMocks();
  },
  PATIENCE,
);
