import { hasRelaxedSimd, loadModule, readModule } from '../../../lib/engine/contract/load';
import { givesSameBits } from '../../../lib/engine/threads/same-bits';

/** The strict build with other instructions of SIMD, by the last bytes of their codes, in place of one. */
async function changed(from: number, to: number, which: number): Promise<WebAssembly.Module> {
  const bytes = await readModule('strict');
  const places = Array.from(bytes.keys()).filter(
    (at) => bytes[at] === 0xfd && bytes[at + 1] === from && bytes[at + 2] === 0x01,
  );
  const place = places[which];
  if (place === undefined) throw new RangeError('no such instruction');
  bytes[place + 1] = to;
  return WebAssembly.compile(bytes);
}

/** Codes of f32x4 instructions, each followed by 01. */
const [ABS, SQRT, ADD, MAX] = [0xe0, 0xe3, 0xe4, 0xe9];

test('givesSameBits says yes to a module and its copy', async () => {
  expect(givesSameBits(await loadModule('strict'), await loadModule('strict'))).toBe(true);
});

test.each([
  ['Adam without its root', SQRT, ABS],
  ['a sum in place of a maximum', MAX, ADD],
])('givesSameBits tells apart %s', async (_, from, to) => {
  const plain = await loadModule('strict');
  const answers: boolean[] = [];
  for (let which = 0; which < 4; which++) answers.push(givesSameBits(plain, await changed(from, to, which)));
  expect(answers).toContain(false);
});

const relaxed = hasRelaxedSimd() ? test : test.skip;
relaxed('givesSameBits takes the relaxed build for itself', async () => {
  expect(givesSameBits(await loadModule('relaxed'), await loadModule('relaxed'))).toBe(true);
});
