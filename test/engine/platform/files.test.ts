import { readKernels } from '../../../lib/engine/platform/files';

test('readKernels reads a module that is built', async () => {
  expect(WebAssembly.validate(await readKernels('strict'))).toBe(true);
});

test('readKernels says where it looked for one that is not, and how to make it', async () => {
  await expect(readKernels('sloppy')).rejects.toThrow(
    /^loading the engine: expected its kernels in .*sloppy\.wasm; run "npm run build" first$/,
  );
});
