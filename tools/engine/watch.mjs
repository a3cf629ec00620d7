#!/usr/bin/env node
// Writes a copy of a module of the engine's kernels that tells, before each load and store, its address and
// its bytes to the functions read and write that it imports from "watch". Each instruction becomes a
// call of a function that tells, then does the same. Usage: node tools/engine/watch.mjs FROM TO
import { readFile, writeFile } from 'node:fs/promises';

import { binaryen } from './binaryen.mjs';

const MEMORY_INSTRUCTION =
  /\(((?:i32|i64|f32|f64|v128)\.(?:load|store)[\w.]*|memory\.(?:fill|copy))((?: (?:offset|align)=\d+)*)/g;

/**
 * Bytes that an instruction loads or stores.
 *
 * @param {string} instruction
 */
function bytesOf(instruction) {
  const found = /^\w(\d+)\.(?:load|store)(\d*)/.exec(instruction);
  if (found === null) throw new Error(`watching the engine: expected a load or a store, found ${instruction}`);
  const [, type, bits] = found;
  return Number(bits === '' ? type : bits) / 8;
}

/**
 * A function that tells, then does what the instruction does.
 *
 * @param {string} name
 * @param {string} instruction
 * @param {string} operands
 */
function teller(name, instruction, operands) {
  if (instruction.startsWith('memory.')) {
    const [to, from, bytes] = ['(local.get 0)', '(local.get 1)', '(local.get 2)'];
    const reads = instruction === 'memory.copy' ? `(call $read ${from} ${bytes})` : '';
    return `(func ${name} (param i32 i32 i32) ${reads} (call $write ${to} ${bytes}) (${instruction} ${to} ${from} ${bytes}))`;
  }
  const offset = /offset=(\d+)/.exec(operands)?.[1] ?? 0;
  const type = instruction.split('.')[0];
  const stores = instruction.includes('.store');
  const tell = `(call ${stores ? '$write' : '$read'} (i32.add (local.get 0) (i32.const ${offset})) (i32.const ${bytesOf(instruction)}))`;
  return stores
    ? `(func ${name} (param i32 ${type}) ${tell} (${instruction}${operands} (local.get 0) (local.get 1)))`
    : `(func ${name} (param i32) (result ${type}) ${tell} (${instruction}${operands} (local.get 0)))`;
}

/** @param {string} text of a module */
function watched(text) {
  /** @type {Map<string, string>} */
  const tellers = new Map();
  /** @type {(_: string, instruction: string, operands: string) => string} */
  const tell = (_, instruction, operands) => {
    const name = `$${`${instruction}${operands}`.replaceAll(' ', '_')}`;
    if (!tellers.has(name)) tellers.set(name, teller(name, instruction, operands));
    return `(call ${name}`;
  };
  const told = text.replace(MEMORY_INSTRUCTION, tell);
  const imports = ['read', 'write']
    .map((name) => `(import "watch" "${name}" (func $${name} (param i32 i32)))`)
    .join('\n');
  const start = told.indexOf('(import ');
  return `${told.slice(0, start)}${imports}\n${told.slice(start, told.lastIndexOf(')'))}${[...tellers.values()].join('\n')})`;
}

const [from = '', to = ''] = process.argv.slice(2);
const module = binaryen.readBinary(await readFile(from));
module.setFeatures(binaryen.Features.All);
const result = binaryen.parseText(watched(module.emitText()));
result.setFeatures(binaryen.Features.All);
if (!result.validate()) throw new Error(`watching ${from}: the module that came out is not valid`);
await writeFile(to, result.emitBinary());
