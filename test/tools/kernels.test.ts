/** @system trains for a profile in a process */
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

import { place } from '../../tools/project/places.mjs';

/** In a process of its own, as the library's compiled form is profiled. */
function profile(network: string, images: number): ReadonlyMap<string, number> {
  const code = `const { profile } = await import(${JSON.stringify(pathToFileURL(place('tools/bench/kernels.mjs')))});
    console.log('\\n' + JSON.stringify(await profile('${network}', ${images})));`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  const rows = JSON.parse(printed.trim().split('\n').at(-1) ?? '') as { kernel: string; callsAnEpoch: number }[];
  return new Map(rows.map(({ kernel, callsAnEpoch }) => [kernel, callsAnEpoch]));
}

test('profile counts the calls of each kernel by layer, as many as an epoch of 60,000 images has', () => {
  const ann = profile('ann', 64);
  // 1,875 steps of 32; a thread that is the last one moves the rows of the second layer and its bias apart.
  expect(ann.get('forwardLists, weights 1')).toBe(1875);
  expect(ann.get('update, weights 1')).toBe(1875);
  expect(ann.get('update, weights 2')).toBe(2 * 1875);
  const cnn = profile('cnn', 64);
  for (const kernel of ['convolve, layer 1', 'convolve, layer 3', 'convolve, layer 3, back', 'maxPool, layer 5']) {
    expect([kernel, cnn.get(kernel)]).toEqual([kernel, 60_000]);
  }
  expect(cnn.get('convolve, layer 1, back')).toBeUndefined();
});
