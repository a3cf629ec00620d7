import { readFileSync } from 'node:fs';

/**
 * The most memory that a process has held at once so far, as the system counts it.
 *
 * @returns megabytes (2^20 bytes), or nothing where the system does not tell, as outside Linux
 */
export function peakMemory(pid: number): number | undefined {
  let status: string;
  try {
    status = readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return undefined;
  }
  const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}
