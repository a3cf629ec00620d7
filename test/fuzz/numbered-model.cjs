/* A model all of whose weights are its number, so that one that is made of two shows. */
const COUNT = 50_000;

exports.numbered = (number) => ({
  json: (weightsFile) =>
    JSON.stringify({
      modelTopology: { class_name: 'Sequential', config: { name: `model ${number}`, layers: [] } },
      weightsManifest: [{ paths: [weightsFile], weights: [{ name: 'all', shape: [COUNT], dtype: 'float32' }] }],
    }),
  weights: new Uint8Array(Float32Array.from({ length: COUNT }, () => number).buffer),
});
