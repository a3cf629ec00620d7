import {
  isLayersModel,
  parseModelJson,
  rootOf,
  weightFilesOf,
} from '../../../../lib/digits/platform/model-files/model-json';

const topology = { class_name: 'Sequential', config: { layers: [] } };
const weights = [
  { name: 'kernel', shape: [2, 3], dtype: 'float32' },
  { name: 'small', shape: [5], dtype: 'float32', quantization: { dtype: 'uint8', min: 0, scale: 1 } },
];
const json = { modelTopology: topology, weightsManifest: [{ paths: ['a.bin', 'b.bin'], weights }] };

test('parseModelJson counts the bytes of each group, of weights that were made smaller too', () => {
  const { groups, trainingConfig } = parseModelJson(`\uFEFF${JSON.stringify(json)}`);
  // Six numbers of four bytes, and five of one.
  expect(groups).toEqual([{ paths: ['a.bin', 'b.bin'], specs: weights, bytes: 29 }]);
  expect(trainingConfig).toBeUndefined();
});

test.each<[string, string, string]>([
  ['nothing', ' ', 'expected JSON, found nothing'],
  ['a page', '<html>', 'expected JSON, found HTML'],
  ['half a file', '{"a"', 'expected JSON, found none: '],
  ['other JSON', '{"a": 1}', 'expected a layers model of TensorFlow.js, found other JSON, with a'],
  ['a graph', '{"format": "graph-model"}', 'found a graph model, which has no layers'],
])('parseModelJson refuses %s', (_, text, message) => {
  expect(() => parseModelJson(text)).toThrow(message);
});

test.each(['../a.bin', '/a.bin', 'C:a.bin', 'a/../../b', ''])('parseModelJson refuses weights in %p', (path) => {
  const other = { ...json, weightsManifest: [{ paths: [path], weights }] };
  expect(() => parseModelJson(JSON.stringify(other))).toThrow("expected weights in files of the model's own folder");
});

test('isLayersModel and rootOf look through the wrapping of Keras', () => {
  const wrapped = { model_config: topology };
  expect(isLayersModel({ modelTopology: wrapped })).toBe(true);
  expect(rootOf(wrapped)).toBe(topology);
  expect(isLayersModel({ modelTopology: {} })).toBe(false);
});

test('weightFilesOf names all files of weights, and none where the JSON makes no sense', () => {
  expect(weightFilesOf(json)).toEqual(['a.bin', 'b.bin']);
  expect([weightFilesOf(undefined), weightFilesOf({ weightsManifest: [{}, 1] })]).toEqual([[], []]);
});
