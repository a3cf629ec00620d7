import { availableParallelism, cpus } from 'node:os';

/** This machine in a few words: its processor, and how many cores it has. */
export function machineWords(): string {
  const cores = cpus();
  return `${cores[0]?.model.trim() ?? 'unknown processor'}, ${cores.length} cores`;
}

/** How many processes this one may keep busy at once: cores, or what of them it has been given. */
export function coresHere(): number {
  return availableParallelism();
}

/** The version of Node.js that runs this. */
export function nodeVersion(): string {
  return process.version;
}
