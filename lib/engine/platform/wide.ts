/*
 * 256-bit lanes. V8 can make one operation on 256 bits of two neighbouring ones on 128, under a flag that is experimental
 * and the whole process's. So it stands for as long as one module takes to compile, all of it and at once.
 */
import v8 from 'node:v8';

import { describe } from '../validation/describe';

/** The environment variable that says whether wide lanes are used: `auto`, the default, or `off`. */
export const WIDE_VARIABLE = 'DIGITS_WIDE';

/**
 * Versions of V8 that were tried: those of Node 24 and 26. Another might end the process, for where it cannot pack what it
 * thought it could, it aborts.
 */
const TRIED = /^(13\.6|14\.6)\./;

/**
 * For the time of compiling, then for the time after it, as they were. Each function is optimized at once, since later it
 * would be without the flag; V8 of Node 26 does not inline what has not run.
 */
const FLAGS = [
  ['--experimental-wasm-revectorize', '--no-experimental-wasm-revectorize'],
  ['--no-liftoff', '--liftoff'],
  ['--no-wasm-lazy-compilation', '--wasm-lazy-compilation'],
  ['--no-wasm-inlining', '--wasm-inlining'],
] as const;

/** A custom section of that name. V8 keeps compiled modules by their bytes: with it, a module is not the plain one. */
const SECTION = [0, 5, 4, ...new TextEncoder().encode('wide')];

/**
 * Compiles a module so that its kernels work on 256 bits, with the same bits as results. Blocks the calling thread for
 * some 50 milliseconds.
 *
 * @returns undefined where that cannot be had: on another processor than x64, by a V8 that was not tried, where one of
 *   the flags was given to Node, or where DIGITS_WIDE is `off`
 * @throws RangeError if DIGITS_WIDE is neither `auto` nor `off`
 */
export function compileWide(bytes: Uint8Array): WebAssembly.Module | undefined {
  if (!isWanted() || process.arch !== 'x64' || !TRIED.test(process.versions.v8) || isSetByCaller()) return undefined;
  const marked = new Uint8Array(bytes.length + SECTION.length);
  marked.set(bytes);
  marked.set(SECTION, bytes.length);
  for (const [set] of FLAGS) v8.setFlagsFromString(set);
  try {
    return new WebAssembly.Module(marked);
  } finally {
    for (const [, unset] of FLAGS) v8.setFlagsFromString(unset);
  }
}

function isWanted(): boolean {
  const value = process.env[WIDE_VARIABLE] ?? 'auto';
  if (value !== 'auto' && value !== 'off') {
    throw new RangeError(`starting the engine: expected ${WIDE_VARIABLE} to be auto or off, found ${describe(value)}`);
  }
  return value === 'auto';
}

/** Whether Node was started with one of the flags, or its contrary: V8 does not tell how they stand. */
function isSetByCaller(): boolean {
  const given = process.execArgv.map((option) => option.replaceAll('_', '-'));
  return FLAGS.flat().some((flag) => given.includes(flag));
}
