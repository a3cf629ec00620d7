export function createInterrupt(giveUp: () => void): {
  during<Result>(work: () => Promise<Result>): Promise<Result>;
  now(): void;
  next(): Promise<unknown>;
};
export function isInterrupt(error: unknown): boolean;
