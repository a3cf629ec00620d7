import { hasRelaxedSimd, instantiate, loadModule } from '../../../lib/engine/contract/load';

/** A module that exports `clear`, which takes one number in place of two. */
const OTHER = new Uint8Array([
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...[1, 5, 1, 96, 1, 127, 0],
  ...[3, 2, 1, 0],
  ...[7, 9, 1, 5, ...Buffer.from('clear'), 0, 0],
  ...[10, 4, 1, 2, 0, 11],
]);

const memory = (): WebAssembly.Memory => new WebAssembly.Memory({ initial: 1, maximum: 65536, shared: true });

test('instantiate gives the kernels of the contract', async () => {
  const { clear } = instantiate(await loadModule('strict'), memory());
  expect(clear(0, 16)).toBeUndefined();
});

test('instantiate refuses a module of other sources, and names the kernels that differ and the cure', async () => {
  const found = await WebAssembly.compile(OTHER);
  expect(() => instantiate(found, memory())).toThrow(
    /^loading the engine: .* found others in place of compressBytes, .*\bclear, .*: run "npm run build"$/,
  );
});

test('loadModule loads the relaxed build exactly where relaxed SIMD runs', async () => {
  const loading = loadModule('relaxed');
  if (hasRelaxedSimd()) expect(await loading).toBeInstanceOf(WebAssembly.Module);
  else await expect(loading).rejects.toThrow(/^loading the engine: relaxed SIMD was asked for, but Node v\d/);
});
