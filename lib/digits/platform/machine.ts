import { availableParallelism, cpus } from 'node:os';

import { coresInWords } from '@digits/common/text';

/** This machine in a few words: its processor, and how many cores it has. */
export function machineWords(): string {
  return coresInWords(cpus());
}

/** How many processes this one may keep busy at once: cores, or what of them it has been given. */
export function coresHere(): number {
  return availableParallelism();
}

/** The version of Node.js that runs this. */
export function nodeVersion(): string {
  return process.version;
}
