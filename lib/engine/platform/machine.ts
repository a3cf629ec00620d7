import { availableParallelism } from 'node:os';

/** Threads that can run at the same time. */
export function cores(): number {
  return availableParallelism();
}

/** What runs JavaScript here, for messages: `Node v24.1.0`. */
export function runtime(): string {
  return `Node ${process.version}`;
}
