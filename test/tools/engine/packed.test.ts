import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { KERNELS } from '../../../lib/engine/platform/files';
import { ROUNDINGS } from '../../../lib/engine/contract/load';

/** Functions of each hot kernel that work on pairs of vectors. */
const HOT = {
  forwardLists: 3,
  forwardRows: 2,
  update: 3,
  convolve: 1,
  kernelGradient: 1,
  liveKernelGradient: 1,
  liveInputGradient: 1,
};

// Other versions have no such pass, or one that packs nothing.
const packs = process.arch === 'x64' && /^v(24|26)\./.test(process.version) ? test : test.skip;

packs.each(ROUNDINGS)('V8 packs every hot kernel of the %s build into 256 bits', async (rounding) => {
  const tool = join(__dirname, '..', '..', '..', 'tools', 'engine', 'packed.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [tool, join(KERNELS, `${rounding}.wasm`)]);
  expect(JSON.parse(stdout)).toMatchObject(HOT);
});
