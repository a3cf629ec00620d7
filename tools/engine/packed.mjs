#!/usr/bin/env node
// Asks V8 which functions of a module of WebAssembly it packs into 256 bits, and prints for each export how many of those
// that it is made of, itself and what it calls, are packed. Usage: node tools/engine/packed.mjs FILE
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

import { place } from '../project/places.mjs';
import { binaryen } from './binaryen.mjs';

/** V8 tells what it packs, while the engine's own code compiles the module. */
const FLAGS = ['--single-threaded', '--trace-wasm-revectorize'];
const COMPILE = `
  const { compileWide } = require(${JSON.stringify(place('lib', 'engine', 'dist', 'platform', 'wide.js'))});
  compileWide(require('node:fs').readFileSync(process.argv[1]));`;

/**
 * The numbers of the functions that V8 packs.
 *
 * @param {string} file
 * @returns {Promise<Set<number>>}
 */
async function packedIn(file) {
  const { stdout } = await promisify(execFile)(process.execPath, [...FLAGS, '--eval', COMPILE, file], {
    env: { ...process.env, DIGITS_WIDE: 'auto' },
    maxBuffer: 2 ** 28,
  });
  const parts = stdout.split('Begin revec function wasm-function#').slice(1);
  // Node 24 says "Decide to vectorize", Node 26 "Decided to vectorize".
  return new Set(parts.filter((part) => /Decided? to vectorize/.test(part)).map((part) => parseInt(part, 10)));
}

/**
 * The functions that each function of a module calls, all by their numbers, and the numbers of its exports.
 *
 * @param {Uint8Array} bytes
 */
function callsOf(bytes) {
  const module = binaryen.readBinary(bytes);
  const text = module.emitText();
  const functions = text.split(/\n \(func \$/).slice(1);
  const names = functions.map((part) => /^\S+/.exec(part)?.[0] ?? '');
  const numberOf = new Map(names.map((name, number) => [name, number]));
  const calls = functions.map((part) =>
    [...part.matchAll(/\(call \$([^\s()]+)/g)].map(([, name = '']) => numberOf.get(name) ?? -1),
  );
  const exported = [...text.matchAll(/\(export "([^"]+)" \(func \$([^\s()]+)\)\)/g)].map(
    ([, name = '', inside = '']) => /** @type {const} */ ([name, numberOf.get(inside) ?? -1]),
  );
  return { calls, exported };
}

/**
 * A function and all that it calls, however deep.
 *
 * @param {readonly (readonly number[])[]} calls
 * @param {number} from
 */
function reached(calls, from) {
  const found = new Set([from]);
  for (const number of found) for (const next of calls[number] ?? []) found.add(next);
  return found;
}

const [file = ''] = process.argv.slice(2);
const packed = await packedIn(file);
const { calls, exported } = callsOf(await readFile(file));
const counts = exported.map(([name, number]) => [
  name,
  [...reached(calls, number)].filter((at) => packed.has(at)).length,
]);
console.log(JSON.stringify(Object.fromEntries(counts)));
