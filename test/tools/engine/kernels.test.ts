/** @system compiles the kernels */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { KERNELS } from '../../../tools/engine/kernels.mjs';
import { compileModule } from '../../../tools/engine/modules.mjs';
import { ROOT } from '../../../tools/project/places.mjs';

test('the kernels that are kept are, byte for byte, what is compiled of their sources', async () => {
  const names = Object.keys(KERNELS.features);
  const made = await Promise.all(names.map((name) => compileModule(KERNELS, name)));
  expect(names).toEqual(['strict', 'relaxed']);
  names.forEach((name, index) => {
    const kept = readFileSync(path.join(ROOT, KERNELS.folder, `${name}.wasm`));
    expect({ name, same: kept.equals(made[index] ?? Buffer.of()) }).toEqual({ name, same: true });
  });
}, 180_000);
