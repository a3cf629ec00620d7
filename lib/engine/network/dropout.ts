/** A dropout as the kernels take it: the random words below `threshold` are dropped, what is kept is scaled. */
export function dropoutNumbers(rate: number): { threshold: number; factor: number } {
  return { threshold: Math.floor(rate * 2 ** 32), factor: 1 / (1 - rate) };
}
