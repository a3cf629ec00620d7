import { readModule, type Rounding } from './contract/load';
import { compileWide } from './platform/wide';
import { givesSameBits } from './threads/same-bits';

const modules = new Map<Rounding, Promise<WebAssembly.Module>>();

/**
 * The engine's kernels, compiled once: on 256-bit lanes where that can be had and gives the same bits, else on 128.
 *
 * @throws Error if they are not built, or this JavaScript engine cannot run them
 * @throws RangeError if DIGITS_WIDE is neither `auto` nor `off`
 */
export function kernelsModule(rounding: Rounding): Promise<WebAssembly.Module> {
  const known = modules.get(rounding);
  if (known) return known;
  const module = compile(rounding);
  modules.set(rounding, module);
  // Another attempt may find what was missing.
  module.catch(() => modules.delete(rounding));
  return module;
}

async function compile(rounding: Rounding): Promise<WebAssembly.Module> {
  const bytes = await readModule(rounding);
  const plain = await WebAssembly.compile(bytes);
  const wide = compileWide(bytes);
  return wide && givesSameBits(plain, wide) ? wide : plain;
}
