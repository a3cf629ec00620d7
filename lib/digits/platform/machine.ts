import { cpus } from 'node:os';

/** This machine in a few words: its processor, and how many cores it has. */
export function machineWords(): string {
  const cores = cpus();
  return `${cores[0]?.model.trim() ?? 'unknown processor'}, ${cores.length} cores`;
}
