import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { KERNELS } from '../../../lib/engine/platform/files';
import { ROUNDINGS } from '../../../lib/engine/contract/load';
import { wideTest } from '../../engine/wide-lanes';

/** Functions of each hot kernel that work on pairs of vectors. */
const HOT = {
  forwardLists: 3,
  forwardRows: 2,
  update: 6,
  convolve: 1,
  kernelGradient: 2,
  liveKernelGradient: 1,
  liveInputGradient: 1,
};

wideTest.each(ROUNDINGS)('V8 packs every hot kernel of the %s build into 256 bits', async (rounding) => {
  const tool = join(__dirname, '..', '..', '..', 'tools', 'engine', 'packed.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [tool, join(KERNELS, `${rounding}.wasm`)]);
  expect(JSON.parse(stdout)).toMatchObject(HOT);
});
